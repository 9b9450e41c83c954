import { SettlementRulesView } from '@markthalle/contracts/office-holds';
import { berlinDateOf } from '@markthalle/domain/dates';
import { DEFAULT_RULES, rulesOn, type SettlementRules } from '@markthalle/domain/settlementRules';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Statements, Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';

type Rules = z.infer<typeof SettlementRulesView>;

/** A resolution names only what it changes; the rest stays as it is by default. */
const { minimumCents, forceAfterDays, floorBps, holdCapDays, reserve, weekly } =
  SettlementRulesView.shape;
const DatedRules = z.array(
  SettlementRulesView.extend({
    minimumCents: minimumCents.default(DEFAULT_RULES.minimumCents),
    forceAfterDays: forceAfterDays.default(DEFAULT_RULES.forceAfterDays),
    floorBps: floorBps.default(DEFAULT_RULES.floorBps),
    holdCapDays: holdCapDays.default(DEFAULT_RULES.holdCapDays),
    reserve: reserve.default(DEFAULT_RULES.reserve),
    weekly: weekly.default(DEFAULT_RULES.weekly),
  }),
);

const KEY = 'settlement.rules';

/** The row `settlement.rules` of `platform.setting`: dated resolutions, none by default. */
@Injectable()
export class RulesSetting {
  async at(from: Statements, now: Date): Promise<SettlementRules> {
    return rulesOn(await this.all(from), berlinDateOf(now.toISOString()));
  }

  /** All resolutions, in the order in which they were written down. */
  async all(from: Statements): Promise<Rules[]> {
    const row = await from.row<{ value: unknown }>(
      'select value from platform.setting where key = $1',
      [KEY],
    );
    return row === null ? [] : DatedRules.parse(row.value);
  }

  /** Adds a resolution; what was resolved before stays. Throws `resolution-in-the-past`. */
  async add(tx: Tx, rule: Rules, now: Date): Promise<void> {
    if (rule.validFrom < berlinDateOf(now.toISOString())) {
      throw new Problem('resolution-in-the-past');
    }
    await tx.execute(
      `insert into platform.setting (key, value) values ($1, jsonb_build_array($2::jsonb))
       on conflict (key) do update set value = setting.value || excluded.value`,
      [KEY, JSON.stringify(rule)],
    );
  }
}
