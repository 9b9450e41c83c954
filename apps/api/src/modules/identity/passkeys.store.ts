import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';
import { hashToken } from '../../platform/db/new-id.ts';

export interface StoredPasskey {
  readonly credentialId: string;
  readonly accountId: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: string[];
  readonly label: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

const PASSKEY = `credential_id as "credentialId", account_id as "accountId",
  public_key as "publicKey", counter, transports, label, created_at as "createdAt",
  last_used_at as "lastUsedAt"`;

/** Passkeys and the questions that they sign. */
@Injectable()
export class PasskeysStore {
  constructor(private readonly db: Db) {}

  ofAccount(accountId: string): Promise<StoredPasskey[]> {
    return this.db.rows<StoredPasskey>(
      `select ${PASSKEY} from identity.passkey where account_id = $1 order by created_at`,
      [accountId],
    );
  }

  find(credentialId: string): Promise<StoredPasskey | null> {
    return this.db.row<StoredPasskey>(
      `select ${PASSKEY} from identity.passkey where credential_id = $1`,
      [credentialId],
    );
  }

  async insert(
    tx: Tx,
    passkey: Omit<StoredPasskey, 'createdAt' | 'lastUsedAt'>,
    now: Date,
  ): Promise<boolean> {
    const inserted = await tx.execute(
      `insert into identity.passkey (credential_id, account_id, public_key, counter, transports,
         label, created_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      [
        passkey.credentialId,
        passkey.accountId,
        passkey.publicKey,
        passkey.counter,
        passkey.transports,
        passkey.label,
        now,
      ],
    );
    return inserted === 1;
  }

  async noteUse(tx: Tx, credentialId: string, counter: number, now: Date): Promise<void> {
    await tx.execute(
      'update identity.passkey set counter = $2, last_used_at = $3 where credential_id = $1',
      [credentialId, counter, now],
    );
  }

  async remove(tx: Tx, accountId: string, credentialId: string): Promise<void> {
    await tx.execute('delete from identity.passkey where account_id = $1 and credential_id = $2', [
      accountId,
      credentialId,
    ]);
  }

  async ask(tx: Tx, challenge: string, accountId: string | null, expiresAt: Date): Promise<void> {
    await tx.execute(
      `insert into identity.passkey_challenge (challenge_hash, account_id, expires_at)
       values ($1, $2, $3)`,
      [hashToken(challenge), accountId, expiresAt],
    );
  }

  /** Takes a question back, once; false where it was never asked of this account, or too long ago. */
  async answer(tx: Tx, challenge: string, accountId: string | null, now: Date): Promise<boolean> {
    const taken = await tx.execute(
      `delete from identity.passkey_challenge
        where challenge_hash = $1 and account_id is not distinct from $2 and expires_at > $3`,
      [hashToken(challenge), accountId, now],
    );
    return taken === 1;
  }
}
