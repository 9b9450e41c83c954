const STILL_WORKING_MS = 10_000;
// Handed on to the Node 24 that goes on with the start, so that its lines count from the same moment.
process.env.MARKTHALLE_BEGAN_AT ??= String(Date.now());
const beganAtMs = Number(process.env.MARKTHALLE_BEGAN_AT);

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
