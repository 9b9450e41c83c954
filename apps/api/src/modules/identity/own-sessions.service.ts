import type { OutputOf } from '@markthalle/contracts/endpoint';
import { type listSessions, MAX_LISTED_SESSIONS } from '@markthalle/contracts/sign-in-codes';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { hashToken } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { SmsSender } from '../../platform/sms/sms-sender.ts';

interface SessionRow {
  readonly sessionId: string;
  readonly deviceLabel: string;
  readonly trusted: boolean;
  readonly isThisOne: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** On which devices somebody is signed in: a lost phone is signed out from another one. */
@Injectable()
export class OwnSessionsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sms: SmsSender,
  ) {}

  async list(
    { accountId }: SignedIn,
    authorization: string,
  ): Promise<OutputOf<typeof listSessions>> {
    const rows = await this.db.rows<SessionRow>(
      `select id as "sessionId", device_label as "deviceLabel", trusted,
              token_hash = $2 as "isThisOne", created_at as "createdAt",
              last_seen_at as "lastSeenAt", expires_at as "expiresAt"
         from identity.session where account_id = $1 and expires_at > $3
        order by token_hash = $2 desc, last_seen_at desc limit $4`,
      [
        accountId,
        hashToken(authorization.replace('Bearer ', '')),
        this.clock.now(),
        MAX_LISTED_SESSIONS,
      ],
    );
    const account = await this.db.row<{ mobile: string | null }>(
      'select mobile from identity.account where id = $1',
      [accountId],
    );
    return {
      mobile: account?.mobile ?? null,
      hasSms: this.sms.isAvailable,
      sessions: rows.map(({ createdAt, lastSeenAt, expiresAt, ...row }) => ({
        ...row,
        createdAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      })),
    };
  }

  async end({ accountId }: SignedIn, sessionId: string): Promise<{ ended: true }> {
    const ended = await this.db.transaction((tx) =>
      tx.execute('delete from identity.session where id = $1 and account_id = $2', [
        sessionId,
        accountId,
      ]),
    );
    if (ended === 0) throw new Problem('session-not-found');
    return { ended: true };
  }
}
