import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import type { Tx } from '../../platform/db/db.ts';

/** Six digits are a million: nobody gets more than these tries for one code. */
const MAX_TRIES = 5;

export interface NewCode {
  readonly codeId: string;
  readonly accountId: string | null;
  readonly purpose: 'sign_in' | 'prove_mobile';
  readonly channel: 'mail' | 'sms';
  readonly mobile: string | null;
  readonly expiresAt: Date;
}

interface UsedCode {
  readonly accountId: string;
  readonly channel: NewCode['channel'];
  readonly mobile: string | null;
}

/** Codes that were sent to people, as hashes. */
@Injectable()
export class CodesStore {
  private readonly secret: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.secret = `sign-in-code:${config.linkSecret}`;
  }

  async insert(tx: Tx, code: NewCode): Promise<void> {
    await tx.execute(
      `insert into identity.sign_in_code (id, account_id, purpose, channel, mobile, expires_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [code.codeId, code.accountId, code.purpose, code.channel, code.mobile, code.expiresAt],
    );
  }

  /** Sets the digits of a code that is about to be sent; null where nobody is to get one. */
  setDigits(
    tx: Tx,
    codeId: string,
    digits: string,
    now: Date,
  ): Promise<Pick<NewCode, 'accountId' | 'channel' | 'mobile'> | null> {
    return tx.row(
      `update identity.sign_in_code c set code_hash = $2 from identity.account a
        where c.id = $1 and a.id = c.account_id and a.disabled_at is null
          and (c.purpose = 'prove_mobile' or not a.is_staff) and c.used_at is null and c.expires_at > $3
        returning c.account_id as "accountId", c.channel, coalesce(c.mobile, a.mobile) as mobile`,
      [codeId, this.hash(codeId, digits), now],
    );
  }

  /**
   * Uses a code once. Each try counts, right or wrong, and the row is locked, so that many tries at once
   * are no more than the few. Answers whose it is, or null.
   */
  async use(
    tx: Tx,
    { codeId, digits, purpose }: { codeId: string; digits: string; purpose: NewCode['purpose'] },
    now: Date,
  ): Promise<UsedCode | null> {
    const row = await tx.row<UsedCode & { readonly codeHash: Buffer }>(
      `update identity.sign_in_code set tries = tries + 1
        where id = $1 and purpose = $2 and used_at is null and expires_at > $3 and tries < $4
          and code_hash is not null and account_id is not null
        returning account_id as "accountId", channel, mobile, code_hash as "codeHash"`,
      [codeId, purpose, now, MAX_TRIES],
    );
    if (row === null || !timingSafeEqual(row.codeHash, this.hash(codeId, digits))) return null;
    await tx.execute('update identity.sign_in_code set used_at = $2 where id = $1', [codeId, now]);
    return row;
  }

  private hash(codeId: string, digits: string): Buffer {
    return createHmac('sha256', this.secret).update(`${codeId}:${digits}`).digest();
  }
}
