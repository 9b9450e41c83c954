import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { registerAccount } from '@markthalle/contracts/identity';
import { decidePassword } from '@markthalle/domain/passwordRule';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { MAILS_PER_ADDRESS, MAILS_PER_CLIENT } from './attempt-limit.ts';
import { AttemptsStore } from './attempts.store.ts';
import { clientNetwork } from './client-network.ts';
import { IdentityStore, type NewAccount } from './identity.store.ts';
import { type IdentityMail, requestMail } from './identity-mails.ts';
import { hashPassword } from './password-hash.ts';

interface MailOrder {
  readonly mail: IdentityMail;
  readonly accountId: string;
}

/**
 * Opens an account. The answer never tells whether the address is known: the mail does, to its
 * owner only.
 */
@Injectable()
export class RegisterAccountService {
  constructor(
    private readonly db: Db,
    private readonly store: IdentityStore,
    private readonly attempts: AttemptsStore,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async register(
    input: ParsedInputOf<typeof registerAccount>,
    clientAddress: string,
  ): Promise<{ mailed: true }> {
    const decision = decidePassword(input.password, input.email);
    if (!decision.ok) throw new Problem('password-too-weak', { because: decision.because });
    await this.admitClient(clientAddress);
    const account: NewAccount = {
      email: input.email,
      passwordHash: await hashPassword(input.password),
      displayName: input.displayName,
      language: input.language,
      isStaff: false,
      emailVerifiedAt: null,
    };
    await this.db.transaction(async (tx) => {
      const wait = await this.attempts.count(tx, `mail:${input.email}`, MAILS_PER_ADDRESS);
      const { mail, accountId } = await this.write(tx, account);
      if (wait === null) await requestMail(this.jobs, tx, mail, accountId);
    });
    return { mailed: true };
  }

  private async admitClient(clientAddress: string): Promise<void> {
    const retryAfterSeconds = await this.db.transaction((tx) =>
      this.attempts.count(tx, `mail-client:${clientNetwork(clientAddress)}`, MAILS_PER_CLIENT),
    );
    if (retryAfterSeconds !== null) throw new Problem('too-many-requests', { retryAfterSeconds });
  }

  private async write(tx: Tx, account: NewAccount): Promise<MailOrder> {
    const created = await this.store.insertAccount(tx, account, this.clock.now());
    if (created !== null) return { mail: 'identity.verification-mail', accountId: created };
    const known = await this.store.lockByEmail(tx, account.email);
    if (known === null)
      throw new Error('an account that was there is gone: accounts are never deleted');
    const { accountId } = known;
    if (known.emailVerifiedAt !== null || known.disabledAt !== null) {
      return { mail: 'identity.known-address-mail', accountId };
    }
    await this.store.renewUnverified(tx, accountId, account);
    return { mail: 'identity.verification-mail', accountId };
  }
}
