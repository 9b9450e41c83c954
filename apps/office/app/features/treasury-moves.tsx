import type { PlatformPayout, TopUp, TreasuryView } from '@markthalle/contracts/office-treasury';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { treasuryTexts as texts } from '../texts/treasury.ts';

type Move = PlatformPayout | TopUp;

interface Props {
  readonly view: TreasuryView;
  /** Made for this page: pressing twice asks once. */
  readonly idempotencyKey: string;
}

/** Asking for a payout, and what became of earlier ones; releasing is for somebody else. */
export function Payouts({ view, idempotencyKey }: Props) {
  const { moveColumns: columns } = texts;
  return (
    <Block title={texts.payoutTitle}>
      <AmountForm
        intent="payout"
        field="payoutAmount"
        label={texts.payoutField}
        hint={texts.payoutHint(formatMoney(view.withdrawableCents, 'de'))}
        button={texts.payoutButton}
        idempotencyKey={`${idempotencyKey}-payout`}
      />
      {view.payouts.length === 0 ? (
        <p>{texts.nothingYet}</p>
      ) : (
        <Table
          caption={texts.payoutTitle}
          captionHidden
          rows={view.payouts}
          rowKey={({ id }) => id}
          columns={[
            ...MOVE_COLUMNS,
            {
              key: 'state',
              title: columns.state,
              cell: (row) => stateWords(texts.payoutStates[row.state], row.failureCode),
            },
            { key: 'step', title: columns.step, cell: (row) => <PayoutStep payout={row} /> },
          ]}
        />
      )}
    </Block>
  );
}

/** Bringing money in, and what became of earlier top-ups. */
export function TopUps({ view, idempotencyKey }: Props) {
  const { moveColumns: columns } = texts;
  return (
    <Block title={texts.topUpTitle}>
      <AmountForm
        intent="topUp"
        field="topUpAmount"
        label={texts.topUpField}
        hint={texts.topUpHint}
        button={texts.topUpButton}
        idempotencyKey={`${idempotencyKey}-top-up`}
      />
      {view.topUps.length === 0 ? (
        <p>{texts.nothingYet}</p>
      ) : (
        <Table
          caption={texts.topUpTitle}
          captionHidden
          rows={view.topUps}
          rowKey={({ id }) => id}
          columns={[
            ...MOVE_COLUMNS,
            {
              key: 'state',
              title: columns.state,
              cell: (row) => stateWords(texts.topUpStates[row.state], row.failureCode),
            },
          ]}
        />
      )}
    </Block>
  );
}

function AmountForm(props: {
  readonly intent: string;
  readonly field: string;
  readonly label: string;
  readonly hint: string;
  readonly button: string;
  readonly idempotencyKey: string;
}) {
  const { values, problems } = useFormAnswer();
  return (
    <form method="post" className="note-form">
      <input type="hidden" name="intent" value={props.intent} />
      <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
      <Field
        name={props.field}
        label={props.label}
        hint={props.hint}
        unit="€"
        inputMode="decimal"
        required
        value={one(values, props.field)}
        error={problemOf(problems, props.field)}
      />
      <Button>{props.button}</Button>
    </form>
  );
}

function PayoutStep({ payout }: { readonly payout: PlatformPayout }) {
  if (payout.state !== 'requested') return null;
  return (
    <form method="post" className="button-row">
      <input type="hidden" name="payoutId" value={payout.id} />
      {payout.requestedByMe ? (
        <span className="small muted">{texts.secondPerson}</span>
      ) : (
        <Button small kind="primary" name="intent" value="approve">
          {texts.approve}
        </Button>
      )}
      <Button small name="intent" value="withdraw">
        {texts.withdraw}
      </Button>
    </form>
  );
}

/** What payouts and top-ups both say about themselves. */
const MOVE_COLUMNS = [
  {
    key: 'at',
    title: texts.moveColumns.at,
    cell: (row: Move) => formatInstant(row.requestedAt, 'de'),
  },
  {
    key: 'amount',
    title: texts.moveColumns.amount,
    numeric: true,
    cell: (row: Move) => formatMoney(row.amountCents, 'de'),
  },
  { key: 'who', title: texts.moveColumns.who, cell: whoOf },
];

function whoOf(row: Move): string {
  if (row.origin !== 'office') return texts.origins[row.origin];
  const second = 'approvedByName' in row ? row.approvedByName : null;
  return [row.requestedByName, second].filter(Boolean).join(', ');
}

const stateWords = (words: string, failureCode: string | null): string =>
  failureCode === null ? words : `${words} (${failureCode})`;
