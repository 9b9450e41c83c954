import type { Acting } from './acting.ts';
import { CommandQueue } from './command-queue.ts';
import { actingOnThisPhone, openLocalStore } from './local-store.ts';
import { sendWaiting } from './send-queue.ts';

/** The other farms for which the same person did something on this phone. */
export async function otherFarmsHere({ accountId, producerId }: Acting): Promise<Acting[]> {
  return (await actingOnThisPhone()).filter(
    (one) => one.accountId === accountId && one.producerId !== producerId,
  );
}

/**
 * Sends what waits for other farms, each act to the farm for which it was done. What comes back with a question or a
 * refusal is seen by whoever works for that farm again.
 */
export async function sendForOtherFarms(acting: Acting): Promise<void> {
  if (!navigator.onLine) return;
  for (const farm of await otherFarmsHere(acting)) {
    const queue = new CommandQueue(await openLocalStore(farm));
    await sendWaiting(queue, farm);
    queue.close();
  }
}
