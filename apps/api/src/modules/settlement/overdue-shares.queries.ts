import { decideShare } from '@markthalle/domain/settlement';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { reasonText } from './reason-texts.ts';
import { factsOf, SHARES, type ShareRow } from './share-facts.ts';

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
    private readonly clock: Clock,
  ) {}

  /** Shares whose hold ended before an instant and that were not transferred, the oldest first. */
  async heldUntilBefore(before: Date): Promise<OverdueShare[]> {
    const shares = await this.db.rows<ShareRow>(
      `${SHARES} and p.state in ('handed_over', 'completed') and p.hold_until < $1
          and not exists (select from settlement.run_item i where i.producer_order_id = p.id
                            and i.state = 'transferred')
        order by p.hold_until limit ${MAX_OVERDUE_SHARES}`,
      [before],
    );
    const now = this.clock.now();
    return shares.map((share) => {
      const { producerId, producerName, orderId, orderNumber, payoutCents } = share;
      const decision = decideShare(factsOf(share, now));
      const reason = decision.ready ? 'in keiner Abrechnung' : reasonText(decision.because, 'de');
      return { producerId, producerName, orderId, orderNumber, payoutCents, reason };
    });
  }
}
