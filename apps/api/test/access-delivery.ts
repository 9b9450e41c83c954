import { everybody, ownProducer, type Row } from './access-rows.ts';

const NOWHERE = '00000000-0000-4000-8000-000000000000';

const NO_WAY = {
  dispatchWeekdays: ['mo'],
  leadTimeDays: 1,
  ways: [],
  tourCode: null,
  joinsCityRun: false,
};

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
};
