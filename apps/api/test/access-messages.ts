import { everybody, NOWHERE, ownProducer, type Row, staffOnly } from './access-rows.ts';

const words = 'Passt Freitag?';

/** Conversations: with the order's link, inside one farm, and with the office. */
export const MESSAGE_ROWS: Readonly<Record<string, Row>> = {
  readOrderMessages: everybody(200, ({ orderToken }) => ({ orderToken })),
  writeOrderMessage: everybody(201, ({ orderToken, producerOrderId }) => ({
    orderToken,
    producerOrderId,
    words,
  })),
  listPortalThreads: ownProducer(200, 200),
  readPortalThread: ownProducer(404, 404, () => ({ threadId: NOWHERE })),
  answerPortalThread: ownProducer(404, 404, () => ({
    threadId: NOWHERE,
    clientId: NOWHERE,
    words,
  })),
  markThreadRead: ownProducer(404, 404, () => ({ threadId: NOWHERE })),
  askOffice: ownProducer(422, 422, () => ({
    clientId: NOWHERE,
    words,
    callBack: { on: '2020-01-01', span: 'noon' },
  })),
  listOfficeThreads: staffOnly(200),
  readOfficeThread: staffOnly(404, () => ({ threadId: NOWHERE })),
  answerOfficeThread: staffOnly(404, () => ({ threadId: NOWHERE, clientId: NOWHERE, words })),
  settleOfficeThread: staffOnly(404, () => ({ threadId: NOWHERE })),
};
