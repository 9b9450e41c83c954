import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { previewSynonym } from '@markthalle/contracts/office-search';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import type { ReactNode } from 'react';
import { synonymTexts as texts } from '../texts/search.ts';

type Effect = OutputOf<typeof previewSynonym>;

/** What would change for searches that people made; below it the way to publish. */
export function SynonymEffect(props: { readonly effect: Effect; readonly children: ReactNode }) {
  const { synonyms, queries } = props.effect;
  const { effectColumns: columns } = texts;
  const listed = (names: readonly string[]) =>
    names.length === 0 ? texts.nothing : names.join(', ');
  return (
    <div id="wirkung" className="after-block">
      <Block title={texts.effect}>
        <ul>
          {synonyms.map(({ term, kind, expansions }) => (
            <li key={`${kind}/${term}`}>{texts.stored(term, expansions.join(', '))}</li>
          ))}
        </ul>
        {queries.length === 0 ? (
          <p>{texts.effectNone}</p>
        ) : (
          <Table
            caption={texts.effect}
            captionHidden
            rows={queries}
            rowKey={({ text, language }) => `${language}/${text}`}
            columns={[
              { key: 'query', title: columns.query, cell: ({ text }) => text },
              { key: 'source', title: columns.source, cell: ({ source }) => texts.sources[source] },
              {
                key: 'before',
                title: columns.before,
                cell: ({ before }) => texts.hits(before.total),
              },
              { key: 'after', title: columns.after, cell: ({ after }) => texts.hits(after.total) },
              { key: 'added', title: columns.added, cell: ({ added }) => listed(added) },
              { key: 'gone', title: columns.gone, cell: ({ gone }) => listed(gone) },
            ]}
          />
        )}
        {props.children}
      </Block>
    </div>
  );
}
