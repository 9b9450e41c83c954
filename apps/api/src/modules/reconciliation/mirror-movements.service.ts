import { Injectable } from '@nestjs/common';
import { Clock, HOUR_MS, later } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import type { ListedMovement, MovementsPage } from '../payments/movement-readings.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';

const SCOPE = 'platform';
/** Read again each time: Stripe may list a movement a moment after a later one. */
const OVERLAP_MS = HOUR_MS;
/** A first reading of two million movements; whoever has more reads them in over several nights. */
const MAX_PAGES = 20_000;

/** Keeps a copy of every movement on the platform's balance, read since the last reading. */
@Injectable()
export class MirrorMovementsService {
  constructor(
    private readonly db: Db,
    private readonly payments: PaymentsFacade,
    private readonly clock: Clock,
  ) {}

  /** Reads what is new and answers how many movements that were. Throws what Stripe's client throws. */
  async follow(): Promise<number> {
    const cursor = await this.db.row<{ readUntil: Date }>(
      'select read_until as "readUntil" from reconciliation.reading where scope = $1',
      [SCOPE],
    );
    return this.readSince(cursor === null ? new Date(0) : later(cursor.readUntil, -OVERLAP_MS));
  }

  /**
   * The cursor moves only after the last page: a reading that broke off is repeated and leaves no gap. It counts by
   * Stripe's clock, not by ours.
   */
  private async readSince(since: Date): Promise<number> {
    let written = 0;
    let newest: Date | null = null;
    let after: string | null = null;
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      const page: MovementsPage = await this.payments.movements.page(since, after);
      newest ??= page.movements[0]?.createdAt ?? null;
      written += await this.write(page.movements);
      after = page.next;
      if (after === null) {
        if (newest !== null) await this.moveCursor(newest);
        return written;
      }
    }
    throw new Error(`More than ${MAX_PAGES} pages of movements in one reading`);
  }

  private write(movements: readonly ListedMovement[]): Promise<number> {
    return this.db.execute(
      `insert into reconciliation.balance_transaction
         (id, type, reporting_category, currency, amount_cents, fee_cents, net_cents, description,
          source_id, charge_id, transfer_id, destination_account, metadata, created_at, read_at)
       select id, type, "reportingCategory", currency, "amountCents", "feeCents", "netCents",
              description, "sourceId", "chargeId", "transferId", "destinationAccount", metadata,
              "createdAt", $2
         from jsonb_to_recordset($1::jsonb) as m (id text, type text, "reportingCategory" text,
              currency text, "amountCents" bigint, "feeCents" bigint, "netCents" bigint,
              description text, "sourceId" text, "chargeId" text, "transferId" text,
              "destinationAccount" text, metadata jsonb, "createdAt" timestamptz)
       on conflict (id) do nothing`,
      [JSON.stringify(movements), this.clock.now()],
    );
  }

  private async moveCursor(readUntil: Date): Promise<void> {
    await this.db.execute(
      `insert into reconciliation.reading (scope, read_until) values ($1, $2)
       on conflict (scope) do update set read_until = excluded.read_until`,
      [SCOPE, readUntil],
    );
  }
}
