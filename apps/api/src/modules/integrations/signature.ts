import { createHmac } from 'node:crypto';

/**
 * What stands in `Markthalle-Signature`: the time in seconds and the HMAC-SHA256 of `time.body`, so that
 * the receiver can refuse what is forged or old.
 */
export function signatureOf(secret: string, body: string, atSeconds: number): string {
  const digest = createHmac('sha256', secret).update(`${atSeconds}.${body}`).digest('hex');
  return `t=${atSeconds},v1=${digest}`;
}

/** The secret of a webhook follows from our own, so that no table holds it. */
export const webhookSecret = (linkSecret: string, webhookId: string): string =>
  `whs_${createHmac('sha256', `webhook:${linkSecret}`).update(webhookId).digest('base64url')}`;
