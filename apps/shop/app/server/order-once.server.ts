import { setTimeout } from 'node:timers/promises';
import type { ProblemBody } from '@markthalle/contracts/problems';

/** How long a second press waits for the first: ten times 300 ms. */
const MAX_WAITS = 10;
const WAIT_MS = 300;

type Refusable = { readonly ok: true } | { readonly ok: false; readonly problem: ProblemBody };

/**
 * Orders once, however often the button was pressed: the page's key makes the API repeat its first
 * answer. While that first request still runs, this one waits for it.
 */
export async function orderOnce<Answer extends Refusable>(
  send: () => Promise<Answer>,
): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send();
    const running = !answer.ok && answer.problem.code === 'idempotency-key-in-use';
    if (!running || attempt === MAX_WAITS) return answer;
    await setTimeout(WAIT_MS);
  }
}
