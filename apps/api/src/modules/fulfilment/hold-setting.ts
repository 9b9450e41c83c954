import { berlinDateOf } from '@markthalle/domain/dates';
import {
  DEFAULT_HOLD,
  type HoldRule,
  holdDaysOn,
  MAX_HOLD_DAYS,
} from '@markthalle/domain/fulfilment';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { DAY_MS, later } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';

const Days = z.int().min(0).max(MAX_HOLD_DAYS);
const DatedRules = z.array(
  z.object({ validFrom: z.iso.date(), days: Days, directDebitDays: Days }),
);
/** One number is the hold of all payments but direct debit, since ever; a list is dated. */
const Setting = z.union([
  Days.transform((days): HoldRule[] => [{ ...DEFAULT_HOLD, days }]),
  DatedRules,
]);

/** The row `settlement.hold_days` of `platform.setting`. */
@Injectable()
export class HoldSetting {
  /** Until when a share that is handed over at `at` stays with the cooperative. */
  async holdUntil(tx: Tx, orderId: string, at: Date): Promise<Date> {
    const row = await tx.row<{ value: unknown; method: string | null }>(
      `select (select value from platform.setting where key = 'settlement.hold_days') as value,
              coalesce((select method from payments.charge
                         where order_id = $1 and purpose = 'order'),
                       (select 'sepa_debit' from orders."order"
                         where id = $1 and ship_early_at is not null)) as method`,
      [orderId],
    );
    const rules = row?.value == null ? [] : Setting.parse(row.value);
    const payment = row?.method === 'sepa_debit' ? 'direct_debit' : 'other';
    return later(at, holdDaysOn(rules, berlinDateOf(at.toISOString()), payment) * DAY_MS);
  }
}
