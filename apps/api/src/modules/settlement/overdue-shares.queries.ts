import { decideShare, type WaitReason } from '@markthalle/domain/shareDecision';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { reasonText } from './reason-texts.ts';
import { RulesSetting } from './rules-setting.ts';
import { factsOf, SHARES, type ShareRow, shareNowOf } from './share-facts.ts';
import { WeighProducers } from './weigh-producers.ts';

/** A share that has been due for too long, and the German sentence that says what it waits for. */
export interface OverdueShare {
  readonly producerId: string;
  readonly producerName: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly payoutCents: number;
  readonly reason: string;
}

const MAX_OVERDUE_SHARES = 5_000;

/** Shares that nobody has settled in time: the money checks ask. */
@Injectable()
export class OverdueSharesQueries {
  constructor(
    private readonly db: Db,
    private readonly rules: RulesSetting,
    private readonly weighing: WeighProducers,
    private readonly clock: Clock,
  ) {}

  /** Shares whose hold ended before an instant and that were not transferred, the oldest first. */
  async heldUntilBefore(before: Date): Promise<OverdueShare[]> {
    const shares = await this.db.rows<ShareRow>(
      `${SHARES} and p.state in ('handed_over', 'completed') and p.hold_until < $1
          and not exists (select from settlement.run_item i where i.producer_order_id = p.id
                            and i.kind = 'share' and i.state = 'transferred')
        order by p.hold_until limit ${MAX_OVERDUE_SHARES}`,
      [before],
    );
    const now = this.clock.now();
    const rules = await this.rules.at(this.db, now);
    const weighed = (await this.weighing.weigh(this.db, now)).flatMap(({ shares: own }) => own);
    const decided = new Map(weighed.map((one) => [one.share.producerOrderId, one.decision]));
    return shares.flatMap((share) => {
      const { producerId, producerName, orderId, orderNumber } = share;
      const alone = decideShare(factsOf(share, rules), now);
      const decision = decided.get(share.producerOrderId) ?? alone;
      // What waits for more of its kind, for its month or for nothing is not overdue.
      if (!decision.ready && EXPECTED.includes(decision.because)) return [];
      const reason = decision.ready ? 'in keiner Abrechnung' : reasonText(decision.because, 'de');
      const { payoutCents } = shareNowOf(share);
      return [{ producerId, producerName, orderId, orderNumber, payoutCents, reason }];
    });
  }
}

const EXPECTED: readonly WaitReason[] = ['nothing_left', 'monthly_rhythm', 'below_minimum'];
