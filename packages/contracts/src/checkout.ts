import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  Cents,
  Day,
  Email,
  InLanguage,
  MAX_NAME_CHARS,
  OneLine,
  Postcode,
  Token,
} from './fields.ts';

/** Words that a driver can read: symbols alone find nobody. */
const WithLetters = OneLine(MAX_NAME_CHARS).regex(/\p{L}/u);

export const DeliveryAddress = z.object({
  street: WithLetters,
  postcode: Postcode,
  town: WithLetters,
});
export type DeliveryAddress = z.infer<typeof DeliveryAddress>;

export const Contact = z.object({
  email: Email,
  name: WithLetters,
  phone: z
    .string()
    .trim()
    .regex(/^[+0-9 ()/-]{5,30}$/)
    .nullable(),
});
export type Contact = z.infer<typeof Contact>;

export const placeOrder = endpoint({
  method: 'POST',
  path: '/checkout/orders',
  summary: 'Order the cart: one order, a part per producer, stock reserved, payment page opened',
  access: 'public',
  status: 201,
  idempotent: true,
  input: InLanguage.extend({
    cartToken: Token,
    /** The total the buyer saw above the button (§ 312j BGB); another total is refused. */
    expectedTotalCents: Cents,
    contact: Contact,
    address: DeliveryAddress.nullable(),
    birthDate: Day.nullable().default(null),
    /** For undated services that may start early; nobody has to say either (§ 356(4) BGB). */
    serviceConsents: z
      .object({ startEarly: z.boolean(), knowsLoss: z.boolean() })
      .default({ startEarly: false, knowsLoss: false }),
  }),
  output: z.object({
    orderToken: Token,
    orderNumber: z.string(),
    totalCents: Cents,
    /** Null while the payment service does not answer; the order is kept and the buyer may resume. */
    paymentUrl: z.url().nullable(),
  }),
  problems: [
    'cart-not-found',
    'cart-empty',
    'cart-changed',
    'producer-not-selling',
    'not-enough-stock',
    'product-not-available',
    'delivery-way-missing',
    'delivery-way-not-available',
    'address-missing',
    'age-check-failed',
    'age-check-missing',
    'coupon-used-up',
    'idempotency-key-missing',
    'idempotency-key-reused',
    'idempotency-key-in-use',
  ],
});

export const resumePayment = endpoint({
  method: 'POST',
  path: '/orders/by-token/:orderToken/payment',
  summary: 'The open payment page of an unpaid order, or a new one',
  access: 'public',
  input: InLanguage.extend({ orderToken: Token }),
  output: z.object({ paymentUrl: z.url() }),
  problems: [
    'order-not-found',
    'order-not-payable',
    'not-enough-stock',
    'payment-service-unavailable',
  ],
});
