import type { TreasuryView } from '@markthalle/contracts/office-treasury';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { money } from '@markthalle/workplace/german-money';
import { treasuryTexts as texts } from '../texts/treasury.ts';

const KINDS = [
  'unearnedCents',
  'dueCents',
  'inflightCents',
  'reserveCents',
  'refundPayableCents',
  'vatCents',
] as const;

/** What Stripe shows, and whose money it is; the last line is what may be withdrawn. */
export function TreasuryBalance({ view }: { readonly view: TreasuryView }) {
  const { balance, obligations } = view;
  const rows = [
    ...KINDS.map((kind) => ({ what: texts.obligations[kind], cents: obligations[kind] })),
    { what: texts.float, cents: view.floatCents },
    { what: texts.underWay, cents: view.underWayCents },
  ];
  return (
    <>
      {balance && (
        <Block title={texts.balance}>
          <KeyFacts
            facts={[
              { term: texts.balanceTerms.available, fact: money(balance.availableCents) },
              { term: texts.balanceTerms.pending, fact: money(balance.pendingCents) },
              ...(balance.connectReservedCents === 0
                ? []
                : [
                    {
                      term: texts.balanceTerms.connectReserved,
                      fact: money(balance.connectReservedCents),
                    },
                  ]),
            ]}
          />
        </Block>
      )}
      <Block title={texts.whose}>
        <Table
          caption={texts.whose}
          captionHidden
          rows={rows}
          rowKey={({ what }) => what}
          columns={[
            {
              key: 'what',
              title: texts.whoseColumns.what,
              cell: ({ what }) => what,
              total: texts.own,
            },
            {
              key: 'amount',
              title: texts.whoseColumns.amount,
              numeric: true,
              cell: ({ cents }) => money(cents),
              total: money(view.withdrawableCents),
            },
          ]}
        />
      </Block>
    </>
  );
}
