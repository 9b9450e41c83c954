import { everybody, NOWHERE, ownProducer, type Row, staffOnly } from './access-rows.ts';

const NO_WAY = {
  dispatchWeekdays: ['mo'],
  leadTimeDays: 1,
  ways: [],
  tourCode: null,
  joinsCityRun: false,
};

const NO_RUN = { runCode: 'gibt-es-nicht', on: '2099-07-01' };

/** Without a weekday: refused by its meaning, after the right was checked. */
const NO_PLAN = {
  nameDe: 'Tour',
  nameEn: 'Run',
  weekdays: [],
  firstOn: null,
  lastOn: null,
  leadDays: 1,
  cutOffHour: 12,
  departsHour: 8,
  chilled: false,
  capacity: null,
  areas: [],
  stops: ['Rostock'],
};

const NO_POINT = {
  pointId: NOWHERE,
  runCode: 'gibt-es-nicht',
  name: 'Laden',
  street: 'Markt 1',
  postcode: '18055',
  town: 'Rostock',
  openingDe: 'immer',
  openingEn: 'always',
  coolBox: false,
  attended: true,
  capacity: null,
};

const PAST_PRICE = { subject: 'surcharge:island', validFrom: '2020-01-01', priceCents: 100 };

/** What is driven, what it costs, and a producer's own holidays. */
export const DELIVERY_ROWS: Readonly<Record<string, Row>> = {
  readDeliveryCalendar: everybody(200),
  listDeliveryTerms: everybody(200),
  readDeliverySetup: ownProducer(200, 200),
  // Whatever is refused is refused after the right was checked: no way at all.
  saveDeliverySetup: ownProducer(422, 422, () => ({ answers: NO_WAY })),
  listClosures: ownProducer(200, 200),
  addClosure: ownProducer(201, 201, () => ({ fromOn: '2099-07-01', toOn: '2099-07-14' })),
  removeClosure: ownProducer(200, 200, () => ({ closureId: NOWHERE })),
  listTrips: staffOnly(200),
  planRun: staffOnly(422, () => ({ ...NO_PLAN, doorCents: 400, pointCents: 100 })),
  readRunPlan: staffOnly(404, () => NO_RUN),
  changeRunPlan: staffOnly(404, () => ({ ...NO_RUN, ...NO_PLAN, version: 1 })),
  addTrip: staffOnly(404, () => NO_RUN),
  readTrip: staffOnly(404, () => NO_RUN),
  moveTripStop: staffOnly(404, () => ({
    ...NO_RUN,
    stopKey: `farm:${NOWHERE}`,
    direction: 'up',
  })),
  releaseTrip: staffOnly(404, () => ({ ...NO_RUN, released: true })),
  callOffTrip: staffOnly(404, () => ({
    ...NO_RUN,
    movedToOn: null,
    reasonDe: 'Panne',
    reasonEn: 'Breakdown',
  })),
  rebookTrip: staffOnly(404, () => ({ ...NO_RUN, toOn: '2099-07-08' })),
  listOfficePoints: staffOnly(200),
  readOfficePoint: staffOnly(404, () => NO_POINT),
  addPoint: staffOnly(404, () => NO_POINT),
  changePoint: staffOnly(404, () => ({ ...NO_POINT, version: 1 })),
  closePoint: staffOnly(404, () => ({ ...NO_POINT, closed: true })),
  addPointClosure: staffOnly(404, () => ({
    ...NO_POINT,
    fromOn: '2099-07-01',
    toOn: '2099-07-02',
  })),
  removePointClosure: staffOnly(404, () => ({ ...NO_POINT, closureId: NOWHERE })),
  readFees: staffOnly(200),
  previewPrice: staffOnly(422, () => ({ ...PAST_PRICE, postcode: '10435', producer: 'hof' })),
  resolvePrice: staffOnly(422, () => ({ ...PAST_PRICE, resolution: 'Vorstand 1/26' })),
};
