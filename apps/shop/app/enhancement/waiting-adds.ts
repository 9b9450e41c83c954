import { showNet } from './net.ts';

/** What was put into the basket without a line waits here; nothing personal is in it. */
const KEY = 'waiting-adds';
const MAX_WAITING = 20;

type WaitingAdd = { readonly action: string; readonly body: string };

function waiting(): WaitingAdd[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as WaitingAdd[];
  } catch {
    // Storage is switched off, or somebody wrote into it: nothing of ours waits there.
    return [];
  }
}

/** Keeps an add for later; false where there is no room or no place to keep it. */
export function keepAdd(action: string, body: URLSearchParams): boolean {
  try {
    const adds = waiting();
    if (adds.length >= MAX_WAITING) return false;
    localStorage.setItem(KEY, JSON.stringify([...adds, { action, body: body.toString() }]));
  } catch {
    // Storage is full or switched off: the caller says that nothing was kept.
    return false;
  }
  showNet('queued');
  return true;
}

/** Sends what waits, one after the other, each once: taken out before it is sent. */
export async function sendWaitingAdds(
  send: (action: string, body: URLSearchParams) => Promise<unknown>,
): Promise<void> {
  if (!navigator.onLine) return;
  for (let left = MAX_WAITING; left > 0; left -= 1) {
    const [first, ...rest] = waiting();
    if (!first) return;
    localStorage.setItem(KEY, JSON.stringify(rest));
    await send(first.action, new URLSearchParams(first.body));
  }
}
