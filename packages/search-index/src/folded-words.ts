import { fold } from './fold.ts';

/** The words of a list that was written for people, folded. */
export const foldedWords = (list: string): ReadonlySet<string> =>
  new Set(fold(list).split(/\s+/).filter(Boolean));
