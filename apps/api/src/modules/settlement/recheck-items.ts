import { invariant } from '@markthalle/domain/invariant';
import { recheckItem, type SkipReason } from '@markthalle/domain/shareDecision';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { RulesSetting } from './rules-setting.ts';
import type { ItemRow } from './run-rows.ts';
import { SettlementStore } from './settlement.store.ts';
import { factsOf, shareNowOf } from './share-facts.ts';

export interface Recheck {
  readonly item: ItemRow;
  /** Null: it may go. */
  readonly because: SkipReason | null;
  /** What the share pays out now; null where the item belongs to none. */
  readonly payoutNowCents: number | null;
}

/** The last look at items, with their shares locked until the transaction ends. */
@Injectable()
export class RecheckItems {
  constructor(
    private readonly store: SettlementStore,
    private readonly rules: RulesSetting,
    private readonly payments: PaymentsFacade,
    private readonly clock: Clock,
  ) {}

  async look(tx: Tx, items: readonly ItemRow[]): Promise<Recheck[]> {
    const now = this.clock.now();
    const rules = await this.rules.at(tx, now);
    const ids = [...new Set(items.flatMap((item) => item.producerOrderId ?? []))];
    const locked = await this.store.lockShares(tx, ids);
    const shares = new Map(locked.map((share) => [share.producerOrderId, share]));
    const looked: Recheck[] = [];
    for (const item of items) {
      if (item.producerOrderId === null) {
        looked.push({ item, because: await this.accountOf(tx, item), payoutNowCents: null });
        continue;
      }
      const share = shares.get(item.producerOrderId);
      invariant(share !== undefined, 'an item stands for a share');
      const payoutNowCents = shareNowOf(share).payoutCents;
      // Money of a share that was settled before does not change with it.
      const frozenCents = item.kind === 'share' ? item.payoutCents : payoutNowCents;
      const check = recheckItem(factsOf(share, rules), frozenCents, now);
      const isNothingLeft = !check.send && check.because === 'nothing_left';
      const mayGo = check.send || (item.kind !== 'share' && isNothingLeft);
      looked.push({ item, because: mayGo ? null : check.because, payoutNowCents });
    }
    return looked;
  }

  private async accountOf(tx: Tx, item: ItemRow): Promise<SkipReason | null> {
    const state = await this.payments.accountStateOf(item.producerId, tx);
    return state === 'payable' ? null : 'account_not_payable';
  }
}
