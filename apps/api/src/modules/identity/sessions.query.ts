import { PRODUCER_RIGHTS, type ProducerRight } from '@markthalle/domain/producerRights';
import { Injectable } from '@nestjs/common';
import { SessionLookup, type SignedIn } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { hashToken } from '../../platform/db/new-id.ts';

interface StoredMembership {
  readonly producerId: string;
  readonly isOwner: boolean;
  readonly rights: readonly ProducerRight[];
}

interface SessionRow {
  readonly account_id: string;
  readonly display_name: string;
  readonly is_staff: boolean;
  readonly memberships: readonly StoredMembership[];
  readonly assistance_id: string | null;
}

/**
 * Finds who a session token belongs to, with their roles, in one prepared statement. A session that
 * was last seen a day ago or more slides in the same statement: it lives on for as long as it did
 * after its last use.
 */
@Injectable()
export class SessionsQuery extends SessionLookup {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async find(sessionToken: string): Promise<SignedIn | null> {
    const [row] = await this.db.prepared<SessionRow>(
      'find-session',
      `with slid as (
         update identity.session
            set last_seen_at = $2::timestamptz, expires_at = $2::timestamptz + (expires_at - last_seen_at)
          where token_hash = $1 and expires_at > $2::timestamptz
            and last_seen_at < $2::timestamptz - interval '1 day')
       select a.id as account_id, a.display_name, a.is_staff,
              s.assistance_id,
              coalesce((select json_agg(json_build_object('producerId', m.producer_id,
                                                          'isOwner', m.is_owner, 'rights', m.rights)
                                        order by m.producer_id)
                          from producers.member m where m.account_id = a.id), '[]') as memberships
         from identity.session s join identity.account a on a.id = s.account_id
        where s.token_hash = $1 and s.expires_at > $2::timestamptz and a.disabled_at is null`,
      [hashToken(sessionToken), this.clock.now()],
    );
    if (row === undefined) return null;
    return {
      kind: 'signed_in',
      accountId: row.account_id,
      displayName: row.display_name,
      isStaff: row.is_staff,
      memberships: row.memberships.map(({ producerId, isOwner, rights }) => ({
        producerId,
        rights: isOwner ? PRODUCER_RIGHTS : rights,
      })),
      assistanceId: row.assistance_id,
    };
  }
}
