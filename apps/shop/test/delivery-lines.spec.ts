import { describe, expect, it } from '@jest/globals';
import type { ProductDetail } from '@markthalle/contracts/catalog';
import { cardDelivery, nextRun, type Reader } from '../app/features/delivery-lines.ts';
import { placeOf } from '../app/features/known-places.ts';
import { productDelivery } from '../app/features/product-delivery.tsx';
import { shownPoints } from '../app/features/shown-points.ts';
import { cardOf, honeyDetail } from './fixture-catalog.ts';
import { calendar } from './fixture-delivery.ts';

// A Monday morning in June 2026; the weekly run goes on Thursdays.
const now = '2026-06-15T08:00:00Z';
const berlin: Reader = { language: 'de', postcode: '10435', now, calendar };
const honey = cardOf('lindenhonig-vom-feldberger-haussee');

describe('delivery days on a card', () => {
  it('name the shared run first where it reaches the reader', () => {
    expect(cardDelivery(honey, berlin)).toEqual({
      icon: 'truck',
      text: 'Do, 18. Juni, Sammelfahrt',
    });
  });

  it('name the parcel where the run does not go', () => {
    expect(cardDelivery(honey, { ...berlin, postcode: '80331' })?.text).toMatch(/, Paket$/);
  });

  it('name no day for a ticket', () => {
    const tour = cardOf('morgentour-zum-eisvogel-3-std');
    expect(cardDelivery(tour, berlin)?.text).toBe('Ticket per E-Mail');
  });

  it('say nothing where nothing reaches the reader', () => {
    const onlyRun = { ...honey, ways: honey.ways.filter((way) => way.key === 'citybox') };
    expect(cardDelivery(onlyRun, { ...berlin, postcode: '80331' })).toBeUndefined();
  });

  it('names fetching where nothing is brought, and leaves the choice to the buyer', () => {
    const berries = cardOf('erdbeeren-schale');
    expect(cardDelivery(berries, berlin)?.text).toBe('Di, 16. Juni, Abholung');
  });
});

describe('the ways of a product’s page', () => {
  const delivery = (change: Partial<ProductDetail> = {}, postcode: string | null = '10435') =>
    productDelivery({ ...honeyDetail, ...change }, { ...berlin, postcode }, 1);

  it('are those of the basket in its order: run, own parcel, places to fetch', () => {
    const { options, chosen } = delivery();
    expect(options.map((option) => [option.value, option.priceCents])).toEqual([
      ['citybox', 690],
      ['parcel', 590],
      ['pickup_point', 390],
      ['pickup', 0],
    ]);
    expect(chosen).toBe('citybox');
    expect(options[0]?.benefit).toBe('Gilt für alle Höfe im Korb');
    expect(options[2]?.when).toBe('Do, 18. Juni, Do 16–20 Uhr, etwa 5 km');
  });

  it('without a postcode start with the producer’s own, as the basket does', () => {
    const { chosen, options, warning } = delivery({}, null);
    expect([chosen, options[0]?.value, warning]).toEqual(['parcel', 'parcel', null]);
  });

  it('LAW-PANGV-6: give the price of delivery once the place is known', () => {
    expect([delivery().chosenCents, delivery({}, null).chosenCents]).toEqual([690, null]);
  });

  it('LAW-ALC-3, LAW-ALC-4: wine costs the age service and waits in no locker', () => {
    const { options } = delivery({ minAge: 16 });
    expect(options.map((option) => [option.value, option.priceCents])).toEqual([
      ['citybox', 690],
      ['parcel', 780],
      ['pickup', 0],
    ]);
    expect(options[1]?.when).toMatch(/mit Altersprüfung an der Tür$/);
  });

  it('say already here that cold goods do not reach the postcode', () => {
    const cold = honeyDetail.ways.filter(({ key }) => key !== 'parcel');
    const { warning, chosen, options, closed } = delivery(
      { coldChain: 'chilled', ways: cold },
      '80331',
    );
    expect(warning).toBe(
      'Diese Ware muss gekühlt bleiben und kommt so nicht bis 80331. Sie können sie selbst abholen.',
    );
    expect([chosen, options.map(({ value }) => value)]).toEqual([null, ['pickup']]);
    expect(closed).toEqual(['Sammelfahrt Berlin & Hamburg: fährt nicht zu dieser Postleitzahl']);
  });

  it('say it where nothing reaches the reader at all', () => {
    const cold = honeyDetail.ways.filter(({ key }) => key === 'citybox');
    const { warning, options } = delivery({ ways: cold }, '80331');
    expect([warning, options]).toEqual(['Das können wir gerade nicht nach 80331 liefern.', []]);
  });
});

describe('the next run', () => {
  it('goes to the cities where nobody said where they live, and to one’s own place', () => {
    const runTo = (postcode: string | null) => nextRun({ ...berlin, postcode });
    expect(runTo(null)).toMatchObject({ on: '2026-06-18', orderUntilOn: '2026-06-16' });
    expect(runTo('23966')).toMatchObject({ run: { code: 'kueste-west' }, on: '2026-06-16' });
    expect(runTo('80331')).toBeNull();
  });
});

describe('pick-up points', () => {
  it('stand by distance with their next run', () => {
    const shown = shownPoints(berlin).map(({ slug, km, nextOn }) => [slug, km, nextOn]);
    expect(shown).toEqual([
      ['berlin-kreuzberg', 5, '2026-06-18'],
      ['hamburg-altona', 258, '2026-06-18'],
    ]);
    const unknown = shownPoints({ ...berlin, postcode: null });
    expect(unknown.map(({ slug, km }) => [slug, km])).toEqual([
      ['berlin-kreuzberg', null],
      ['hamburg-altona', null],
    ]);
  });
});

describe('known places', () => {
  it.each([
    ['10435', '10435 Berlin'],
    ['22769', '22769 Hamburg'],
    ['17258', '17258'],
  ])('%s is shown as %s', (postcode, shown) => {
    expect(placeOf(postcode)).toBe(shown);
  });
});
