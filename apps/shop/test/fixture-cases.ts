import { keepCasePhoto, readOrderCases, reportProblem } from '@markthalle/contracts/problem-cases';
import {
  readWithdrawalForm,
  readWithdrawalReceipt,
  submitWithdrawal,
  type WithdrawalReceipt,
} from '@markthalle/contracts/withdrawals';
import { type FixtureApi, FixtureProblem } from '@markthalle/testing/fixture-api';
import { ORDER_TOKEN } from './fixture-orders.ts';

export const LINE = '0197a000-0000-7000-8000-00000000a001';
export const CASE = '0197a000-0000-7000-8000-00000000c001';
const PART = '0197a000-0000-7000-8000-00000000b001';

export const RECEIPT: WithdrawalReceipt = {
  receiptToken: 'r'.repeat(43),
  number: 'W-26-000007',
  receivedAt: '2026-11-10T21:15:42.000Z',
  name: 'Anna Schmidt',
  orderReference: '26-000417',
  email: 'anna@example.org',
  lines: [],
  content:
    'Nummer: W-26-000007\nEingegangen am: 10. November 2026, 22:15:42 Uhr\nName: Anna Schmidt',
  contentSha256: 'a'.repeat(64),
};

const PROBLEM = {
  caseId: CASE,
  type: 'defect' as const,
  orderNumber: '26-000417-1',
  producerOrderId: PART,
  producerName: 'Imkerei Lindenlaut',
  kind: 'defective' as const,
  wish: 'refund' as const,
  state: 'waiting_producer' as const,
  lineName: 'Lindenhonig',
  quantity: 1,
  valueCents: 790,
  reportedAt: '2026-11-10T10:00:00.000Z',
  answerDueAt: '2026-11-12T10:00:00.000Z',
  isOverdue: false,
  refundCents: null,
  steps: [
    {
      kind: 'reported',
      by: 'buyer' as const,
      words: 'Der Deckel war offen.',
      photoIds: [],
      at: '2026-11-10T10:00:00.000Z',
    },
  ],
};

/** An order of two jars that may go back, and one problem that waits for the producer. */
export const answerCases = (api: FixtureApi): FixtureApi =>
  api
    .on(readWithdrawalForm, ({ orderToken }) => {
      if (orderToken !== ORDER_TOKEN) throw new FixtureProblem('order-not-found');
      return {
        name: 'Anna Schmidt',
        email: 'anna@example.org',
        orderNumber: '26-000417',
        parts: [
          {
            producerOrderId: PART,
            producerName: 'Imkerei Lindenlaut',
            endsOn: '2026-11-24',
            basis: 'received' as const,
            lines: [
              {
                lineId: LINE,
                name: 'Lindenhonig',
                leftQuantity: 2,
                class: 'right_exists' as const,
              },
            ],
          },
        ],
      };
    })
    .on(submitWithdrawal, () => RECEIPT)
    .on(readWithdrawalReceipt, () => RECEIPT)
    .on(readOrderCases, () => ({
      withdrawals: [],
      problems: [PROBLEM],
      lines: [
        { lineId: LINE, producerName: 'Imkerei Lindenlaut', name: 'Lindenhonig', leftQuantity: 2 },
      ],
      placedAt: '2026-11-02T09:00:00.000Z',
      orderNumber: '26-000417',
    }))
    .on(keepCasePhoto, ({ base64 }) => {
      if (Buffer.from(base64, 'base64').toString().startsWith('%PDF')) {
        throw new FixtureProblem('photo-not-readable');
      }
      return { photoId: CASE };
    })
    .on(reportProblem, () => PROBLEM);
