import { berlinDateOf } from '@markthalle/domain/dates';
import { DEFAULT_RULES, rulesOn, type SettlementRules } from '@markthalle/domain/settlementRules';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Statements } from '../../platform/db/db.ts';

/** What no resolution can go beyond: money of a German account is gone after 90 days. */
const MAX_CAP_DAYS = 89;

const Days = z.int().min(0).max(366);
const Bps = z.int().min(0).max(10_000);

/** A resolution names only what it changes; the rest stays as it is by default. */
const DatedRules = z.array(
  z.object({
    validFrom: z.iso.date(),
    resolution: z.string().min(1),
    minimumCents: z.int().min(0).max(100_000).default(DEFAULT_RULES.minimumCents),
    forceAfterDays: Days.default(DEFAULT_RULES.forceAfterDays),
    floorBps: Bps.default(DEFAULT_RULES.floorBps),
    holdCapDays: z.int().min(1).max(MAX_CAP_DAYS).default(DEFAULT_RULES.holdCapDays),
    reserve: z
      .object({ rateBps: Bps, newForDays: Days, releaseAfterDays: z.int().min(1).max(366) })
      .default(DEFAULT_RULES.reserve),
    weekly: z
      .object({
        weekday: z.enum(['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so']),
        hour: z.int().min(0).max(23),
      })
      .default(DEFAULT_RULES.weekly),
  }),
);

/** The row `settlement.rules` of `platform.setting`: dated resolutions, none by default. */
@Injectable()
export class RulesSetting {
  async at(from: Statements, now: Date): Promise<SettlementRules> {
    const row = await from.row<{ value: unknown }>(
      `select value from platform.setting where key = 'settlement.rules'`,
    );
    const rules = row === null ? [] : DatedRules.parse(row.value);
    return rulesOn(rules, berlinDateOf(now.toISOString()));
  }
}
