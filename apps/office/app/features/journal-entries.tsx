import { formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { accountLabel, STEP_WORDS } from '../texts/accounts.ts';
import { ledgerTexts as texts } from '../texts/ledger.ts';

type Entry = {
  readonly entryId: string;
  readonly bookedAt: string;
  readonly step: string;
  readonly memo: string;
  readonly orderId?: string | null;
  readonly orderNumber?: string | null;
  readonly postings: readonly {
    readonly accountCode: string;
    readonly side: 'debit' | 'credit';
    readonly amountCents: number;
  }[];
};

/** Journal entries with their postings: debit left, credit right, as bookkeepers read them. */
export function JournalEntries(props: {
  readonly entries: readonly Entry[];
  /** Producers by account code. */
  readonly names: Readonly<Record<string, string>>;
}) {
  const { entries, names } = props;
  return (
    <table className="table journal">
      <caption className="visually-hidden">{texts.entries}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.columns.account}</th>
          <th scope="col" className="number">
            {texts.columns.debit}
          </th>
          <th scope="col" className="number">
            {texts.columns.credit}
          </th>
        </tr>
      </thead>
      {entries.map((entry) => (
        <tbody key={entry.entryId}>
          <tr>
            <th scope="rowgroup" colSpan={3} className="journal__head">
              <a href={`/buchungen/satz/${entry.entryId}`}>
                <b>{STEP_WORDS[entry.step] ?? entry.memo}</b>
              </a>{' '}
              <span className="small muted">
                {formatInstant(entry.bookedAt, 'de')}
                {entry.orderId && entry.orderNumber && (
                  <>
                    ,{' '}
                    <a href={`/bestellungen/${entry.orderId}`}>{texts.order(entry.orderNumber)}</a>
                  </>
                )}
              </span>
            </th>
          </tr>
          {entry.postings.map((posting) => (
            <tr key={`${posting.side}:${posting.accountCode}:${posting.amountCents}`}>
              <td data-label={texts.columns.account}>
                <a href={`/buchungen/konto/${posting.accountCode}`}>
                  {accountLabel(posting.accountCode, names)}
                </a>
              </td>
              <Amount posting={posting} side="debit" />
              <Amount posting={posting} side="credit" />
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Amount(props: {
  readonly posting: Entry['postings'][number];
  readonly side: 'debit' | 'credit';
}) {
  const { posting, side } = props;
  return (
    <td className="number" data-label={texts.side[side]}>
      {posting.side === side ? formatMoney(posting.amountCents, 'de') : null}
    </td>
  );
}
