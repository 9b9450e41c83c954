import type { OutputOf } from '@markthalle/contracts/endpoint';
import { listSynonyms, type SynonymKind, switchSynonym } from '@markthalle/contracts/office-search';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Pager } from '@markthalle/ui/components/pager';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { synonymTexts as texts } from '../texts/search.ts';

const HERE = '/suche/synonyme';
const MAX_WORD_CHARS = 60;
const MAX_PAGE = 400;

type Synonym = OutputOf<typeof listSynonyms>['synonyms'][number];

export const meta = officeTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const word = (visit.url.searchParams.get('wort') ?? '').trim().slice(0, MAX_WORD_CHARS);
  const page = Math.trunc(Number(visit.url.searchParams.get('seite') ?? 1)) || 1;
  const list = await visit.read(listSynonyms, {
    q: word,
    page: Math.min(Math.max(page, 1), MAX_PAGE),
  });
  return { word, ...list };
}

export const action = officeAction(async ({ values, call }) => {
  const active = one(values, 'active') === 'true';
  await call(switchSynonym, {
    term: one(values, 'term'),
    kind: one(values, 'kind') as SynonymKind,
    active: String(active),
  });
  return done(HERE, active ? 'synonym-an' : 'synonym-aus');
});

/** All synonyms, those of the office first. */
export default function SynonymsPage() {
  const { word, synonyms, total, page, pageCount } = useLoaderData<typeof loader>();
  const hrefOf = (number: number) =>
    `${HERE}?${new URLSearchParams({ wort: word, seite: String(number) })}`;
  return (
    <>
      <PageHead title={texts.title} sub={texts.sub}>
        <ButtonLink kind="primary" href={`${HERE}/eintrag`}>
          {texts.add}
        </ButtonLink>
      </PageHead>
      <Block>
        <search>
          <form action={HERE} className="search-row">
            <Field
              name="wort"
              type="search"
              label={texts.word}
              value={word}
              maxLength={MAX_WORD_CHARS}
              autoComplete="off"
            />
            <Button icon="search">{texts.find}</Button>
          </form>
        </search>
      </Block>
      <Block title={texts.count(total)}>
        {synonyms.length === 0 ? <p>{texts.none}</p> : <SynonymTable synonyms={synonyms} />}
        <Pager page={page} pageCount={pageCount} hrefOf={hrefOf} />
      </Block>
    </>
  );
}

function SynonymTable({ synonyms }: { readonly synonyms: readonly Synonym[] }) {
  const { columns } = texts;
  return (
    <Table
      caption={texts.title}
      captionHidden
      rows={synonyms}
      rowKey={({ term, kind }) => `${kind}/${term}`}
      columns={[
        { key: 'term', title: columns.term, cell: ({ term }) => term },
        {
          key: 'expansions',
          title: columns.expansions,
          cell: ({ expansions }) => expansions.join(', '),
        },
        { key: 'kind', title: columns.kind, cell: ({ kind }) => texts.kinds[kind] },
        { key: 'author', title: columns.author, cell: ({ author }) => author ?? texts.builtIn },
        {
          key: 'state',
          title: columns.state,
          cell: ({ active }) => (
            <Tag tone={active ? 'good' : 'plain'}>{active ? texts.on : texts.off}</Tag>
          ),
        },
        { key: 'action', title: columns.action, cell: (one) => <Actions synonym={one} /> },
      ]}
    />
  );
}

function Actions({ synonym: { term, kind, expansions, active } }: { readonly synonym: Synonym }) {
  const address = new URLSearchParams({ wort: term, art: kind, fuer: expansions.join(', ') });
  const label = active ? texts.switchOff : texts.switchOn;
  return (
    <form method="post" action={HERE} className="button-row">
      <ButtonLink small href={`${HERE}/eintrag?${address}`} label={texts.editNamed(term)}>
        {texts.edit}
      </ButtonLink>
      <input type="hidden" name="term" value={term} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="active" value={String(!active)} />
      <Button small label={texts.switchNamed(label, term)}>
        {label}
      </Button>
    </form>
  );
}
