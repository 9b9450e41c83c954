import { describe, expect, it } from '@jest/globals';
import {
  areaFault,
  areasFromTyped,
  type RunPlan,
  runPlanFaults,
  typedFromAreas,
} from './runPlan.ts';

const plan: RunPlan = {
  weekdays: ['di'],
  firstOn: null,
  lastOn: null,
  leadDays: 1,
  cutOffHour: 12,
  departsHour: 8,
  areas: [{ from: '18055', to: '18147' }],
};
const known: Parameters<typeof runPlanFaults>[1] = { today: '2026-11-23', knownFirstOn: null };
const faults = (change: Partial<RunPlan>, at = known) => runPlanFaults({ ...plan, ...change }, at);

describe('the plan of a run', () => {
  it('is possible as it is', () => {
    expect(faults({})).toEqual([]);
  });

  it.each([
    ['no weekday', { weekdays: [] }, 'weekdays', 'no_weekday'],
    ['a first day in the past', { firstOn: '2026-11-22' }, 'firstOn', 'in_the_past'],
    ['an end in the past', { lastOn: '2026-11-22' }, 'lastOn', 'in_the_past'],
    [
      'an end before its beginning',
      { firstOn: '2026-12-02', lastOn: '2026-12-01' },
      'lastOn',
      'ends_before_it_begins',
    ],
    ['a cut-off after departure', { leadDays: 0, cutOffHour: 9 }, 'cutOffHour', 'after_departure'],
  ])('is refused with %s', (_what, change, field, because) => {
    expect(faults(change as Partial<RunPlan>)).toEqual([{ field, because }]);
  });

  it('may have begun long ago, and its cut-off may be the hour in which it leaves', () => {
    const begun = { today: '2026-11-23', knownFirstOn: '2026-01-05' };
    expect(faults({ firstOn: '2026-01-05' }, begun)).toEqual([]);
    expect(faults({ leadDays: 0, cutOffHour: 8 })).toEqual([]);
  });
});

describe('the areas of a run', () => {
  const [rostock, berlin] = [
    { from: '18055', to: '18147' },
    { from: '10000', to: '14199' },
  ];

  it('may touch, and may not overlap', () => {
    expect(areaFault([rostock, berlin, { from: '18148', to: '18150' }])).toBeNull();
    const inside = { from: '18147', to: '18147' };
    expect(areaFault([inside, berlin, rostock])).toEqual({
      field: 'areas',
      because: 'overlap',
      areas: [rostock, inside],
    });
  });

  it('name the numbers in order, and German ones', () => {
    expect(areaFault([{ from: '18147', to: '18055' }])).toMatchObject({ because: 'turned' });
    expect(areaFault([{ from: '00000', to: '18055' }])).toMatchObject({ because: 'not_german' });
  });

  it('are typed one per line', () => {
    const areas = areasFromTyped(' 18055-18147\n10115 bis 10999, 19053 ');
    expect(areas).toEqual([
      rostock,
      { from: '10115', to: '10999' },
      { from: '19053', to: '19053' },
    ]);
    expect(typedFromAreas(areas ?? [])).toBe('18055-18147\n10115-10999\n19053');
    expect(areasFromTyped('1805')).toBeNull();
    expect(areasFromTyped('')).toEqual([]);
  });
});
