import { everybody, NOWHERE, ownProducer, type Row } from './access-rows.ts';

const ON = '2099-01-01';
const TRIP = `${ON}-hof`;
const FORGED = `${NOWHERE}.${'a'.repeat(43)}`;

/** Packing, weighing and handing over: what belongs to A is not there for B. */
export const PACKING_ROWS: Readonly<Record<string, Row>> = {
  readPackingList: ownProducer(200, 200, () => ({ on: ON })),
  tickPacking: ownProducer(200, 200, () => ({
    on: ON,
    ticks: [{ subjectId: NOWHERE, ticked: true }],
  })),
  noteBatches: ownProducer(404, 404, () => ({
    batches: [{ lineId: NOWHERE, batchNo: 'L1', goodUntilOn: null }],
  })),
  packOrders: ownProducer(200, 404, ({ producerOrderId }) => ({
    on: ON,
    producerOrderIds: [producerOrderId],
    datesChecked: true,
  })),
  reportShortage: ownProducer(404, 404, ({ producerOrderId }) => ({
    producerOrderId,
    lineId: NOWHERE,
    quantity: 1,
    clientId: NOWHERE,
  })),
  weighLine: ownProducer(404, 404, ({ producerOrderId }) => ({
    producerOrderId,
    lineId: NOWHERE,
    grams: 100,
    clientId: NOWHERE,
  })),
  printParcelLabels: ownProducer(404, 404, () => ({ on: ON })),
  printDeliveryNote: ownProducer(200, 404, ({ producerOrderId }) => ({ producerOrderId })),
  readHandOver: ownProducer(404, 404, () => ({ trip: TRIP })),
  handOverTrip: ownProducer(404, 404, ({ producerOrderId }) => ({
    trip: TRIP,
    producerOrderIds: [producerOrderId],
  })),
  handOverByScan: ownProducer(404, 404, () => ({ trip: TRIP, code: '123456' })),
  receiveSms: everybody(403, () => ({
    sentAt: 0,
    messageId: 'x',
    from: '+491710000000',
    text: 'JA 123456',
    signature: '0'.repeat(64),
  })),
  readSmsQuestions: ownProducer(200, 200),
  chooseSmsQuestions: ownProducer(200, 200, () => ({ wanted: false })),
  readOrderAnswer: everybody(422, () => ({ answerToken: FORGED })),
  answerOrder: everybody(422, () => ({ answerToken: FORGED, answer: 'confirmed' })),
};
