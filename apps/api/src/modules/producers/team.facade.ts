import { mayDo, PRODUCER_RIGHTS, type ProducerRight } from '@markthalle/domain/producerRights';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newToken } from '../../platform/db/new-id.ts';
import { TeamStore } from './team.store.ts';

export interface InvitationLetter {
  readonly producerId: string;
  readonly email: string;
  readonly displayName: string;
  readonly invitedBy: string;
  readonly expiresAt: Date;
  /** Goes into the mail and nowhere else. */
  readonly token: string;
}

/** Teams of producers as other modules may ask for them. */
@Injectable()
export class TeamFacade {
  constructor(
    private readonly db: Db,
    private readonly store: TeamStore,
    private readonly clock: Clock,
  ) {}

  /** What somebody may do for a producer now; nothing where they are not in its team. */
  async rightsOf(producerId: string, accountId: string): Promise<readonly ProducerRight[]> {
    const row = await this.db.row<{ isOwner: boolean; rights: ProducerRight[] }>(
      `select m.is_owner as "isOwner", m.rights
         from producers.member m join identity.account a on a.id = m.account_id
        where m.producer_id = $1 and m.account_id = $2 and a.disabled_at is null`,
      [producerId, accountId],
    );
    if (row === null) return [];
    return row.isOwner ? PRODUCER_RIGHTS : row.rights;
  }

  /** The accounts of those who may do something for a producer, for mails about it. */
  async accountsWithRight(producerId: string, right: ProducerRight): Promise<string[]> {
    const members = await this.store.membersOf(producerId);
    return members
      .filter((member) => member.isOwner || mayDo(member.rights, right))
      .map(({ accountId }) => accountId);
  }

  /** A fresh link for an invitation whose mail is being written; null where it is no longer open. */
  async issueInvitation(invitationId: string): Promise<InvitationLetter | null> {
    const token = newToken();
    const invitation = await this.db.transaction((tx) =>
      this.store.setToken(tx, invitationId, token, this.clock.now()),
    );
    return invitation === null ? null : { ...invitation, token };
  }
}
