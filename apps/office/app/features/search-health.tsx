import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readSearchEngine } from '@markthalle/contracts/office-search';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { searchTexts as texts } from '../texts/search.ts';

type Engine = OutputOf<typeof readSearchEngine>;

/** Which engine answers and whether it is on the level of the catalogue. */
export function SearchHealth({ engine }: { readonly engine: Engine }) {
  const facts = [
    { term: texts.engine, fact: texts.engines[engine.engine] },
    {
      term: texts.probe,
      fact: (
        <Tag
          tone={engine.answers ? 'good' : 'bad'}
          icon={engine.answers ? 'check' : 'circle-alert'}
        >
          {engine.answers ? texts.answers(engine.tookMs) : texts.silent}
        </Tag>
      ),
    },
    ...(engine.engine === 'meilisearch'
      ? [{ term: texts.breaker, fact: texts.breakers[engine.breaker] }]
      : []),
    { term: texts.documents, fact: texts.count(engine.documents) },
    { term: texts.waiting, fact: texts.count(engine.waitingForProjection) },
    ...(engine.comparedAt === null
      ? []
      : [
          {
            term: texts.drift,
            fact: texts.driftSays(engine.drift ?? 0, formatInstant(engine.comparedAt, 'de')),
          },
        ]),
    ...(engine.overlapPercent === null
      ? []
      : [{ term: texts.overlap, fact: texts.overlapSays(engine.overlapPercent) }]),
  ];
  return (
    <Block title={texts.health}>
      <KeyFacts facts={facts} />
      {engine.indexes.length > 0 && <Indexes indexes={engine.indexes} />}
    </Block>
  );
}

function Indexes({ indexes }: Pick<Engine, 'indexes'>) {
  const { indexColumns: columns } = texts;
  return (
    <Table
      caption={texts.indexes}
      rows={indexes}
      rowKey={({ uid }) => uid}
      columns={[
        { key: 'name', title: columns.name, cell: ({ uid }) => uid },
        {
          key: 'state',
          title: columns.state,
          cell: ({ state, ready }) =>
            ready ? texts.indexStates[state] : `${texts.indexStates[state]}, ${texts.notReady}`,
        },
        { key: 'waiting', title: columns.waiting, numeric: true, cell: ({ waiting }) => waiting },
        { key: 'refused', title: columns.refused, numeric: true, cell: ({ refused }) => refused },
      ]}
    />
  );
}

/** Rebuild and comparison with how far they are. */
export function SearchWork({ engine }: { readonly engine: Engine }) {
  return (
    <Block title={texts.work}>
      <p className="muted">{texts.workHint}</p>
      <KeyFacts
        facts={[
          { term: texts.rebuildName, fact: workSays(engine.rebuild) },
          { term: texts.reconcileName, fact: workSays(engine.reconcile) },
        ]}
      />
      <form method="post" className="button-row">
        <Button name="intent" value="rebuild">
          {texts.rebuild}
        </Button>
        <Button name="intent" value="reconcile">
          {texts.reconcile}
        </Button>
        <ButtonLink href="/suche">{texts.refresh}</ButtonLink>
      </form>
    </Block>
  );
}

function workSays(work: Engine['rebuild']): string {
  if (work === null) return texts.never;
  const says = texts.workState;
  const at = formatInstant(work.finishedAt ?? work.startedAt, 'de');
  if (work.state === 'waiting') return says.waiting(work.startedBy, at);
  if (work.state === 'running') return says.running(work.done);
  return work.state === 'done' ? says.done(work.done, at) : says.failed(at, work.note);
}
