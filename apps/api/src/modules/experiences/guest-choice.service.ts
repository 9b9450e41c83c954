import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { chooseGuestDate, listGuestDates } from '@markthalle/contracts/experiences';
import { occasionLabel } from '@markthalle/domain/occasion';
import { Injectable } from '@nestjs/common';
import { Clock, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Log } from '../../platform/log/log.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { RefundsFacade } from '../refunds/refunds.facade.ts';
import { ChoicesStore, type OpenChoice } from './choices.store.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** A guest of a canceled date took another one. */
    'notifications.date-rebooked': {
      readonly orderId: string;
      readonly lineId: string;
      readonly variantId: string;
    };
  }
}

const SETTLE_BATCH = 100;

/** What guests of a canceled date want instead: another date, or their money back. */
@Injectable()
export class GuestChoiceService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly log: Log,
    private readonly store: ChoicesStore,
    private readonly orders: OrdersFacade,
    private readonly inventory: InventoryFacade,
    private readonly refunds: RefundsFacade,
  ) {}

  async list({
    orderToken,
    language,
  }: ParsedInputOf<typeof listGuestDates>): Promise<OutputOf<typeof listGuestDates>> {
    const order = await this.orders.findByToken(orderToken);
    if (order === null) throw new Problem('order-not-found');
    const dates = await this.store.datesOf(order.orderId, language, this.clock.now());
    return {
      dates: await Promise.all(
        dates.map(async ({ producerOrderId, seats, ...date }) => {
          const { lineId } = date;
          const question = { orderId: order.orderId, producerOrderId, lineId, quantity: seats };
          const isOpen = date.state === 'open';
          return { ...date, refundCents: isOpen ? await this.refunds.previewLine(question) : 0 };
        }),
      ),
    };
  }

  async choose({
    orderToken,
    lineId,
    variantId,
  }: ParsedInputOf<typeof chooseGuestDate>): Promise<OutputOf<typeof chooseGuestDate>> {
    const order = await this.orders.findByToken(orderToken);
    if (order === null) throw new Problem('order-not-found');
    const { orderId } = order;
    return this.db.transaction(async (tx) => {
      // The order first, as everybody locks who moves its money.
      await this.orders.lockForPayment(tx, orderId);
      const choice = await this.store.lockOpen(tx, { orderId, lineId });
      if (choice === null) throw new Problem('choice-not-open');
      if (variantId === undefined) await this.giveBack(tx, choice);
      else await this.rebook(tx, choice, variantId);
      return { state: variantId === undefined ? 'refunded' : 'rebooked' };
    });
  }

  /** Who has not answered in time gets the money back; answers how many. One that fails keeps nobody else waiting. */
  async settleSilent(): Promise<number> {
    const due = await this.store.due(this.clock.now(), SETTLE_BATCH);
    const faults: unknown[] = [];
    let settled = 0;
    for (const { orderId, lineId } of due) {
      const done = await this.db
        .transaction(async (tx) => {
          await this.orders.lockForPayment(tx, orderId);
          const choice = await this.store.lockOpen(tx, { orderId, lineId });
          if (choice !== null) await this.giveBack(tx, choice);
          return choice !== null;
        })
        .catch((error: unknown) => {
          if (!this.waitsForBank(error, lineId)) faults.push(error);
          return false;
        });
      if (done) settled += 1;
    }
    if (faults.length > 0) throw faults[0];
    return settled;
  }

  /** Money that the buyer's bank disputes waits for the end of the dispute; everything else is a fault. */
  private waitsForBank(error: unknown, lineId: string): boolean {
    if (!(error instanceof Problem) || error.code !== 'charge-in-dispute') return false;
    this.log.info('refund of a canceled date waits for a dispute', { lineId });
    return true;
  }

  private async giveBack(tx: Tx, choice: OpenChoice): Promise<void> {
    const { orderId, lineId, variantId, producerOrderId, seats, canceledBy, reason } = choice;
    const at = this.clock.now();
    if (seats === 0) {
      await this.store.decide(tx, choice, { state: 'refunded', at });
      return;
    }
    const { refundId } = await this.refunds.request(
      tx,
      {
        orderId,
        cause: 'canceled',
        reason: `Termin abgesagt: ${reason}`,
        parts: [
          {
            producerOrderId,
            lines: [{ lineId, quantity: seats, kind: 'goods_and_deposit', deductionCents: 0 }],
            deliveryCents: 0,
            amountCents: 0,
          },
        ],
        requestKey: `date:${lineId}:${variantId}`,
      },
      { accountId: canceledBy },
    );
    await this.store.decide(tx, choice, { state: 'refunded', refundId, at });
  }

  private async rebook(tx: Tx, choice: OpenChoice, variantId: string): Promise<void> {
    const { orderId, lineId, seats } = choice;
    const at = this.clock.now();
    const target = await this.store.target(tx, choice, variantId, at);
    if (target === null || seats === 0) throw new Problem('slot-not-found');
    const items = [{ variantId, quantity: seats }];
    const held = await this.inventory.reserve(tx, orderId, items, later(at, MINUTE_MS));
    if (!held.ok) throw new Problem('not-enough-stock', { shortages: held.shortages });
    const committed = await this.inventory.commit(tx, orderId, at);
    if (committed !== 'committed') throw new Problem('not-enough-stock');
    await this.orders.moveLineToDate(tx, lineId, {
      variantId,
      label: occasionLabel(target.startsAt),
      occasion: target,
    });
    await this.store.decide(tx, choice, { state: 'rebooked', newVariantId: variantId, at });
    await this.jobs.add(tx, 'notifications.date-rebooked', { orderId, lineId, variantId });
  }
}
