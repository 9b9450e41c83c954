import { fold } from './fold.ts';
import { FREE_FROM, type FreeFrom } from './query-analysis.ts';

/** How a producer writes of traces, by substance. */
const TRACES: Readonly<Record<FreeFrom, RegExp>> = {
  gluten: /gluten|weizen|roggen|dinkel|gerste|hafer|getreide/,
  milk: /milch|laktose|molke/,
  eggs: /\bei\b|eier/,
  nuts: /nuss|nusse|mandel|schalenfr/,
  soy: /soja/,
  fish: /fisch/,
};

/**
 * Substances that a food is free from by its own declaration (Art. 9(1)(c) and Annex II Regulation (EU)
 * 1169/2011). A note of traces counts as containing: who must avoid something is never misled. Null
 * allergens (goods that declare none because they are no food) are free from nothing.
 */
export function freeFromOf(
  allergens: readonly string[] | null,
  mayContain: string | null,
): FreeFrom[] {
  if (allergens === null) return [];
  const traces = fold(mayContain ?? '');
  return FREE_FROM.filter(
    (substance) => !allergens.includes(substance) && !TRACES[substance].test(traces),
  );
}
