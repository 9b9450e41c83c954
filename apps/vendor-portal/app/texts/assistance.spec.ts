import { describe, expect, it } from '@jest/globals';
import { finalActsOn } from './assistance.ts';

describe('what the office is told before it acts', () => {
  it('names each act of the page that nobody can take back, and why', () => {
    expect(finalActsOn('/uebergabe/2026-11-26-berlin')).toEqual([
      'Ware der Tour übergeben: Damit ist die Ware übergeben, und der Anteil wird fällig.',
      'Ware mit Code übergeben: Damit ist die Ware übergeben, und der Anteil wird fällig.',
    ]);
  });

  it('says nothing where everything can be taken back', () => {
    expect(finalActsOn('/hof/ferien')).toEqual([]);
  });
});
