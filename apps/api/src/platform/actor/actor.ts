import type { ProducerRight } from '@markthalle/domain/producerRights';

/** Who asks. Access is decided once, by the contract of the route (`ContractGuard`). */
export interface Guest {
  readonly kind: 'guest';
}

/** A producer that somebody may act for, and what they may do there. */
export interface Membership {
  readonly producerId: string;
  readonly rights: readonly ProducerRight[];
}

export interface SignedIn {
  readonly kind: 'signed_in';
  readonly accountId: string;
  readonly displayName: string;
  readonly isStaff: boolean;
  readonly memberships: readonly Membership[];
  /** Set in a session in which staff help a producer: it opens the portal of that producer and no office. */
  readonly assistanceId: string | null;
}

/** A person, or their own system, acting for one producer. */
export interface ProducerMember extends SignedIn, Membership {
  readonly through: 'membership' | 'assistance' | 'token';
}

export type Actor = Guest | SignedIn | ProducerMember;

export const GUEST: Guest = { kind: 'guest' };

/** Finds the person behind a session token; the identity module implements it. */
export abstract class SessionLookup {
  abstract find(sessionToken: string): Promise<SignedIn | null>;
}

/**
 * The part of an idempotency key's scope that belongs to the caller: for each producer its own, so that
 * nobody gets for one farm what they were answered for another.
 */
export const actorKey = (actor: Actor): string => {
  if (actor.kind === 'guest') return 'guest';
  return 'producerId' in actor ? `${actor.accountId}/${actor.producerId}` : actor.accountId;
};
