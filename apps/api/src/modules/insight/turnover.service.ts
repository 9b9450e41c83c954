import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { declareTurnover, readTurnover } from '@markthalle/contracts/portal-insight';
import { berlinDateOf } from '@markthalle/domain/dates';
import { invariant } from '@markthalle/domain/invariant';
import { isExemptSale, limitStandings } from '@markthalle/domain/smallBusinessLimit';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';

type Turnover = OutputOf<typeof readTurnover>;

/** The turnover counter: what was taken this year and last, and how near a small business is to its limits (LAW-UST-6). */
@Injectable()
export class TurnoverService {
  constructor(
    private readonly db: Db,
    private readonly producers: ProducersFacade,
    private readonly clock: Clock,
  ) {}

  async of(producerId: string): Promise<Turnover> {
    const now = this.clock.now();
    const on = berlinDateOf(now.toISOString());
    const [[turnover], statuses] = await Promise.all([
      this.producers.turnoverOf([producerId], on),
      this.producers.taxStatusOn([producerId], on),
    ]);
    invariant(turnover !== undefined, 'a member belongs to a producer that exists');
    const { declaredCurrentCents, declaredPreviousCents } = turnover;
    const taxStatus = statuses.get(producerId)?.taxStatus ?? 'standard';
    return {
      taxStatus,
      year: Number(on.slice(0, 4)),
      marketCents: turnover.currentYearCents - (declaredCurrentCents ?? 0),
      marketPreviousCents: turnover.previousYearCents - (declaredPreviousCents ?? 0),
      declaredCents: declaredCurrentCents,
      declaredPreviousCents,
      limits:
        taxStatus === 'small_business'
          ? {
              ...limitStandings(turnover, on),
              previousExceeded: !isExemptSale({ ...turnover, currentYearCents: 0 }, 0, on),
            }
          : null,
      asOf: now.toISOString(),
    };
  }

  async declare(
    { producerId, accountId }: ProducerMember,
    { year, grossCents }: ParsedInputOf<typeof declareTurnover>,
  ): Promise<Turnover> {
    const current = Number(berlinDateOf(this.clock.now().toISOString()).slice(0, 4));
    const declared = { producerId, grossCents, year: year === 'current' ? current : current - 1 };
    await this.db.transaction((tx) => this.producers.declareTurnover(tx, declared, accountId));
    return this.of(producerId);
  }
}
