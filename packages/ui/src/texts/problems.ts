import { PROBLEMS, type ProblemCode } from '@markthalle/contracts/problems';
import type { Language } from '../language.ts';

/** The sentence for a refused request; the register in the contracts has one per code. */
export function problemSentence(code: ProblemCode, language: Language): string {
  return PROBLEMS[code][language];
}
