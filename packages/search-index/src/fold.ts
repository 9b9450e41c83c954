const LIGATURES: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
};

/**
 * Lower case, ß as ss, ligatures apart, without diacritics: how words are compared. The database has
 * the same rule as an immutable function; `data/fold-vectors.json` holds both to it.
 */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[ßæœøłđ]/g, (letter) => LIGATURES[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');

const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a text, folded: maximal runs of letters and digits. */
export const wordsOf = (text: string): string[] => fold(text).match(WORD) ?? [];
