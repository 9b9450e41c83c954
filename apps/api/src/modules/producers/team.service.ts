import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  type changeMember,
  type inviteHelper,
  MAX_TEAM,
  type TeamView,
} from '@markthalle/contracts/portal-team';
import { mayDo, mayGive, PRODUCER_RIGHTS } from '@markthalle/domain/producerRights';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock, DAY_MS, later } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { type MemberRow, TeamStore } from './team.store.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    'producers.team-invitation': { readonly invitationId: string };
  }
}

const INVITATION_DAYS = 7;

/**
 * Who works for a producer. An owner may everything and makes owners; whoever else may change the team
 * gives no more than they have and touches no owner. There is always one owner.
 */
@Injectable()
export class TeamService {
  constructor(
    private readonly db: Db,
    private readonly store: TeamStore,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async read(by: ProducerMember): Promise<TeamView> {
    const [members, invitations] = await Promise.all([
      this.store.membersOf(by.producerId),
      this.store.openInvitations(by.producerId, this.clock.now()),
    ]);
    const owners = members.filter(({ isOwner }) => isOwner).length;
    const asOwner = isOwner(members, by);
    return {
      members: members.map(({ lastSeenAt, rights, ...member }) => {
        const isYou = member.accountId === by.accountId;
        const all = member.isOwner ? [...PRODUCER_RIGHTS] : rights;
        return {
          ...member,
          rights: all,
          isYou,
          mayChange: member.isOwner ? asOwner && owners > 1 : asOwner || mayGive(by.rights, all),
          lastSeenAt: lastSeenAt?.toISOString() ?? null,
        };
      }),
      invitations: invitations.map(
        ({ invitationId, displayName, email, rights, expiresAt: at }) => ({
          invitationId,
          displayName,
          email,
          rights,
          expiresAt: at.toISOString(),
        }),
      ),
      yourRights: PRODUCER_RIGHTS.filter((right) => mayDo(by.rights, right)),
    };
  }

  async invite(
    by: ProducerMember,
    { email, displayName, rights }: ParsedInputOf<typeof inviteHelper>,
  ): Promise<TeamView> {
    if (!mayGive(by.rights, rights)) throw new Problem('right-not-yours');
    await this.db.transaction(async (tx) => {
      await this.store.lockTeam(tx, by.producerId);
      const now = this.clock.now();
      const members = await this.store.membersOf(by.producerId, tx);
      if (members.some((member) => sameAddress(member.email, email))) {
        throw new Problem('member-known');
      }
      const waiting = await this.store.openInvitations(by.producerId, now, tx);
      const others = waiting.filter((invitation) => !sameAddress(invitation.email, email));
      if (members.length + others.length >= MAX_TEAM) throw new Problem('team-full');
      const { producerId, accountId: invitedBy } = by;
      const expiresAt = later(now, INVITATION_DAYS * DAY_MS);
      const invitation = { producerId, email, displayName, rights, invitedBy, expiresAt };
      const invitationId = await this.store.invite(tx, invitation, now);
      await this.jobs.add(tx, 'producers.team-invitation', { invitationId });
    });
    return this.read(by);
  }

  async withdraw(by: ProducerMember, invitationId: string): Promise<TeamView> {
    await this.db.transaction((tx) => this.store.withdraw(tx, by.producerId, invitationId));
    return this.read(by);
  }

  async change(
    by: ProducerMember,
    { accountId, rights, isOwner: shallOwn }: ParsedInputOf<typeof changeMember>,
  ): Promise<TeamView> {
    await this.db.transaction(async (tx) => {
      const { member, members } = await this.lockMember(tx, by, accountId);
      const needsOwner = member.isOwner || shallOwn;
      if (needsOwner ? !isOwner(members, by) : !mayGive(by.rights, [...member.rights, ...rights])) {
        throw new Problem('right-not-yours');
      }
      if (member.isOwner && !shallOwn) refuseLastOwner(members);
      await this.store.change(tx, by.producerId, accountId, { isOwner: shallOwn, rights });
    });
    return this.read(by);
  }

  async remove(by: ProducerMember, accountId: string): Promise<TeamView> {
    await this.db.transaction(async (tx) => {
      const { member, members } = await this.lockMember(tx, by, accountId);
      if (member.isOwner ? !isOwner(members, by) : !mayGive(by.rights, member.rights)) {
        throw new Problem('right-not-yours');
      }
      if (member.isOwner) refuseLastOwner(members);
      await this.store.remove(tx, by.producerId, accountId);
    });
    return this.read(by);
  }

  private async lockMember(tx: Tx, by: ProducerMember, accountId: string) {
    await this.store.lockTeam(tx, by.producerId);
    const members = await this.store.membersOf(by.producerId, tx);
    const member = members.find((one) => one.accountId === accountId);
    if (member === undefined) throw new Problem('member-not-found');
    return { member, members };
  }
}

const sameAddress = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();

const isOwner = (members: readonly MemberRow[], { accountId }: ProducerMember): boolean =>
  members.some((member) => member.accountId === accountId && member.isOwner);

function refuseLastOwner(members: readonly MemberRow[]): void {
  if (members.filter((member) => member.isOwner).length < 2) throw new Problem('last-owner');
}
