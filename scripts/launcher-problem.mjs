/** A reason to stop that is told in one sentence, without a stack. */
export class LauncherProblem extends Error {
  name = 'LauncherProblem';
}

const SENTENCE_PROBLEMS = new Set(['LauncherProblem', 'PostgresProblem']);

/** Prints why a program of this folder ends: one sentence for what was foreseen, everything for a bug. */
export function reportProblem(error) {
  const sentence = SENTENCE_PROBLEMS.has(error?.name) ? error.message : (error?.stack ?? error);
  process.stderr.write(`${sentence}\n`);
}
