import { afterAll, beforeAll, it } from '@jest/globals';
import { expectMoneyCloses } from '../money-closes.ts';
import { calmDown } from './calm-down.ts';
import { Dice } from './dice.ts';
import { expectFair } from './expect-fair.ts';
import { play } from './story.ts';
import { TradingWorld } from './trading-world.ts';

/** `npm run money:soak -- --steps N --seed S` sets these; `npm test` plays a short story. */
const STEPS = Number(process.env.SOAK_STEPS ?? 150);
const SEED = Number(process.env.SOAK_SEED ?? 20261122);
const MS_PER_STEP = 500;
const PRODUCERS = 6;

let world: TradingWorld;
beforeAll(async () => {
  world = await TradingWorld.start(SEED, PRODUCERS);
  await world.stripe.chaos({ paused: true });
}, 120_000);
afterAll(() => world?.stop());

it(
  `keeps every cent through ${STEPS} random steps (seed ${SEED})`,
  async () => {
    const played = await play(world, new Dice(SEED), STEPS);
    await calmDown(world);
    process.stdout.write(`${JSON.stringify(played)}\n`);
    await expectMoneyCloses(world);
    await expectFair(world);
  },
  120_000 + STEPS * MS_PER_STEP,
);
