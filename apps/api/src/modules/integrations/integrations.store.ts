import type { EventKind } from '@markthalle/contracts/portal-integrations';
import type { AssistableRight } from '@markthalle/domain/producerRights';
import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';
import { hashToken } from '../../platform/db/new-id.ts';

export interface UsedToken {
  readonly tokenId: string;
  readonly producerId: string;
  readonly createdBy: string;
  readonly displayName: string;
  readonly rights: AssistableRight[];
  readonly mayWrite: boolean;
  readonly windowUses: number;
  readonly windowStartedAt: Date;
}

export interface NewToken {
  readonly tokenId: string;
  readonly producerId: string;
  readonly createdBy: string;
  readonly name: string;
  readonly token: string;
  readonly rights: readonly AssistableRight[];
  readonly mayWrite: boolean;
  readonly expiresAt: Date;
}

const WINDOW = '1 minute';

/** Tokens and webhooks of producers' own systems. */
@Injectable()
export class IntegrationsStore {
  constructor(private readonly db: Db) {}

  /** Two changes of one producer take turns, so that limits hold. */
  async lockProducer(tx: Tx, producerId: string): Promise<void> {
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('integrations:' || $1, 0))`, [
      producerId,
    ]);
  }

  async countValidTokens(tx: Tx, producerId: string, now: Date): Promise<number> {
    const row = await tx.row<{ count: number }>(
      `select count(*) from integrations.token
        where producer_id = $1 and revoked_at is null and expires_at > $2`,
      [producerId, now],
    );
    return row?.count ?? 0;
  }

  async insertToken(tx: Tx, token: NewToken, now: Date): Promise<void> {
    await tx.execute(
      `insert into integrations.token (id, producer_id, created_by, name, token_hash, rights,
         may_write, created_at, expires_at, window_started_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8)`,
      [
        token.tokenId,
        token.producerId,
        token.createdBy,
        token.name,
        hashToken(token.token),
        token.rights,
        token.mayWrite,
        now,
        token.expiresAt,
      ],
    );
  }

  /** Finds a valid token, notes its use and counts it, in one statement. */
  useToken(token: string, now: Date): Promise<UsedToken | null> {
    return this.db.row<UsedToken>(
      `update integrations.token t
          set last_used_at = $2,
              window_uses = case when $2 < window_started_at + interval '${WINDOW}'
                                 then window_uses + 1 else 1 end,
              window_started_at = case when $2 < window_started_at + interval '${WINDOW}'
                                       then window_started_at else $2 end
         from identity.account a
        where t.token_hash = $1 and t.revoked_at is null and t.expires_at > $2
          and a.id = t.created_by and a.disabled_at is null
        returning t.id as "tokenId", t.producer_id as "producerId", t.created_by as "createdBy",
                  a.display_name as "displayName", t.rights, t.may_write as "mayWrite",
                  t.window_uses as "windowUses", t.window_started_at as "windowStartedAt"`,
      [hashToken(token), now],
    );
  }

  revokeToken(tx: Tx, producerId: string, tokenId: string, now: Date): Promise<number> {
    return tx.execute(
      `update integrations.token set revoked_at = coalesce(revoked_at, $3)
        where id = $1 and producer_id = $2`,
      [tokenId, producerId, now],
    );
  }

  async countWebhooks(tx: Tx, producerId: string): Promise<number> {
    const row = await tx.row<{ count: number }>(
      'select count(*) from integrations.webhook where producer_id = $1',
      [producerId],
    );
    return row?.count ?? 0;
  }

  async insertWebhook(
    tx: Tx,
    webhook: {
      readonly webhookId: string;
      readonly producerId: string;
      readonly url: string;
      readonly kinds: readonly EventKind[];
    },
    now: Date,
  ): Promise<void> {
    await tx.execute(
      `insert into integrations.webhook (id, producer_id, url, kinds, created_at)
       values ($1, $2, $3, $4, $5)`,
      [webhook.webhookId, webhook.producerId, webhook.url, webhook.kinds, now],
    );
  }

  async removeWebhook(tx: Tx, producerId: string, webhookId: string): Promise<void> {
    await tx.execute('delete from integrations.webhook where id = $1 and producer_id = $2', [
      webhookId,
      producerId,
    ]);
  }

  ownsWebhook(tx: Tx, producerId: string, webhookId: string): Promise<object | null> {
    return tx.row('select 1 from integrations.webhook where id = $1 and producer_id = $2', [
      webhookId,
      producerId,
    ]);
  }
}
