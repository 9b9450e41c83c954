import { describe, expect, it } from '@jest/globals';
import { bannedClaims } from './greenClaims.ts';

describe('LAW-UWG-5 claims about the environment', () => {
  it.each([
    ['Unser klimaneutraler Käse', 'klimaneutraler'],
    ['Umweltfreundlich verpackt.', 'Umweltfreundlich'],
    ['CO₂-neutral versendet', 'CO₂-neutral'],
    ['nachhaltige Fischerei', 'nachhaltige'],
    ['ökologisches Waschmittel', 'ökologisches'],
    ['Die Tüte ist biologisch abbaubar.', 'biologisch abbaubar'],
    ['an eco-friendly candle', 'eco-friendly'],
    ['carbon neutral delivery', 'carbon neutral'],
    ['sustainably caught', 'sustainably'],
    ['FSC 100 %', 'FSC'],
    ['mit dem Blauen Engel, pardon: Blauer Engel', 'Blauer Engel'],
  ])('%s', (text, word) => {
    expect(bannedClaims(text)).toEqual([word]);
  });

  it.each([
    'FSC 100 %, Lizenznummer FSC-C123456',
    'Mehrwegglas, 95 % aus MV, Sammelfahrt',
    'aus ökologischer Erzeugung, DE-ÖKO-006',
    'Bio-Käse aus ökologischem Landbau',
    'Naturbelassener Honig aus der Umgebung',
  ])('a fact is free: %s', (text) => {
    expect(bannedClaims(text)).toEqual([]);
  });
});
