import { type CategoryGroup, isIn } from './categoryTraits.ts';
import { addDays, type IsoDate } from './dates.ts';
import type { PaymentAccountState } from './paymentAccount.ts';
import type { TaxStatus } from './tax.ts';

/** What a producer proves to the cooperative; each is looked at by a person before it counts. */
export const EVIDENCE_KINDS = [
  'packaging_register',
  'food_registration',
  'approval_mark',
  'egg_packing_centre',
  'organic_control',
  'region_declaration',
  'toy_declaration',
  'food_contact_declaration',
  'gi_entitlement',
  'weee_registration',
  'battery_registration',
  'seal_licence',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A piece of evidence that was checked and is valid on the day of the question. */
export type HeldEvidence = {
  readonly kind: EvidenceKind;
  /** The number or name under which its issuer knows it. */
  readonly reference: string;
  /** Product identifiers or names that it speaks of; empty: the whole business. */
  readonly covers: readonly string[];
  /** Last valid day; null: until it is taken back. */
  readonly validUntil: IsoDate | null;
};

/** Who sells, as far as the duties of the marketplace ask (Art. 30 DSA, §§ 14, 17 PStTG). */
export type ProducerStanding = {
  readonly legalName: string;
  readonly legalForm: string;
  readonly isEntity: boolean;
  readonly street: string;
  readonly postcode: string;
  readonly town: string;
  readonly phone: string;
  readonly email: string;
  readonly register: string | null;
  readonly taxStatus: TaxStatus;
  readonly vatId: string | null;
  /** W-IdNr, IdNr or Steuernummer. */
  readonly taxIdentifier: string | null;
  /** Of a natural person; null: not said. */
  readonly birthDate: IsoDate | null;
  readonly birthPlace: string | null;
  /** Promised to offer only lawful goods (Art. 30(1)(e) DSA); null: not yet. */
  readonly selfCertifiedOn: IsoDate | null;
  readonly paymentAccount: PaymentAccountState | 'none';
  /** What the cooperative has resolved about selling before the account works. */
  readonly sellsWithoutAccount: boolean;
  readonly evidence: readonly HeldEvidence[];
};

/** How the form of a number looks, where its issuer fixes one. */
const REFERENCE_FORMS: Readonly<Partial<Record<EvidenceKind, RegExp>>> = {
  organic_control: /^DE-ÖKO-\d{3}$/u,
  packaging_register: /^DE\d{13}$/u,
  approval_mark: /^DE [A-ZÄÖÜ]{2} \d{3,5}( EG)?$/u,
  weee_registration: /^DE ?\d{8}$/u,
};

/** Whether a reference can be what it says; the issuer's register decides whether it is. */
export const isReferenceOf = (kind: EvidenceKind, reference: string): boolean =>
  reference.trim() !== '' && (REFERENCE_FORMS[kind]?.test(reference.trim()) ?? true);

/** Kinds that always end on a day; the others hold until they are taken back. */
const DATED: readonly EvidenceKind[] = ['organic_control', 'region_declaration', 'seal_licence'];

export const needsEndDay = (kind: EvidenceKind): boolean => DATED.includes(kind);

/** Days before the end on which its producer is reminded (LAW-FOOD-19). */
export const REMINDER_DAYS = [60, 30, 7] as const;

/** Whether it holds on a day; the last day counts. */
export const isValidOn = (
  evidence: { readonly validFrom: IsoDate; readonly validUntil: IsoDate | null },
  on: IsoDate,
): boolean =>
  evidence.validFrom <= on && (evidence.validUntil === null || evidence.validUntil >= on);

/**
 * The reminder that is due on a day: the smallest step that has been reached, and null before the
 * first and after the end. Days that were missed are made up for by the next one.
 */
export function reminderDue(validUntil: IsoDate, on: IsoDate): 60 | 30 | 7 | null {
  if (on > validUntil) return null;
  const reached = REMINDER_DAYS.filter((days) => addDays(on, days) >= validUntil);
  return reached.at(-1) ?? null;
}

/** The pieces of a kind that speak of this product (by identifier or name). */
export const evidenceFor = (
  producer: ProducerStanding,
  kind: EvidenceKind,
  subject: string | null = null,
): readonly HeldEvidence[] =>
  producer.evidence.filter(
    (held) =>
      held.kind === kind &&
      (held.covers.length === 0 || (subject !== null && held.covers.includes(subject))),
  );

export const holds = (producer: ProducerStanding, kind: EvidenceKind): boolean =>
  producer.evidence.some((held) => held.kind === kind);

/** Kinds that a person can only judge with the paper itself; the others stand in a public register. */
const WITH_FILE: readonly EvidenceKind[] = [
  'organic_control',
  'toy_declaration',
  'food_contact_declaration',
  'gi_entitlement',
];

export const needsFile = (kind: EvidenceKind): boolean => WITH_FILE.includes(kind);

/** What a producer must prove for goods of these categories. */
export function neededEvidence(categoryPaths: readonly string[]): EvidenceKind[] {
  const sells = (...groups: readonly CategoryGroup[]) =>
    categoryPaths.some((path) => isIn(path, ...groups));
  const needed: Readonly<Partial<Record<EvidenceKind, boolean>>> = {
    packaging_register: categoryPaths.some((path) => !isIn(path, 'experience')),
    food_registration: sells('food'),
    approval_mark: sells('meat', 'meatProduct', 'dairy', 'fish'),
    egg_packing_centre: sells('eggs'),
  };
  return EVIDENCE_KINDS.filter((kind) => needed[kind]);
}
