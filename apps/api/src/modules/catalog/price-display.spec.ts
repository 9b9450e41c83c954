import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { listCategory } from '@markthalle/contracts/catalog';
import { readPortalProduct, setPrice } from '@markthalle/contracts/portal-products';
import { addDays, berlinDateOf } from '@markthalle/domain/dates';
import { CatalogWorld, CHEESE } from '../../../test/catalog-world.ts';
import { DAY_MS, HOUR_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';

const EUR = 100;
type Change = Parameters<CatalogWorld['published']>[0];

let world: CatalogWorld;
/** Day 0 of every history, at nine in the morning in Germany. */
let start: Date;

beforeAll(async () => {
  world = await CatalogWorld.start();
  start = world.api.clock.now();
});
afterAll(() => world.api.stop());

const shownPrice = async (slug: string) => (await world.inShop(slug)).value.product.price;

/** The deposit needs its bottle, loose goods their remarks. */
const BOTTLED = {
  ...CHEESE.facts,
  additivesConfirmed: true,
  containerMaterial: 'glass',
  containerContent: 'not_a_drink',
  containerSystem: 'returnable',
} as const;

describe('unit prices through the API', () => {
  const per = async (change: Change) => {
    const { slug } = await world.published({ ...change, facts: BOTTLED });
    const { grossCents, unitPrice, containerDepositCents } = await shownPrice(slug);
    const cardPrice = await priceInList(slug);
    // List and page say the same.
    expect(cardPrice).toMatchObject({ grossCents, unitPrice, containerDepositCents });
    return { unitPrice, containerDepositCents };
  };

  it.each([
    ['V01 honey', { quantityValue: '500', quantityUnit: 'g', grossCents: 690 }, 1380, 'kg', 0],
    [
      'V02 juice, deposit beside it',
      { quantityValue: '330', quantityUnit: 'ml', grossCents: 449, containerDepositCents: 15 },
      1361,
      'l',
      15,
    ],
    [
      'V03 rapeseed oil',
      { quantityValue: '250', quantityUnit: 'ml', grossCents: 595 },
      2380,
      'l',
      0,
    ],
    [
      'V04 pickled herring by its drained weight',
      { quantityValue: '400', quantityUnit: 'g', grossCents: 499, drainedWeightGrams: 250 },
      1996,
      'kg',
      0,
    ],
    [
      'V06 spice, never per 100 g',
      { quantityValue: '30', quantityUnit: 'g', grossCents: 299 },
      9967,
      'kg',
      0,
    ],
    [
      'V07 six beers with deposit',
      { quantityValue: '1980', quantityUnit: 'ml', grossCents: 894, containerDepositCents: 48 },
      452,
      'l',
      48,
    ],
    [
      'V09 flour, equal to its price',
      { quantityValue: '1', quantityUnit: 'kg', grossCents: 249 },
      249,
      'kg',
      0,
    ],
    [
      'V10 loose cheese per 100 g',
      { quantityValue: '100', quantityUnit: 'g', grossCents: 279, saleForm: 'loose' },
      279,
      '100g',
      0,
    ],
    [
      'V11 woven fabric',
      { quantityValue: '1,5', quantityUnit: 'm', grossCents: 2250 },
      1500,
      'm',
      0,
    ],
    ['V12 soap bar', { quantityValue: '95', quantityUnit: 'g', grossCents: 550 }, 5789, 'kg', 0],
  ] as const)('LAW-PANGV-2 %s', async (_, change, centsPerUnit, unit, deposit) => {
    expect(await per(change)).toEqual({
      unitPrice: { centsPerUnit, per: unit },
      containerDepositCents: deposit,
    });
  });

  it.each([
    ['V05 saffron salt of 9 g', { quantityValue: '9', quantityUnit: 'g', grossCents: 250 }],
    [
      'V08 a gift box of unlike goods',
      {
        quantityValue: '1',
        quantityUnit: 'kg',
        grossCents: 3990,
        unitPriceExemption: 'unlike_set',
      },
    ],
  ] as const)('LAW-PANGV-5 %s needs none', async (_, change) => {
    expect((await per(change)).unitPrice).toBeNull();
  });

  it('LAW-PANGV-5 knows no reason "farm shop"', async () => {
    const answer = await world.create({ unitPriceExemption: 'farm_shop' as 'service' });
    expect(answer.problem.code).toBe('invalid-input');
  });

  it('LAW-FOOD-7 a changed quantity changes the unit price', async () => {
    const change = { nameDe: `Quark ${newId()}`, grossCents: 690 };
    const made = await world.published({ ...change, quantityValue: '500', quantityUnit: 'g' });
    await world.update(made.productId, 1, { ...change, quantityValue: '250', quantityUnit: 'g' });
    await world.approve(await world.waiting(made.productId));
    expect((await shownPrice(made.slug)).unitPrice).toEqual({ centsPerUnit: 2760, per: 'kg' });
  });
});

describe('price cuts through the API', () => {
  type Step = readonly [day: number, cents: number];

  // What is published on a later day has no price on an earlier one: every story begins at day 0.
  beforeEach(async () => {
    world.api.clock.set(dayOf(0));
    await world.signIn();
  });

  /** A product whose producer sets these prices on these days; answers what the shop then announces. */
  async function announced(steps: readonly Step[], on: number, shortDate?: { day: number }) {
    const [first, ...later] = steps;
    world.api.clock.set(dayOf(0));
    await world.signIn();
    const made = await world.published({ nameDe: `Senf ${newId()}`, grossCents: first?.[1] ?? 0 });
    await later.reduce(async (before, [day, grossCents]) => {
      await before;
      world.api.clock.set(dayOf(day));
      await world.signIn();
      const shortDateOn = shortDate?.day === undefined ? null : onDay(shortDate.day);
      const isLast = day === later.at(-1)?.[0];
      await world.call(
        setPrice,
        { variantId: made.variantId, grossCents, shortDateOn: isLast ? shortDateOn : null },
        world.dairy,
      );
    }, Promise.resolve());
    await night(on);
    const page = (await shownPrice(made.slug)).announced;
    expect((await priceInList(made.slug))?.announced).toEqual(page);
    return { ...made, announced: page };
  }

  const reference = (referenceCents: number, percent: number) => ({
    reduction: { kind: 'reference', referenceCents, percent },
    voucher: null,
  });

  it('V13 LAW-PANGV-9 shows no badge above the lowest price of the 30 days', async () => {
    const steps = [
      [0, 1200],
      [40, 990],
      [46, 1200],
      [60, 1080],
    ] as const;
    expect((await announced(steps, 60)).announced).toBeNull();
  });

  it('V14 LAW-PANGV-8 shows the lowest price of the 30 days and its percent, for 30 days', async () => {
    const made = await announced(
      [
        [0, 1000],
        [60, 800],
      ],
      60,
    );
    expect(made.announced).toEqual(reference(1000, 20));
    await night(89);
    expect((await shownPrice(made.slug)).announced).toEqual(reference(1000, 20));
    await night(90);
    expect((await shownPrice(made.slug)).announced).toBeNull();
  });

  it('V15 LAW-PANGV-10 keeps the first reference while steps only fall', async () => {
    const steps = [
      [0, 2000],
      [60, 1800],
      [65, 1600],
    ] as const;
    expect((await announced(steps.slice(0, 2), 60)).announced).toEqual(reference(2000, 10));
    expect((await announced(steps, 65)).announced).toEqual(reference(2000, 20));
    const broken = [
      [0, 2000],
      [60, 1800],
      [64, 2000],
      [65, 1600],
    ] as const;
    expect((await announced(broken, 65)).announced).toEqual(reference(1800, 11));
  });

  it('V16 LAW-PANGV-8 forgets what is older than 30 days', async () => {
    const steps = [
      [0, 900],
      [21, 1100],
      [60, 990],
    ] as const;
    expect((await announced(steps, 60)).announced).toEqual(reference(1100, 10));
  });

  it('V17 LAW-PANGV-11 says the short date instead of a reference, until that day', async () => {
    const made = await announced(
      [
        [0, 599],
        [60, 399],
      ],
      60,
      { day: 62 },
    );
    expect(made.announced?.reduction).toEqual({ kind: 'short_date', bestBeforeOn: onDay(62) });
    await night(63);
    expect((await shownPrice(made.slug)).announced).toBeNull();
  });

  it('LAW-PANGV-8 no producer can type a price to compare with', async () => {
    const made = await world.published({ nameDe: `Salz ${newId()}` });
    const typed = { variantId: made.variantId, grossCents: 500, compareAtCents: 900 };
    const answer = await world.call(setPrice, typed, world.dairy);
    expect(answer.problem.code).toBe('invalid-input');
    const more = { compare_at_price: 900 } as Change;
    expect((await world.create(more)).problem.code).toBe('invalid-input');
  });

  it('LAW-PANGV-11 a date that has passed is refused at its field', async () => {
    const made = await world.published({ nameDe: `Essig ${newId()}` });
    const shortDateOn = addDays(berlinDateOf(world.api.clock.now().toISOString()), -1);
    const past = { variantId: made.variantId, grossCents: 5 * EUR, shortDateOn };
    const answer = await world.call(setPrice, past, world.dairy);
    expect(answer.problem.errors?.[0]?.pointer).toBe('/shortDateOn');
  });

  it('shows the producer what buyers see', async () => {
    const made = await announced(
      [
        [0, 1000],
        [60, 800],
      ],
      60,
    );
    const { card } = (
      await world.call(readPortalProduct, { productId: made.productId }, world.dairy)
    ).value;
    expect(card.variants[0]?.announced).toEqual(reference(1000, 20));
  });

  it('LAW-PANGV-14 refuses a text that keeps the price open, at its field', async () => {
    const refused = await world.create({ shortDe: 'Frisch vom Deich, Preis freibleibend.' });
    expect(refused.problem.errors).toEqual([
      {
        pointer: '/draft/shortDe',
        message:
          'Bitte streichen Sie „Preis freibleibend“: Der Preis, den Sie angeben, ist ein fester Endpreis.',
      },
    ]);
  });
});

const dayOf = (day: number): string => new Date(start.getTime() + day * DAY_MS).toISOString();
const onDay = (day: number): string => berlinDateOf(dayOf(day));

/** The night before that day has passed, and its sweep with it. */
async function night(day: number): Promise<void> {
  world.api.clock.set(new Date(Date.parse(dayOf(day)) + HOUR_MS).toISOString());
  await world.signIn();
  await world.api.app.get(Sweeps).run('refresh-seasonal-listings');
}

/** The price on the card of the category, on whichever page of it. */
async function priceInList(slug: string) {
  let cursor: string | undefined;
  do {
    const page = { path: CHEESE.categoryPath, ...(cursor === undefined ? {} : { cursor }) };
    const { cards, nextCursor } = (await world.call(listCategory, page)).value;
    const card = cards.find((one) => one.slug === slug);
    if (card !== undefined) {
      const { grossCents, unitPrice, containerDepositCents, announced } = card.price;
      return { grossCents, unitPrice, containerDepositCents, announced };
    }
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return undefined;
}
