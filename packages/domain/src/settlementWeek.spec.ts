import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULES, rulesOn, type SettlementRules } from './settlementRules.ts';
import { lastSettlementDay, nextMonthBegins, nextSettlementDay } from './settlementWeek.ts';

const monday = { weekday: 'mo', hour: 6 } as const;

describe('the weekly run', () => {
  it.each([
    ['2026-11-23T04:59:59Z', '2026-11-16'], // Monday 05:59 in Germany
    ['2026-11-23T05:00:00Z', '2026-11-23'],
    ['2026-11-29T22:59:59Z', '2026-11-23'], // Sunday 23:59
    ['2026-11-29T23:00:00Z', '2026-11-23'], // Monday 00:00
    ['2026-11-30T05:00:00Z', '2026-11-30'],
    ['2027-01-01T12:00:00Z', '2026-12-28'],
    // Summer time began on 29 March: 06:00 is 04:00 UTC, no longer 05:00.
    ['2026-03-30T03:59:59Z', '2026-03-23'],
    ['2026-03-30T04:00:00Z', '2026-03-30'],
    // It ended on 25 October.
    ['2026-10-26T04:59:59Z', '2026-10-19'],
    ['2026-10-26T05:00:00Z', '2026-10-26'],
  ])('at %s the last one is that of %s', (instant, day) => {
    expect(lastSettlementDay(instant, monday)).toBe(day);
  });

  it('falls into the night in which the clock is changed, once', () => {
    const night = { weekday: 'so', hour: 2 } as const;
    // The hour from two to three does not exist on 29 March 2026 ...
    expect(lastSettlementDay('2026-03-29T00:59:59Z', night)).toBe('2026-03-22');
    expect(lastSettlementDay('2026-03-29T01:00:00Z', night)).toBe('2026-03-29');
    // ... and comes twice on 25 October 2026.
    for (const instant of ['2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z']) {
      expect(lastSettlementDay(instant, night)).toBe('2026-10-25');
    }
  });

  it('is never doubled and never left out through two years of hours', () => {
    const days: string[] = [];
    const start = Date.parse('2026-01-01T00:30:00Z');
    for (let hour = 0; hour < 2 * 365 * 24; hour += 1) {
      const day = lastSettlementDay(new Date(start + hour * 3_600_000).toISOString(), monday);
      if (days.at(-1) !== day) days.push(day);
    }
    expect(new Set(days).size).toBe(days.length);
    const gaps = days.slice(1).map((day, index) => Date.parse(day) - Date.parse(days[index] ?? ''));
    expect(new Set(gaps)).toEqual(new Set([7 * 86_400_000]));
  });

  it('is followed by the next one a week later', () => {
    expect(nextSettlementDay('2026-11-23T04:59:59Z', monday)).toBe('2026-11-23');
    expect(nextSettlementDay('2026-11-23T05:00:00Z', monday)).toBe('2026-11-30');
  });
});

describe('a month', () => {
  it.each([
    ['2026-11-01', '2026-12-01'],
    ['2026-12-31', '2027-01-01'],
    ['2028-02-29', '2028-03-01'],
    ['2027-01-31', '2027-02-01'],
  ])('that %s lies in ends before %s', (on, next) => {
    expect(nextMonthBegins(on)).toBe(next);
  });
});

describe('rules of the settlement', () => {
  const resolved: SettlementRules = { ...DEFAULT_RULES, validFrom: '2026-12-01', minimumCents: 0 };

  it('hold from their day on', () => {
    expect(rulesOn([], '2026-12-01')).toEqual(DEFAULT_RULES);
    expect(rulesOn([resolved], '2026-11-30').minimumCents).toBe(2_500);
    expect(rulesOn([resolved], '2026-12-01').minimumCents).toBe(0);
    const later = { ...resolved, validFrom: '2027-01-01', minimumCents: 1_000 };
    expect(rulesOn([later, resolved], '2027-02-01').minimumCents).toBe(1_000);
  });
});
