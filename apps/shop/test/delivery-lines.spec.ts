import { describe, expect, it } from '@jest/globals';
import { cardDelivery, deliveryOptions, nextRun } from '../app/features/delivery-lines.ts';
import { placeOf } from '../app/features/known-places.ts';
import { cardOf } from './fixture-catalog.ts';

// A Monday morning in June 2026; the weekly run goes on Thursdays.
const now = '2026-06-15T08:00:00Z';
const berlin = { language: 'de', postcode: '10435', now } as const;
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

  it('list all ways of the product page with prices, pick-up last', () => {
    const options = deliveryOptions(honey, berlin);
    expect(options.map((option) => [option.value, option.priceCents])).toEqual([
      ['citybox', 690],
      ['parcel', 590],
      ['pickup', 0],
    ]);
    expect(options[0]?.benefit).toBe('Gilt für alle Höfe im Korb');
  });

  it('find the next run among the products shown', () => {
    expect(nextRun([honey], berlin)?.promise.earliestOn).toBe('2026-06-18');
    expect(nextRun([cardOf('deichroggen')], berlin)).toBeUndefined();
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
