import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { readAccount, readLedger } from '@markthalle/contracts/office-ledger';
import { sumCents } from '@markthalle/domain/money';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Log } from '../../platform/log/log.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';

type Ledger = OutputOf<typeof readLedger>;
type AccountPage = OutputOf<typeof readAccount>;

const DAYS_PER_PAGE = 60;

const ACCOUNTS = `
  select a.code as "accountCode", a.producer_id as "producerId", m.name as "producerName",
         a.debit_cents as "debitCents", a.credit_cents as "creditCents",
         a.debit_cents - a.credit_cents as "balanceCents"
    from ledger.account a left join producers.producer m on m.id = a.producer_id`;

/** Days in Germany; the balance of a day is what had been booked when it ended. */
const DAYS = `
  with per_day as (
    select (e.booked_at at time zone 'Europe/Berlin')::date as day,
           coalesce(sum(p.amount_cents) filter (where p.side = 'debit'), 0)::bigint as debit,
           coalesce(sum(p.amount_cents) filter (where p.side = 'credit'), 0)::bigint as credit
      from ledger.posting p join ledger.journal_entry e on e.id = p.entry_id
     where p.account_code = $1 group by 1)
  select day::text as "on", debit as "debitCents", credit as "creditCents",
         (sum(debit - credit) over (order by day))::bigint as "balanceCents"
    from per_day`;

/** The accounts of the ledger, all at once or one day by day. */
@Injectable()
export class AccountsQueries {
  constructor(
    private readonly db: Db,
    private readonly payments: PaymentsFacade,
    private readonly log: Log,
  ) {}

  /** All accounts, and beside them what Stripe says it holds. */
  async all(): Promise<Ledger> {
    const [accounts, providerBalanceCents] = await Promise.all([
      this.db.rows<Ledger['accounts'][number]>(`${ACCOUNTS} order by a.code`),
      this.providerBalance(),
    ]);
    return {
      accounts,
      trialBalanceCents: sumCents(accounts.map((account) => account.balanceCents)),
      providerBalanceCents,
    };
  }

  /** Throws `account-not-found`. */
  async days({ accountCode, before }: ParsedInputOf<typeof readAccount>): Promise<AccountPage> {
    const [account, rows] = await Promise.all([
      this.db.row<AccountPage['account']>(`${ACCOUNTS} where a.code = $1`, [accountCode]),
      this.db.rows<AccountPage['days'][number]>(
        `select * from (${DAYS}) days where $2::text is null or "on" < $2
          order by "on" desc limit ${DAYS_PER_PAGE + 1}`,
        [accountCode, before ?? null],
      ),
    ]);
    if (account === null) throw new Problem('account-not-found');
    const days = rows.slice(0, DAYS_PER_PAGE);
    return {
      account,
      days,
      nextBefore: rows.length > days.length ? (days.at(-1)?.on ?? null) : null,
    };
  }

  /** The ledger is shown also while Stripe does not answer; the contract says null then. */
  private async providerBalance(): Promise<number | null> {
    try {
      const { availableCents, pendingCents } = await this.payments.retrieveBalance();
      return availableCents + pendingCents;
    } catch (error) {
      this.log.fault('balance not readable', error);
      return null;
    }
  }
}
