import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { IdentityStore } from './identity.store.ts';

/** The mailed link proves that the address belongs to whoever registered. */
@Injectable()
export class VerifyEmailService {
  constructor(
    private readonly db: Db,
    private readonly store: IdentityStore,
    private readonly clock: Clock,
  ) {}

  async verify(token: string): Promise<{ verified: true }> {
    await this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const accountId = await this.store.useLink(tx, token, 'verify_email', now);
      if (accountId === null) throw new Problem('link-not-valid');
      await this.store.markVerified(tx, accountId, now);
    });
    return { verified: true };
  }
}
