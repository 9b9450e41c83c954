import { expect, it } from '@jest/globals';
import { GATES } from './gatesFor.ts';

const numbered = (area: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `LAW-${area}-${from + index}`);

/** Duties before an offer that are kept where the money or the page is made, not by a gate. */
const KEPT_ELSEWHERE = new Set([
  // Rates of services, shared fate and discounts: `tax.ts`, `split.ts`, `coupon.ts`.
  'LAW-UST-2',
  'LAW-UST-3',
  'LAW-UST-5',
]);

it('has a gate for each duty before an offer may be seen', () => {
  const asked = [
    ...numbered('FOOD', 1, 23),
    'LAW-ALC-1',
    ...numbered('DEP', 1, 2),
    ...['LAW-PACK-1', 'LAW-PACK-4', 'LAW-GPSR-1'],
    ...numbered('COSM', 1, 3),
    'LAW-TEXT-1',
    ...numbered('CRAFT', 1, 4),
    'LAW-UWG-5',
    ...numbered('UST', 1, 7),
    ...['LAW-DSA-7', 'LAW-DAC7-2'],
  ];
  const held = new Set(GATES.map(({ lawId }) => lawId));
  expect(asked.filter((id) => !held.has(id) && !KEPT_ELSEWHERE.has(id))).toEqual([]);
  expect([...KEPT_ELSEWHERE].filter((id) => held.has(id))).toEqual([]);
});
