import { addDays, berlinDateOf, berlinMidnightOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { SettlementFacade } from '../settlement/settlement.facade.ts';
import { ProblemsStore } from './problems.store.ts';

/** Time beyond the last day of a case in which staff may still decide. */
const GRACE_DAYS = 14;

/** A share waits for its run as long as a case about it is open. */
@Injectable()
export class CaseHolds {
  constructor(
    private readonly settlement: SettlementFacade,
    private readonly problems: ProblemsStore,
    private readonly clock: Clock,
  ) {}

  /** A declaration that staff assigned late was due before today; it is held from today. */
  hold(tx: Tx, producerOrderId: string, dueOn: string): Promise<void> {
    const today = berlinDateOf(this.clock.now().toISOString());
    const from = today > dueOn ? today : dueOn;
    const until = new Date(berlinMidnightOf(addDays(from, GRACE_DAYS)));
    return this.settlement.holdShare(tx, {
      producerOrderId,
      reason: 'complaint',
      until,
      by: null,
    });
  }

  /** Lifts the hold unless something else about the share is open. */
  async release(tx: Tx, producerOrderId: string): Promise<void> {
    if (await this.problems.hasOpenCase(tx, producerOrderId)) return;
    await this.settlement.releaseHold(tx, { producerOrderId, reason: 'complaint' });
  }
}
