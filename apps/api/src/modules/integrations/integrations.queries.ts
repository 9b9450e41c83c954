import {
  type IntegrationsView,
  MAX_LISTED_DELIVERIES,
  MAX_TOKENS,
  MAX_WEBHOOKS,
} from '@markthalle/contracts/portal-integrations';
import { ASSISTABLE_RIGHTS, mayDo } from '@markthalle/domain/producerRights';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';

type Token = IntegrationsView['tokens'][number];
type Webhook = IntegrationsView['webhooks'][number];
type Delivery = Webhook['deliveries'][number];

interface TokenRow extends Omit<Token, 'createdAt' | 'expiresAt' | 'lastUsedAt' | 'state'> {
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}
interface WebhookRow extends Omit<Webhook, 'createdAt' | 'disabledAt' | 'deliveries'> {
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
}
interface DeliveryRow extends Omit<Delivery, 'createdAt' | 'nextAttemptAt'> {
  readonly webhookId: string;
  readonly createdAt: Date;
  readonly nextAttemptAt: Date | null;
}

const SHOWN_TOKENS_FACTOR = 4;

/** The page of a producer's own systems. */
@Injectable()
export class IntegrationsQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async view(by: ProducerMember): Promise<IntegrationsView> {
    const [tokens, webhooks, deliveries] = await Promise.all([
      this.tokens(by.producerId),
      this.webhooks(by.producerId),
      this.deliveries(by.producerId),
    ]);
    const now = this.clock.now();
    return {
      tokens: tokens.map((row) => toToken(row, now)),
      webhooks: webhooks.map(({ createdAt, disabledAt, ...webhook }) => ({
        ...webhook,
        createdAt: createdAt.toISOString(),
        disabledAt: disabledAt?.toISOString() ?? null,
        deliveries: deliveries
          .filter(({ webhookId }) => webhookId === webhook.webhookId)
          .map(toDelivery),
      })),
      yourRights: ASSISTABLE_RIGHTS.filter((right) => mayDo(by.rights, right)),
    };
  }

  /** Valid ones first; of the others the newest. */
  private tokens(producerId: string): Promise<TokenRow[]> {
    return this.db.rows<TokenRow>(
      `select t.id as "tokenId", t.name, t.rights, t.may_write as "mayWrite",
              a.display_name as "createdBy", t.created_at as "createdAt",
              t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt",
              t.revoked_at as "revokedAt"
         from integrations.token t join identity.account a on a.id = t.created_by
        where t.producer_id = $1
        order by t.revoked_at is null and t.expires_at > $2 desc, t.created_at desc, t.id desc
        limit $3`,
      [producerId, this.clock.now(), MAX_TOKENS * SHOWN_TOKENS_FACTOR],
    );
  }

  private webhooks(producerId: string): Promise<WebhookRow[]> {
    return this.db.rows<WebhookRow>(
      `select id as "webhookId", url, kinds, created_at as "createdAt",
              disabled_at as "disabledAt"
         from integrations.webhook where producer_id = $1 order by created_at limit $2`,
      [producerId, MAX_WEBHOOKS],
    );
  }

  private deliveries(producerId: string): Promise<DeliveryRow[]> {
    return this.db.rows<DeliveryRow>(
      `select d.* from integrations.webhook w
        cross join lateral (
          select webhook_id as "webhookId", id as "deliveryId", kind, subject_id as "subjectId",
                 state, attempts, last_answer as "lastAnswer", occurred_at as "createdAt",
                 next_attempt_at as "nextAttemptAt"
            from integrations.delivery where webhook_id = w.id
           order by occurred_at desc, id desc limit $2) d
        where w.producer_id = $1`,
      [producerId, MAX_LISTED_DELIVERIES],
    );
  }
}

function toToken({ revokedAt, ...row }: TokenRow, now: Date): Token {
  const state = revokedAt !== null ? 'revoked' : row.expiresAt > now ? 'valid' : 'expired';
  return {
    ...row,
    state,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}

const toDelivery = ({ webhookId: _, createdAt, nextAttemptAt, ...row }: DeliveryRow): Delivery => ({
  ...row,
  createdAt: createdAt.toISOString(),
  nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
});
