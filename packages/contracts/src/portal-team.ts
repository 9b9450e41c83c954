import { PRODUCER_RIGHTS } from '@markthalle/domain/producerRights';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Email, Id, InLanguage, Instant, MAX_NAME_CHARS, OneLine, Token } from './fields.ts';
import { logIn } from './identity.ts';
import { Device } from './sign-in-device.ts';

/** Members and open invitations together. */
export const MAX_TEAM = 30;

export const Right = z.enum(PRODUCER_RIGHTS);
const Rights = z
  .array(Right)
  .min(1)
  .max(PRODUCER_RIGHTS.length)
  .transform((rights) => PRODUCER_RIGHTS.filter((right) => rights.includes(right)));

export const TeamView = z.object({
  members: z
    .array(
      z.object({
        accountId: Id,
        displayName: z.string(),
        email: z.string(),
        isOwner: z.boolean(),
        rights: z.array(Right),
        isYou: z.boolean(),
        /** False for the last owner, for oneself, and for owners where one is none. */
        mayChange: z.boolean(),
        lastSeenAt: Instant.nullable(),
      }),
    )
    .max(MAX_TEAM),
  invitations: z
    .array(
      z.object({
        invitationId: Id,
        displayName: z.string(),
        email: z.string(),
        rights: z.array(Right),
        expiresAt: Instant,
      }),
    )
    .max(MAX_TEAM),
  /** The rights that the reader may give. */
  yourRights: z.array(Right),
});
export type TeamView = z.infer<typeof TeamView>;

export const readTeam = endpoint({
  method: 'GET',
  path: '/portal/team',
  summary: 'Who works for this producer, and what each of them may do',
  access: 'producer',
  right: 'team',
  input: InLanguage,
  output: TeamView,
  problems: [],
});

export const inviteHelper = endpoint({
  method: 'POST',
  path: '/portal/team/invitations',
  summary: 'Invite a helper by mail; a second invitation of the same address replaces the first',
  access: 'producer',
  right: 'team',
  status: 201,
  input: InLanguage.extend({ email: Email, displayName: OneLine(MAX_NAME_CHARS), rights: Rights }),
  output: TeamView,
  problems: ['member-known', 'right-not-yours', 'team-full'],
});

export const withdrawInvitation = endpoint({
  method: 'DELETE',
  path: '/portal/team/invitations/:invitationId',
  summary: 'Withdraw an invitation; one that is gone already is no error',
  access: 'producer',
  right: 'team',
  input: InLanguage.extend({ invitationId: Id }),
  output: TeamView,
  problems: [],
});

export const changeMember = endpoint({
  method: 'PUT',
  path: '/portal/team/members/:accountId',
  summary: 'What a member may do from now on',
  access: 'producer',
  right: 'team',
  input: InLanguage.extend({ accountId: Id, rights: Rights, isOwner: z.boolean().default(false) }),
  output: TeamView,
  problems: ['member-not-found', 'right-not-yours', 'last-owner'],
});

export const removeMember = endpoint({
  method: 'DELETE',
  path: '/portal/team/members/:accountId',
  summary: 'Somebody no longer works for this producer; it holds with their next request',
  access: 'producer',
  right: 'team',
  input: InLanguage.extend({ accountId: Id }),
  output: TeamView,
  problems: ['member-not-found', 'right-not-yours', 'last-owner'],
});

export const readInvitation = endpoint({
  method: 'GET',
  path: '/team-invitations/:token',
  summary: 'Who invites to what',
  access: 'public',
  input: InLanguage.extend({ token: Token }),
  output: z.object({
    producerName: z.string(),
    invitedBy: z.string(),
    displayName: z.string(),
    rights: z.array(Right),
  }),
  problems: ['invitation-not-valid'],
});

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/team-invitations/:token/acceptance',
  summary: 'Accept an invitation; the mailed token proves the address and opens a session',
  access: 'public',
  status: 201,
  input: InLanguage.extend({ token: Token }).extend(Device.shape),
  /** `producerId`: whose team it was; the person may belong to others too. */
  output: logIn.output.extend({ producerId: Id }),
  problems: ['invitation-not-valid'],
});
