import { describe, expect, it } from '@jest/globals';
import { leftWithoutWay } from './ownWays.ts';

describe('products left without a way', () => {
  const honey = { name: 'Honig', ways: ['parcel', 'pickup'] };
  const cheese = { name: 'Käse', ways: ['parcel_chilled'] };
  const draft = { name: 'Neu', ways: [] };

  it('are those whose every way would be gone', () => {
    expect(leftWithoutWay([honey, cheese, draft], ['pickup'])).toEqual([cheese]);
    expect(leftWithoutWay([honey, cheese], ['tour'])).toEqual([honey, cheese]);
    expect(leftWithoutWay([honey, cheese], ['parcel', 'parcel_chilled'])).toEqual([]);
  });
});
