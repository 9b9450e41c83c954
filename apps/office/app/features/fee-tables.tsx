import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readFees } from '@markthalle/contracts/office-fees';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { formatMoney } from '@markthalle/ui/format/money';
import { feeTexts as texts } from '../texts/delivery-fees.ts';

type Fees = OutputOf<typeof readFees>;
type Run = Fees['runs'][number];
type Price = Run['fees'][number]['prices'][number];
type Row = {
  readonly subject: string;
  readonly name: string;
  readonly nowCents: number | null;
  readonly prices: readonly Price[];
};

const { columns } = texts;
const money = (cents: number) => formatMoney(cents, 'de');

/** The prices of one run with the areas in which they hold. */
export function FeeTable({ run, today }: { readonly run: Run; readonly today: string }) {
  const rows = run.fees.map((fee) => ({ ...fee, name: texts.ways[fee.way] }));
  const areas = run.areas.map(({ from, to }) => (from === to ? from : `${from}–${to}`));
  return (
    <Block title={run.label}>
      <PriceTable caption={run.label} rows={rows} today={today} />
      <p>
        {texts.areas}: {areas.length === 0 ? texts.noAreas : areas.join(', ')}.{' '}
        <a href={`/touren/linie/${run.runCode}#field-areas`}>{texts.changeAreas(run.label)}</a>
      </p>
    </Block>
  );
}

export function SurchargeTable(props: {
  readonly surcharges: Fees['surcharges'];
  readonly today: string;
}) {
  const rows = props.surcharges.map((one) => ({ ...one, name: texts.kinds[one.kind] }));
  return <PriceTable caption={texts.surcharges} rows={rows} today={props.today} />;
}

function PriceTable(props: {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly today: string;
}) {
  const { caption, rows, today } = props;
  const isComing = ({ validFrom }: Price) => validFrom > today;
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={(row) => row.subject}
      columns={[
        { key: 'way', title: columns.way, cell: (row) => row.name },
        {
          key: 'now',
          title: columns.now,
          numeric: true,
          cell: ({ nowCents }) => (nowCents === null ? texts.none : money(nowCents)),
        },
        {
          key: 'coming',
          title: columns.coming,
          cell: ({ prices }) => <PriceList prices={prices.filter(isComing)} />,
        },
        {
          key: 'before',
          title: columns.before,
          cell: ({ prices }) => (
            <PriceList prices={prices.filter((price) => !isComing(price)).slice(1)} />
          ),
        },
      ]}
    />
  );
}

function PriceList({ prices }: { readonly prices: readonly Price[] }) {
  if (prices.length === 0) return <>{texts.none}</>;
  return (
    <>
      {prices
        .map(({ priceCents, validFrom, resolution }) =>
          texts.price(money(priceCents), validFrom, resolution),
        )
        .join('; ')}
    </>
  );
}
