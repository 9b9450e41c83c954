import type { Endpoint } from '@markthalle/contracts/endpoint';
import { Injectable } from '@nestjs/common';
import type { Membership, ProducerMember, SignedIn } from './actor.ts';

/** Begins the record of an act and answers how to close it. */
export type RecordAct = (
  by: ProducerMember,
  assistanceId: string,
  act: GrantedAct,
) => Promise<(outcome: 'done' | 'refused') => Promise<void>>;

export interface GrantedAct {
  readonly endpoint: Endpoint;
  readonly input: unknown;
}

/** What a token of an own system may do, as it was found. */
export interface FoundToken {
  readonly member: ProducerMember;
  readonly mayWrite: boolean;
}

export type TokenFinder = (token: string) => Promise<FoundToken | null>;

/** A consent that is in force for somebody of the office. */
export interface Assistance extends Membership {
  readonly endsAt: Date;
}

export type AssistanceFinder = (
  assistanceId: string,
  accountId: string,
) => Promise<Assistance | null>;

/**
 * The ways to act for a producer without being a member: with the producer's consent, or as their own
 * system. The modules that know them answer here, so that the one guard asks in one place; without
 * them nobody gets in.
 */
@Injectable()
export class GrantedAccess {
  private tokens: TokenFinder = async () => null;
  private assistance: AssistanceFinder = async () => null;
  private record: RecordAct | null = null;

  answerTokens(finder: TokenFinder): void {
    this.tokens = finder;
  }

  answerAssistance(finder: AssistanceFinder, record: RecordAct): void {
    this.assistance = finder;
    this.record = record;
  }

  byToken(token: string): Promise<FoundToken | null> {
    return this.tokens(token);
  }

  /** Asked anew with each request, so that a consent which ended ends at once. */
  async byAssistance({ assistanceId, accountId }: SignedIn): Promise<Assistance | null> {
    return assistanceId === null ? null : this.assistance(assistanceId, accountId);
  }

  /** No act without its record: it is begun before the handler runs. */
  begin(by: ProducerMember, act: GrantedAct): ReturnType<RecordAct> {
    if (this.record === null || by.assistanceId === null) throw new Error('Nobody records acts');
    return this.record(by, by.assistanceId, act);
  }
}
