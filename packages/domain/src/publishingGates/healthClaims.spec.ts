import { describe, expect, it } from '@jest/globals';
import { SPREAD } from '../../test/gateStatements.ts';
import { gatesFor } from './gatesFor.ts';

const FORBIDDEN = [
  'stärkt das Immunsystem',
  'stärkt die Abwehrkräfte',
  'stärkt dein Herz',
  'entgiftend',
  'entschlackt den Körper',
  'Detox für jeden Tag',
  'immunstärkend',
  'blutreinigend',
  'blutdrucksenkend',
  'cholesterinsenkende Wirkung',
  'verdauungsfördernd',
  'stoffwechselanregend',
  'entzündungshemmend',
  'schmerzlindernd',
  'heilt von innen',
  'heilsame Beeren',
  'heilkräftige Kräuter',
  'hilft bei Erkältung',
  'hilft gegen Husten',
  'wirkt gegen Entzündungen',
  'gut bei Rheuma',
  'senkt den Blutdruck',
  'senkt das Cholesterin',
  'schützt vor Krebs',
  'beugt Erkältungen vor',
  'macht schlank',
  'zum Abnehmen',
  'verbrennt Fett',
  'regt die Verdauung an',
  'reinigt das Blut',
  'fördert die Durchblutung',
  'unser Superfood',
  'boosts your immune system',
] as const;

const ALLOWED = [
  'schmeckt frisch und fruchtig',
  'aus Sanddorn von der Küste',
  'reich an Geschmack',
  'passt gut bei Tisch',
  'hilft gegen den kleinen Hunger',
  'der heile Apfel',
] as const;

const isRefused = (words: string): boolean =>
  gatesFor({ ...SPREAD, words }).some(({ lawId }) => lawId === 'LAW-FOOD-16');

describe('health claims about food (LAW-FOOD-16)', () => {
  it.each(FORBIDDEN)('refuses „%s“', (words) => {
    expect(isRefused(words)).toBe(true);
  });

  it.each(ALLOWED)('allows „%s“', (words) => {
    expect(isRefused(words)).toBe(false);
  });
});
