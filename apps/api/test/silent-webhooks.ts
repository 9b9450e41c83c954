import { eventsOf } from '../src/modules/payments/event-effects.ts';

/** Registered as in production, but nothing is delivered: for stories that need no webhooks. */
export async function registerSilentWebhooks(
  control: (method: string, path: string, body: object) => Promise<unknown>,
): Promise<void> {
  await control('PUT', 'webhooks', { paused: true });
  for (const kind of ['platform', 'connect', 'core'] as const) {
    await control('PUT', 'webhook-endpoints', {
      id: `we_${kind}`,
      kind,
      url: `http://127.0.0.1:1/webhooks/stripe/${kind}`,
      secret: `whsec_${kind}_0123456789`,
      enabled_events: eventsOf(kind),
    });
  }
}
