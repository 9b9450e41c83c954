import type { SURCHARGE_KINDS } from '@markthalle/contracts/office-fees';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';

interface NewPrice {
  readonly validFrom: string;
  readonly priceCents: number;
  /** Null: the first price of a new run. */
  readonly resolution: string | null;
  readonly by: string;
}

interface PriceHistory {
  readonly key: string;
  readonly prices: {
    readonly validFrom: string;
    readonly priceCents: number;
    readonly resolution: string | null;
    readonly byName: string | null;
  }[];
}

const HISTORY = (table: string, key: string): string => `
select x.key, jsonb_agg(jsonb_build_object('validFrom', x.valid_from, 'priceCents', x.price_cents,
         'resolution', x.resolution, 'byName', a.display_name) order by x.valid_from desc) as prices
  from (select ${key} as key, f.*, row_number() over (partition by ${key}
               order by valid_from desc) as age from delivery.${table} f) x
  left join identity.account a on a.id = x.resolved_by
 where x.age <= $1 group by x.key order by x.key`;

/** Prices of the cooperative's own delivery: dated, never overwritten. */
@Injectable()
export class PricesStore {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Fees by `<run>:<way>`, the newest price first. */
  fees(limit: number): Promise<PriceHistory[]> {
    return this.db.rows(HISTORY('fee', "run_code || ':' || way"), [limit]);
  }

  surcharges(limit: number): Promise<PriceHistory[]> {
    return this.db.rows(HISTORY('surcharge', "'surcharge:' || kind"), [limit]);
  }

  /** Answers false where a price begins on this day already. */
  async insertFee(
    tx: Tx,
    fee: NewPrice & { readonly runCode: string; readonly way: string },
  ): Promise<boolean> {
    const inserted = await tx.execute(
      `insert into delivery.fee (run_code, way, valid_from, price_cents, resolution, resolved_by,
         resolved_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      [fee.runCode, fee.way, ...this.columnsOf(fee)],
    );
    return inserted === 1;
  }

  /** A run that keeps cold from now on asks for it what its tour costs, until somebody resolves otherwise. */
  async priceCold(tx: Tx, runCode: string, on: string): Promise<void> {
    await tx.execute(
      `insert into delivery.fee (run_code, way, valid_from, price_cents)
       select run_code, 'tour_cold', $2, price_cents from delivery.fee
        where run_code = $1 and way = 'tour' and valid_from <= $2
          and not exists (select from delivery.fee c where c.run_code = $1 and c.way = 'tour_cold')
        order by valid_from desc limit 1`,
      [runCode, on],
    );
  }

  /** The same for what carriers add. */
  async insertSurcharge(
    tx: Tx,
    surcharge: NewPrice & { readonly kind: (typeof SURCHARGE_KINDS)[number] },
  ): Promise<boolean> {
    const inserted = await tx.execute(
      `insert into delivery.surcharge (kind, valid_from, price_cents, resolution, resolved_by,
         resolved_at)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [surcharge.kind, ...this.columnsOf(surcharge)],
    );
    return inserted === 1;
  }

  private columnsOf({ validFrom, priceCents, resolution, by }: NewPrice): unknown[] {
    return [validFrom, priceCents, resolution, by, this.clock.now()];
  }
}
