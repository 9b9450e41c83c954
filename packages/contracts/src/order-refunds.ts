import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, InLanguage, Instant, Token } from './fields.ts';
import { RefundCause } from './refund-views.ts';

/** How far money is on its way back, as its buyer needs to know. */
export const BuyerRefundState = z.enum([
  'on_its_way',
  'at_the_bank',
  'needs_buyer',
  'done',
  /** It did not arrive; the cooperative pays by bank transfer. */
  'by_transfer',
  'transferred',
]);

export const listOrderRefunds = endpoint({
  method: 'GET',
  path: '/orders/by-token/:orderToken/refunds',
  summary: 'What goes back to the buyer of an order; no login',
  access: 'public',
  input: InLanguage.extend({ orderToken: Token }),
  output: z.object({
    refunds: z
      .array(
        z.object({
          cause: RefundCause,
          state: BuyerRefundState,
          amountCents: Cents,
          producerNames: z.array(z.string()),
          since: Instant,
        }),
      )
      .max(50),
  }),
  problems: ['order-not-found'],
});
export type BuyerRefund = z.infer<(typeof listOrderRefunds)['output']>['refunds'][number];
