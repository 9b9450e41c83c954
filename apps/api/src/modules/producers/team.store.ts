import type { ProducerRight } from '@markthalle/domain/producerRights';
import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';
import { hashToken, newId } from '../../platform/db/new-id.ts';

export interface MemberRow {
  readonly accountId: string;
  readonly displayName: string;
  readonly email: string;
  readonly isOwner: boolean;
  readonly rights: ProducerRight[];
  readonly lastSeenAt: Date | null;
}

export interface InvitationRow {
  readonly invitationId: string;
  readonly producerId: string;
  readonly email: string;
  readonly displayName: string;
  readonly rights: ProducerRight[];
  readonly invitedBy: string;
  readonly expiresAt: Date;
}

const INVITATION = `id as "invitationId", producer_id as "producerId", email::text as email,
  display_name as "displayName", rights, invited_by as "invitedBy", expires_at as "expiresAt"`;

/** Who works for a producer, and who is invited to. */
@Injectable()
export class TeamStore {
  constructor(private readonly db: Db) {}

  /**
   * Locks the producer, so that two changes of one team take turns: two owners cannot remove each other at
   * the same moment and leave nobody.
   */
  async lockTeam(tx: Tx, producerId: string): Promise<void> {
    await tx.execute('select 1 from producers.producer where id = $1 for no key update', [
      producerId,
    ]);
  }

  /** Accounts are joined here as in `SessionsQuery`: one read for a page that lists people. */
  membersOf(producerId: string, from: Pick<Db, 'rows'> = this.db): Promise<MemberRow[]> {
    return from.rows<MemberRow>(
      `select m.account_id as "accountId", a.display_name as "displayName", a.email::text as email,
              m.is_owner as "isOwner", m.rights,
              (select max(s.last_seen_at) from identity.session s
                where s.account_id = m.account_id and s.assistance_id is null) as "lastSeenAt"
         from producers.member m join identity.account a on a.id = m.account_id
        where m.producer_id = $1 order by m.is_owner desc, a.display_name, m.account_id`,
      [producerId],
    );
  }

  openInvitations(
    producerId: string,
    now: Date,
    from: Pick<Db, 'rows'> = this.db,
  ): Promise<InvitationRow[]> {
    return from.rows<InvitationRow>(
      `select ${INVITATION} from producers.invitation
        where producer_id = $1 and accepted_at is null and expires_at > $2 order by created_at`,
      [producerId, now],
    );
  }

  /** Invites, or renews the invitation of the same address; links of the earlier one end. */
  async invite(tx: Tx, invitation: Omit<InvitationRow, 'invitationId'>, now: Date) {
    const row = await tx.row<{ id: string }>(
      `insert into producers.invitation
         (id, producer_id, email, display_name, rights, invited_by, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (producer_id, email) where accepted_at is null do update
         set display_name = excluded.display_name, rights = excluded.rights, token_hash = null,
             invited_by = excluded.invited_by, expires_at = excluded.expires_at
       returning id`,
      [
        newId(),
        invitation.producerId,
        invitation.email,
        invitation.displayName,
        invitation.rights,
        invitation.invitedBy,
        now,
        invitation.expiresAt,
      ],
    );
    if (row === null) throw new Error('An invitation was neither made nor renewed');
    return row.id;
  }

  async withdraw(tx: Tx, producerId: string, invitationId: string): Promise<void> {
    await tx.execute(
      'delete from producers.invitation where id = $1 and producer_id = $2 and accepted_at is null',
      [invitationId, producerId],
    );
  }

  /** Gives an open invitation the token of the mail that is being written. */
  setToken(tx: Tx, invitationId: string, token: string, now: Date): Promise<InvitationRow | null> {
    return tx.row<InvitationRow>(
      `update producers.invitation set token_hash = $2
        where id = $1 and accepted_at is null and expires_at > $3 returning ${INVITATION}`,
      [invitationId, hashToken(token), now],
    );
  }

  openByToken(
    token: string,
    now: Date,
    from: Pick<Db, 'row'> = this.db,
  ): Promise<InvitationRow | null> {
    return from.row<InvitationRow>(
      `select ${INVITATION} from producers.invitation
        where token_hash = $1 and accepted_at is null and expires_at > $2`,
      [hashToken(token), now],
    );
  }

  accept(tx: Tx, token: string, now: Date): Promise<InvitationRow | null> {
    return tx.row<InvitationRow>(
      `update producers.invitation set accepted_at = $2
        where token_hash = $1 and accepted_at is null and expires_at > $2 returning ${INVITATION}`,
      [hashToken(token), now],
    );
  }

  /** Whoever is in the team already keeps what they may do. */
  async addHelper(
    tx: Tx,
    helper: {
      readonly producerId: string;
      readonly accountId: string;
      readonly rights: readonly ProducerRight[];
    },
    now: Date,
  ): Promise<void> {
    await tx.execute(
      `insert into producers.member (account_id, producer_id, is_owner, rights, added_at)
       values ($1, $2, false, $3, $4) on conflict do nothing`,
      [helper.accountId, helper.producerId, helper.rights, now],
    );
  }

  async change(
    tx: Tx,
    producerId: string,
    accountId: string,
    { isOwner, rights }: { readonly isOwner: boolean; readonly rights: readonly ProducerRight[] },
  ): Promise<void> {
    await tx.execute(
      `update producers.member set is_owner = $3, rights = $4
        where producer_id = $1 and account_id = $2`,
      [producerId, accountId, isOwner, isOwner ? [] : rights],
    );
  }

  async remove(tx: Tx, producerId: string, accountId: string): Promise<void> {
    await tx.execute('delete from producers.member where producer_id = $1 and account_id = $2', [
      producerId,
      accountId,
    ]);
  }
}
