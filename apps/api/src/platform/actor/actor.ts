/** Who asks. Access is decided once, by the contract of the route (`ContractGuard`). */
export interface Guest {
  readonly kind: 'guest';
}

export interface SignedIn {
  readonly kind: 'signed_in';
  readonly accountId: string;
  readonly displayName: string;
  readonly isStaff: boolean;
  readonly producerIds: readonly string[];
}

/** A signed-in person acting for one of their producers. */
export interface ProducerMember extends SignedIn {
  readonly producerId: string;
}

export type Actor = Guest | SignedIn | ProducerMember;

export const GUEST: Guest = { kind: 'guest' };

/** Finds the person behind a session token; the identity module implements it. */
export abstract class SessionLookup {
  abstract find(sessionToken: string): Promise<SignedIn | null>;
}

/** The part of an idempotency key's scope that belongs to the caller. */
export const actorKey = (actor: Actor): string =>
  actor.kind === 'guest' ? 'guest' : actor.accountId;
