import { everybody, ownProducer, type Row } from './access-rows.ts';

const TOKEN = 'A'.repeat(43);

/** Printed codes, remembered devices, ordering again, pick-up codes and accounts. */
export const REORDER_ACCESS: Readonly<Record<string, Row>> = {
  readCode: everybody(404, () => ({ code: '222222' })),
  orderByCode: everybody(404, ({ variantId }) => ({
    code: '222222',
    variantId,
    quantity: 1,
    deviceToken: TOKEN,
    expectedTotalCents: 1,
  })),
  rememberDevice: everybody(201, ({ orderToken }) => ({ orderToken, consent: true })),
  forgetDevice: everybody(200, () => ({ deviceToken: TOKEN })),
  orderAgain: everybody(201, ({ orderToken }) => ({ orderToken })),
  issueCode: ownProducer(200, 404, ({ productId }) => ({ productId })),
  printLabels: ownProducer(200, 404, ({ productId }) => ({
    productId,
    layout: 'roll-57',
    count: 1,
  })),
  handOverByCode: ownProducer(422, 404, ({ producerOrderId }) => ({
    producerOrderId,
    pickupCode: '000000',
  })),
};
