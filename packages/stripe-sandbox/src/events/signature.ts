import { createHmac } from 'node:crypto';
import { wallSeconds } from '../clock/sandbox-clock.ts';
import type { EndpointHidden } from '../store/record-kinds.ts';
import type { WebhookChaos } from './chaos-plan.ts';

/** The `v1` part: HMAC-SHA256 over `t.payload`, in hex. */
function signatureOf(secret: string, timestamp: number, payload: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex');
}

/**
 * Value of the `Stripe-Signature` header. `t` is always the wall clock, never virtual time,
 * because receivers refuse signatures older than five minutes.
 */
export function signatureHeader(
  endpoint: EndpointHidden,
  payload: string,
  chaos: WebhookChaos,
): string {
  const timestamp = wallSeconds() + chaos.signedOffsetSeconds;
  const values = secretsFor(endpoint, chaos).map((secret) =>
    chaos.signing === 'bad_signature'
      ? signatureOf(`${secret}-wrong`, timestamp, payload)
      : signatureOf(secret, timestamp, payload),
  );
  return [`t=${timestamp}`, ...values.map((value) => `v1=${value}`)].join(',');
}

function secretsFor(endpoint: EndpointHidden, chaos: WebhookChaos): string[] {
  const former = endpoint.previousSecret ?? `${endpoint.secret}_former`;
  if (chaos.signing === 'old_secret') return [former];
  const rotating = (endpoint.previousSecretUntil ?? 0) > wallSeconds();
  if (chaos.signing === 'rotated' || rotating) return [former, endpoint.secret];
  return [endpoint.secret];
}
