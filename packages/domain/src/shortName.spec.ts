import { describe, expect, it } from '@jest/globals';
import { shortName } from './shortName.ts';

describe('a name on a remembered device', () => {
  it.each([
    ['Anna Seidel', 'Anna S.'],
    ['  Anna   Maria  von der Ähre ', 'Anna Ä.'],
    ['Renate', 'Renate'],
    ['Ali 👩‍🌾', 'Ali 👩‍🌾.'],
    ['', ''],
  ])('%j is %j', (name, short) => {
    expect(shortName(name)).toBe(short);
  });
});
