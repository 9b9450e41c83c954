import type { CommandResult } from '@markthalle/contracts/device-commands';
import { type Acting, forFarm } from './acting.ts';
import type { CommandQueue, StoredCommand } from './command-queue.ts';

/** How a round of sending ended. */
export type SendEnd = 'done' | 'later' | 'signed-out';

const PATH = '/befehle';
const LOCK = 'hofportal-send';
/** Small batches: on a bad line a short answer arrives where a long one is cut. */
const BATCH = 25;
const MAX_BATCHES = 40;
/** A line that says nothing for so long is gone; the batch is sent again and changes nothing twice. */
const TIMEOUT_MS = 30_000;
const NOT_UNDERSTOOD = {
  code: 'invalid-input',
  title: 'Das Hofportal hat diese Eingabe nicht verstanden. Bitte machen Sie sie noch einmal.',
  fields: [],
};

/** Sends what waits, in order; only one page of a browser sends at a time. */
export async function sendWaiting(queue: CommandQueue, acting: Acting): Promise<SendEnd> {
  if (!navigator.locks) return sendAll(queue, acting);
  return await navigator.locks.request(LOCK, () => sendAll(queue, acting));
}

async function sendAll(queue: CommandQueue, acting: Acting): Promise<SendEnd> {
  let size = BATCH;
  for (let batches = 0; batches < MAX_BATCHES; batches += 1) {
    const waiting = (await queue.all()).filter(
      ({ state, producerId }) => state === 'waiting' && producerId === acting.producerId,
    );
    if (waiting.length === 0) return 'done';
    const batch = waiting.slice(0, size);
    const answer = await post(await queue.deviceId(), acting, batch);
    if (answer === 'not-understood') {
      // One of them cannot be read; alone it is refused, and the others go on.
      if (batch.length === 1) await queue.settle([refused(batch[0] as StoredCommand)]);
      size = 1;
    } else if (Array.isArray(answer)) {
      await queue.settle(answer);
      if (answer.some(({ state }) => state === 'postponed')) return 'later';
    } else {
      return answer;
    }
  }
  return 'later';
}

type Answer = CommandResult[] | 'later' | 'signed-out' | 'not-understood';

async function post(deviceId: string, acting: Acting, batch: StoredCommand[]): Promise<Answer> {
  const commands = batch.map(({ commandId, kind, input, actedAt, baseVersion, choice }) => ({
    commandId,
    kind,
    input,
    actedAt,
    baseVersion,
    choice,
  }));
  const body = { deviceId, ...acting, sentAt: new Date().toISOString(), commands };
  try {
    const response = await fetch(PATH, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...forFarm(acting) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) return ((await response.json()) as { results: CommandResult[] }).results;
    if ([401, 403, 409].includes(response.status)) return 'signed-out';
    return [400, 413, 422].includes(response.status) ? 'not-understood' : 'later';
  } catch {
    // No line, a cut one or a page that closes: everything is still here and is sent again.
    return 'later';
  }
}

const refused = ({ commandId }: StoredCommand): CommandResult => ({
  commandId,
  state: 'refused',
  problem: NOT_UNDERSTOOD,
});
