/** Where the catalogue uses a word. */
export interface Vocabulary {
  /** Whether products, groups, producers or places use the word (folded). */
  has(word: string): boolean;
  /** Whether one of them has a word that begins so. */
  hasPrefix(beginning: string): boolean;
}

/** A vocabulary from a list of folded words. */
export function vocabularyOf(words: Iterable<string>): Vocabulary {
  const sorted = [...new Set(words)].sort();
  const known = new Set(sorted);
  return {
    has: (word) => known.has(word),
    hasPrefix(beginning) {
      let low = 0;
      let high = sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sorted[middle] ?? '') < beginning) low = middle + 1;
        else high = middle;
      }
      return sorted[low]?.startsWith(beginning) ?? false;
    },
  };
}
