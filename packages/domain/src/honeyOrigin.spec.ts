import { describe, expect, it } from '@jest/globals';
import { honeyOriginText } from './honeyOrigin.ts';

describe('LAW-FOOD-11 the origins of a honey', () => {
  it('are one country by its name', () => {
    expect(honeyOriginText([{ country: 'DE', percent: 100 }], 'de')).toBe('Deutschland');
    expect(honeyOriginText([{ country: 'DE', percent: 100 }], 'en')).toBe('Germany');
  });

  it('are all countries of a blend in falling order, each with its part', () => {
    const blend = [
      { country: 'PL', percent: 40 },
      { country: 'DE', percent: 60 },
    ];
    expect(honeyOriginText(blend, 'de')).toBe('Deutschland 60 %, Polen 40 %');
    expect(honeyOriginText(blend, 'en')).toBe('Germany 60%, Poland 40%');
  });

  it('make the whole', () => {
    expect(() => honeyOriginText([{ country: 'DE', percent: 95 }], 'de')).toThrow('100 %');
    expect(() => honeyOriginText([], 'de')).toThrow('100 %');
  });
});
