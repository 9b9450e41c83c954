import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Id, InLanguage, Instant } from './fields.ts';
import { OrderView, PaymentState } from './orders.ts';
import { RefundBearer, RefundCause, RefundState } from './refund-views.ts';

export const listOfficeOrders = endpoint({
  method: 'GET',
  path: '/office/orders',
  summary: 'Orders, newest first; `q` matches number, name or e-mail',
  access: 'staff',
  input: InLanguage.extend({
    q: z.string().trim().max(120).optional(),
    cursor: z.string().max(200).optional(),
  }),
  output: z.object({
    orders: z
      .array(
        z.object({
          orderId: Id,
          number: z.string(),
          placedAt: Instant,
          buyerName: z.string(),
          paymentState: PaymentState,
          totalCents: Cents,
          producerNames: z.array(z.string()),
        }),
      )
      .max(50),
    nextCursor: z.string().nullable(),
  }),
  problems: [],
});

export const readOfficeOrder = endpoint({
  method: 'GET',
  path: '/office/orders/:orderId',
  summary: 'One order with its parts, payment operations and journal entries',
  access: 'staff',
  input: InLanguage.extend({ orderId: Id }),
  output: z.object({
    order: OrderView,
    split: z.array(
      z.object({
        producerOrderId: Id,
        producerName: z.string(),
        grossCents: Cents,
        commissionNetCents: Cents,
        commissionVatCents: Cents,
        payoutCents: Cents,
        /** Taken off since and borne by the producer: refunds, lost disputes. */
        reducedCents: Cents,
        dueState: z.string(),
        holdUntil: Instant.nullable(),
        transferId: z.string().nullable(),
      }),
    ),
    charge: z
      .object({
        chargeId: z.string(),
        amountCents: Cents,
        feeCents: Cents,
        method: z.string(),
      })
      .nullable(),
    refunds: z.array(
      z.object({
        refundId: Id,
        cause: RefundCause,
        bearer: RefundBearer,
        state: RefundState,
        amountCents: Cents,
        requestedAt: Instant,
      }),
    ),
    operations: z.array(
      z.object({
        operationId: Id,
        kind: z.string(),
        state: z.string(),
        attempt: z.int(),
        stripeId: z.string().nullable(),
        createdAt: Instant,
        error: z.string().nullable(),
      }),
    ),
    entries: z.array(
      z.object({
        entryId: Id,
        step: z.string(),
        memo: z.string(),
        bookedAt: Instant,
        postings: z.array(
          z.object({
            accountCode: z.string(),
            side: z.enum(['debit', 'credit']),
            amountCents: Cents,
          }),
        ),
      }),
    ),
  }),
  problems: ['order-not-found'],
});
