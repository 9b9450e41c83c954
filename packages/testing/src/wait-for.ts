import { setTimeout as sleep } from 'node:timers/promises';

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_PAUSE_MS = 50;

export interface WaitOptions {
  timeoutMs?: number;
  pauseMs?: number;
}

/**
 * Asks `condition` until it answers something else than `undefined` or `false`, and returns that answer. A
 * condition that throws has not come true yet; its last error is the cause of the failure at the end.
 *
 * @param what completes the sentence "Waited 30000 ms for ..."
 */
export async function waitFor<T>(
  what: string,
  condition: () => Promise<T | undefined | false> | T | undefined | false,
  options: WaitOptions = {},
): Promise<T> {
  const { timeoutMs = DEFAULT_TIMEOUT_MS, pauseMs = DEFAULT_PAUSE_MS } = options;
  const deadline = performance.now() + timeoutMs;
  let cause: unknown;
  for (;;) {
    try {
      const answer = await condition();
      if (answer !== undefined && answer !== false) return answer;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    if (performance.now() >= deadline) {
      throw new Error(`Waited ${timeoutMs} ms for ${what}.`, { cause });
    }
    await sleep(pauseMs);
  }
}
