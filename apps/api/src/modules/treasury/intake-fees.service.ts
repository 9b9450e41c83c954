import { accountNamedIn, isUntiedFee } from '@markthalle/domain/treasury';
import { postUntiedFee } from '@markthalle/domain/treasuryPostings';
import { Injectable } from '@nestjs/common';
import { Clock, DAY_MS, later } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import type { DescribedMovement } from '../payments/object-readings.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';

/** Movements appear a moment after their time; a day of overlap misses none, and each is booked once. */
const OVERLAP_MS = DAY_MS;
/** The first reading takes a whole year: a market may have run before its treasury did. */
const FIRST_LOOK_BACK_MS = 400 * DAY_MS;
const SCOPE = 'untied-fees';
const TYPES = ['stripe_fee', 'adjustment'] as const;

/**
 * Books Stripe's fees that belong to no charge (Connect's monthly and payout fees): exactly once
 * per movement, with the producer whose account the movement names.
 */
@Injectable()
export class IntakeFeesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ledger: LedgerFacade,
    private readonly payments: PaymentsFacade,
    private readonly producers: ProducersFacade,
  ) {}

  /** Answers how many fees were booked. */
  async takeIn(): Promise<number> {
    const readAt = this.clock.now();
    const cursor = await this.db.row<{ until: Date }>(
      'select read_until as until from treasury.cursor where scope = $1',
      [SCOPE],
    );
    const since =
      cursor === null ? later(readAt, -FIRST_LOOK_BACK_MS) : later(cursor.until, -OVERLAP_MS);
    let booked = 0;
    for (const type of TYPES) booked += await this.takeInType(type, since);
    await this.db.execute(
      `insert into treasury.cursor (scope, read_until) values ($1, $2)
       on conflict (scope) do update set read_until = excluded.read_until`,
      [SCOPE, readAt],
    );
    return booked;
  }

  private async takeInType(type: (typeof TYPES)[number], since: Date): Promise<number> {
    const movements = await this.payments.objects.movementsOfType(type, since);
    const fees = movements.filter(isUntiedFee);
    const known = await this.ledger.bookedMovements(fees.map((fee) => fee.balanceTransactionId));
    let booked = 0;
    for (const fee of fees) {
      if (known.has(fee.balanceTransactionId)) continue;
      if (await this.book(fee)) booked += 1;
    }
    return booked;
  }

  private async book(fee: DescribedMovement): Promise<boolean> {
    const named = accountNamedIn(fee);
    const account = named === null ? null : await this.producers.accountByStripeId(named);
    const { balanceTransactionId, netCents } = fee;
    return this.db.transaction((tx) =>
      this.ledger.book(tx, {
        sourceKind: 'balance_transaction',
        sourceId: balanceTransactionId,
        entry: postUntiedFee({ netCents, producerId: account?.producerId ?? null }),
        balanceTransactionId,
        at: this.clock.now(),
      }),
    );
  }
}
