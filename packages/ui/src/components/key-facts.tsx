import type { ReactNode } from 'react';

/** Terms and what is said about them, in two columns. */
export function KeyFacts(props: {
  readonly facts: readonly { readonly term: string; readonly fact: ReactNode }[];
}) {
  return (
    <dl className="key-facts">
      {props.facts.map(({ term, fact }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
