import { everybody, NOWHERE, ownProducer, type Row, TOKEN } from './access-rows.ts';

const PROGRAMME = {
  durationMinutes: 60,
  seats: 8,
  minPersons: 2,
  closingHours: 24,
  meetingPlaceDe: 'Hoftor',
  meetingPlaceEn: 'Gate',
  weatherRuleDe: 'Bei jedem Wetter.',
  weatherRuleEn: 'In any weather.',
};

/** Dates of experiences, and being told. */
export const DATES_ACCESS: Readonly<Record<string, Row>> = {
  listExperiences: everybody(200),
  listGuestDates: everybody(200, ({ orderToken }) => ({ orderToken })),
  // Nothing in the order was canceled.
  chooseGuestDate: everybody(409, ({ orderToken }) => ({ orderToken, lineId: NOWHERE })),
  requestStockAlert: everybody(404, () => ({ email: 'a@example.org', slug: 'gibt-es-nicht' })),
  confirmStockAlert: everybody(422, () => ({ token: TOKEN })),
  leaveStockAlert: everybody(200, () => ({ token: TOKEN })),

  listPortalSlots: ownProducer(200, 200),
  // Cheese is not sold by date, whoever makes it.
  setProgramme: ownProducer(404, 404, ({ productId }) => ({ productId, programme: PROGRAMME })),
  addSlots: ownProducer(404, 404, ({ productId }) => ({
    productId,
    firstOn: '2099-01-01',
    startsAtTime: '10:00',
    clientId: NOWHERE,
  })),
  readPortalSlot: ownProducer(404, 404, () => ({ variantId: NOWHERE })),
  setSlotSeats: ownProducer(404, 404, () => ({
    variantId: NOWHERE,
    seats: 5,
  })),
  cancelSlot: ownProducer(404, 404, () => ({
    variantId: NOWHERE,
    reason: 'Sturm',
    expectedGuests: 0,
  })),
};
