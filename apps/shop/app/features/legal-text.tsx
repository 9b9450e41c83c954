import { type LegalBlock, type LegalSpan, parseLegalText } from '@markthalle/domain/legalMarkup';

/** A legal text from its markup; nothing in it becomes HTML. */
export function LegalText({ body }: { readonly body: string }) {
  return parseLegalText(body).map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one text never change their order.
    <Block key={index} block={block} />
  ));
}

function Block({ block }: { readonly block: LegalBlock }) {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'paragraph':
      return (
        <p>
          <Spans spans={block.spans} />
        </p>
      );
    case 'points':
      return (
        <ul>
          {block.points.map((spans) => (
            <li key={wordsOf(spans)}>
              <Spans spans={spans} />
            </li>
          ))}
        </ul>
      );
  }
}

function Spans({ spans }: { readonly spans: readonly LegalSpan[] }) {
  return spans.map(({ text, href }) =>
    href === undefined ? (
      text
    ) : (
      <a key={href} href={href}>
        {text}
      </a>
    ),
  );
}

const wordsOf = (spans: readonly LegalSpan[]): string => spans.map(({ text }) => text).join('');
