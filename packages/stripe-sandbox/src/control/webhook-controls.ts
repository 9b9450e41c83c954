import { SIGNING_MODES, type WebhookChaos } from '../events/chaos-plan.ts';
import { toDelivery } from '../events/delivery-queue.ts';
import type { WebhookDispatcher } from '../events/webhook-dispatcher.ts';
import { type Route, route } from '../http/route.ts';
import { choice, clearableText, flag, integer, list, text } from '../params/param-spec.ts';
import type { Sandbox } from '../sandbox.ts';
import { endpointControls } from './endpoint-controls.ts';
import { toWire } from './wire-names.ts';

const MAX_DELAY_MS = 3_600_000;
const MAX_COPIES = 50;
const MAX_OFFSET_SECONDS = 10 * 86_400;
const MAX_TYPES = 50;
const MAX_DELIVERIES = 1000;
const DRAIN_MS = 10_000;

const CHAOS = {
  paused: flag(),
  drop_percent: integer({ min: 0, max: 100 }),
  duplicates: integer({ min: 0, max: MAX_COPIES }),
  delay_ms: integer({ min: 0, max: MAX_DELAY_MS }),
  shuffle_window_ms: integer({ min: 0, max: MAX_DELAY_MS }),
  signing: choice(...SIGNING_MODES),
  signed_offset_seconds: integer({ min: -MAX_OFFSET_SECONDS, max: MAX_OFFSET_SECONDS }),
  api_version: clearableText(),
  livemode: flag(),
  types: list(text(), { max: MAX_TYPES }),
};

/** Disturbing, watching and repeating webhook deliveries. */
export function webhookControls(dispatcher: WebhookDispatcher): Route[] {
  return [
    ...endpointControls(),

    route('GET', '/_sandbox/webhooks', {}, ({ sandbox }) => toWire(sandbox.chaos.current())),

    route('PUT', '/_sandbox/webhooks', CHAOS, ({ sandbox, params }) => {
      const share = params.drop_percent;
      const changes: Partial<WebhookChaos> = {
        paused: params.paused,
        dropShare: share === undefined ? undefined : share / 100,
        duplicates: params.duplicates,
        delayMs: params.delay_ms,
        shuffleWindowMs: params.shuffle_window_ms,
        signing: params.signing,
        signedOffsetSeconds: params.signed_offset_seconds,
        apiVersion: params.api_version,
        livemode: params.livemode,
        types: params.types,
      };
      const chaos = sandbox.chaos.change(changes);
      dispatcher.wake();
      return toWire(chaos);
    }),

    route('DELETE', '/_sandbox/webhooks', {}, ({ sandbox }) => {
      sandbox.chaos.calm();
      dispatcher.wake();
      return toWire(sandbox.chaos.current());
    }),

    route(
      'POST',
      '/_sandbox/webhooks/drain',
      { timeout_ms: integer({ min: 1, max: MAX_DELAY_MS }) },
      async ({ params }) => ({ drained: await dispatcher.drained(params.timeout_ms ?? DRAIN_MS) }),
    ),

    route(
      'GET',
      '/_sandbox/webhooks/deliveries',
      { event: text(), state: text() },
      ({ sandbox, params }) => ({
        deliveries: deliveries(sandbox, params.event, params.state).map(toWire),
      }),
    ),
  ];
}

function deliveries(sandbox: Sandbox, event: string | undefined, state: string | undefined) {
  return sandbox.db
    .prepare(
      'SELECT * FROM delivery WHERE (? IS NULL OR event_id = ?) AND (? IS NULL OR state = ?)' +
        ' ORDER BY seq DESC LIMIT ?',
    )
    .all(event ?? null, event ?? null, state ?? null, state ?? null, MAX_DELIVERIES)
    .map(toDelivery);
}
