import { everybody, NOWHERE, ownProducer, type Row, staffOnly } from './access-rows.ts';

const WORDS = { danger: 'germs', advice: 'dispose', details: 'Die Kühlung ist ausgefallen.' };
/** Nobody bought anything on that day, so nobody is told. */
const NOBODY = { ...WORDS, fromOn: '2099-01-01' };

/** Recalls: a producer calls back what is theirs, the public reads it, staff see the proof. */
export const RECALL_ROWS: Readonly<Record<string, Row>> = {
  listRecalls: everybody(200),
  readOrderRecalls: everybody(200, ({ orderToken }) => ({ orderToken })),
  refundRecalled: everybody(404, ({ orderToken }) => ({ orderToken, recallId: NOWHERE })),
  listPortalRecalls: ownProducer(200, 200),
  readRecallChoices: ownProducer(200, 200),
  previewPortalRecall: ownProducer(200, 404, ({ productId }) => ({ productId, ...NOBODY })),
  sendPortalRecall: ownProducer(422, 422, ({ productId }) => ({
    productId,
    ...WORDS,
    clientId: NOWHERE,
  })),
  readPortalRecall: ownProducer(404, 404, () => ({ recallId: NOWHERE })),
  listOfficeRecalls: staffOnly(200),
  readOfficeRecallChoices: staffOnly(200, ({ producerA }) => ({ producerId: producerA })),
  previewOfficeRecall: staffOnly(200, ({ producerA, productId }) => ({
    producerId: producerA,
    productId,
    ...NOBODY,
  })),
  sendOfficeRecall: staffOnly(422, ({ producerA, productId }) => ({
    producerId: producerA,
    productId,
    ...WORDS,
    clientId: NOWHERE,
  })),
  readOfficeRecall: staffOnly(404, () => ({ recallId: NOWHERE })),
  endRecall: staffOnly(404, () => ({ recallId: NOWHERE, note: 'Alles ist geprüft.' })),
};
