import { CASE_ROWS } from './access-cases.ts';
import { DATES_ACCESS } from './access-dates.ts';
import { DELIVERY_ROWS } from './access-delivery.ts';
import { DEVICE_ROWS } from './access-devices.ts';
import { EVIDENCE_ROWS } from './access-evidence.ts';
import { IMPORT_ROWS } from './access-imports.ts';
import { INSIGHT_ROWS } from './access-insight.ts';
import { LEGAL_ROWS } from './access-legal.ts';
import { LISTING_ROWS } from './access-listing.ts';
import { MESSAGE_ROWS } from './access-messages.ts';
import { OPERATIONS_ROWS } from './access-operations.ts';
import { PACKING_ROWS } from './access-packing.ts';
import { PEOPLE_ACCESS } from './access-people.ts';
import { RECALL_ROWS } from './access-recalls.ts';
import { REORDER_ACCESS } from './access-reorder.ts';
import {
  everybody,
  type Input,
  NOWHERE,
  ownProducer,
  type Row,
  signedIn,
  staffOnly,
  TOKEN,
} from './access-rows.ts';
import { STOCK_ACCESS } from './access-stock.ts';
import { ACCESS_TRUST } from './access-trust.ts';
import { UPLOAD_ROWS } from './access-uploads.ts';

const HASH = '0'.repeat(64);
const IN_2099: Input = ({ producerA }) => ({ producerId: producerA, month: '2099-01' });

