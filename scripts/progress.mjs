const STILL_WORKING_MS = 10_000;
const begin = performance.now();

const seconds = (sinceMs) => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;

/** Prints a line with the time since the start. */
export function say(line) {
  process.stdout.write(`[${seconds(begin).padStart(7)}] ${line}\n`);
}

/** Says what is being done, repeats it while it lasts, and returns the result of `work`. */
export async function step(label, work) {
  const since = performance.now();
  say(`${label} ...`);
  const timer = setInterval(() => say(`${label} ... (${seconds(since)})`), STILL_WORKING_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
