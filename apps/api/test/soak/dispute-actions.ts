import { type Action, tolerate } from './trade-actions.ts';

const REASONS = ['fraudulent', 'product_not_received', 'duplicate', 'general'] as const;

/** A buyer disputes a charge at the bank, all of it or a part, or only asks. */
export const dispute: Action = async (world, dice) => {
  const chargeId = await world.any(dice, 'select charge_id as id from payments.charge');
  if (chargeId === null) return;
  const isInquiry = dice.chance(0.2);
  await tolerate(
    world.stripe.ask('POST', `charges/${chargeId}/dispute`, {
      reason: dice.pick(REASONS),
      ...(dice.chance(0.4) ? { amount: dice.int(50, 900) } : {}),
      ...(isInquiry ? { inquiry: true } : {}),
    }),
  );
};

/** The bank decides some open dispute. */
export const decideDispute: Action = async (world, dice) => {
  const { data } = await world.sdk.disputes.list({ limit: 20 });
  const open = data.filter(({ status }) => !['won', 'lost', 'warning_closed'].includes(status));
  const one = dice.pick(open);
  if (one === undefined) return;
  const charge = typeof one.charge === 'string' ? one.charge : one.charge?.id;
  const outcome = dice.chance(0.5) ? 'won' : 'lost';
  await tolerate(
    world.stripe.ask('POST', `charges/${charge}/decide`, { dispute: one.id, outcome }),
  );
};
