import type { Sandbox } from '../sandbox.ts';

export const FAULT_EFFECTS = [
  'latency',
  'timeout_before',
  'timeout_after',
  'reset_before',
  'reset_after',
  'cut_body',
  'wrong_json',
  'rate_limit',
  'lock_timeout',
  'key_in_use',
  'error_500_stored',
  'error_500',
] as const;

export type FaultEffect = (typeof FAULT_EFFECTS)[number];

export interface FaultRule {
  id: string;
  effect: FaultEffect;
  method?: string;
  /** Path with `*` for any run of characters; absent matches every path. */
  path?: string;
  /** Lets this many matching calls pass before the first hit (1 = hit at once). */
  nth: number;
  /** Hits every n-th matching call from `nth` on. */
  every: number;
  /** Number of hits left; null never runs out. */
  times: number | null;
  /** Chance of a hit in [0, 1], drawn from the seed. */
  probability: number;
  /** Milliseconds of `latency`, and how long a timeout holds the socket. */
  ms: number;
  /** Whether `error_500_stored` takes effect before it answers 500. */
  executed: boolean;
  seen: number;
  hits: number;
}

/** Faults asked for through the control API; kept in memory, a restart starts healthy. */
export class FaultPlan {
  private rules: FaultRule[] = [];

  all(): FaultRule[] {
    return this.rules;
  }

  add(rule: FaultRule): FaultRule {
    this.rules.push(rule);
    return rule;
  }

  /** Removes one rule, or all of them; says whether anything was removed. */
  remove(id?: string): boolean {
    const before = this.rules.length;
    this.rules = id === undefined ? [] : this.rules.filter((rule) => rule.id !== id);
    return this.rules.length < before;
  }

  /** The first rule that hits this call; counts the call for every rule that matches it. */
  take(sandbox: Sandbox, method: string, path: string): FaultRule | undefined {
    let hit: FaultRule | undefined;
    for (const rule of this.rules) {
      if (!matches(rule, method, path)) continue;
      rule.seen += 1;
      if (hit !== undefined || !isHit(sandbox, rule)) continue;
      rule.hits += 1;
      if (rule.times !== null) rule.times -= 1;
      hit = rule;
    }
    return hit;
  }
}

function matches(rule: FaultRule, method: string, path: string): boolean {
  if (rule.method !== undefined && rule.method !== method) return false;
  if (rule.path === undefined) return true;
  const pattern = rule.path
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`).test(path);
}

function isHit(sandbox: Sandbox, rule: FaultRule): boolean {
  if (rule.times === 0 || rule.seen < rule.nth) return false;
  if ((rule.seen - rule.nth) % rule.every !== 0) return false;
  return rule.probability >= 1 || sandbox.ids.fraction() < rule.probability;
}
