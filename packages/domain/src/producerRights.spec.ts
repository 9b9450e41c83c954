import { describe, expect, it } from '@jest/globals';
import { mayDo, PRODUCER_RIGHTS } from './producerRights.ts';

describe('What a person may do for a producer', () => {
  it('gives what was given and nothing else', () => {
    for (const given of PRODUCER_RIGHTS) {
      for (const wanted of PRODUCER_RIGHTS) {
        const expected = given === wanted || (given === 'products' && wanted === 'stock');
        expect({ given, wanted, may: mayDo([given], wanted) }).toEqual({
          given,
          wanted,
          may: expected,
        });
      }
    }
  });

  it('gives nothing to somebody without rights', () => {
    expect(PRODUCER_RIGHTS.filter((right) => mayDo([], right))).toEqual([]);
  });
});
