import { bootstrapInterval, mean } from '@markthalle/search-index/relevance-metrics';
import type { Evaluation, QueryOutcome } from './search-evaluation.ts';

const WIDTHS = [22, 6, 8, 8, 8, 8, 11, 10];
const WEAKEST = 15;

const cells = (values: readonly (string | number)[]): string =>
  values
    .map((value, index) => String(value).padEnd(WIDTHS[index] ?? 0))
    .join(' ')
    .trimEnd();

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function line(label: string, outcomes: readonly QueryOutcome[]): string {
  const answered = outcomes.filter(({ isApplicable, isNegative }) => isApplicable && !isNegative);
  const negative = outcomes.filter(({ isNegative }) => isNegative);
  const of = (value: (outcome: QueryOutcome) => number) => mean(answered.map(value)).toFixed(3);
  return cells([
    label,
    answered.length,
    answered.length === 0 ? '-' : of(({ ndcg }) => ndcg),
    answered.length === 0 ? '-' : of(({ reciprocalRank }) => reciprocalRank),
    answered.length === 0 ? '-' : of(({ precision }) => precision),
    percent(mean(answered.map(({ hits }) => (hits === 0 ? 1 : 0)))),
    negative.length === 0 ? '-' : percent(mean(negative.map(({ hits }) => (hits > 0 ? 1 : 0)))),
    outcomes.reduce((sum, { violations }) => sum + violations, 0),
  ]);
}

/** The figures of an evaluation as text: all, per kind, per language, and the weakest queries. */
export function reportOf({ set, engine, outcomes }: Evaluation): string {
  const groups = (key: 'kind' | 'lang') =>
    [...Map.groupBy(outcomes, (outcome) => outcome[key])].map(([name, group]) => line(name, group));
  const answered = outcomes.filter(({ isApplicable, isNegative }) => isApplicable && !isNegative);
  const interval = (values: readonly number[]) =>
    bootstrapInterval(values)
      .map((value) => value.toFixed(3))
      .join(' to ');
  const times = outcomes.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  const weakest = [...answered].sort((a, b) => a.ndcg - b.ndcg).slice(0, WEAKEST);
  const left = outcomes.filter(({ isApplicable }) => !isApplicable);
  return [
    `${set}: ${outcomes.length} queries, engine ${engine}`,
    '',
    cells(['', 'n', 'nDCG@10', 'MRR', 'P@3', 'zero', 'false pos.', 'violations']),
    line('all', outcomes),
    ...groups('kind'),
    ...groups('lang'),
    '',
    `nDCG@10 95 % interval ${interval(answered.map(({ ndcg }) => ndcg))}`,
    `MRR     95 % interval ${interval(answered.map(({ reciprocalRank }) => reciprocalRank))}`,
    `time p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`,
    `not applicable to this catalogue: ${left.map(({ id }) => id).join(', ') || 'none'}`,
    `weakest: ${weakest.map(({ text, ndcg }) => `${text} ${ndcg.toFixed(2)}`).join(', ')}`,
  ].join('\n');
}
