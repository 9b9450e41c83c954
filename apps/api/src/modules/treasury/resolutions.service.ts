import { berlinDateOf } from '@markthalle/domain/dates';
import type { FeeBearingRule } from '@markthalle/domain/feeBearing';
import type { FloatRule } from '@markthalle/domain/treasury';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Statements } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';

interface Dated {
  readonly validFrom: string;
  readonly resolution: string;
}

/**
 * Resolutions of the cooperative about fees and float: dated rows that are added and never
 * changed. What holds for orders and days of the past stays as it was.
 */
@Injectable()
export class ResolutionsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  feeBearing(): Promise<FeeBearingRule[]> {
    return this.list<FeeBearingRule>('payments.fee_bearing');
  }

  /** Throws `resolution-in-the-past`. */
  resolveFeeBearing(rule: FeeBearingRule): Promise<void> {
    return this.add('payments.fee_bearing', rule);
  }

  /** Throws `resolution-in-the-past`. */
  resolveFloat(rule: FloatRule & Dated): Promise<void> {
    return this.add('treasury.float', rule);
  }

  private async list<Rule>(key: string, from: Statements = this.db): Promise<Rule[]> {
    const row = await from.row<{ value: Rule[] }>(
      'select value from platform.setting where key = $1',
      [key],
    );
    return row?.value ?? [];
  }

  private add(key: string, rule: Dated): Promise<void> {
    const today = berlinDateOf(this.clock.now().toISOString());
    if (rule.validFrom < today) throw new Problem('resolution-in-the-past');
    return this.db.transaction(async (tx) => {
      await tx.execute(
        `insert into platform.setting (key, value) values ($1, jsonb_build_array($2::jsonb))
         on conflict (key) do update set value = setting.value || excluded.value`,
        [key, JSON.stringify(rule)],
      );
    });
  }
}
