const STILL_WORKING_MS = 10_000;
// Comes from the older Node that began the start, so that all lines count from the same moment.
export const beganAtMs = Number(process.env.MARKTHALLE_BEGAN_AT_MS ?? Date.now());
delete process.env.MARKTHALLE_BEGAN_AT_MS;

const seconds = (sinceMs) => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;

/** Prints a line with the time since the start. */
export function say(line) {
  process.stdout.write(`[${seconds(beganAtMs).padStart(7)}] ${line}\n`);
}

/** Says what is being done, repeats it while it lasts, and returns the result of `work`. */
export async function step(label, work) {
  const since = Date.now();
  say(`${label} ...`);
  const timer = setInterval(() => say(`${label} ... (${seconds(since)})`), STILL_WORKING_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
