import { createHash } from 'node:crypto';
import type { EventKind } from '@markthalle/contracts/portal-integrations';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { Clock, HOUR_MS, later, MINUTE_MS, SECOND_MS } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { DeliveriesStore, type OpenDelivery } from './deliveries.store.ts';
import { type Answer, sendMessage } from './send-message.ts';
import { signatureOf, webhookSecret } from './signature.ts';
import { webhookUrl } from './webhook-target.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** Something happened that a producer's own system may want to know; ids and nothing of a person. */
    'integrations.event': {
      readonly producerId: string;
      readonly kind: EventKind;
      readonly subjectId: string;
    };
    /** Stock moved; whose goods they are is looked up by whoever tells it. */
    'integrations.stock-changed': { readonly variantIds: readonly string[] };
    'integrations.deliver': { readonly deliveryId: string };
  }
}

/** A system that is down for a weekend still gets its messages: three days in all. */
const WAITS_MS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  6 * HOUR_MS,
  16 * HOUR_MS,
  24 * HOUR_MS,
  24 * HOUR_MS,
] as const;

/** Tells own systems what happened: signed, repeated with growing pauses, and given up with a word. */
@Injectable()
export class DeliverService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly store: DeliveriesStore,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('integrations.event', (event, { jobId }) => this.plan(event, jobId));
    this.jobs.handle('integrations.stock-changed', ({ variantIds }, { jobId }) =>
      this.planStock(variantIds, jobId),
    );
    this.jobs.handle('integrations.deliver', ({ deliveryId }) => this.deliver(deliveryId));
  }

  private plan(
    { producerId, kind, subjectId }: { producerId: string; kind: EventKind; subjectId: string },
    jobId: string,
  ): Promise<void> {
    const event = { eventId: eventIdOf(jobId, subjectId), kind, subjectId };
    return this.db.transaction(async (tx) => {
      const occurredAt = this.clock.now();
      const planned = await this.store.plan(tx, producerId, { ...event, occurredAt });
      for (const deliveryId of planned) {
        await this.jobs.add(tx, 'integrations.deliver', { deliveryId });
      }
    });
  }

  private async planStock(variantIds: readonly string[], jobId: string): Promise<void> {
    const owners = await this.db.rows<{ variantId: string; producerId: string }>(
      `select v.id as "variantId", p.producer_id as "producerId"
         from catalog.variant v join catalog.product p on p.id = v.product_id
        where v.id = any ($1::uuid[]) order by v.id`,
      [variantIds],
    );
    for (const { variantId, producerId } of owners) {
      await this.plan({ producerId, kind: 'stock.changed', subjectId: variantId }, jobId);
    }
  }

  /** The call is made outside of any transaction; a message that was taken twice has the same event id. */
  private async deliver(deliveryId: string): Promise<void> {
    const delivery = await this.store.open(deliveryId);
    if (delivery === null) return;
    if (delivery.isDisabled && delivery.kind !== 'test') {
      const given = { state: 'given_up', words: 'switched off', nextAttemptAt: null } as const;
      const { attempts } = delivery;
      await this.db.transaction((tx) => this.store.note(tx, deliveryId, { ...given, attempts }));
      return;
    }
    const answer = await this.send(delivery);
    await this.db.transaction((tx) => this.settle(tx, delivery, answer));
  }

  private async send(delivery: OpenDelivery): Promise<Answer> {
    const { eventId, kind, subjectId, occurredAt, producerId, webhookId } = delivery;
    const body = JSON.stringify({
      eventId,
      kind,
      producerId,
      subjectId,
      occurredAt: occurredAt.toISOString(),
    });
    const atSeconds = Math.floor(this.clock.now().getTime() / SECOND_MS);
    const secret = webhookSecret(this.config.linkSecret, webhookId);
    const signature = signatureOf(secret, body, atSeconds);
    const rule = { allowsLocal: this.config.environment === 'test' };
    const url = webhookUrl(delivery.url, rule);
    if (url === null) return { isTaken: false, words: 'address refused' };
    return sendMessage({ url, body, signature, eventId }, rule);
  }

  private async settle(tx: Tx, delivery: OpenDelivery, { isTaken, words }: Answer): Promise<void> {
    const { deliveryId, webhookId, producerId } = delivery;
    const attempts = delivery.attempts + 1;
    const isTest = delivery.kind === 'test';
    if (isTaken) {
      const taken = { state: 'delivered', attempts, words, nextAttemptAt: null } as const;
      await this.store.note(tx, deliveryId, taken);
      if (isTest) await this.store.enable(tx, webhookId);
      return;
    }
    const now = this.clock.now();
    const waitMs = isTest ? undefined : WAITS_MS[attempts - 1];
    if (waitMs !== undefined) {
      const nextAttemptAt = later(now, waitMs);
      await this.store.note(tx, deliveryId, { state: 'waiting', attempts, words, nextAttemptAt });
      await this.jobs.add(tx, 'integrations.deliver', { deliveryId }, { runAt: nextAttemptAt });
      return;
    }
    const given = { state: 'given_up', attempts, words, nextAttemptAt: null } as const;
    await this.store.note(tx, deliveryId, given);
    if (isTest || !(await this.store.disable(tx, webhookId, now))) return;
    const host = new URL(delivery.url).hostname;
    const message = { producerId, webhookId, host };
    await this.jobs.add(tx, 'notifications.webhook-disabled', message);
  }
}

/** One event has one id, however often its job runs (UUIDv8 from a hash, RFC 9562). */
function eventIdOf(jobId: string, subjectId: string): string {
  const hex = createHash('sha256').update(`${jobId}:${subjectId}`).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return [...parts, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
