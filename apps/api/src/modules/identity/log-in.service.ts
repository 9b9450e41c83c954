import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { logIn } from '@markthalle/contracts/identity';
import type { Device } from '@markthalle/contracts/sign-in-device';
import { Injectable } from '@nestjs/common';
import { Clock, later } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newToken } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { LOGIN_PER_ADDRESS, LOGIN_PER_CLIENT, MAILS_PER_ADDRESS } from './attempt-limit.ts';
import { AttemptsStore } from './attempts.store.ts';
import { clientNetwork } from './client-network.ts';
import { IdentityQueries } from './identity.queries.ts';
import { type AccountRow, IdentityStore } from './identity.store.ts';
import { requestMail } from './identity-mails.ts';
import { passwordFits } from './password-hash.ts';
import { sessionLifetimeMs } from './session-lifetime.ts';

type LoggedIn = OutputOf<typeof logIn>;

/**
 * Opens a session. Attempts are counted before the password is checked, for addresses that have no
 * account too, so neither the answer nor its time tells which addresses are known. The check runs
 * outside of any transaction.
 */
@Injectable()
export class LogInService {
  constructor(
    private readonly db: Db,
    private readonly store: IdentityStore,
    private readonly queries: IdentityQueries,
    private readonly attempts: AttemptsStore,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async logIn(
    { email, password, ...device }: ParsedInputOf<typeof logIn>,
    clientAddress: string,
  ): Promise<LoggedIn> {
    const client = `login-client:${clientNetwork(clientAddress)}` as const;
    await this.db.transaction(async (tx) => {
      const retryAfterSeconds =
        (await this.attempts.count(tx, `login:${email}`, LOGIN_PER_ADDRESS)) ??
        (await this.attempts.count(tx, client, LOGIN_PER_CLIENT));
      if (retryAfterSeconds !== null) throw new Problem('too-many-requests', { retryAfterSeconds });
    });
    const account = await this.queries.byEmail(email);
    const fits = await passwordFits(account?.passwordHash ?? null, password);
    if (!fits || account === null || account.disabledAt !== null) {
      throw new Problem('wrong-credentials');
    }
    const opened = await this.db.transaction(async (tx) => {
      await this.attempts.forget(tx, `login:${email}`);
      await this.attempts.takeBack(tx, client);
      if (account.emailVerifiedAt === null) return this.mailAgain(tx, account);
      return this.open(tx, account, device);
    });
    if (opened === 'not-verified') throw new Problem('email-not-verified');
    if (opened === 'password-changed') throw new Problem('wrong-credentials');
    return opened;
  }

  private async mailAgain(tx: Tx, { email, accountId }: AccountRow): Promise<'not-verified'> {
    const wait = await this.attempts.count(tx, `mail:${email}`, MAILS_PER_ADDRESS);
    if (wait === null) await requestMail(this.jobs, tx, 'identity.verification-mail', accountId);
    return 'not-verified';
  }

  private async open(
    tx: Tx,
    account: AccountRow,
    { deviceLabel, trusted }: Device,
  ): Promise<LoggedIn | 'password-changed'> {
    const now = this.clock.now();
    const { accountId } = account;
    const view = await this.queries.view(accountId, tx);
    const token = newToken();
    const expiresAt = later(now, sessionLifetimeMs(view.producers.length > 0, trusted));
    const session = { token, accountId, now, expiresAt, deviceLabel, trusted };
    if (!(await this.store.insertSession(tx, session, account))) return 'password-changed';
    await this.store.sweepExpired(tx, now);
    await this.attempts.sweep(tx);
    return { sessionToken: token, expiresAt: expiresAt.toISOString(), account: view };
  }
}
