import { describe, expect, it } from '@jest/globals';
import { ProductDraft } from '@markthalle/contracts/portal-products';
import type { ProductContent } from './product-content.ts';
import { contentFromDraft, draftFromContent } from './product-form.ts';
import { slugOf } from './product-slug.ts';
import { storedQuantity, typedQuantity, unitLabelOf } from './typed-quantity.ts';

const DRAFT = ProductDraft.parse({
  nameDe: 'Deichkäse 🧀',
  categoryPath: 'lebensmittel/kaese',
  quantityValue: '250',
  quantityUnit: 'g',
  grossCents: 650,
  vatCategory: 'reduced',
  stockQuantity: 12,
  ingredientsDe: 'Kuhmilch, Salz',
  allergens: ['milk'],
  allergensConfirmed: true,
  storageDe: 'Bei höchstens 7 °C',
  ways: ['pickup'],
});
const AROUND = {
  grossCents: 650,
  containerDepositCents: 0,
  allergensConfirmed: true,
  stockQuantity: 12,
  labelDe: '',
  variants: [],
};
const contentOf = (change: Partial<ProductDraft> = {}, base: ProductContent | null = null) => {
  const draft = { ...DRAFT, ...change };
  const quantity = storedQuantity(draft);
  if (quantity === null) throw new Error('no quantity');
  return contentFromDraft(draft, quantity, base);
};

describe('typed quantities', () => {
  it.each([
    ['250', 'g', 250, 'g', '250', 'g'],
    ['0,5', 'l', 500, 'ml', '500', 'ml'],
    ['1.5', 'kg', 1500, 'g', '1.5', 'kg'],
    ['1000', 'g', 1000, 'g', '1', 'kg'],
    ['0,75', 'm', 750, 'mm', '0.75', 'm'],
    ['0,125', 'm2', 1250, 'cm2', '0.125', 'm2'],
    ['6', 'piece', 6, 'piece', '6', 'piece'],
  ] as const)(
    '%s %s is %d %s and reads %s %s',
    (value, unit, stored, storedUnit, back, backUnit) => {
      const quantity = storedQuantity({ quantityValue: value, quantityUnit: unit });
      expect(quantity).toEqual({ value: stored, unit: storedUnit });
      expect(typedQuantity({ value: stored, unit: storedUnit })).toEqual({
        quantityValue: back,
        quantityUnit: backUnit,
      });
    },
  );

  it.each([
    ['0', 'g'],
    ['0,0', 'kg'],
    ['1,5', 'piece'],
    ['0,5', 'g'],
  ] as const)('%s %s is none', (quantityValue, quantityUnit) => {
    expect(storedQuantity({ quantityValue, quantityUnit })).toBeNull();
  });

  it.each([
    ['0,5', 'l', '0,5 l', '0.5 l'],
    ['1', 'piece', '1 Stück', '1 piece'],
    ['6', 'piece', '6 Stück', '6 pieces'],
    ['2', 'person', '2 Personen', '2 people'],
  ] as const)('%s %s is called %s and %s', (quantityValue, quantityUnit, de, en) => {
    expect(unitLabelOf({ quantityValue, quantityUnit })).toEqual({ de, en });
  });
});

