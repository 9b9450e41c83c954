import { HOUR_MS, MINUTE_MS } from '../../src/platform/clock/clock.ts';
import type { SweepName } from '../../src/platform/sweeps/sweeps.ts';
import { tolerate } from './trade-actions.ts';
import type { TradingWorld } from './trading-world.ts';

export const MONEY_SWEEPS: readonly SweepName[] = [
  'release-expired-reservations',
  'reread-open-payments',
  'replay-missed-events',
  'resume-operations',
  'resume-settlement',
  'reread-refunds',
  'watch-disputes',
  'watch-holds',
  'reread-treasury',
];

const ROUNDS = 30;

/** Everything is healthy again and everything under way comes to its end. */
export async function calmDown(world: TradingWorld): Promise<void> {
  await world.stripe.calm();
  await world.stripe.chaos({ paused: false });
  for (const { accountId } of world.producers) {
    await tolerate(world.stripe.decideAccount(accountId, 'active'));
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    await world.advance(round < ROUNDS / 2 ? 11 * MINUTE_MS : 12 * HOUR_MS);
    await world.stripe.deliverAll();
    await world.workAll();
    for (const name of MONEY_SWEEPS) await world.sweep(name);
    await world.workAll();
  }
}
