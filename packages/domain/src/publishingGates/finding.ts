import type { FactField } from '../productFacts.ts';
import type { GateStatement } from './statement.ts';

/** Where the answer belongs: a field of the form, a fact, or something that the producer proves. */
export type GateField =
  | 'nameDe'
  | 'descriptionDe'
  | 'categoryPath'
  | 'ingredientsDe'
  | 'allergens'
  | 'allergensConfirmed'
  | 'storageDe'
  | 'alcoholPercent'
  | 'drainedWeightGrams'
  | 'containerDepositCents'
  | 'vatCategory'
  | 'ownProduce'
  | 'ways'
  | 'bundle'
  | 'picture'
  | `facts/${FactField}`
  | `producer/${string}`;

/** A duty that is not met: which law, where, why, and how it would be right. */
export type GateFinding = {
  readonly lawId: string;
  readonly field: GateField;
  readonly why: string;
  readonly example: string;
  /** Does not stop anything; the office looks at it. */
  readonly isHint: boolean;
};

/** One row of the table: a duty, when it is there, and when it is met. */
export type Gate<Asked = GateStatement> = {
  readonly lawId: string;
  readonly field: GateField;
  readonly appliesTo: (product: Asked) => boolean;
  readonly isMet: (product: Asked) => boolean;
  readonly why: string;
  readonly example: string;
  readonly isHint?: true;
};

export const isBlank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';

/** Name, street or house, postcode and town: enough for a letter to arrive. */
export const isPostalAddress = (text: string | null | undefined): boolean =>
  /\p{L}{2,}.*\b\d{4,5}\b ?\p{L}{2,}/su.test(text ?? '');

/** An e-mail address or a web address. */
export const hasElectronicAddress = (text: string | null | undefined): boolean =>
  /\S+@\S+\.\S+|https?:\/\/\S+|www\.\S+/u.test(text ?? '');
