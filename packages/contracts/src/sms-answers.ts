import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { InLanguage } from './fields.ts';

/** Longer messages are cut by gateways anyway (six parts). */
const MAX_SMS_CHARS = 1_000;
const MAX_GATEWAY_ID_CHARS = 100;

/**
 * What a gateway hands over. `signature` is the HMAC-SHA-256, in hex, of the JSON list
 * `[sentAt, messageId, from, text]` under the secret that both sides know.
 */
export const receiveSms = endpoint({
  method: 'POST',
  path: '/sms/inbound',
  summary: 'A text message that came back: the answer to an order',
  access: 'public',
  input: z.object({
    /** Unix time in seconds at which the gateway signed. */
    sentAt: z.int().min(0),
    messageId: z.string().min(1).max(MAX_GATEWAY_ID_CHARS),
    from: z.string().min(1).max(30),
    text: z.string().max(MAX_SMS_CHARS),
    signature: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  output: z.object({ received: z.literal(true) }),
  problems: ['sms-not-available', 'sms-signature-wrong'],
});

const SmsQuestions = z.object({
  /** Questions about orders come as SMS, too. */
  wanted: z.boolean(),
  /** Without a proved number none can come. */
  mobile: z.string().nullable(),
  /** SMS and their answers are set up here. */
  available: z.boolean(),
});

export const readSmsQuestions = endpoint({
  method: 'GET',
  path: '/portal/sms-questions',
  summary: 'Whether this person is asked about orders by SMS',
  access: 'producer',
  right: 'orders',
  input: InLanguage,
  output: SmsQuestions,
  problems: [],
});

export const chooseSmsQuestions = endpoint({
  method: 'PUT',
  path: '/portal/sms-questions',
  summary: 'Be asked about orders by SMS, or no more',
  access: 'producer',
  right: 'orders',
  // One's own telephone, not that of a helper of the office.
  inPerson: true,
  input: InLanguage.extend({ wanted: z.boolean() }),
  output: SmsQuestions,
  problems: ['sms-not-available', 'mobile-missing'],
});
