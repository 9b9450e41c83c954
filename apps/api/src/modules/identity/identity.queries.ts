import type { AccountView } from '@markthalle/contracts/identity';
import { PRODUCER_RIGHTS } from '@markthalle/domain/producerRights';
import { Injectable } from '@nestjs/common';
import type { Assistance } from '../../platform/actor/granted-access.ts';
import { Db, type Statements } from '../../platform/db/db.ts';
import { hashToken } from '../../platform/db/new-id.ts';
import {
  ACCOUNT_COLUMNS,
  type AccountRow,
  type Language,
  type LinkPurpose,
} from './identity.store.ts';

type StoredView = Omit<AccountView, 'producers'> & {
  readonly producers: (AccountView['producers'][number] & { readonly isOwner: boolean })[];
};

/** How to write to a person. */
export interface Contact {
  readonly accountId: string;
  readonly email: string;
  readonly displayName: string;
  readonly language: Language;
}

/** Reads of accounts. */
@Injectable()
export class IdentityQueries {
  constructor(private readonly db: Db) {}

  byEmail(email: string): Promise<AccountRow | null> {
    return this.db.row<AccountRow>(
      `select ${ACCOUNT_COLUMNS} from identity.account where email = $1`,
      [email],
    );
  }

  async mobileOf(accountId: string): Promise<string | null> {
    const row = await this.db.row<{ mobile: string | null }>(
      'select mobile from identity.account where id = $1 and disabled_at is null',
      [accountId],
    );
    return row?.mobile ?? null;
  }

  async accountOfMobile(mobile: string): Promise<string | null> {
    const row = await this.db.row<{ id: string }>(
      'select id from identity.account where mobile = $1 and disabled_at is null',
      [mobile],
    );
    return row?.id ?? null;
  }

  /**
   * The account as its owner sees it. Who works for which producer is joined here, as in
   * `SessionsQuery`.
   */
  async view(accountId: string, statements: Statements = this.db): Promise<AccountView> {
    const row = await statements.row<StoredView>(
      `select a.id as "accountId", a.email::text as email, a.display_name as "displayName", a.language,
              a.email_verified_at is not null as "emailVerified", a.is_staff as "isStaff",
              coalesce((select json_agg(json_build_object('producerId', p.id, 'name', p.name,
                                                          'slug', p.slug, 'isOwner', m.is_owner,
                                                          'rights', m.rights) order by m.producer_id)
                          from producers.member m join producers.producer p on p.id = m.producer_id
                         where m.account_id = a.id), '[]') as producers
         from identity.account a where a.id = $1`,
      [accountId],
    );
    if (row === null) throw new Error(`Account ${accountId} does not exist`);
    const producers = row.producers.map(({ isOwner, rights, ...producer }) => ({
      ...producer,
      rights: isOwner ? [...PRODUCER_RIGHTS] : rights,
    }));
    return { ...row, producers };
  }

  /** The account of somebody of the office as the portal sees it: with the one producer whom they help. */
  async assistingView(
    accountId: string,
    { producerId, rights, endsAt }: Assistance,
  ): Promise<AccountView> {
    const view = await this.view(accountId);
    const producer = await this.db.row<{ name: string; slug: string }>(
      'select name, slug from producers.producer where id = $1',
      [producerId],
    );
    if (producer === null) throw new Error(`Producer ${producerId} does not exist`);
    return {
      ...view,
      producers: [{ ...producer, producerId, rights: [...rights] }],
      assisting: { endsAt: endsAt.toISOString() },
    };
  }

  async contactsOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, Contact>> {
    const rows = await this.db.rows<Contact>(
      `select id as "accountId", email::text as email, display_name as "displayName", language
         from identity.account where id = any($1::uuid[]) and disabled_at is null`,
      [accountIds],
    );
    return new Map(rows.map((row) => [row.accountId, row]));
  }

  closedContactOf(accountId: string): Promise<Contact | null> {
    return this.db.row<Contact>(
      `select id as "accountId", email::text as email, display_name as "displayName", language
         from identity.account where id = $1 and disabled_at is not null and erased_at is null`,
      [accountId],
    );
  }

  /** Whose address an open link goes to; null where it is unknown, used or too old. */
  async emailOfLink(token: string, purpose: LinkPurpose, now: Date): Promise<string | null> {
    const row = await this.db.row<{ email: string }>(
      `select a.email::text as email
         from identity.mailed_token t join identity.account a on a.id = t.account_id
        where t.token_hash = $1 and t.purpose = $2 and t.used_at is null and t.expires_at > $3
          and a.disabled_at is null`,
      [hashToken(token), purpose, now],
    );
    return row?.email ?? null;
  }
}
