import { createHmac, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ReceivedMail } from './received-mail.ts';

/** Where answers to SMS go, signed as a gateway signs them. */
export interface SmsReplies {
  readonly url: string;
  readonly secret: string;
}

const SMS_ADDRESS = /^(\d{7,15})@sms\.invalid$/;
const MAX_BODY_CHARS = 4_000;
const TIMEOUT_MS = 10_000;

/** The number that an SMS went to, in international form; null for a mail. */
export function smsNumberOf(mail: ReceivedMail): string | null {
  const [, digits] = SMS_ADDRESS.exec(mail.to[0] ?? '') ?? [];
  return digits === undefined ? null : `+${digits}`;
}

/** The text that was typed into the form of an SMS. Throws where it is longer than any SMS. */
export async function typedReply(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of request.setEncoding('utf8')) {
    body += piece;
    if (body.length > MAX_BODY_CHARS) throw new Error('The reply is too long');
  }
  return new URLSearchParams(body).get('text')?.trim() ?? '';
}

/** Hands an answer over as a gateway does; answers whether the market took it. */
export async function sendReply(
  { url, secret }: SmsReplies,
  from: string,
  text: string,
): Promise<boolean> {
  const sentAt = Math.floor(Date.now() / 1000);
  const messageId = randomUUID();
  const signature = createHmac('sha256', secret)
    .update(JSON.stringify([sentAt, messageId, from, text]))
    .digest('hex');
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sentAt, messageId, from, text, signature }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  return response.ok;
}
