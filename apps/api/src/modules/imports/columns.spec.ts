import { describe, expect, it } from '@jest/globals';
import { MAX_PRICE_CENTS } from '@markthalle/contracts/fields';
import type { ProductDraft } from '@markthalle/contracts/portal-products';
import type { Cell } from '@markthalle/spreadsheet/cell';
import fc from 'fast-check';
import { cellOf, differs, inWords, readCell } from './cell-values.ts';
import { COLUMN_TITLES } from './column-titles.ts';
import { COLUMNS, type Column, columnOf, kindOfField, SAYS_NOTHING } from './columns.ts';
import { withFields } from './draft-fields.ts';

const column = (field: string): Column => {
  const found = columnOf(field);
  if (found === undefined) throw new Error(`no column ${field}`);
  return found;
};
const typed = (field: string, text: string) => readCell(column(field), { type: 'text', text });

describe('the columns of a table', () => {
  it('are all fields of a draft: each has a German title, each title a field', () => {
    const fields = COLUMNS.map(({ field }) => kindOfField(field));
    expect(fields.filter((field) => !Object.hasOwn(COLUMN_TITLES, field))).toEqual([]);
    expect(Object.keys(COLUMN_TITLES).filter((field) => !fields.includes(field))).toEqual([]);
    const titles = COLUMNS.map(({ title }) => title.toLowerCase());
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('have German words for their choices, each its own', () => {
    for (const { words, field } of COLUMNS) {
      const shown = [...words.values()].map((word) => word.toLowerCase());
      expect([field, new Set(shown).size]).toEqual([field, shown.length]);
      expect([field, shown.filter((word) => word.includes('_') || /[,;]/.test(word))]).toEqual([
        field,
        [],
      ]);
    }
  });
});

describe('a list whose entries have columns of their own', () => {
  const bundle = {
    items: [
      { nameDe: 'Honig', quantity: 1 },
      { nameDe: 'Tee', quantity: 2 },
    ],
  };
  const draft = { bundle } as unknown as ProductDraft;

  it('is written entry by entry, as deep as it goes', () => {
    expect(columnOf('bundle.items.1.singlePriceCents')).toMatchObject({
      title: 'Teil 2: Einzelpreis',
      kind: 'money',
    });
    expect(columnOf('facts.parts.0.nutrition.fat')?.title).toBe('Lebensmittel 1: Fett (g)');
    const fat = withFields({}, { 'facts.parts.0.nutrition.fat': 3 });
    expect(fat.facts?.parts).toEqual([
      expect.objectContaining({ foodName: '', honeyOrigins: [], nutrition: { fat: 3 } }),
    ]);
  });

  it('loses an entry whose cells are all emptied, and goes with its last one', () => {
    const first = { 'bundle.items.0.nameDe': '', 'bundle.items.0.quantity': null };
    const left = withFields(draft, first);
    expect(left.bundle?.items).toEqual([expect.objectContaining({ nameDe: 'Tee', quantity: 2 })]);
    const second = { 'bundle.items.1.nameDe': '', 'bundle.items.1.quantity': null };
    expect(withFields(draft, { ...first, ...second }).bundle).toBeNull();
  });
});

describe('a cell', () => {
  it.each([
    ['grossCents', '1.284,60 €', 128_460],
    ['grossCents', '7.9', 790],
    ['stockQuantity', '12', 12],
    ['quantityValue', '0,5', '0,5'],
    ['alcoholPercent', '4,8 %', '4,8'],
    ['ownProduce', 'Ja', true],
    ['ownProduce', 'x', true],
    ['quantityUnit', 'Stück', 'piece'],
    ['vatCategory', 'ermäßigt', 'reduced'],
    ['allergens', 'Milch; Eier', ['milk', 'eggs']],
    ['seasonMonths', '5, 6,7', [5, 6, 7]],
    [
      'facts.quid',
      'Mohn: 12; Zucker: 3,5 %',
      [
        { name: 'Mohn', percent: 12 },
        { name: 'Zucker', percent: 3.5 },
      ],
    ],
    ['facts.nutrition.salt', '1,25', 1.25],
  ])('of %s that says %j is %j', (field, text, value) => {
    expect(typed(field, text)).toEqual({ ok: true, value });
  });

  it('may be a number of the program, shown in percent or as a day', () => {
    const percent: Cell = { type: 'number', value: 0.048, as: 'percent' };
    expect(readCell(column('alcoholPercent'), percent)).toEqual({ ok: true, value: '4,8' });
    const day: Cell = { type: 'number', value: 46_000, as: 'day' };
    expect(readCell(column('nameDe'), day)).toEqual({
      ok: false,
      message: expect.stringContaining('hat daraus ein Datum gemacht. Schreiben Sie als Text'),
    });
  });

  it('that is empty says nothing where something must stand, else that nothing is there', () => {
    const empty = (field: string) => readCell(column(field), { type: 'empty' });
    expect(empty('nameDe')).toEqual({ ok: true, value: SAYS_NOTHING });
    expect(empty('grossCents')).toEqual({ ok: true, value: SAYS_NOTHING });
    expect(empty('descriptionDe')).toEqual({ ok: true, value: '' });
    expect(empty('facts.foodName')).toEqual({ ok: true, value: null });
    expect(empty('facts.nutrition.fat')).toEqual({ ok: true, value: null });
    expect(empty('allergens')).toEqual({ ok: true, value: [] });
  });
});

describe('what was written', () => {
  const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    grossCents: fc.integer({ min: 1, max: MAX_PRICE_CENTS }),
    stockQuantity: fc.integer({ min: 0, max: 100_000 }),
    ownProduce: fc.boolean(),
    'facts.nutrition.salt': fc.integer({ min: 0, max: 100_000 }).map((n) => n / 1_000),
    allergens: fc.uniqueArray(fc.constantFrom('milk', 'eggs', 'gluten', 'nuts')),
    quantityUnit: fc.constantFrom('g', 'kg', 'piece', 'm2'),
    'facts.quid': fc.array(
      fc.record({
        name: fc.constantFrom('Mohn', 'Weizen: Vollkorn', 'Salz, Jod'),
        percent: fc.integer({ min: 1, max: 999 }).map((n) => n / 10),
      }),
      { maxLength: 3 },
    ),
  };

  it.each(Object.keys(values))('of %s is read back as it was', (field) => {
    const one = column(field);
    fc.assert(
      fc.property(values[field] as fc.Arbitrary<unknown>, (value) => {
        const written = cellOf(one, value);
        const cell: Cell =
          written === null
            ? { type: 'empty' }
            : typeof written === 'string'
              ? { type: 'text', text: written }
              : {
                  type: 'number',
                  value: typeof written === 'number' ? written : written.cents / 100,
                  as: 'plain',
                };
        const reading = readCell(one, cell);
        expect(reading.ok && !differs(one, reading.value, value)).toBe(true);
        // As a text file would have it.
        const text = readCell(one, { type: 'text', text: inWords(one, value) || ' ' });
        if (inWords(one, value) !== '')
          expect(text.ok && !differs(one, text.value, value)).toBe(true);
      }),
    );
  });
});
