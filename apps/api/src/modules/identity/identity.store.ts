import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { hashToken, newId } from '../../platform/db/new-id.ts';

export type Language = 'de' | 'en';
export type LinkPurpose = 'verify_email' | 'reset_password' | 'sign_in' | 'erase_account';

export interface NewAccount {
  readonly email: string;
  /** Null: the account signs in by mailed links and passkeys. */
  readonly passwordHash: string | null;
  readonly displayName: string;
  readonly language: Language;
  readonly isStaff: boolean;
  readonly emailVerifiedAt: Date | null;
}

export interface AccountRow {
  readonly accountId: string;
  readonly email: string;
  readonly passwordHash: string | null;
  readonly emailVerifiedAt: Date | null;
  readonly disabledAt: Date | null;
}

export interface NewSession {
  readonly token: string;
  readonly accountId: string;
  readonly now: Date;
  readonly expiresAt: Date;
  readonly deviceLabel: string;
  readonly trusted: boolean;
  readonly assistanceId?: string;
}

export const ACCOUNT_COLUMNS = `id as "accountId", email::text as email, password_hash as "passwordHash",
  email_verified_at as "emailVerifiedAt", disabled_at as "disabledAt"`;

const MAX_SWEPT_AT_ONCE = 100;

/** Every write of accounts, sessions and mailed links. */
@Injectable()
export class IdentityStore {
  lockByEmail(tx: Tx, email: string): Promise<AccountRow | null> {
    return tx.row<AccountRow>(
      `select ${ACCOUNT_COLUMNS} from identity.account where email = $1 for update`,
      [email],
    );
  }

  /** By e-mail address or by proved mobile number in international form. */
  lockByAddress(tx: Tx, address: string): Promise<(AccountRow & { isStaff: boolean }) | null> {
    return tx.row(
      `select ${ACCOUNT_COLUMNS}, is_staff as "isStaff" from identity.account
        where email = $1 or mobile = $1 for update`,
      [address],
    );
  }

  /** A number belongs to whoever proved it last. */
  async setMobile(tx: Tx, accountId: string, mobile: string | null): Promise<void> {
    await tx.execute('update identity.account set mobile = null where mobile = $2 and id <> $1', [
      accountId,
      mobile,
    ]);
    await tx.execute('update identity.account set mobile = $2 where id = $1', [accountId, mobile]);
  }

  /** Answers the new id, or null where the address has an account. */
  async insertAccount(tx: Tx, account: NewAccount, now: Date): Promise<string | null> {
    const row = await tx.row<{ id: string }>(
      `insert into identity.account
         (id, email, password_hash, display_name, language, is_staff, email_verified_at, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (email) do nothing returning id`,
      [
        newId(),
        account.email,
        account.passwordHash,
        account.displayName,
        account.language,
        account.isStaff,
        account.emailVerifiedAt,
        now,
      ],
    );
    return row?.id ?? null;
  }

  /** Nobody has proved the address yet, so whoever registers last decides; older links end. */
  async renewUnverified(tx: Tx, accountId: string, account: NewAccount): Promise<void> {
    await tx.execute(
      `update identity.account set password_hash = $2, display_name = $3, language = $4
        where id = $1 and email_verified_at is null`,
      [accountId, account.passwordHash, account.displayName, account.language],
    );
    await this.deleteLinks(tx, accountId);
  }

  async markVerified(tx: Tx, accountId: string, now: Date): Promise<void> {
    await tx.execute(
      `update identity.account set email_verified_at = coalesce(email_verified_at, $2) where id = $1`,
      [accountId, now],
    );
  }

  /** Sets the password; the mailed link has also proved the address. */
  async setPassword(tx: Tx, accountId: string, passwordHash: string, now: Date): Promise<void> {
    await tx.execute(
      `update identity.account
          set password_hash = $2, email_verified_at = coalesce(email_verified_at, $3)
        where id = $1`,
      [accountId, passwordHash, now],
    );
  }

