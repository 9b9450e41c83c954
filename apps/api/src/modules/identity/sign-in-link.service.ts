import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { openSignInLink } from '@markthalle/contracts/sign-in';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { MAILS_PER_ADDRESS, MAILS_PER_CLIENT } from './attempt-limit.ts';
import { AttemptsStore } from './attempts.store.ts';
import { clientNetwork } from './client-network.ts';
import { IdentityStore } from './identity.store.ts';
import { requestMail } from './identity-mails.ts';
import { OpenSession } from './open-session.service.ts';

/**
 * Signing in without a password: a link to the address of the account, good once and for twenty
 * minutes. People of the office sign in with their password only.
 */
@Injectable()
export class SignInLinkService {
  constructor(
    private readonly db: Db,
    private readonly store: IdentityStore,
    private readonly attempts: AttemptsStore,
    private readonly sessions: OpenSession,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async request(email: string, clientAddress: string): Promise<{ mailed: true }> {
    const client = `form:sign-in-link:${clientNetwork(clientAddress)}` as const;
    await this.db.transaction(async (tx) => {
      const retryAfterSeconds = await this.attempts.count(tx, client, MAILS_PER_CLIENT);
      if (retryAfterSeconds !== null) throw new Problem('too-many-requests', { retryAfterSeconds });
    });
    await this.db.transaction((tx) => this.mail(tx, email));
    return { mailed: true };
  }

  /** Writes as much for an unknown address as for a known one, so that no time tells them apart. */
  async mail(tx: Tx, email: string): Promise<void> {
    const wait = await this.attempts.count(tx, `mail:${email}`, MAILS_PER_ADDRESS);
    const account = await this.store.lockByEmail(tx, email);
    const mayUse = account?.disabledAt === null && !(await this.isStaff(tx, account.accountId));
    const accountId = mayUse ? account.accountId : null;
    if (wait === null) await requestMail(this.jobs, tx, 'identity.sign-in-mail', accountId);
  }

  async open(token: string): Promise<OutputOf<typeof openSignInLink>> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const accountId = await this.store.useLink(tx, token, 'sign_in', now);
      if (accountId === null) throw new Problem('link-not-valid');
      await this.store.proveAddress(tx, accountId, now);
      await this.jobs.add(tx, 'accounts.adopt-orders', { accountId });
      const opened = await this.sessions.open(tx, accountId);
      if (opened === null) throw new Problem('link-not-valid');
      return opened;
    });
  }

  private async isStaff(tx: Tx, accountId: string): Promise<boolean> {
    const row = await tx.row('select 1 from identity.account where id = $1 and is_staff', [
      accountId,
    ]);
    return row !== null;
  }
}
