import { everybody, NOWHERE, ownProducer, type Row, signedIn, TOKEN } from './access-rows.ts';

/** Printed codes, remembered devices, ordering again, pick-up codes and accounts. */
export const REORDER_ACCESS: Readonly<Record<string, Row>> = {
  readOrderByToken: everybody(200, ({ orderToken }) => ({ orderToken })),
  listMyOrders: signedIn(200),
  listOrderRefunds: everybody(200, ({ orderToken }) => ({ orderToken })),
  listOrderDocuments: everybody(200, ({ orderToken }) => ({ orderToken })),
  readOrderDocument: everybody(200, ({ orderToken, documentId }) => ({ orderToken, documentId })),
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

  requestSignInLink: everybody(202, () => ({ email: 'niemand@example.org' })),
  openSignInLink: everybody(422, () => ({ token: TOKEN })),
  listPasskeys: signedIn(200),
  startPasskey: signedIn(200),
  addPasskey: signedIn(422, () => ({ response: {}, label: 'Telefon' })),
  removePasskey: signedIn(200, () => ({ credentialId: TOKEN })),
  startPasskeySignIn: everybody(200),
  signInWithPasskey: everybody(422, () => ({ response: {} })),
  listAddresses: signedIn(200),
  saveAddress: signedIn(404, () => ({
    addressId: NOWHERE,
    name: 'Anna Seidel',
    street: 'Lindenweg 3',
    postcode: '10435',
    town: 'Berlin',
    phone: null,
  })),
  removeAddress: signedIn(200, () => ({ addressId: NOWHERE })),
  readWishList: signedIn(200),
  keepWish: signedIn(404, () => ({ slug: 'gibt-es-nicht' })),
  dropWish: signedIn(200, () => ({ productId: NOWHERE })),
  openAccountForOrder: everybody(202, ({ orderToken }) => ({ orderToken })),
  exportMyData: signedIn(200),
  // Who works for a producer or the office asks a person to close the account.
  requestErasure: {
    ...signedIn(422),
    buyerA: 202,
    buyerB: 202,
  },
  confirmErasure: everybody(422, () => ({ token: TOKEN })),
};
