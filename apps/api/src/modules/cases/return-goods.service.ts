import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { decideLoss } from '@markthalle/contracts/office-cases';
import type { noteDelivery, receiveReturn } from '@markthalle/contracts/portal-cases';
import type { disputeLoss, proveReturn } from '@markthalle/contracts/withdrawals';
import { berlinDateOf } from '@markthalle/domain/dates';
import { isByCarrier } from '@markthalle/domain/delivery';
import { next } from '@markthalle/domain/states';
import { workDoneCents } from '@markthalle/domain/undatedService';
import { type WithdrawalEvent, withdrawalTable } from '@markthalle/domain/withdrawalAnswer';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { RefundsFacade } from '../refunds/refunds.facade.ts';
import { PhotosStore } from './photos.store.ts';
import { ReturnStepsStore } from './return-steps.store.ts';
import { type LineRow, type PartRow, WithdrawalsStore } from './withdrawals.store.ts';

type Loss = { readonly lineId: string; readonly lossCents: number };

/** What happens between the declaration and the money: goods come back, or need not. */
@Injectable()
export class ReturnGoodsService {
  constructor(
    private readonly db: Db,
    private readonly store: WithdrawalsStore,
    private readonly steps: ReturnStepsStore,
    private readonly photos: PhotosStore,
    private readonly contracts: OrdersFacade,
    private readonly refunds: RefundsFacade,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Proof that the goods were sent ends the waiting (§ 357(4) BGB). */
  proveDispatch(orderId: string, input: ParsedInputOf<typeof proveReturn>): Promise<void> {
    return this.db.transaction(async (tx) => {
      const part = await this.ofOrder(tx, orderId, input.partId);
      if (input.sentOn > berlinDateOf(this.clock.now().toISOString())) {
        throw new Problem('invalid-input', {}, [
          { pointer: '/sentOn', message: IN_FUTURE[input.language] },
        ]);
      }
      await this.move(tx, part, 'prove_dispatch');
      await this.steps.noteSent(tx, part.id, input.sentOn, input.trackingNumber);
      await this.jobs.add(tx, 'notifications.goods-on-their-way', {
        partId: part.id,
        producerId: part.producerId,
      });
    });
  }

  /**
   * The goods are back, perhaps with a loss in value, or a service is counted up. The undisputed part of the
   * money goes at once. Throws `loss-reason-missing`, `loss-above-price` and `work-share-missing`.
   */
  receive(by: ProducerMember, input: ParsedInputOf<typeof receiveReturn>): Promise<void> {
    return this.db.transaction(async (tx) => {
      const part = await this.ofProducer(tx, by.producerId, input.partId);
      const at = this.clock.now();
      await this.move(tx, part, part.hasToComeBack ? 'receive_goods' : 'settle_work');
      if (part.hasToComeBack) await this.steps.noteReceived(tx, part.id, at);
      const losses = await this.lossesOf(tx, part, input);
      if (losses.length > 0) await this.proposeLoss(tx, part, { ...input, losses });
      await this.release(tx, part, by.accountId, at);
    });
  }

  waive(by: ProducerMember, partId: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const part = await this.ofProducer(tx, by.producerId, partId);
      await this.letGo(tx, part, by.accountId);
    });
  }

  /** Staff need no goods either: for example when the producer does not answer. */
  waiveByStaff(accountId: string, withdrawalId: string, partId: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      await this.letGo(tx, await this.ofWithdrawal(tx, withdrawalId, partId), accountId);
    });
  }

  dispute(orderId: string, input: ParsedInputOf<typeof disputeLoss>): Promise<void> {
    return this.db.transaction(async (tx) => {
      const part = await this.ofOrder(tx, orderId, input.partId);
      if (part.lossState !== 'proposed') throw new Problem('step-not-possible');
      await this.steps.disputeLoss(tx, part.id, input.words);
    });
  }

  /** Gives the buyer back as much of a disputed loss as staff find right. */
  decide(accountId: string, input: ParsedInputOf<typeof decideLoss>): Promise<void> {
    return this.db.transaction(async (tx) => {
      const found = await this.ofWithdrawal(tx, input.withdrawalId, input.partId);
      await this.contracts.lockShares(tx, found.orderId);
      const part = await this.store.lockPart(tx, found.id);
      if (part?.lossState !== 'disputed') throw new Problem('step-not-possible');
      const lines = await this.store.linesOf(part.id, tx);
      const lossCents = lines.reduce((sum, line) => sum + line.lossCents, 0);
      const { backCents, words } = input;
      if (backCents > lossCents) throw new Problem('loss-above-price');
      const state = backCents === lossCents ? 'dropped' : 'confirmed';
      await this.steps.decideLoss(tx, part.id, state, { accountId, words });
      if (backCents > 0) await this.giveBack(tx, part, backCents, accountId);
      await this.jobs.add(tx, 'notifications.loss-decided', { partId: part.id });
    });
  }

  /** A parcel was delivered: the period runs from the last one. */
  noteDelivery(
    by: ProducerMember,
    { producerOrderId, deliveredOn, trackingNumber, language }: ParsedInputOf<typeof noteDelivery>,
  ): Promise<string[]> {
    return this.db.transaction(async (tx) => {
      const part = await this.contracts.lockProducerOrder(tx, producerOrderId, by.producerId);
      if (part === null) throw new Problem('producer-order-not-found');
      const at = this.clock.now();
      const isHandedOver = part.state === 'handed_over' || part.state === 'completed';
      if (!isHandedOver || !isByCarrier(part.way)) throw new Problem('step-not-possible');
      if (deliveredOn > berlinDateOf(at.toISOString())) {
        throw new Problem('invalid-input', {}, [
          { pointer: '/deliveredOn', message: IN_FUTURE[language] },
        ]);
      }
      const parcel = { id: newId(), producerOrderId, deliveredOn, trackingNumber };
      return this.steps.addParcel(tx, { ...parcel, by: by.accountId, at });
    });
  }

  private async letGo(tx: Tx, part: PartRow, by: string): Promise<void> {
    const at = this.clock.now();
    await this.move(tx, part, 'waive');
    await this.steps.noteWaived(tx, part.id, at);
    await this.release(tx, part, by, at);
  }

  private async release(tx: Tx, part: PartRow, by: string, at: Date): Promise<void> {
    await this.steps.release(tx, part.id, by, at);
    await this.jobs.add(tx, 'cases.refund-part', { partId: part.id });
  }

  private async move(tx: Tx, part: PartRow, event: WithdrawalEvent): Promise<void> {
    const state = next(withdrawalTable, part.state, event);
    const waits = part.hasToComeBack || (part.awaitsShare && event !== 'prove_dispatch');
    if (state === null || !waits) {
      throw new Problem('step-not-possible', { state: part.state });
    }
    await this.steps.move(tx, part.id, state);
  }

  /** What is taken off each line: a loss in value of goods, the price of work that was done. */
  private async lossesOf(
    tx: Tx,
    part: PartRow,
    { losses, work }: Pick<ParsedInputOf<typeof receiveReturn>, 'losses' | 'work'>,
  ): Promise<Loss[]> {
    const lines = await this.store.linesOf(part.id, tx);
    assertWithinPrice(losses, lines);
    const begun = lines.filter((line) => line.isBegunService);
    const isSaid = begun.every(({ lineId }) => work.some((one) => one.lineId === lineId));
    if (!isSaid || work.length > begun.length) throw new Problem('work-share-missing');
    await this.steps.noteWork(tx, part.id, work);
    const done = begun.map(({ lineId, priceCents }) => {
      const doneBps = work.find((one) => one.lineId === lineId)?.doneBps ?? 0;
      const isPayable = part.wasInformed;
      return { lineId, lossCents: workDoneCents({ priceCents, doneBps, isPayable }) };
    });
    return [...losses, ...done.filter(({ lossCents }) => lossCents > 0)];
  }

  private async proposeLoss(
    tx: Tx,
    part: PartRow,
    { losses, reason, photoId }: ParsedInputOf<typeof receiveReturn>,
  ): Promise<void> {
    if (part.lossState !== 'none') throw new Problem('step-not-possible');
    if (reason.length < 3) throw new Problem('loss-reason-missing');
    if (photoId !== null) {
      const tied = await this.photos.attachToPart(tx, photoId, part.producerOrderId, part.id);
      if (tied !== 1) throw new Problem('photo-not-found');
    }
    const counts = part.wasInformed;
    await this.steps.proposeLoss(tx, part.id, { reason, photoId, counts, lines: losses });
    if (counts) await this.jobs.add(tx, 'notifications.loss-proposed', { partId: part.id });
  }

  private async giveBack(tx: Tx, part: PartRow, backCents: number, by: string): Promise<void> {
    const withdrawal = await this.store.find(part.withdrawalId, tx);
    await this.refunds.request(
      tx,
      {
        orderId: part.orderId,
        cause: 'withdrawal',
        reason: `Widerruf ${withdrawal?.number}: Wertverlust nicht bestätigt`,
        parts: [
          {
            producerOrderId: part.producerOrderId,
            lines: [],
            deliveryCents: 0,
            amountCents: backCents,
          },
        ],
        requestKey: `withdrawal-loss-${part.id}`,
      },
      { accountId: by },
    );
  }

  private async ofOrder(tx: Tx, orderId: string, partId: string): Promise<PartRow> {
    return own(await this.store.lockPart(tx, partId), (part) => part.orderId === orderId);
  }

  private async ofProducer(tx: Tx, producerId: string, partId: string): Promise<PartRow> {
    return own(await this.store.lockPart(tx, partId), (part) => part.producerId === producerId);
  }

  private async ofWithdrawal(tx: Tx, withdrawalId: string, partId: string): Promise<PartRow> {
    const part = await this.store.findPart(partId, tx);
    return own(part, (found) => found.withdrawalId === withdrawalId);
  }
}

/** Somebody else's part looks like one that does not exist. */
function own(part: PartRow | null, isOwn: (part: PartRow) => boolean): PartRow {
  if (part === null || !isOwn(part)) throw new Problem('withdrawal-not-found');
  return part;
}

const IN_FUTURE = {
  de: 'Dieser Tag liegt in der Zukunft.',
  en: 'This day lies in the future.',
} as const;

/** The cap of § 357a(1) BGB is the price; a service loses no value, of it only work is paid. */
function assertWithinPrice(losses: readonly Loss[], lines: readonly LineRow[]): void {
  for (const loss of losses) {
    const line = lines.find(({ lineId }) => lineId === loss.lineId);
    if (line === undefined || line.isService || loss.lossCents > line.priceCents) {
      throw new Problem('loss-above-price');
    }
  }
}
