import { decideShare } from '@markthalle/domain/shareDecision';
import { Injectable } from '@nestjs/common';
import { Clock, DAY_MS, HOUR_MS, later } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { reasonText } from './reason-texts.ts';
import { RulesSetting } from './rules-setting.ts';
import { factsOf, SHARES, type ShareRow, shareNowOf, UNSETTLED } from './share-facts.ts';

const MAX_WATCHED = 1_000;
/** 5,000 transfers at eight a second take eleven minutes; a run that needs this long stands still. */
const STUCK_AFTER_MS = 4 * HOUR_MS;

/** Tells people about money that lies too long: shares at their cap, runs that do not end. */
@Injectable()
export class WatchHoldsService {
  constructor(
    private readonly db: Db,
    private readonly rules: RulesSetting,
    private readonly incidents: Incidents,
    private readonly clock: Clock,
  ) {}

  /** Answers how many incidents are open. */
  async watch(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const runs = await this.watchRuns(tx);
      return runs + (await this.watchShares(tx));
    });
  }

  /**
   * After the cap no hold of ours counts any more: the share is in the next run by itself. Where it
   * can not be (a dispute, an account that is not ready), a person has to find another way.
   */
  private async watchShares(tx: Tx): Promise<number> {
    const now = this.clock.now();
    const rules = await this.rules.at(tx, now);
    const capped = await tx.rows<ShareRow>(
      `${SHARES} and ${UNSETTLED} and p.handed_over_at <= $1 order by p.handed_over_at limit $2`,
      [later(now, -rules.holdCapDays * DAY_MS), MAX_WATCHED],
    );
    const waiting = capped.flatMap((share) => {
      const decision = decideShare(factsOf(share, rules), now);
      const isOver = decision.ready || decision.because === 'nothing_left';
      return isOver ? [] : [{ share, because: decision.because }];
    });
    for (const { share, because } of waiting) {
      await this.incidents.open(tx, {
        kind: 'hold-cap-reached',
        subject: share.producerOrderId,
        title: `Bestellung ${share.orderNumber}: das Geld von ${share.producerName} liegt zu lange`,
        details: {
          orderId: share.orderId,
          payoutCents: shareNowOf(share).payoutCents,
          reason: reasonText(because, 'de'),
        },
      });
    }
    const stillOpen = waiting.map(({ share }) => share.producerOrderId);
    await this.incidents.settleOthers(tx, 'hold-cap-reached', { prefix: '', stillOpen });
    return waiting.length;
  }

  private async watchRuns(tx: Tx): Promise<number> {
    const stuck = await tx.rows<{ id: string; number: string; open: number }>(
      `select r.id, r.number, count(i.id) filter (where i.state in ('approved', 'inflight')) as open
         from settlement.run r join settlement.run_item i on i.run_id = r.id
        where r.state in ('approved', 'executing') and r.approved_at <= $1 group by r.id`,
      [later(this.clock.now(), -STUCK_AFTER_MS)],
    );
    for (const run of stuck) {
      await this.incidents.open(tx, {
        kind: 'run-stuck',
        subject: run.id,
        title: `Abrechnung ${run.number} kommt nicht voran`,
        details: { runId: run.id, openItems: run.open },
      });
    }
    return stuck.length;
  }
}
