import { isLoose, type QueryPlan, type TermPlan } from './query-plan.ts';

/** Ways that the engine finds by itself from the word as it was typed. */
const AS_TYPED: ReadonlySet<string> = new Set(['exact', 'inflected', 'prefix']);

/**
 * A plan as one text for an engine that takes no conditions: words are letters and digits only, so nothing that
 * somebody typed is an operator; what is not wanted is named with the engine's own minus.
 */
export const queryTextOf = ({ terms, excluded }: QueryPlan): string =>
  [...terms.map(wordsFor), ...excluded.map((word) => `-${word}`)].join(' ');

/** The words as typed where the catalogue knows them, else corrected, translated, taken apart, or their head. */
function wordsFor({ term, alternatives }: TermPlan): string {
  const typed = term.words.join(' ');
  if (alternatives.some(({ kind }) => AS_TYPED.has(kind))) return typed;
  const best = alternatives.find((way) => !isLoose(way)) ?? alternatives[0];
  return best === undefined ? typed : best.parts.map(([word = '']) => word).join(' ');
}
