export type ChartOfAccounts = 'skr03' | 'skr04';

interface MappedAccount {
  /** The ledger account, or its beginning where there is one per producer. */
  readonly ledger: string;
  readonly perProducer: boolean;
  readonly skr03: string;
  readonly skr04: string;
  /** Accounts that compute VAT by themselves (AM); we book the VAT in its own line. */
  readonly isAutomatic?: true;
}

interface AccountMap {
  readonly version: string;
  readonly validFrom: string;
  readonly accounts: readonly MappedAccount[];
}

const one = (ledger: string, skr03: string, skr04: string): MappedAccount => ({
  ledger,
  perProducer: false,
  skr03,
  skr04,
});
const perProducer = (ledger: string, skr03: string, skr04: string): MappedAccount => ({
  ledger,
  perProducer: true,
  skr03,
  skr04,
});

/**
 * Which account of the tax adviser's chart stands for which of ours. A proposal, to be confirmed
 * by the adviser; a change is a new version with its first day, never an edit.
 */
const VERSIONS: readonly AccountMap[] = [
  {
    version: '2026-1',
    validFrom: '2026-01-01',
    accounts: [
      one('A.stripe', '1360', '1460'),
      one('A.bank', '1200', '1800'),
      one('A.disputed', '1504', '1304'),
      one('A.recv.customer', '1502', '1302'),
      one('A.recv.carrier', '1503', '1303'),
      perProducer('A.recv.', '1501', '1301'),
      perProducer('L.unearned.', '1701', '3501'),
      perProducer('L.due.', '1702', '3502'),
      perProducer('L.inflight.', '1703', '3503'),
      perProducer('L.reserve.', '1704', '3504'),
      perProducer('L.contested.', '1705', '3505'),
      one('L.refund_payable', '1706', '3506'),
      one('L.pfand', '1732', '3550'),
      one('L.vat', '1776', '3806'),
      { ...one('I.commission', '8400', '4400'), isAutomatic: true },
      { ...one('I.shipping', '8401', '4401'), isAutomatic: true },
      one('E.stripe_fee', '4970', '6855'),
      one('E.dispute_fee', '4971', '6856'),
      one('E.chargeback', '2400', '6930'),
      one('E.baddebt', '2401', '6931'),
      one('E.goodwill', '4900', '6300'),
      one('E.refund', '4901', '6301'),
      one('E.rounding', '4909', '6309'),
    ],
  },
];

/** An account of the ledger that the map does not know: it is extended before anything is exported. */
export class UnmappedAccountError extends Error {
  override readonly name = 'UnmappedAccountError';
}

export interface DatevAccount {
  readonly number: string;
  readonly isAutomatic: boolean;
}

/** The account of the chart for a ledger account on a day. Throws `UnmappedAccountError`. */
export function datevAccount(code: string, chart: ChartOfAccounts, on: string): DatevAccount {
  const map = VERSIONS.findLast((version) => version.validFrom <= on);
  const account = map?.accounts.find(({ ledger, perProducer: hasOwner }) =>
    hasOwner ? code.startsWith(ledger) : code === ledger,
  );
  if (account === undefined) throw new UnmappedAccountError(`${code} on ${on}`);
  return { number: account[chart], isAutomatic: account.isAutomatic ?? false };
}
