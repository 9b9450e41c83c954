const ENDINGS = ['', 'e', 'n', 'en', 'er', 'ern', 's', 'es', 'nen'] as const;
const MIN_BASE_LETTERS = 3;

/** Pairs that only look like forms of one word: "Küche" and "Kuchen", "Kraut" and "Kräuter". */
const UNRELATED: readonly (readonly string[])[] = [
  ['kuche', 'kuchen'],
  ['kraut', 'krauter', 'krautern'],
  ['butt', 'butter'],
  ['rein', 'reis', 'reise', 'reisen'],
  ['hut', 'hutte', 'hutten'],
  ['mus', 'musen'],
  ['leb', 'leber', 'leben'],
  ['bech', 'becher'],
  ['wand', 'wander', 'wandern'],
  ['fass', 'fassen'],
  ['mild', 'milder'],
  ['bar', 'bare', 'baren'],
  ['hand', 'hande', 'handen', 'handel'],
  ['bett', 'bete', 'beten'],
  ['rot', 'rote', 'roter', 'rotes'],
  ['gut', 'gute', 'guter', 'gutes'],
  ['tor', 'torte', 'torten'],
  ['rind', 'rinde', 'rinden'],
  ['wein', 'weinen'],
  ['mai', 'mais', 'maise'],
  ['see', 'seen', 'sees'],
  ['las', 'lasen', 'lase'],
  ['ried', 'rieder'],
  ['feld', 'felden'],
  ['korn', 'kornen'],
  ['malz', 'malzer'],
  ['speck', 'specker'],
  ['topf', 'topfe', 'topfen', 'topfer'],
  ['schal', 'schale', 'schalen'],
];

/** Plurals that no ending makes. */
const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  ei: ['eier', 'eiern'],
  eier: ['ei', 'eiern'],
  eiern: ['ei', 'eier'],
  ol: ['ole', 'olen', 'ols'],
  ole: ['ol', 'olen'],
  olen: ['ol', 'ole'],
  kase: ['kases', 'kasen'],
  kuh: ['kuhe', 'kuhen'],
  nuss: ['nusse', 'nussen'],
  nusse: ['nuss', 'nussen'],
  gewurz: ['gewurze', 'gewurzen'],
  krauter: ['krautern'],
  rinder: ['rind', 'rindes'],
  rind: ['rinder', 'rinds'],
  rote: ['rot', 'roter', 'rotes', 'rotem', 'roten'],
  rot: ['rote', 'roter', 'rotes', 'rotem', 'roten'],
  geraucherter: ['gerauchert', 'gerauchertes', 'geraucherte', 'geraucherten'],
};

const unrelatedOf = (word: string): readonly string[] =>
  UNRELATED.filter((words) => words.includes(word)).flat();

/**
 * Forms that may be the same German noun or adjective, the word itself excluded. Deliberately wide: only
 * forms that the catalogue knows are used. Umlauts of plurals have gone with the folding.
 */
export function inflectionsOf(word: string): string[] {
  const bases = new Set([word]);
  for (const ending of ENDINGS) {
    if (ending === '' || !word.endsWith(ending)) continue;
    const base = word.slice(0, -ending.length);
    if (base.length >= MIN_BASE_LETTERS) bases.add(base);
  }
  const forms = new Set(IRREGULAR[word] ?? []);
  if (word.length >= MIN_BASE_LETTERS) {
    for (const base of bases) {
      for (const ending of ENDINGS) forms.add(base + ending);
    }
  }
  forms.delete(word);
  const unrelated = new Set(unrelatedOf(word));
  for (const form of IRREGULAR[word] ?? []) unrelated.delete(form);
  return [...forms].filter((form) => !unrelated.has(form));
}

/** Whether two words may be forms of one. */
export const isSameWord = (a: string, b: string): boolean =>
  a === b || inflectionsOf(a).includes(b);
