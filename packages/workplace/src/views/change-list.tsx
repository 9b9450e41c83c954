import type { VersionChange } from '@markthalle/contracts/product-drafts';

const texts = { before: 'Vorher', after: 'Nachher', nothing: '(leer)' };

/** What one version of a product changed: sentences word by word, figures side by side. */
export function ChangeList({ changes }: { readonly changes: readonly VersionChange[] }) {
  return (
    <dl className="changes">
      {changes.map((change) => (
        <div key={change.field}>
          <dt>{change.field}</dt>
          <dd>{change.runs ? <WordDiff runs={change.runs} /> : <BeforeAfter change={change} />}</dd>
        </div>
      ))}
    </dl>
  );
}

function WordDiff({ runs }: { readonly runs: NonNullable<VersionChange['runs']> }) {
  let at = 0;
  return runs.map(({ kind, text }) => {
    const key = at;
    at += text.length;
    if (kind === 'gone') return <del key={key}>{text}</del>;
    return kind === 'new' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>;
  });
}

function BeforeAfter({ change }: { readonly change: VersionChange }) {
  return (
    <>
      <span className="visually-hidden">{texts.before}: </span>
      <del>{change.before || texts.nothing}</del> <span aria-hidden="true">→</span>{' '}
      <span className="visually-hidden">{texts.after}: </span>
      <ins>{change.after || texts.nothing}</ins>
    </>
  );
}
