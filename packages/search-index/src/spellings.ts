const DIGRAPHS: Readonly<Record<string, string>> = { ae: 'a', oe: 'o', ue: 'u' };
const MAX_DIGRAPHS = 3;

/**
 * The spellings that a folded word may stand for where an umlaut was typed as two letters: "kaese" may be
 * "kase". Every subset of its digraphs, the word itself first; only known words are used afterwards.
 */
export function spellingsOf(word: string): string[] {
  const spots = [...word.matchAll(/ae|oe|ue/g)].map((match) => match.index).slice(0, MAX_DIGRAPHS);
  let spellings = [word];
  // From the right, so that earlier positions stay true.
  for (const spot of spots.toReversed()) {
    const shortened = spellings.map((spelling) => {
      const pair = spelling.slice(spot, spot + 2);
      return spelling.slice(0, spot) + (DIGRAPHS[pair] ?? pair) + spelling.slice(spot + 2);
    });
    spellings = [...spellings, ...shortened];
  }
  return [...new Set(spellings)];
}

/** The digraph spellings of an unfolded text, folded ("Käse" gives "kaese"); null where it has no umlaut. */
export function digraphSpelling(text: string): string | null {
  const lower = text.toLowerCase().normalize('NFC');
  if (!/[äöü]/.test(lower)) return null;
  return lower.replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter] ?? letter);
}