it.each([
  ['Hanse Gin, 43 %', 'hanse-gin-43'],
  ['Öl & Weißmüller-Käse', 'oel-weissmueller-kaese'],
  ['Crème brûlée', 'creme-brulee'],
  ['جبن 🧀', 'produkt'],
  ["'; drop table x --", 'drop-table-x'],
])('the address of %j is %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

/** What a form need not say. */
const USUAL = {
  facts: {},
  photos: [],
  saleForm: 'prepacked',
  drainedWeightGrams: null,
  unitPriceExemption: null,
  labelDe: '',
  variants: [],
  seasonMonths: null,
  catchWeight: null,
  bundle: null,
  isVoucher: false,
  isService: false,
};

describe('a form and its content', () => {
  it('come back as they were typed', () => {
    expect(draftFromContent(contentOf(), AROUND)).toEqual({ ...DRAFT, ...USUAL });
    const english = { nameEn: 'Dyke cheese', shortDe: 'Kurz', shortEn: 'Short' };
    expect(draftFromContent(contentOf(english), AROUND)).toEqual({
      ...DRAFT,
      ...USUAL,
      ...english,
    });
  });

  it('let everybody read German where English is missing', () => {
    expect(contentOf().name).toEqual({ de: 'Deichkäse 🧀', en: 'Deichkäse 🧀' });
  });

  it('keep what the form does not ask, and translations of unchanged texts', () => {
    const base: ProductContent = {
      ...contentOf(),
      unitLabel: { de: 'Stück 250 g', en: 'piece 250 g' },
      organic: true,
      seasonMonths: [5, 6],
      withdrawal: { right: 'excluded', reason: 'perishable' },
      facts: [
        { key: 'origin', text: { de: 'Dargun', en: 'Dargun' } },
        { key: 'ingredients', text: { de: 'Kuhmilch, Salz', en: 'Cow’s milk, salt' } },
        { key: 'net_quantity', text: { de: 'Stück 250 g', en: 'piece 250 g' } },
      ],
    };
    const same = contentOf({ grossCents: 700 }, base);
    expect(same).toMatchObject({
      organic: true,
      seasonMonths: [5, 6],
      unitLabel: { de: 'Stück 250 g', en: 'piece 250 g' },
      withdrawal: { right: 'excluded', reason: 'perishable' },
    });
    expect(same.facts.slice(0, 3)).toEqual(base.facts);
    const changed = contentOf({ quantityValue: '500', ingredientsDe: 'Kuhmilch, Salz, Lab' }, base);
    expect(changed.unitLabel).toEqual({ de: '500 g', en: '500 g' });
    expect(changed.facts[1]).toEqual({
      key: 'ingredients',
      text: { de: 'Kuhmilch, Salz, Lab', en: 'Kuhmilch, Salz, Lab' },
    });
    expect(changed.facts[2]?.text.de).toBe('500 g');
    expect(contentOf({ ingredientsDe: '' }, base).facts.map(({ key }) => key)).not.toContain(
      'ingredients',
    );
  });

  it('say allergens in words, none as none', () => {
    const fact = (change: Partial<ProductDraft>) =>
      contentOf(change).facts.find(({ key }) => key === 'allergens')?.text;
    expect(fact({ allergens: ['milk', 'nuts'] })).toEqual({
      de: 'Milch, Schalenfrüchte',
      en: 'milk, nuts',
    });
    expect(fact({ allergens: [] })?.de).toBe('keine kennzeichnungspflichtigen');
    expect(fact({ allergens: [], allergensConfirmed: false })).toBeUndefined();
  });

  it('protect the young by category and strength (§ 9 JuSchG)', () => {
    const ageOf = (categoryPath: string, alcoholPercent: string, base?: ProductContent) =>
      contentOf({ categoryPath, alcoholPercent }, base ?? null).minAge;
    expect(ageOf('getraenke/bier', '4,8')).toBe(18);
    expect(ageOf('getraenke/bier', '0,5')).toBeNull();
    expect(ageOf('getraenke/spirituosen', '')).toBe(18);
    expect(ageOf('lebensmittel/kaese', '')).toBeNull();
    const beer = contentOf({ categoryPath: 'getraenke/bier', alcoholPercent: '4,8' });
    expect(ageOf('getraenke/bier', '', beer)).toBe(18);
    expect(ageOf('getraenke/likoer', '', beer)).toBe(18);
    expect(draftFromContent(beer, AROUND).alcoholPercent).toBe('4,8');
  });
});

describe('what is done for people, in the experiences', () => {
  const rightOf = (change: Partial<ProductDraft>, base: ProductContent | null = null) =>
    contentOf({ categoryPath: 'erlebnisse', ...change }, base).withdrawal;
  const BY_DATE = { right: 'excluded', reason: 'leisure_on_date' };
  const SERVICE = { right: '14_days', reason: 'service' };
  const VOUCHER = { right: '14_days', reason: null };

  it('LAW-WITHDR-11 is by date, a voucher, or work by arrangement, and comes back as typed', () => {
    expect(rightOf({})).toEqual(BY_DATE);
    expect(rightOf({ isVoucher: true, isService: false })).toEqual(VOUCHER);
    expect(rightOf({ isVoucher: false, isService: true })).toEqual(SERVICE);
    const service = contentOf({ categoryPath: 'erlebnisse', isService: true });
    expect(draftFromContent(service, AROUND)).toMatchObject({ isService: true, isVoucher: false });
    // A table without the column leaves it so; a form that says otherwise changes it.
    expect(rightOf({}, service)).toEqual(SERVICE);
    expect(rightOf({ isVoucher: false }, service)).toEqual(SERVICE);
    expect(rightOf({ isVoucher: false, isService: false }, service)).toEqual(BY_DATE);
    expect(rightOf({ isVoucher: true }, service)).toEqual(VOUCHER);
    expect(rightOf({ categoryPath: 'lebensmittel/kaese' }, service)).toEqual(VOUCHER);
  });
});

describe('facts of a form', () => {
  it.each([
    ['a jar that keeps long', { shelfLifeDays: 180 }, { right: '14_days', reason: null }],
    ['fish for three days', { shelfLifeDays: 3 }, { right: 'excluded', reason: 'perishable' }],
    ['a board with a name', { personalised: true }, { right: 'excluded', reason: 'made_to_order' }],
    [
      'a sealed cream',
      { hygieneSealed: true },
      { right: '14_days_sealed', reason: 'hygiene_seal' },
    ],
    ['the same board blank', {}, { right: '14_days', reason: null }],
  ] as const)('LAW-WITHDR-8 decide the right of withdrawal: %s', (_, facts, right) => {
    expect(contentOf({ facts }).withdrawal).toEqual(right);
  });

  it('write their lines on the page, and take them away again', () => {
    const base = contentOf({ facts: { additiveFlags: ['nitrite'] } });
    const lines = (content: ProductContent) =>
      content.facts.flatMap(({ key, text }) => (key === 'additives' ? [text.de] : []));
    expect(lines(base)).toEqual(['mit Nitritpökelsalz']);
    expect(lines(contentOf({}, base))).toEqual(['mit Nitritpökelsalz']);
    expect(lines(contentOf({ facts: { additiveFlags: null } }, base))).toEqual([]);
  });

  it('of another group are asked anew', () => {
    const base = contentOf({ facts: { foodName: 'Schnittkäse' } });
    expect(contentOf({ categoryPath: 'lebensmittel/eis' }, base).productFacts).toEqual({});
  });

  it('LAW-ALC-1 make food with spirits for adults', () => {
    const rum = contentOf({ alcoholPercent: '3', facts: { alcoholKind: 'spirits' } });
    expect(rum.minAge).toBe(18);
    expect(contentOf().minAge).toBeNull();
  });
});
