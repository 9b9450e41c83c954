import type { ProducerStanding } from './evidence.ts';

/** What the yearly report to the tax office asks of a seller (§ 14(2), (3) PStTG). */
export type TaxReportField =
  | 'tax_identifier'
  | 'vat_id'
  | 'birth_date'
  | 'birth_place'
  | 'register';

type Reported = Pick<
  ProducerStanding,
  'isEntity' | 'taxIdentifier' | 'birthDate' | 'birthPlace' | 'register' | 'vatId' | 'legalForm'
>;

const UNREGISTERED_ENTITY = /^(?:GbR|Erbengemeinschaft|nicht eingetragen)/u;

/**
 * What is missing, by legal form. A person gives a tax number and the day of birth, and the place
 * of birth where there is no tax number; an entity gives its tax number and, if it is entered
 * somewhere, the register.
 */
export function missingForTaxReport(seller: Reported): TaxReportField[] {
  const missing: TaxReportField[] = [];
  const hasIdentifier = seller.taxIdentifier !== null;
  if (seller.isEntity) {
    if (!hasIdentifier) missing.push('tax_identifier');
    if (seller.register === null && !UNREGISTERED_ENTITY.test(seller.legalForm)) {
      missing.push('register');
    }
    return missing;
  }
  if (!hasIdentifier && seller.birthPlace === null) missing.push('tax_identifier', 'birth_place');
  if (seller.birthDate === null) missing.push('birth_date');
  return missing;
}

export const isCompleteForTaxReport = (seller: Reported): boolean =>
  missingForTaxReport(seller).length === 0;

/** Which number comes first (§ 6(4) PStTG): W-IdNr, then IdNr, then the Steuernummer. */
export type TaxIdentifierKind = 'W-IdNr' | 'IdNr' | 'Steuernummer';

const FORMS: Readonly<Record<TaxIdentifierKind, RegExp>> = {
  'W-IdNr': /^DE\d{9}-\d{5}$/u,
  IdNr: /^\d{11}$/u,
  Steuernummer: /^\d{2,3}\/\d{3}\/\d{4,5}$/u,
};

const FORM_ORDER = Object.keys(FORMS) as TaxIdentifierKind[];

/** What kind of number it is by its form; null: none of them. */
export const taxIdentifierKind = (typed: string): TaxIdentifierKind | null =>
  FORM_ORDER.find((kind) => FORMS[kind].test(typed.replace(/ /g, ''))) ?? null;
