import { ageOn } from './age.ts';
import type { IsoDate } from './dates.ts';

/**
 * How an age was found out before the contract (§ 9 JuSchG). `declaration`: the buyer named a date of birth; it is
 * checked and not kept, and the age is checked again at hand-over, always. Everything else names a service.
 */
export type AgeCheckMethod = 'declaration' | (string & {});

/** What is kept of a check: no date of birth, no copy of a document. */
export interface AgeCheck {
  readonly method: AgeCheckMethod;
  readonly result: 'passed';
  readonly minAge: number;
  /** ISO instant. */
  readonly at: string;
}

export interface AgeQuestion {
  /** Null: nothing in the basket has an age limit. */
  readonly minAge: number | null;
  /** True where the operator has connected a service; then a date of birth counts for nothing. */
  readonly serviceConnected: boolean;
  /** The check that the service passed for this basket. */
  readonly passed: AgeCheck | null;
  readonly birthDate: IsoDate | null;
  readonly today: IsoDate;
  readonly now: string;
}

export type AgeDecision =
  | { readonly ok: true; readonly check: AgeCheck | null }
  | { readonly ok: false; readonly because: 'missing' | 'too_young' };

/** Whether a basket may be ordered as far as the age goes. */
export function decideAge(question: AgeQuestion): AgeDecision {
  const { minAge, passed, birthDate, today } = question;
  if (minAge === null) return { ok: true, check: null };
  if (question.serviceConnected) {
    return passed !== null && passed.minAge >= minAge
      ? { ok: true, check: passed }
      : { ok: false, because: 'missing' };
  }
  if (birthDate === null) return { ok: false, because: 'missing' };
  if (birthDate > today || ageOn(birthDate, today) < minAge) {
    return { ok: false, because: 'too_young' };
  }
  return {
    ok: true,
    check: { method: 'declaration', result: 'passed', minAge, at: question.now },
  };
}
