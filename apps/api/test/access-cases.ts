import { everybody, NOWHERE, ownProducer, type Row, staffOnly, TOKEN } from './access-rows.ts';

const WORDS = 'Der Deckel war offen.';

/** Withdrawals and problems: every route with the answer to every role. */
export const CASE_ROWS: Readonly<Record<string, Row>> = {
  submitWithdrawal: everybody(201, () => ({
    name: 'Anna',
    orderReference: 'ein Glas Honig',
    email: 'anna@example.org',
  })),
  readWithdrawalReceipt: everybody(404, () => ({ receiptToken: TOKEN })),
  readWithdrawalPaper: everybody(404, () => ({ receiptToken: TOKEN })),
  readWithdrawalForm: everybody(200, ({ orderToken }) => ({ orderToken })),
  proveReturn: everybody(404, ({ orderToken }) => ({
    orderToken,
    partId: NOWHERE,
    sentOn: '2026-01-02',
  })),
  disputeLoss: everybody(404, ({ orderToken }) => ({ orderToken, partId: NOWHERE, words: WORDS })),
  readOrderCases: everybody(200, ({ orderToken }) => ({ orderToken })),
  keepCasePhoto: everybody(422, ({ orderToken }) => ({ orderToken, base64: 'a2VpbiBGb3Rv' })),
  readCasePhoto: everybody(404, ({ orderToken }) => ({ orderToken, photoId: NOWHERE })),
  reportProblem: everybody(422, ({ orderToken }) => ({
    orderToken,
    kind: 'defective',
    lineId: NOWHERE,
    words: WORDS,
    wish: 'refund',
  })),
  answerQuestion: everybody(404, ({ orderToken }) => ({
    orderToken,
    caseId: NOWHERE,
    words: WORDS,
  })),
  escalateProblem: everybody(404, ({ orderToken }) => ({
    orderToken,
    caseId: NOWHERE,
    words: WORDS,
  })),
  readReturnLabel: everybody(404, ({ orderToken }) => ({ orderToken, caseId: NOWHERE })),

  listPortalCases: ownProducer(200, 200),
  readPortalProblem: ownProducer(404, 404, () => ({ caseId: NOWHERE })),
  answerPortalProblem: ownProducer(404, 404, () => ({ caseId: NOWHERE, answer: 'refund' })),
  sendReplacement: ownProducer(404, 404, () => ({ caseId: NOWHERE })),
  readPortalCasePhoto: ownProducer(404, 404, () => ({ photoId: NOWHERE })),
  readPortalWithdrawal: ownProducer(404, 404, () => ({ partId: NOWHERE })),
  keepPortalPhoto: ownProducer(404, 404, () => ({ partId: NOWHERE, base64: 'a2VpbiBGb3Rv' })),
  receiveReturn: ownProducer(404, 404, () => ({ partId: NOWHERE })),
  waiveReturn: ownProducer(404, 404, () => ({ partId: NOWHERE })),
  // The goods of this world are no service.
  performService: ownProducer(404, 404, ({ producerOrderId }) => ({
    producerOrderId,
    lineId: NOWHERE,
    step: 'start',
  })),
  // The goods of this world were fetched: no carrier delivered them.
  noteDelivery: ownProducer(409, 404, ({ producerOrderId }) => ({
    producerOrderId,
    deliveredOn: '2026-01-02',
  })),

  listCases: staffOnly(200),
  readOfficeProblem: staffOnly(404, () => ({ caseId: NOWHERE })),
  decideProblem: staffOnly(404, () => ({ caseId: NOWHERE, decision: 'refund' })),
  readOfficeCasePhoto: staffOnly(404, () => ({ photoId: NOWHERE })),
  readOfficeWithdrawal: staffOnly(404, () => ({ withdrawalId: NOWHERE })),
  assignWithdrawal: staffOnly(404, () => ({ withdrawalId: NOWHERE, orderNumber: '26-000001' })),
  closeWithdrawal: staffOnly(404, () => ({ withdrawalId: NOWHERE, note: WORDS })),
  decideLoss: staffOnly(404, () => ({
    withdrawalId: NOWHERE,
    partId: NOWHERE,
    backCents: 1,
    words: WORDS,
  })),
  waiveReturnByStaff: staffOnly(404, () => ({ withdrawalId: NOWHERE, partId: NOWHERE })),
};