  async insertLink(
    tx: Tx,
    link: {
      readonly token: string;
      readonly accountId: string;
      readonly purpose: LinkPurpose;
      readonly expiresAt: Date;
    },
  ): Promise<void> {
    await tx.execute(
      `insert into identity.mailed_token (token_hash, account_id, purpose, expires_at)
       values ($1, $2, $3, $4)`,
      [hashToken(link.token), link.accountId, link.purpose, link.expiresAt],
    );
  }

  /** Uses a link once. Answers whose it is, or null where it is unknown, used or too old. */
  async useLink(tx: Tx, token: string, purpose: LinkPurpose, now: Date): Promise<string | null> {
    const row = await tx.row<{ accountId: string }>(
      `update identity.mailed_token set used_at = $3
        where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3
        returning account_id as "accountId"`,
      [hashToken(token), purpose, now],
    );
    return row?.accountId ?? null;
  }

  /** Ends every open link of an account. */
  async deleteLinks(tx: Tx, accountId: string): Promise<void> {
    await tx.execute('delete from identity.mailed_token where account_id = $1', [accountId]);
  }

  /**
   * Opens a session if the password that was checked is still the account's: a reset that came in
   * between wins. The shared lock makes a reset that is under way wait or be seen.
   */
  async insertSession(tx: Tx, session: NewSession, account: AccountRow): Promise<boolean> {
    const locked = await tx.row(
      `select id from identity.account
        where id = $1 and password_hash = $2 and disabled_at is null for share`,
      [account.accountId, account.passwordHash],
    );
    return locked !== null && (await this.insertProvenSession(tx, session));
  }

  /**
   * Opens a session for somebody who proved to own the address or a passkey. False where the
   * account is closed.
   */
  async insertProvenSession(tx: Tx, session: NewSession): Promise<boolean> {
    const inserted = await tx.execute(
      `insert into identity.session (token_hash, account_id, created_at, last_seen_at, expires_at,
                                     device_label, trusted, assistance_id)
       select $1, id, $3, $3, $4, $5, $6, $7
         from identity.account where id = $2 and disabled_at is null`,
      [
        hashToken(session.token),
        session.accountId,
        session.now,
        session.expiresAt,
        session.deviceLabel,
        session.trusted,
        session.assistanceId ?? null,
      ],
    );
    return inserted === 1;
  }

  /**
   * The mailed link proves the address. A password that was set before anybody had proved it may
   * be a stranger's and goes.
   */
  async proveAddress(tx: Tx, accountId: string, now: Date): Promise<void> {
    await tx.execute(
      `update identity.account
          set password_hash = case when email_verified_at is null then null else password_hash end,
              email_verified_at = coalesce(email_verified_at, $2)
        where id = $1`,
      [accountId, now],
    );
  }

  async close(tx: Tx, accountId: string, now: Date): Promise<void> {
    await tx.execute(
      'update identity.account set disabled_at = coalesce(disabled_at, $2) where id = $1',
      [accountId, now],
    );
    await this.deleteSessionsOf(tx, accountId);
    await this.deleteLinks(tx, accountId);
  }

  async deleteSession(tx: Tx, token: string): Promise<void> {
    await tx.execute('delete from identity.session where token_hash = $1', [hashToken(token)]);
  }

  async deleteSessionsOf(tx: Tx, accountId: string): Promise<void> {
    await tx.execute('delete from identity.session where account_id = $1', [accountId]);
  }

  /** Removes sessions and links that have expired, a few at a time. */
  async sweepExpired(tx: Tx, now: Date): Promise<void> {
    await tx.execute('delete from identity.passkey_challenge where expires_at < $1', [now]);
    await tx.execute('delete from identity.sign_in_code where expires_at < $1', [now]);
    for (const table of ['identity.session', 'identity.mailed_token']) {
      await tx.execute(
        `delete from ${table} where token_hash in (
           select token_hash from ${table} where expires_at < $1 limit $2 for update skip locked)`,
        [now, MAX_SWEPT_AT_ONCE],
      );
    }
  }
}
