import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, Token } from './fields.ts';
import { MessageWords, ThreadMessages } from './message-views.ts';

const ByLink = InLanguage.extend({ orderToken: Token });

/** The conversation about one producer's part of an order; nothing was written yet where it is empty. */
export const OrderThread = z.object({
  producerOrderId: Id,
  number: z.string(),
  producerName: z.string(),
  messages: ThreadMessages,
});
export type OrderThread = z.infer<typeof OrderThread>;

export const readOrderMessages = endpoint({
  method: 'GET',
  path: '/orders/by-token/:orderToken/messages',
  summary: 'What buyer and producers wrote to each other about an order; no login',
  access: 'public',
  input: ByLink,
  output: z.object({ orderNumber: z.string(), threads: z.array(OrderThread) }),
  problems: ['order-not-found'],
});

export const writeOrderMessage = endpoint({
  method: 'POST',
  path: '/orders/by-token/:orderToken/messages',
  summary: 'Write to a producer about its part of an order; the answer comes by mail',
  access: 'public',
  status: 201,
  idempotent: true,
  input: ByLink.extend({ producerOrderId: Id, words: MessageWords }),
  output: OrderThread,
  problems: [
    'order-not-found',
    'producer-order-not-found',
    'message-before-payment',
    'thread-full',
  ],
});
