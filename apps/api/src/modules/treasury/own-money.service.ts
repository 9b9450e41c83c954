import { berlinDateOf } from '@markthalle/domain/dates';
import {
  FLOAT_METHODS,
  FLOAT_WINDOW_DAYS,
  type FloatRule,
  floatOn,
  type Obligations,
  withdrawable,
} from '@markthalle/domain/treasury';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock, DAY_MS, later } from '../../platform/clock/clock.ts';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';

/** The platform's balance at Stripe at one moment, in cents. */
export interface BalanceReading {
  readonly availableCents: number;
  readonly pendingCents: number;
  /** Held back by Stripe for negative balances of producers; not part of what is available. */
  readonly connectReservedCents: number;
  readonly readAt: Date;
}

export interface OwnMoney {
  readonly obligations: Obligations;
  readonly floatCents: number;
  /** By the methods whose refunds fail when the balance is short, of the last 30 days. */
  readonly volumeCents: number;
  /** Payouts that are asked for or released and not yet off the balance. */
  readonly underWayCents: number;
  readonly withdrawableCents: number;
}

const FloatRules = z.array(
  z.object({
    validFrom: z.iso.date(),
    minimumCents: z.int().min(0),
    volumeShareBps: z.int().min(0).max(10_000),
    resolution: z.string().min(1),
  }),
);
export type DatedFloatRule = z.infer<typeof FloatRules>[number];

const UNDER_WAY = `
  select coalesce(sum(amount_cents), 0)::bigint as cents from treasury.payout
   where payout_id is null and state in ('requested', 'approved') and id is distinct from $1`;

/** What of the balance at Stripe the ledger proves to be the cooperative's own. */
@Injectable()
export class OwnMoneyService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ledger: LedgerFacade,
    private readonly payments: PaymentsFacade,
  ) {}

  /** Asks Stripe and keeps the answer. Not inside a transaction. */
  async read(): Promise<BalanceReading> {
    const readAt = this.clock.now();
    const balance = await this.payments.retrieveBalance();
    const reading = {
      availableCents: balance.availableCents - balance.connectReservedCents,
      pendingCents: balance.pendingCents,
      connectReservedCents: balance.connectReservedCents,
      readAt,
    };
    await this.db.execute(
      `insert into treasury.balance_reading
         (available_cents, pending_cents, connect_reserved_cents, read_at)
       values ($1, $2, $3, $4)
       on conflict (only_row) do update set available_cents = excluded.available_cents,
         pending_cents = excluded.pending_cents, read_at = excluded.read_at,
         connect_reserved_cents = excluded.connect_reserved_cents
        where balance_reading.read_at <= excluded.read_at`,
      [reading.availableCents, reading.pendingCents, reading.connectReservedCents, readAt],
    );
    return reading;
  }

  /** The balance as it was last read; null before the first reading. */
  lastReading(): Promise<BalanceReading | null> {
    return this.db.row<BalanceReading>(
      `select available_cents as "availableCents", pending_cents as "pendingCents",
              connect_reserved_cents as "connectReservedCents", read_at as "readAt"
         from treasury.balance_reading`,
    );
  }

  /** What is the cooperative's own of a reading; the payout that is being decided is left out. */
  async of(
    { availableCents }: Pick<BalanceReading, 'availableCents'>,
    exceptPayoutId: string | null = null,
    from: Statements | Tx = this.db,
  ): Promise<OwnMoney> {
    const now = this.clock.now();
    const since = later(now, -FLOAT_WINDOW_DAYS * DAY_MS);
    const volumeCents = await this.payments.volumeSince(FLOAT_METHODS, since);
    const floatCents = floatOn(
      await this.floatRules(from),
      berlinDateOf(now.toISOString()),
      volumeCents,
    );
    const underWay = await from.row<{ cents: number }>(UNDER_WAY, [exceptPayoutId]);
    const underWayCents = underWay?.cents ?? 0;
    const obligations = obligationsFrom(await this.ledger.obligations(from));
    const facts = { availableCents, underWayCents, floatCents, obligations };
    return {
      obligations,
      floatCents,
      volumeCents,
      underWayCents,
      withdrawableCents: withdrawable(facts),
    };
  }

  /** The row `treasury.float` of `platform.setting`: dated resolutions, none by default. */
  async floatRules(from: Statements = this.db): Promise<(FloatRule & DatedFloatRule)[]> {
    const row = await from.row<{ value: unknown }>(
      `select value from platform.setting where key = 'treasury.float'`,
    );
    return row === null ? [] : FloatRules.parse(row.value);
  }
}

/**
 * Deposits that the cooperative pools itself are owed like refunds, and what is kept for a producer
 * until a dispute ends is held back like a reserve.
 */
function obligationsFrom(owed: ReadonlyMap<string, number>): Obligations {
  const of = (kind: string) => owed.get(kind) ?? 0;
  return {
    unearnedCents: of('unearned'),
    dueCents: of('due'),
    inflightCents: of('inflight'),
    reserveCents: of('reserve') + of('contested'),
    refundPayableCents: of('refund_payable') + of('pfand'),
    vatCents: of('vat'),
  };
}
