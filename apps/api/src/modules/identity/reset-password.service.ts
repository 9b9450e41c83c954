import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { confirmPasswordReset } from '@markthalle/contracts/identity';
import { decidePassword } from '@markthalle/domain/passwordRule';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { MAILS_PER_ADDRESS, MAILS_PER_CLIENT } from './attempt-limit.ts';
import { AttemptsStore } from './attempts.store.ts';
import { clientNetwork } from './client-network.ts';
import { IdentityQueries } from './identity.queries.ts';
import { IdentityStore } from './identity.store.ts';
import { requestMail } from './identity-mails.ts';
import { hashPassword } from './password-hash.ts';

/** A forgotten password: a mailed link sets a new one and closes all sessions of the account. */
@Injectable()
export class ResetPasswordService {
  constructor(
    private readonly db: Db,
    private readonly store: IdentityStore,
    private readonly queries: IdentityQueries,
    private readonly attempts: AttemptsStore,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async request(email: string, clientAddress: string): Promise<{ mailed: true }> {
    const client = `mail-client:${clientNetwork(clientAddress)}` as const;
    await this.db.transaction(async (tx) => {
      const retryAfterSeconds = await this.attempts.count(tx, client, MAILS_PER_CLIENT);
      if (retryAfterSeconds !== null) throw new Problem('too-many-requests', { retryAfterSeconds });
    });
    await this.db.transaction(async (tx) => {
      const wait = await this.attempts.count(tx, `mail:${email}`, MAILS_PER_ADDRESS);
      const account = await this.store.lockByEmail(tx, email);
      const accountId = account?.disabledAt === null ? account.accountId : null;
      if (wait === null) await requestMail(this.jobs, tx, 'identity.reset-mail', accountId);
    });
    return { mailed: true };
  }

  async confirm({
    token,
    password,
  }: ParsedInputOf<typeof confirmPasswordReset>): Promise<{ changed: true }> {
    const email = await this.queries.emailOfLink(token, 'reset_password', this.clock.now());
    if (email === null) throw new Problem('link-not-valid');
    const decision = decidePassword(password, email);
    if (!decision.ok) throw new Problem('password-too-weak', { because: decision.because });
    const passwordHash = await hashPassword(password);
    await this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const accountId = await this.store.useLink(tx, token, 'reset_password', now);
      if (accountId === null) throw new Problem('link-not-valid');
      await this.store.setPassword(tx, accountId, passwordHash, now);
      await this.store.deleteSessionsOf(tx, accountId);
      await this.store.deleteLinks(tx, accountId);
      await this.attempts.forget(tx, `login:${email}`);
    });
    return { changed: true };
  }
}
