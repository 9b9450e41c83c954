import type { OutputOf } from '@markthalle/contracts/endpoint';
import { listRunItems } from '@markthalle/contracts/office-settlement';
import { RunItemState } from '@markthalle/contracts/settlement';
import { Pager } from '@markthalle/ui/components/pager';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { money } from '@markthalle/workplace/german-money';
import { RUN_ITEM_KINDS, RUN_ITEM_STATES } from '@markthalle/workplace/texts/settlement';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { settlementTexts as texts } from '../texts/settlement.ts';

type Items = OutputOf<typeof listRunItems>;

export const meta = officeTitle<Awaited<ReturnType<typeof loader>>>(({ items }) =>
  texts.itemsTitle(items.runNumber),
);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const asked = visit.url.searchParams;
  const state = RunItemState.safeParse(asked.get('stand')).data;
  const page = Number(asked.get('seite') ?? 1) || 1;
  const items = await visit.read(listRunItems, { runId: args.params.runId ?? '', page, state });
  return { items, state: state ?? null };
}

/** The items of a run, page by page, if wanted only those in one state. */
export default function RunItemsPage() {
  const { items, state } = useLoaderData<typeof loader>();
  const here = `/abrechnung/${items.runId}/posten`;
  const hrefOf = (page: number) =>
    `${here}?${new URLSearchParams({ ...(state === null ? {} : { stand: state }), seite: `${page}` })}`;
  return (
    <>
      <PageHead
        title={texts.itemsTitle(items.runNumber)}
        sub={<a href={`/abrechnung/${items.runId}`}>{texts.runTitle(items.runNumber)}</a>}
      />
      <nav className="button-row" aria-label={texts.filter}>
        <a href={here} aria-current={state === null ? 'page' : undefined}>
          {texts.filterAll}
        </a>
        {RunItemState.options.map((option) => (
          <a
            key={option}
            href={`${here}?stand=${option}`}
            aria-current={state === option ? 'page' : undefined}
          >
            {RUN_ITEM_STATES[option]}
          </a>
        ))}
      </nav>
      <Block title={texts.itemsCount(items.total)}>
        {items.items.length === 0 ? <p>{texts.noItems}</p> : <ItemTable items={items} />}
        <Pager page={items.page} pageCount={items.pages} hrefOf={hrefOf} />
      </Block>
    </>
  );
}

function ItemTable({ items }: { readonly items: Items }) {
  return (
    <Table
      caption={texts.allItems}
      captionHidden
      rows={items.items}
      rowKey={(item) => item.itemId}
      columns={[
        {
          key: 'producer',
          title: texts.columns.producer,
          cell: (item) => (
            <a href={`/abrechnung/${items.runId}/${item.producerId}`}>{item.producerName}</a>
          ),
        },
        {
          key: 'order',
          title: RUN_ITEM_KINDS.share,
          cell: (item) => item.orderNumber ?? RUN_ITEM_KINDS[item.kind],
        },
        {
          key: 'reserve',
          title: texts.columns.reserve,
          numeric: true,
          cell: (item) => money(item.reserveCents),
        },
        {
          key: 'offset',
          title: texts.columns.offset,
          numeric: true,
          cell: (item) => money(item.offsetCents),
        },
        {
          key: 'transfer',
          title: texts.columns.payout,
          numeric: true,
          cell: (item) => <b>{money(item.transferCents)}</b>,
        },
        {
          key: 'state',
          title: texts.columns.status,
          cell: (item) =>
            [RUN_ITEM_STATES[item.state], item.reason, item.transferId].filter(Boolean).join(', '),
        },
      ]}
    />
  );
}
