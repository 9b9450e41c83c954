import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { logIn } from '@markthalle/contracts/identity';
import { Injectable } from '@nestjs/common';
import { Clock, later } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { newToken } from '../../platform/db/new-id.ts';
import { IdentityQueries } from './identity.queries.ts';
import { IdentityStore } from './identity.store.ts';
import { sessionLifetimeMs } from './session-lifetime.ts';

/** A session for somebody who proved who they are without a password. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly store: IdentityStore,
    private readonly queries: IdentityQueries,
    private readonly clock: Clock,
  ) {}

  /** Null where the account is closed. */
  async open(tx: Tx, accountId: string): Promise<OutputOf<typeof logIn> | null> {
    const now = this.clock.now();
    const account = await this.queries.view(accountId, tx);
    const token = newToken();
    const expiresAt = later(now, sessionLifetimeMs(account.producers.length > 0));
    const opened = await this.store.insertProvenSession(tx, { token, accountId, now, expiresAt });
    if (!opened) return null;
    await this.store.sweepExpired(tx, now);
    return { sessionToken: token, expiresAt: expiresAt.toISOString(), account };
  }
}
