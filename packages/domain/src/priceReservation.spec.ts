import { describe, expect, it } from '@jest/globals';
import { priceReservationIn } from './priceReservation.ts';

describe('LAW-PANGV-14 a price that is kept open', () => {
  it.each([
    'Preis freibleibend',
    'Unsere Preise sind freibleibend.',
    'PREIS  FREIBLEIBEND, solange der Vorrat reicht',
    'freibleibende Preise',
    'Preisänderungen vorbehalten',
    'vorbehaltlich einer Preisänderung',
    'Zum Tagespreis',
    'Preis auf Anfrage',
    'Prices are subject to change',
    'price on request',
  ])('is found in "%s"', (text) => {
    expect(priceReservationIn(text)).not.toBeNull();
  });

  it.each([
    'Lindenhonig vom See, kräftig im Geschmack',
    'Ein preiswertes Geschenk',
    'Der Preis geht an den Hof.',
    'Änderungen am Rezept vorbehalten',
    '',
  ])('is not in "%s"', (text) => {
    expect(priceReservationIn(text)).toBeNull();
  });
});
