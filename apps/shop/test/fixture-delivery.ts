import type { DeliveryCalendar, listDeliveryTerms } from '@markthalle/contracts/delivery';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import { cards, idOf } from './fixture-catalog.ts';

const EVERY_DAY = '2026-01-01';

/** The weekly run to Berlin and Hamburg, two of its places, and a coast run that goes twice a week. */
export const calendar: DeliveryCalendar = {
  runs: [
    {
      code: 'citybox',
      kind: 'city',
      label: 'Sammelfahrt Berlin & Hamburg',
      chilled: true,
      weekdays: ['do'],
      leadDays: 2,
      cutOffHour: 12,
      areas: [
        { from: '10000', to: '14199' },
        { from: '20000', to: '22769' },
      ],
      exceptions: [],
      stops: ['Rostock (Umschlag)', 'Berlin-Kreuzberg', 'Hamburg-Altona'],
      doorCents: 690,
    },
    {
      code: 'kueste-west',
      kind: 'regional',
      label: 'Küste West',
      chilled: true,
      weekdays: ['di', 'fr'],
      leadDays: 1,
      cutOffHour: 12,
      areas: [{ from: '23923', to: '23999' }],
      exceptions: [{ on: EVERY_DAY, movedToOn: null }],
      stops: ['Wismar', 'Insel Poel'],
      doorCents: 390,
    },
  ],
  points: [
    {
      pointId: idOf(701),
      slug: 'hamburg-altona',
      runCode: 'citybox',
      name: 'Hamburg-Altona, Fischkontor',
      street: 'Große Twiete 99',
      postcode: '22767',
      town: 'Hamburg',
      latitude: 53.55,
      longitude: 9.94,
      opening: 'Do 15–19 Uhr',
      coolBox: true,
      attended: true,
      priceCents: 390,
    },
    {
      pointId: idOf(702),
      slug: 'berlin-kreuzberg',
      runCode: 'citybox',
      name: 'Berlin-Kreuzberg, Hofladen am Kanal',
      street: 'Kanalufer 88',
      postcode: '10999',
      town: 'Berlin',
      latitude: 52.4967,
      longitude: 13.4269,
      opening: 'Do 16–20 Uhr',
      coolBox: false,
      attended: false,
      priceCents: 390,
    },
  ],
  surcharges: { islandCents: 390, ageServiceCents: 190 },
  closures: [],
};

/** How the producers of the cards deliver. */
export const deliveryTerms: OutputOf<typeof listDeliveryTerms> = {
  producers: cards.map((card) => ({
    producerId: card.producerId,
    producerSlug: card.producerSlug,
    producerName: card.producerName,
    town: card.town,
    leadTimeDays: card.leadTimeDays,
    dispatchWeekdays: card.dispatchWeekdays,
    ways: card.ways,
  })),
};
