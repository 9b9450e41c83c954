import type { Bilingual } from '../bilingual.ts';

/** One broken rule of the demo data. */
export interface Violation {
  /** Id of the product or producer, or path of the category. */
  id: string;
  rule: string;
  message: string;
}

/** Notes a broken rule of the thing under check. */
export type Report = (rule: string, message: string) => void;

/** Collects the violations of one thing. */
export function reportInto(violations: Violation[], id: string): Report {
  return (rule, message) => {
    violations.push({ id, rule, message });
  };
}

/** True where a text is there and filled in both languages. */
export function isBilingual(text: Bilingual | null | undefined): boolean {
  return text != null && text.de.trim() !== '' && text.en.trim() !== '';
}

/** True where both lists name the same things, each once. */
export function sameSet(a: Iterable<string>, b: Iterable<string>): boolean {
  return [...a].sort().join() === [...b].sort().join();
}
