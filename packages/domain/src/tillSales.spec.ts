import { describe, expect, it } from '@jest/globals';
import { readTillSales } from './tillSales.ts';

const NOW = new Date('2026-11-23T18:00:00Z');
const read = (...lines: string[]) =>
  readTillSales(
    lines.map((line, index) => ({ row: index + 1, cells: line.split(';') })),
    NOW,
  );

describe('the file of a till', () => {
  it('is read in the words of common tills, and no price of it is kept', () => {
    const sales = read(
      'Belegnummer;Datum;Uhrzeit;Artikelnummer;Bezeichnung;Menge;Einzelpreis;Summe',
      '1001;23.11.2026;09:15;A12;Lindenhonig;2;7,90;15,80',
      '1001;23.11.2026;09:15;B7;Kerze;-1;14,50;-14,50',
      '1002;23.11.26;;A12;Lindenhonig;1,000;7,90;7,90',
    );
    expect(sales?.[0]).toEqual({
      row: 2,
      till: '',
      receiptId: '1001',
      line: 1,
      soldAt: '2026-11-23T08:15:00.000Z',
      article: 'A12',
      articleName: 'Lindenhonig',
      quantity: 2,
      fault: null,
    });
    expect(sales?.[1]).toMatchObject({ receiptId: '1001', line: 2, quantity: -1, fault: null });
    expect(sales?.[2]).toMatchObject({ line: 1, soldAt: '2026-11-23T11:00:00.000Z', quantity: 1 });
  });

  it('is read as the DSFinV-K writes it', () => {
    const sales = read(
      'Z_KASSE_ID;Z_ERSTELLUNG;Z_NR;BON_ID;POS_ZEILE;ARTIKELTEXT;ART_NR;GTIN;MENGE;STK_BR',
      'K1;2026-11-23T09:15:00;77;b-5;3;Honig;12;4006381333931;1,00000;7,90',
      'K1;2026-07-01T10:00:00+02:00;77;b-6;1;Honig;12;;1;7,90',
    );
    expect(sales?.[0]).toMatchObject({
      till: 'K1',
      receiptId: 'b-5',
      line: 3,
      article: '4006381333931',
      soldAt: '2026-11-23T08:15:00.000Z',
      quantity: 1,
    });
    expect(sales?.[1]).toMatchObject({ article: '12', soldAt: '2026-07-01T08:00:00.000Z' });
  });

  it('without a column for receipt, date, article or quantity is none', () => {
    expect(read('Datum;Artikel;Menge', '1;2;3')).toBeNull();
    expect(read('Beleg;Artikel;Menge', '1;2;3')).toBeNull();
    expect(read('Beleg;Datum;Menge', '1;2;3')).toBeNull();
    expect(read('Beleg;Datum;Artikel', '1;2;3')).toBeNull();
    expect(read()).toBeNull();
  });

  it.each([
    [';23.11.2026;A;1', 'receipt-missing'],
    ['1;;A;1', 'time-missing'],
    ['1;31.11.2026;A;1', 'time-invalid'],
    ['1;gestern;A;1', 'time-invalid'],
    ['1;24.11.2026;A;1', 'time-in-future'],
    ['1;23.11.2026;;1', 'article-missing'],
    ['1;23.11.2026;A;', 'quantity-missing'],
    ['1;23.11.2026;A;1.000', 'quantity-ambiguous'],
    ['1;23.11.2026;A;0,5', 'quantity-not-whole'],
    ['1;23.11.2026;A;0', 'quantity-not-whole'],
    ['1;23.11.2026;A;viele', 'quantity-not-whole'],
    ['1;23.11.2026;A;99999', 'quantity-too-large'],
  ])('line %s is refused alone: %s', (line, fault) => {
    expect(read('Beleg;Datum;Artikel;Menge', line)?.[0]).toMatchObject({ fault });
  });
});
