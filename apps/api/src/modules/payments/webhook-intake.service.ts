import { Inject, Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { CONFIG, type Config } from '../../config.ts';
import { Clock, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Log } from '../../platform/log/log.ts';
import { STRIPE_API_VERSION, StripeClient } from './stripe-client.ts';
import { type EventEndpoint, type StoredEvent, StripeEventsStore } from './stripe-events.store.ts';
import { snapshotEvent, thinEvent } from './webhook-events.ts';

export type WebhookEndpoint = Exclude<EventEndpoint, 'replay'>;

interface Received {
  readonly event: StoredEvent;
  readonly livemode: boolean;
}

/** So many refusals in so short a time are not one slow delivery: this machine's clock is wrong. */
const CLOCK_ALARM_COUNT = 3;
const CLOCK_ALARM_WINDOW_MS = 5 * MINUTE_MS;
const OUTSIDE_TOLERANCE = /tolerance/i;

/** Webhooks in: verify, keep the raw event, queue the object. Nothing is worked on here. */
@Injectable()
export class WebhookIntakeService {
  private tooOldAt: number[] = [];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly stripe: StripeClient,
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly events: StripeEventsStore,
    private readonly jobs: Jobs,
    private readonly incidents: Incidents,
    private readonly log: Log,
  ) {}

  /** Throws `invalid-input` (400) for a wrong signature, a stale one, or an event of the other mode. */
  async receive(endpoint: WebhookEndpoint, raw: Buffer, signature: string): Promise<void> {
    const { event, livemode } = await this.verify(endpoint, raw, signature);
    if (livemode !== this.config.stripe.livemode) {
      this.log.warn('webhook of the other mode', { endpoint, type: event.type });
      throw new Problem('invalid-input');
    }
    if (endpoint !== 'core' && event.apiVersion !== STRIPE_API_VERSION) {
      // Harmless, since objects are read again, but the endpoint should be brought up to date.
      this.log.warn('webhook of another version', { endpoint, version: event.apiVersion });
    }
    await this.db.transaction((tx) => this.store(tx, event));
  }

  /** Stores an event and queues its object; false when it is known. */
  async store(tx: Tx, event: StoredEvent): Promise<boolean> {
    if (!(await this.events.insert(tx, event, this.clock.now()))) return false;
    await this.queue(tx, event.objectId, event.account);
    return true;
  }

  /** One run per object, however many events came in a burst. */
  async queue(tx: Tx, objectId: string, account: string): Promise<void> {
    const key = `stripe-object:${account}:${objectId}`;
    await this.jobs.add(tx, 'payments.reduce-event', { objectId, account }, { key });
  }

  /** Each secret is tried: during a rotation two are valid. */
  private async verify(
    endpoint: WebhookEndpoint,
    raw: Buffer,
    signature: string,
  ): Promise<Received> {
    let isTooOld = false;
    for (const secret of this.config.stripe.webhookSecrets[endpoint]) {
      try {
        return endpoint === 'core'
          ? this.readThin(raw, signature, secret)
          : this.readSnapshot(endpoint, raw, signature, secret);
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) {
          throw this.wrongKind(endpoint, error);
        }
        isTooOld ||= OUTSIDE_TOLERANCE.test(error.message);
      }
    }
    this.log.warn('webhook refused', { endpoint, isTooOld });
    if (isTooOld) await this.noteTooOld();
    throw new Problem('invalid-input');
  }

  private readSnapshot(
    endpoint: WebhookEndpoint,
    raw: Buffer,
    signature: string,
    secret: string,
  ): Received {
    const event = this.stripe.sdk.webhooks.constructEvent(raw, signature, secret);
    return {
      livemode: event.livemode,
      event: { ...snapshotEvent(event), endpoint, raw: raw.toString('utf8') },
    };
  }

  /** Signed, but not what this endpoint is for: it is registered wrongly at Stripe. */
  private wrongKind(endpoint: WebhookEndpoint, error: unknown): Problem {
    this.log.fault('webhook of the wrong kind', error, { endpoint });
    return new Problem('invalid-input');
  }

  private readThin(raw: Buffer, signature: string, secret: string): Received {
    const notification = this.stripe.sdk.parseEventNotification(raw, signature, secret);
    if (notification.object !== 'v2.core.event') throw new TypeError('not a thin event');
    return {
      livemode: notification.livemode,
      event: { ...thinEvent(notification), endpoint: 'core', raw: raw.toString('utf8') },
    };
  }

  /**
   * The signature's age is measured with this machine's clock. A burst of signatures that are valid but too old means
   * that the clock runs ahead, and every event would be lost until somebody looks.
   */
  private async noteTooOld(): Promise<void> {
    const now = this.clock.now().getTime();
    this.tooOldAt = this.tooOldAt.filter((at) => now - at < CLOCK_ALARM_WINDOW_MS);
    this.tooOldAt.push(now);
    if (this.tooOldAt.length < CLOCK_ALARM_COUNT) return;
    await this.db.transaction((tx) =>
      this.incidents.open(tx, {
        kind: 'webhook-clock',
        subject: 'webhooks',
        title: 'Stripe-Meldungen werden als zu alt abgewiesen: bitte die Uhr des Servers prüfen',
        details: { refused: this.tooOldAt.length },
      }),
    );
  }
}
