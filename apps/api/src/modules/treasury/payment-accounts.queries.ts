import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { PaymentAccountRow } from '@markthalle/contracts/office-treasury';
import type { listBankPayouts, PaymentAccountState } from '@markthalle/contracts/portal-payouts';
import { payoutStateOf } from '@markthalle/domain/treasury';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { WaitingProducersQueries } from './waiting-producers.queries.ts';

type Row = Omit<PaymentAccountRow, 'waitingSince' | 'remindedAfterDays' | 'state'> & {
  readonly state: PaymentAccountState;
};

const MAX_PRODUCERS = 1_000;
const MAX_PAYOUTS = 100;
const BANK_STATES = { sent: 'on_its_way', paid: 'arrived', returned: 'returned' } as const;

interface BankPayout {
  readonly payoutId: string;
  readonly amountCents: number;
  readonly status: string;
  readonly arrivalAt: Date;
}

const WITH_DASHBOARD: readonly string[] = ['in_review', 'payable', 'restricted'];

/** What staff see of the producers' payment accounts: those that need somebody come first. */
@Injectable()
export class PaymentAccountsQueries {
  constructor(
    private readonly db: Db,
    private readonly waiting: WaitingProducersQueries,
    private readonly producers: ProducersFacade,
  ) {}

  /** What went to a producer's own bank account, newest first. */
  async ofProducer(producerId: string): Promise<OutputOf<typeof listBankPayouts>> {
    const [account, payouts] = await Promise.all([
      this.producers.activeAccount(producerId),
      this.db.rows<BankPayout>(OWN_PAYOUTS, [producerId]),
    ]);
    return {
      payoutsEnabled: account?.payoutsEnabled ?? false,
      hasDashboard: account !== null && WITH_DASHBOARD.includes(account.state),
      payouts: payouts.map(({ status, arrivalAt, ...payout }) => ({
        ...payout,
        state: BANK_STATES[payoutStateOf(status)],
        arrivalAt: arrivalAt.toISOString(),
      })),
    };
  }

  async all(): Promise<PaymentAccountRow[]> {
    const [rows, waiting] = await Promise.all([this.db.rows<Row>(ACCOUNTS), this.waiting.all()]);
    const waits = new Map(waiting.map((one) => [one.producerId, one]));
    return rows.map((row) => {
      const wait = waits.get(row.producerId);
      return {
        ...row,
        waitingSince: wait?.waitingSince.toISOString() ?? null,
        remindedAfterDays: [...(wait?.reminded ?? [])],
      };
    });
  }
}

const OWN_PAYOUTS = `
  select payout_id as "payoutId", amount_cents as "amountCents", status, arrival_at as "arrivalAt"
    from treasury.producer_payout where producer_id = $1
   order by created_at desc, payout_id limit ${MAX_PAYOUTS}`;

const ACCOUNTS = `
  select m.id as "producerId", m.name as "producerName", coalesce(a.state, 'none') as state,
         coalesce(a.payouts_enabled, false) as "payoutsEnabled",
         a.stripe_account_id as "stripeAccountId",
         (select count(*) from producers.stripe_account f
           where f.producer_id = m.id and f.replaced_at is not null)::int as "formerAccounts",
         coalesce(jsonb_array_length(a.requirements), 0) as requirements,
         greatest(coalesce(l.credit_cents - l.debit_cents, 0), 0)::bigint as "dueCents",
         (select jsonb_build_object('status', p.status, 'amountCents', p.amount_cents, 'arrivalAt',
             to_char(p.arrival_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
            from treasury.producer_payout p where p.producer_id = m.id
           order by p.created_at desc limit 1) as "lastPayout"
    from producers.producer m
    left join producers.stripe_account a on a.producer_id = m.id and a.replaced_at is null
    left join ledger.account l on l.code = 'L.due.' || m.id
   order by (a.state = 'payable' and a.payouts_enabled) is true,
            greatest(coalesce(l.credit_cents - l.debit_cents, 0), 0) desc, m.name
   limit ${MAX_PRODUCERS}`;
