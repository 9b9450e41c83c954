import type { RefundBearer, RefundCause, RefundWishPart } from '@markthalle/domain/refund';
import { ApproveRefundService } from '../../src/modules/refunds/approve-refund.service.ts';
import { RefundsFacade } from '../../src/modules/refunds/refunds.facade.ts';
import { SettleRefundService } from '../../src/modules/refunds/settle-refund.service.ts';
import type { Dice } from './dice.ts';
import { type Action, tolerate } from './trade-actions.ts';
import type { TradingWorld } from './trading-world.ts';

const CAUSES: readonly Exclude<RefundCause, 'dashboard'>[] = [
  'withdrawal',
  'defect',
  'not_delivered',
  'damaged_in_transit',
  'canceled',
  'goodwill',
  'other',
];
const BEARERS: readonly (RefundBearer | undefined)[] = [
  undefined,
  'producer',
  'cooperative',
  'carrier',
  'goodwill_fund',
];
const PAID = `select id from orders."order" where payment_state in ('paid', 'partially_refunded')`;

/** Staff give something back: lines, a deposit, delivery, a part of the price, or all of it. */
export const refund: Action = async (world, dice) => {
  const orderId = await world.any(dice, PAID);
  const cause = dice.pick(CAUSES);
  if (orderId === null || cause === undefined) return;
  const isWhole = dice.chance(0.25);
  const parts = isWhole ? ('whole' as const) : await wishes(world, dice, orderId);
  const request = { orderId, cause, bearer: dice.pick(BEARERS), reason: 'Probe', parts };
  await tolerate(
    world.db.transaction((tx) =>
      world.app.get(RefundsFacade).request(tx, request, { accountId: world.staff[0] }),
    ),
  );
};

async function wishes(world: TradingWorld, dice: Dice, orderId: string): Promise<RefundWishPart[]> {
  const rows = await world.db.rows<{ producerOrderId: string; lineId: string; cents: number }>(
    `select p.id as "producerOrderId", l.id as "lineId", l.goods_cents as cents
       from orders.producer_order p join orders.order_line l on l.producer_order_id = p.id
      where p.order_id = $1 order by p.position`,
    [orderId],
  );
  return rows
    .filter(() => dice.chance(0.7))
    .map(({ producerOrderId, lineId, cents }) => {
      const kind = dice.weighted({ goods_and_deposit: 5, goods: 2, deposit: 2, cut: 3 });
      const lines =
        kind === 'cut'
          ? []
          : [
              {
                lineId,
                quantity: 1,
                kind,
                deductionCents: dice.chance(0.2) ? dice.int(0, cents) : 0,
              },
            ];
      return {
        producerOrderId,
        lines,
        deliveryCents: dice.chance(0.3) ? dice.int(0, 300) : 0,
        amountCents: kind === 'cut' ? dice.int(1, cents) : 0,
      };
    });
}

/** A second person approves what waits, or the first one tries to. */
export const approveRefund: Action = async (world, dice) => {
  const refundId = await world.any(dice, `select id from refunds.refund where state = 'requested'`);
  if (refundId === null) return;
  const approver = dice.chance(0.9) ? world.staff[1] : world.staff[0];
  await tolerate(
    world.db.transaction((tx) =>
      world.app.get(ApproveRefundService).approve(tx, refundId, approver),
    ),
  );
};

/** Staff work on a refund that failed. */
export const settleFailed: Action = async (world, dice) => {
  const refundId = await world.any(dice, `select id from refunds.refund where state = 'failed'`);
  if (refundId === null) return;
  const service = world.app.get(SettleRefundService);
  const by = { accountId: world.staff[0], note: 'Probe' };
  await tolerate(dice.chance(0.5) ? service.retry(refundId) : service.payByBank(refundId, by));
};

/** Somebody refunds in the dashboard, past the market. */
export const refundByHand: Action = async (world, dice) => {
  const charge = await world.any(dice, 'select charge_id as id from payments.charge');
  if (charge === null) return;
  await tolerate(world.sdk.refunds.create({ charge, amount: dice.int(1, 500) }));
};

/** Somebody takes part of a transfer back in the dashboard. */
export const reverseByHand: Action = async (world, dice) => {
  const transfer = await world.any(dice, 'select transfer_id as id from payments.transfer');
  if (transfer === null) return;
  await tolerate(world.sdk.transfers.createReversal(transfer, { amount: dice.int(1, 300) }));
};