/** The expected answer of every route to every role. Written by hand; a new route needs its row. */
export const ACCESS_TABLE: Readonly<Record<string, Row>> = {
  ...ACCESS_TRUST,
  ...IMPORT_ROWS,
  ...CASE_ROWS,
  ...EVIDENCE_ROWS,
  registerAccount: everybody(202, () => ({
    email: 'neu@example.org',
    password: 'kranich-über-der-Müritz',
    displayName: 'Neu',
  })),
  verifyEmail: everybody(422, () => ({ token: TOKEN })),
  logIn: everybody(401, (_, role) => ({ email: `${role}@example.org`, password: 'falsch' })),
  readMe: signedIn(200),
  requestPasswordReset: everybody(202, () => ({ email: 'niemand@example.org' })),
  confirmPasswordReset: everybody(422, () => ({
    token: TOKEN,
    password: 'kranich-über-der-Müritz',
  })),

  listProducers: everybody(200),
  readProducer: everybody(200, () => ({ slug: 'imkerei-lindenlaut' })),
  readProduct: everybody(200, () => ({ slug: 'peenetaler-bergruh-6-monate' })),
  listCategories: everybody(200),
  listCategory: everybody(200, () => ({ path: 'lebensmittel/kaese' })),
  readHome: everybody(200),
  listSitemapProducts: everybody(200),
  listSitemapProducers: everybody(200),
  listFeedProducts: everybody(200),
  findMissingProduct: everybody(200, () => ({ slug: 'gibt-es-nicht' })),
  listLandscape: everybody(200, () => ({ key: 'seen' })),
  searchProducts: everybody(200, () => ({ q: 'honig' })),
  suggest: everybody(200, () => ({ q: 'hon' })),
  readRankingPolicy: everybody(200),
  recordSearchClick: everybody(200, () => ({ searchId: NOWHERE, rank: 1 })),

  addToCart: everybody(201, ({ variantId }) => ({ variantId })),
  readCart: everybody(200, ({ cartToken }) => ({ cartToken })),
  setCartQuantity: everybody(200, ({ cartToken, variantId }) => ({
    cartToken,
    variantId,
    quantity: 1,
  })),
  setCartDelivery: everybody(200, ({ cartToken }) => ({ cartToken, postcode: '17159' })),
  setCartCoupon: everybody(422, ({ cartToken }) => ({ cartToken, code: 'GIBTESNICHT' })),
  removeCartCoupon: everybody(200, ({ cartToken }) => ({ cartToken })),
  acceptCartChanges: everybody(200, ({ cartToken }) => ({ cartToken })),
  claimCart: signedIn(200),
  placeOrder: everybody(404, () => ({
    cartToken: TOKEN,
    expectedTotalCents: 1,
    contact: { email: 'a@example.org', name: 'A', phone: null },
    address: null,
  })),
  resumePayment: everybody(200, ({ unpaidOrderToken }) => ({ orderToken: unpaidOrderToken })),
  readToday: ownProducer(200, 200),
  listPortalOrders: ownProducer(200, 200),
  readPortalOrder: ownProducer(200, 404, ({ producerOrderId }) => ({ producerOrderId })),
  confirmPortalOrder: ownProducer(200, 404, ({ producerOrderId }) => ({ producerOrderId })),
  markPortalOrderReady: ownProducer(200, 404, ({ producerOrderId }) => ({ producerOrderId })),
  handOverPortalOrder: ownProducer(200, 404, ({ producerOrderId }) => ({ producerOrderId })),

  listPortalProducts: ownProducer(200, 200),
  countStock: ownProducer(200, 404, ({ variantId }) => ({
    variantId,
    countedQuantity: 50,
    clientId: 'c0ffee00-0000-4000-8000-000000000001',
  })),
  setPrice: ownProducer(200, 404, ({ variantId }) => ({ variantId, grossCents: 970 })),
  listCoupons: ownProducer(200, 200),
  // Both ask for the same code: the first one has it.
  createCoupon: ownProducer(201, 409, () => ({
    code: 'PROBE10',
    kind: 'percent',
    percent: 10,
    minGoodsCents: 0,
    audience: 'PERSONAL',
    maxUses: 1,
    validFromOn: '2099-01-01',
    validUntilOn: '2099-01-31',
  })),
  endCoupon: ownProducer(404, 404, () => ({ couponId: NOWHERE })),
  ...LISTING_ROWS,
  explainRank: ownProducer(200, 404, ({ productId }) => ({ productId, q: 'honig' })),

  listPayouts: ownProducer(200, 200),
  readPayoutStatement: ownProducer(404, 404, () => ({ runId: NOWHERE })),
  readPayoutCsv: ownProducer(404, 404, () => ({ runId: NOWHERE })),
  chooseRhythm: ownProducer(200, 200, () => ({ rhythm: 'weekly' })),
  readPayoutMonth: ownProducer(404, 404, () => ({ month: '2099-01' })),
  readPayoutMonthCsv: ownProducer(404, 404, () => ({ month: '2099-01' })),
  listPortalDocuments: ownProducer(200, 200),
  readPortalDocument: ownProducer(200, 404, ({ documentId }) => ({ documentId, format: 'pdf' })),
  readOnboarding: ownProducer(200, 200),
  listBankPayouts: ownProducer(200, 200),
  openPaymentDashboard: ownProducer(201, 409),
  openOnboarding: ownProducer(201, 201),

  readOverview: staffOnly(200),
  listApprovals: staffOnly(200),
  readApproval: staffOnly(200, ({ versionId }) => ({ versionId })),
  returnVersion: staffOnly(200, ({ versionId }) => ({ versionId, note: 'Bitte ein Foto.' }), 409),
  approveVersion: staffOnly(409, ({ versionId }) => ({ versionId })),
  listOfficeProducers: staffOnly(200),
  readOfficeProducer: staffOnly(200, ({ producerA }) => ({ producerId: producerA })),
  listOfficeOrders: staffOnly(200),
  readOfficeOrder: staffOnly(200, ({ orderId }) => ({ orderId })),
  readSettlement: staffOnly(200),
  readRefundable: staffOnly(200, ({ orderId }) => ({ orderId })),
  previewRefund: staffOnly(422, ({ orderId }) => ({ orderId, cause: 'defect', parts: [] })),
  requestRefund: staffOnly(422, ({ orderId }) => ({
    orderId,
    cause: 'defect',
    reason: 'Glas zerbrochen',
    parts: [],
  })),
  listRefunds: staffOnly(200),
  readRefund: staffOnly(404, () => ({ refundId: NOWHERE })),
  approveRefund: staffOnly(404, () => ({ refundId: NOWHERE })),
  discardRefund: staffOnly(404, () => ({ refundId: NOWHERE, note: 'Irrtum' })),
  retryRefund: staffOnly(404, () => ({ refundId: NOWHERE })),
  payRefundByBank: staffOnly(404, () => ({
    refundId: NOWHERE,
    note: 'Beleg 12',
    confirmed: true,
  })),
  assignRefund: staffOnly(404, () => ({
    refundId: NOWHERE,
    cause: 'defect',
    bearer: 'producer',
    reason: 'Glas zerbrochen',
    parts: [],
  })),
  listReceivables: staffOnly(200),
  requestWriteOff: staffOnly(422, ({ producerA }) => ({
    producerId: producerA,
    amountCents: 1,
    reason: 'Betrieb aufgegeben',
  })),
  approveWriteOff: staffOnly(404, () => ({ writeOffId: NOWHERE })),
  discardWriteOff: staffOnly(404, () => ({ writeOffId: NOWHERE })),
  recordDebtPayment: staffOnly(422, ({ producerA }) => ({
    producerId: producerA,
    amountCents: 1,
  })),

  createRun: staffOnly(422),
  readRun: staffOnly(200, ({ runId }) => ({ runId })),
  readStatement: staffOnly(200, ({ runId, producerA }) => ({ runId, producerId: producerA })),
  readStatementCsv: staffOnly(200, ({ runId, producerA }) => ({ runId, producerId: producerA })),
  listRunItems: staffOnly(200, ({ runId }) => ({ runId })),
  readMonthStatement: staffOnly(404, IN_2099),
  readMonthStatementCsv: staffOnly(404, IN_2099),
  listOfficeDocuments: staffOnly(200),
  readOfficeDocument: staffOnly(200, ({ documentId }) => ({ documentId, format: 'pdf' })),
  exportBookings: staffOnly(200, () => ({ fromOn: '2026-01-01', toOn: '2026-01-31' })),
  exportTaxRecords: staffOnly(200, () => ({ fromOn: '2026-01-01', toOn: '2026-01-31' })),
  listSettlementRules: staffOnly(200),
  resolveSettlementRules: staffOnly(422, () => ({
    validFrom: '2020-01-01',
    resolution: 'GV',
    minimumCents: 0,
    forceAfterDays: 60,
    floorBps: 2_500,
    holdCapDays: 75,
    reserve: { rateBps: 0, newForDays: 90, releaseAfterDays: 60 },
    weekly: { weekday: 'mo', hour: 6 },
  })),
  listHolds: staffOnly(200),
  setHold: staffOnly(404, () => ({
    subject: 'gibt-es-nicht',
    reason: 'staff',
    untilOn: '2099-01-01',
    note: 'Test',
  })),
  liftHold: staffOnly(404, () => ({ holdId: NOWHERE, note: 'Test' })),
  setTrust: staffOnly(404, () => ({ producerId: NOWHERE, trusted: true, note: 'Test' })),
  submitRun: staffOnly(200, ({ runId }) => ({ runId, snapshotHash: HASH }), 409),
  stopRun: staffOnly(409, ({ runId }) => ({ runId, stopped: true })),
  approveRun: staffOnly(422, ({ runId }) => ({ runId, snapshotHash: HASH }), 409),
  discardRun: staffOnly(200, ({ runId }) => ({ runId }), 409),
  readLedger: staffOnly(200),
  readAccount: staffOnly(404, () => ({ accountCode: 'X.nothing' })),
  listEntries: staffOnly(200),
  readEntry: staffOnly(404, () => ({ entryId: NOWHERE })),
  readOperation: staffOnly(404, () => ({ operationId: NOWHERE })),
  readProviderObject: staffOnly(404, () => ({ objectId: 'ch_nothing' })),
  readMoneyChecks: staffOnly(200),
  runMoneyCheck: staffOnly(200),
  listExpectedFees: staffOnly(200),
  addExpectedFee: staffOnly(
    201,
    () => ({
      method: 'card',
      validFrom: '2027-01-01',
      rateBps: 150,
      fixedCents: 25,
      toleranceCents: 1,
      source: 'Vertrag',
    }),
    409,
  ),
  readTreasury: staffOnly(200),
  requestPlatformPayout: staffOnly(422, () => ({ amountCents: 99_999_999 })),
  approvePlatformPayout: staffOnly(404, () => ({ payoutId: NOWHERE })),
  withdrawPlatformPayout: staffOnly(404, () => ({ payoutId: NOWHERE })),
  requestTopUp: staffOnly(201, () => ({ amountCents: 1 })),
  allowEarlyShipping: staffOnly(409, ({ orderId }) => ({ orderId })),
  resolveFeeBearing: staffOnly(422, () => ({
    validFrom: '2026-01-01',
    mode: 'producers',
    resolution: 'GV',
  })),
  resolveFloat: staffOnly(422, () => ({
    validFrom: '2026-01-01',
    minimumCents: 1,
    volumeShareBps: 1,
    resolution: 'GV',
  })),
  listPaymentAccounts: staffOnly(200),
  listDisputes: staffOnly(200),
  readDispute: staffOnly(404, () => ({ disputeId: NOWHERE })),
  takeDispute: staffOnly(404, () => ({ disputeId: NOWHERE })),
  submitEvidence: staffOnly(404, () => ({
    disputeId: NOWHERE,
    productDescription: 'Käse am Stück',
    explanation: 'Wie bestellt geliefert.',
  })),
  acceptLoss: staffOnly(404, () => ({
    disputeId: NOWHERE,
    note: 'aussichtslos',
    confirmed: 'yes',
  })),
  decideLiability: staffOnly(404, () => ({
    disputeId: NOWHERE,
    kind: 'pro_rata',
    note: 'alle anteilig',
  })),
  recoverEarly: staffOnly(404, () => ({
    disputeId: NOWHERE,
    producerOrderId: NOWHERE,
    note: 'nicht geliefert',
  })),
  listEvidenceRequests: ownProducer(200, 200),
  readEvidenceRequest: ownProducer(404, 404, () => ({ requestId: NOWHERE })),
  answerEvidenceRequest: ownProducer(404, 404, () => ({
    requestId: NOWHERE,
    statement: 'Wie bestellt übergeben.',
  })),

  ...OPERATIONS_ROWS,

  ...DATES_ACCESS,
  ...DELIVERY_ROWS,
  ...INSIGHT_ROWS,
  ...MESSAGE_ROWS,
  ...RECALL_ROWS,
  ...DEVICE_ROWS,
  ...PACKING_ROWS,
  ...STOCK_ACCESS,
  ...UPLOAD_ROWS,
  ...LEGAL_ROWS,
  ...PEOPLE_ACCESS,
  ...REORDER_ACCESS,

  // Last, because it ends the sessions of all rows before.
  logOut: everybody(200),
};
