import { fold, wordsOf } from './fold.ts';
import { foldedWords } from './folded-words.ts';

/** Behind these stands what a thing is with, of or from: not what it is. */
const PREPOSITIONS = foldedWords(
  'mit in im aus auf vom von für nach ohne zum zur bei als unter an am und',
);

/** The words of a name by their part in it. */
export interface NameWords {
  /** What the thing is, and its name. */
  readonly core: readonly string[];
  /** What stands beside: the first halves of hyphenated words, and all behind a preposition. */
  readonly beside: readonly string[];
}

/**
 * Takes a German product name apart: "Sanddorn-Honig-Creme" is a "creme" with "sanddorn" and "honig"
 * beside, "Ziegenkäse in Rapsöl" is a "ziegenkäse" with "rapsöl" beside. A comma begins afresh.
 */
export function nameWordsOf(name: string): NameWords {
  const core: string[] = [];
  const beside: string[] = [];
  for (const clause of fold(name).split(/[,„“"():]/)) {
    let isBeside = false;
    for (const chunk of clause.split(/\s+/).filter(Boolean)) {
      const words = wordsOf(chunk);
      if (words.length === 1 && PREPOSITIONS.has(words[0] ?? '')) {
        // "Apfel & Quitte" and "Aquavit Dill und Kümmel" go on as they began.
        if (words[0] !== 'und') isBeside = true;
        continue;
      }
      const first = words.slice(0, -1);
      beside.push(...first);
      const last = words.at(-1);
      if (last !== undefined) (isBeside ? beside : core).push(last);
    }
  }
  return { core, beside };
}
