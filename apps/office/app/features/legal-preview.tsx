import { type LegalBlock, type LegalSpan, parseLegalText } from '@markthalle/domain/legalMarkup';

/** A legal text as readers will see it; nothing in it becomes HTML. */
export function LegalPreview({ title, body }: { readonly title: string; readonly body: string }) {
  return (
    <article className="legal-preview">
      <h3>{title}</h3>
      {parseLegalText(body).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one text never change their order.
        <Block key={index} block={block} />
      ))}
    </article>
  );
}

function Block({ block }: { readonly block: LegalBlock }) {
  if (block.kind === 'heading') return <h4>{block.text}</h4>;
  if (block.kind === 'paragraph') return <p>{block.spans.map(spanOf)}</p>;
  return (
    <ul>
      {block.points.map((spans) => (
        <li key={spans.map(({ text }) => text).join('')}>{spans.map(spanOf)}</li>
      ))}
    </ul>
  );
}

/** Addresses are those of the shop, so they are shown but lead nowhere here. */
const spanOf = ({ text, href }: LegalSpan) =>
  href === undefined ? (
    text
  ) : (
    <span key={href}>
      <u>{text}</u> ({href})
    </span>
  );
