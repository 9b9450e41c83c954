import { describe, expect, it } from '@jest/globals';
import {
  formatDay,
  formatDayRange,
  formatInstant,
  formatTime,
  marketDayOf,
} from '../src/format/dates.ts';
import { formatMoney, formatMoneyInput, moneyForMachines } from '../src/format/money.ts';
import { formatBps, formatCount } from '../src/format/numbers.ts';
import { formatUnitPrice, sayUnitPrice } from '../src/format/unit-price.ts';

const NBSP = '\u00a0';

describe('money', () => {
  it.each([
    [790, 'de', `7,90${NBSP}€`],
    [3_148_217, 'de', `31.482,17${NBSP}€`],
    [-1190, 'de', `−11,90${NBSP}€`],
    [0, 'de', `0,00${NBSP}€`],
    [790, 'en', '€7.90'],
    [-1190, 'en', '−€11.90'],
  ] as const)('%d cents in %s', (cents, language, text) => {
    expect(formatMoney(cents, language)).toBe(text);
  });

  it('refuses half a cent', () => {
    expect(() => formatMoney(790.5, 'de')).toThrow('790.5');
  });

  it('fills fields and machine-readable prices without a currency sign', () => {
    expect(formatMoneyInput(5, 'de')).toBe('0,05');
    expect(formatMoneyInput(-790, 'de')).toBe('-7,90');
    expect(moneyForMachines(123_456)).toBe('1234.56');
  });

  it('writes prices per unit short and long', () => {
    expect(formatUnitPrice(1580, 'kg', 'de')).toBe(`15,80${NBSP}€/kg`);
    expect(sayUnitPrice(1580, 'kg', 'de')).toBe(`15,80${NBSP}€ je kg`);
    expect(sayUnitPrice(279, '100g', 'en')).toBe('€2.79 per 100 g');
  });
});

describe('dates', () => {
  it('writes days as the mocks do', () => {
    expect(formatDay('2026-06-18', 'de')).toBe('Do, 18. Juni');
    expect(formatDay('2026-06-18', 'de', 'long')).toBe('Donnerstag, 18. Juni');
    expect(formatDay('2026-06-18', 'en')).toBe('Thu, 18 June');
  });

  it('names the month once in a range, twice across a month’s end', () => {
    expect(formatDayRange('2026-06-17', '2026-06-19', 'de')).toBe('Mi, 17. bis Fr, 19. Juni');
    expect(formatDayRange('2026-06-30', '2026-07-02', 'de')).toBe('Di, 30. Juni bis Do, 2. Juli');
    expect(formatDayRange('2026-06-18', '2026-06-18', 'de')).toBe('Do, 18. Juni');
    expect(formatDayRange('2026-06-17', '2026-06-19', 'en')).toBe('Wed, 17 to Fri, 19 June');
  });

  it('reads instants on the market’s clock, in summer and in winter', () => {
    expect(formatTime('2026-06-18T12:02:00Z', 'de')).toBe('14:02');
    expect(formatTime('2026-12-18T12:02:00Z', 'de')).toBe('13:02');
    expect(marketDayOf('2026-06-18T22:30:00Z')).toBe('2026-06-19');
    expect(formatInstant('2026-06-18T12:02:00Z', 'de')).toBe('18. Juni 2026, 14:02 Uhr');
    expect(formatInstant('2026-06-18T12:02:00Z', 'en')).toBe('18 June 2026, 14:02');
  });

  it('refuses what is no day', () => {
    expect(() => formatDay('morgen', 'de')).toThrow('morgen');
  });
});

describe('numbers', () => {
  it('writes rates and counts', () => {
    expect(formatBps(1900, 'de')).toBe(`19${NBSP}%`);
    expect(formatBps(780, 'de')).toBe(`7,8${NBSP}%`);
    expect(formatCount(1, { one: 'Produkt', many: 'Produkte' }, 'de')).toBe('1 Produkt');
    expect(formatCount(1284, { one: 'Produkt', many: 'Produkte' }, 'de')).toBe('1.284 Produkte');
  });
});
