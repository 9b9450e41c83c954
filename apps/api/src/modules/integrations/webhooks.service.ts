import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  type createWebhook,
  type IntegrationsView,
  MAX_WEBHOOKS,
} from '@markthalle/contracts/portal-integrations';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { DeliveriesStore } from './deliveries.store.ts';
import { IntegrationsQueries } from './integrations.queries.ts';
import { IntegrationsStore } from './integrations.store.ts';
import { webhookSecret } from './signature.ts';
import { webhookUrl } from './webhook-target.ts';

/** Where a producer's own systems want to be told what happens. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly db: Db,
    private readonly store: IntegrationsStore,
    private readonly deliveries: DeliveriesStore,
    private readonly queries: IntegrationsQueries,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async create(
    by: ProducerMember,
    { url: typed, kinds }: ParsedInputOf<typeof createWebhook>,
  ): Promise<OutputOf<typeof createWebhook>> {
    const url = webhookUrl(typed, { allowsLocal: this.config.environment === 'test' });
    if (url === null) throw new Problem('webhook-address-refused');
    const webhookId = newId();
    const { producerId } = by;
    await this.db.transaction(async (tx) => {
      await this.store.lockProducer(tx, producerId);
      if ((await this.store.countWebhooks(tx, producerId)) >= MAX_WEBHOOKS) {
        throw new Problem('too-many-webhooks');
      }
      const webhook = { webhookId, producerId, url: url.href, kinds: [...new Set(kinds)] };
      await this.store.insertWebhook(tx, webhook, this.clock.now());
    });
    const secret = webhookSecret(this.config.linkSecret, webhookId);
    return { secret, view: await this.queries.view(by) };
  }

  async remove(by: ProducerMember, webhookId: string): Promise<IntegrationsView> {
    await this.db.transaction((tx) => this.store.removeWebhook(tx, by.producerId, webhookId));
    return this.queries.view(by);
  }

  async test(by: ProducerMember, webhookId: string): Promise<IntegrationsView> {
    await this.db.transaction(async (tx) => {
      if ((await this.store.ownsWebhook(tx, by.producerId, webhookId)) === null) {
        throw new Problem('webhook-not-found');
      }
      const eventId = newId();
      const event = { eventId, kind: 'test', subjectId: webhookId, occurredAt: this.clock.now() };
      const deliveryId = await this.deliveries.insert(tx, webhookId, event);
      if (deliveryId === null) throw new Error('The id of a test message is taken');
      await this.jobs.add(tx, 'integrations.deliver', { deliveryId });
    });
    return this.queries.view(by);
  }
}
