import { invariant } from './invariant.ts';

/**
 * The letters of a printed code: no 0 and O, no 1, I and L, no U, so that nobody has to guess on a
 * jar what was meant.
 */
export const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Six letters are 729 million codes. A code names goods and no person, so it is no secret; it is
 * long enough that trying out codes does not list the catalogue.
 */
export const CODE_LENGTH = 6;

/** A code from random indices below the number of letters. */
export function codeFrom(indices: readonly number[]): string {
  invariant(indices.length === CODE_LENGTH, `a code has ${CODE_LENGTH} letters`);
  return indices
    .map((index) => {
      const letter = CODE_LETTERS[index];
      invariant(letter !== undefined, `no letter ${index}`);
      return letter;
    })
    .join('');
}

/**
 * What somebody typed from a label: small letters, blanks and dashes are fine. Null where it cannot
 * be a code.
 */
export function readCodeText(typed: string): string | null {
  const text = typed.toUpperCase().replace(/[\s-]/g, '');
  const isCode =
    text.length === CODE_LENGTH && [...text].every((letter) => CODE_LETTERS.includes(letter));
  return isCode ? text : null;
}

/** A code as it is printed: in two groups, because three letters are read at a glance. */
export const printedCode = (code: string): string =>
  `${code.slice(0, CODE_LENGTH / 2)} ${code.slice(CODE_LENGTH / 2)}`;
