import { MONEY_SWEEPS } from './calm-down.ts';
import type { Dice } from './dice.ts';
import { decideDispute, dispute } from './dispute-actions.ts';
import {
  approveRefund,
  refund,
  refundByHand,
  reverseByHand,
  settleFailed,
} from './refund-actions.ts';
import {
  type Action,
  breakCalls,
  buy,
  changeAccount,
  deliver,
  draftRun,
  fulfil,
  pay,
  release,
  stopOrGoOn,
  tolerate,
  wait,
  work,
} from './trade-actions.ts';
import type { TradingWorld } from './trading-world.ts';

const sweep: Action = async (world, dice) => {
  const name = dice.pick(MONEY_SWEEPS);
  if (name !== undefined) await tolerate(world.sweep(name));
};

/** What may happen next on a trading day, and how often. */
const ACTIONS: Readonly<Record<string, { readonly weight: number; readonly act: Action }>> = {
  buy: { weight: 14, act: buy },
  pay: { weight: 14, act: pay },
  deliver: { weight: 10, act: deliver },
  work: { weight: 14, act: work },
  fulfil: { weight: 20, act: fulfil },
  wait: { weight: 8, act: wait },
  sweep: { weight: 8, act: sweep },
  refund: { weight: 8, act: refund },
  approveRefund: { weight: 3, act: approveRefund },
  settleFailed: { weight: 1, act: settleFailed },
  refundByHand: { weight: 1, act: refundByHand },
  reverseByHand: { weight: 1, act: reverseByHand },
  dispute: { weight: 1, act: dispute },
  decideDispute: { weight: 2, act: decideDispute },
  draftRun: { weight: 3, act: draftRun },
  release: { weight: 3, act: release },
  stopOrGoOn: { weight: 1, act: stopOrGoOn },
  breakCalls: { weight: 3, act: breakCalls },
  changeAccount: { weight: 1, act: changeAccount },
};

const WEIGHTS = Object.fromEntries(
  Object.entries(ACTIONS).map(([name, { weight }]) => [name, weight]),
);

/** Plays `steps` steps; answers how often each thing happened. */
export async function play(
  world: TradingWorld,
  dice: Dice,
  steps: number,
): Promise<Record<string, number>> {
  const played: Record<string, number> = {};
  for (let step = 1; step <= steps; step += 1) {
    const name = dice.weighted(WEIGHTS);
    played[name] = (played[name] ?? 0) + 1;
    try {
      await ACTIONS[name]?.act(world, dice);
    } catch (error) {
      throw new Error(`step ${step} (${name}) broke`, { cause: error });
    }
  }
  return played;
}
