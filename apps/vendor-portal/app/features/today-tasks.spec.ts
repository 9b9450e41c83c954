import { describe, expect, it } from '@jest/globals';
import { MAX_TODAY_TASKS, todayTasks } from './today-tasks.ts';

const ON = '2026-11-24';
const QUIET = {
  toConfirm: 0,
  toPack: { orders: 0, pieces: 0, earliestOn: null },
  toHandOver: 0,
  handOvers: [],
  unreadMessages: 0,
  endingEvidence: { count: 0, firstOn: null },
  lowStock: [],
  shortArticles: 0,
  dueCents: 0,
  onTheWayCents: 0,
  accountState: 'payable',
  disputes: { count: 0, firstOn: null },
  cases: { count: 0, firstOn: null },
};
const keysOf = (today: Partial<typeof QUIET>) =>
  todayTasks({ ...QUIET, ...today } as typeof QUIET, ON).map(({ key }) => key);

describe('the tasks of today', () => {
  it('are none on a quiet day', () => {
    expect(keysOf({})).toEqual([]);
    expect(keysOf({ accountState: 'in_review' })).toEqual([]);
  });

  it('stand by their deadline, what has gone wrong first', () => {
    const toPack = { orders: 3, pieces: 5, earliestOn: '2026-11-26' } as never;
    const handOvers = [{ on: '2026-11-26', orders: 4, toPack: 3 }] as never;
    expect(
      keysOf({
        shortArticles: 1,
        toPack,
        handOvers,
        toConfirm: 1,
        unreadMessages: 2,
        accountState: 'onboarding',
      }),
    ).toEqual(['short', 'messages', 'pack', 'confirm', 'account']);
    const cases = { count: 1, firstOn: '2026-11-25' } as never;
    expect(keysOf({ toPack, handOvers, cases })).toEqual(['cases', 'pack']);
    const later = { count: 1, firstOn: '2026-11-27' } as never;
    expect(keysOf({ toPack, handOvers, cases: later })).toEqual(['pack', 'cases']);
  });

  it('are five at most: the furthest wait', () => {
    const all = keysOf({
      shortArticles: 1,
      toPack: { orders: 3, pieces: 5, earliestOn: '2026-11-25' } as never,
      handOvers: [{ on: '2026-11-25', orders: 4, toPack: 3 }] as never,
      toConfirm: 1,
      toHandOver: 1,
      unreadMessages: 1,
      endingEvidence: { count: 1, firstOn: '2026-12-01' } as never,
      accountState: 'none',
      cases: { count: 1, firstOn: null },
    });
    expect(all).toHaveLength(MAX_TODAY_TASKS);
    expect(all).toEqual(['short', 'cases', 'messages', 'pack', 'confirm']);
  });

  it('lead to the list of the day that is next', () => {
    const toPack = { orders: 3, pieces: 5, earliestOn: '2026-11-26' } as never;
    expect(todayTasks({ ...QUIET, toPack }, ON)[0]?.href).toBe('/packen/2026-11-26');
  });
});
