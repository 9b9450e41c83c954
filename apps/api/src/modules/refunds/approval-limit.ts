import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Statements } from '../../platform/db/db.ts';

const DEFAULT_LIMIT_CENTS = 10_000;
const Limits = z.array(
  z.object({ validFrom: z.iso.date(), limitCents: z.int().min(0).max(1_000_000) }),
);

/** The row `refunds.second_person_above` of `platform.setting`: a resolution counts from its day. */
@Injectable()
export class ApprovalLimit {
  /** Above this amount a second person approves; 100 euros until something else is resolved. */
  async at(from: Statements, at: Date): Promise<number> {
    const row = await from.row<{ value: unknown }>(
      `select value from platform.setting where key = 'refunds.second_person_above'`,
    );
    if (row === null) return DEFAULT_LIMIT_CENTS;
    const on = berlinDateOf(at.toISOString());
    const [newest] = Limits.parse(row.value)
      .filter((limit) => limit.validFrom <= on)
      .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
    return newest?.limitCents ?? DEFAULT_LIMIT_CENTS;
  }
}
