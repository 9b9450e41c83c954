import { readCodeText } from './reorderCode.ts';

/** Lengths of a GTIN (GS1 General Specifications 7.9): EAN-8, UPC-A, EAN-13, trade units. */
const GTIN_LENGTHS: readonly number[] = [8, 12, 13, 14];
const LONGEST_GTIN = 14;

/** Whether the digits are a GTIN with the right check digit. */
export function isGtin(digits: string): boolean {
  if (!/^\d+$/.test(digits) || !GTIN_LENGTHS.includes(digits.length)) return false;
  const sum = [...digits.padStart(LONGEST_GTIN, '0')].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1),
    0,
  );
  return sum % 10 === 0;
}

/**
 * How numbers are compared: `A 12` and `a12` are the same, and so is an article whether a scanner reads it as
 * UPC-A or as EAN-13.
 */
export function comparableNumber(text: string): string {
  const number = text.toUpperCase().replace(/\s/g, '');
  return isGtin(number) ? number.padStart(LONGEST_GTIN, '0') : number;
}

/** The numbers of an article on labels: an own number, a barcode, printed codes of the market. */
export interface NumberedArticle {
  readonly articleNumber: string | null;
  readonly gtin: string | null;
  /** Six letters each (`reorderCode.ts`). */
  readonly codes: readonly string[];
}

/** Six letters at the end of the address that our QR labels hold. */
const CODE_ADDRESS = /^https?:\/\/\S+\/q\/([^/?#\s]+)/i;

/**
 * The articles that a scan or a typed number means: none if it is unknown, several where a printed code
 * names a product with several sizes.
 */
export function articlesOf<A extends NumberedArticle>(
  scanned: string,
  articles: readonly A[],
): A[] {
  const text = scanned.trim();
  if (text === '') return [];
  const number = comparableNumber(text);
  const numbered = articles.filter(({ articleNumber, gtin }) =>
    [articleNumber, gtin].some((one) => one !== null && comparableNumber(one) === number),
  );
  if (numbered.length > 0) return numbered;
  const code = readCodeText(CODE_ADDRESS.exec(text)?.[1] ?? text);
  return code === null ? [] : articles.filter(({ codes }) => codes.includes(code));
}
