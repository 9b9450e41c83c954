import { berlinDateOf } from '@markthalle/domain/dates';
import { type FeeBearer, feeBearerOn } from '@markthalle/domain/feeBearing';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Statements } from '../../platform/db/db.ts';

const Rules = z.array(
  z.object({
    validFrom: z.iso.date(),
    mode: z.enum(['cooperative', 'producers']),
    resolution: z.string().min(1),
  }),
);

/** The row `payments.fee_bearing` of `platform.setting`: dated resolutions, none by default. */
@Injectable()
export class FeeBearingSetting {
  /** Who bears Stripe's fee for an order that was placed at `placedAt`. */
  async bearerAt(from: Statements, placedAt: Date): Promise<FeeBearer> {
    const row = await from.row<{ value: unknown }>(
      `select value from platform.setting where key = 'payments.fee_bearing'`,
    );
    const rules = row === null ? [] : Rules.parse(row.value);
    return feeBearerOn(rules, berlinDateOf(placedAt.toISOString()));
  }
}
