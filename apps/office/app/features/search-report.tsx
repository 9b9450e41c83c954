import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readSearchReport } from '@markthalle/contracts/office-search';
import { type Column, Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { searchTexts as texts } from '../texts/search.ts';

type Report = OutputOf<typeof readSearchReport>;
type Group = Report['withoutHits'][number];

const BPS_PER_PERCENT = 100;
const percent = (bps: number) =>
  `${(bps / BPS_PER_PERCENT).toLocaleString('de-DE', { maximumFractionDigits: 1 })} %`;
const engineName = (engine: string) =>
  engine === 'meilisearch' ? texts.engines.meilisearch : texts.engines.postgres;

/** What people search, what they do not find and what they do not open; groups only. */
export function SearchReport({ report }: { readonly report: Report }) {
  const { columns } = texts;
  return (
    <>
      <Block title={texts.report}>
        <p className="muted">{texts.reportHint}</p>
        <p>
          <b>{texts.searches(report.searches)}</b>,{' '}
          {texts.withoutHitsShare(percent(report.withoutHitsBps))}
        </p>
        {report.byEngine.length > 1 && (
          <p className="small muted">
            {report.byEngine
              .map(({ engine, searches }) => texts.byEngine(engineName(engine), searches))
              .join(', ')}
          </p>
        )}
      </Block>
      <Block title={texts.withoutHits}>
        {report.withoutHits.length === 0 ? (
          <p>{texts.noneWithoutHits}</p>
        ) : (
          <Table
            caption={texts.withoutHits}
            captionHidden
            rows={report.withoutHits}
            rowKey={keyOf}
            columns={[
              ...groupColumns(),
              {
                key: 'help',
                title: columns.help,
                cell: (group: Group) => <AddSynonym {...group} />,
              },
            ]}
          />
        )}
      </Block>
      <Block title={texts.lowClicks}>
        {report.lowClicks.length === 0 ? (
          <p>{texts.noneLowClicks}</p>
        ) : (
          <Table
            caption={texts.lowClicks}
            captionHidden
            rows={report.lowClicks}
            rowKey={keyOf}
            columns={[
              ...groupColumns<Report['lowClicks'][number]>(),
              { key: 'clicks', title: columns.clicks, numeric: true, cell: ({ clicks }) => clicks },
              { key: 'hits', title: columns.hits, numeric: true, cell: ({ hits }) => hits },
            ]}
          />
        )}
      </Block>
    </>
  );
}

const keyOf = ({ text, language }: Group) => `${language}/${text}`;

const groupColumns = <Row extends Group>(): Column<Row>[] => [
  { key: 'text', title: texts.columns.text, cell: ({ text }) => text },
  {
    key: 'language',
    title: texts.columns.language,
    cell: ({ language }) => texts.languages[language],
  },
  {
    key: 'searches',
    title: texts.columns.searches,
    numeric: true,
    cell: ({ searches }) => searches,
  },
  { key: 'visits', title: texts.columns.visits, numeric: true, cell: ({ visits }) => visits },
];

function AddSynonym({ text, language }: Group) {
  const address = new URLSearchParams({
    wort: text,
    art: language === 'en' ? 'translated' : 'same',
  });
  return (
    <a href={`/suche/synonyme/eintrag?${address}`} aria-label={texts.addSynonymFor(text)}>
      {texts.addSynonym}
    </a>
  );
}
