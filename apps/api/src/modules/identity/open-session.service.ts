import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { logIn } from '@markthalle/contracts/identity';
import type { Device } from '@markthalle/contracts/sign-in-device';
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
  async open(
    tx: Tx,
    accountId: string,
    { deviceLabel, trusted }: Device = UNNAMED,
  ): Promise<OutputOf<typeof logIn> | null> {
    const now = this.clock.now();
    const account = await this.queries.view(accountId, tx);
    const token = newToken();
    const expiresAt = later(now, sessionLifetimeMs(account.producers.length > 0, trusted));
    const session = { token, accountId, now, expiresAt, deviceLabel, trusted };
    if (!(await this.store.insertProvenSession(tx, session))) return null;
    await this.store.sweepExpired(tx, now);
    return { sessionToken: token, expiresAt: expiresAt.toISOString(), account };
  }

  /** A session in which staff help a producer; it ends when the consent does, or the working day. */
  async openAssisting(
    tx: Tx,
    accountId: string,
    assistance: { readonly assistanceId: string; readonly expiresAt: Date },
  ): Promise<string | null> {
    const token = newToken();
    const session = { ...assistance, token, accountId, now: this.clock.now() };
    const opened = await this.store.insertProvenSession(tx, {
      ...session,
      deviceLabel: '',
      trusted: false,
    });
    return opened ? token : null;
  }
}

const UNNAMED: Device = { deviceLabel: '', trusted: true };
