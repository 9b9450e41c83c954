import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { Language } from '@markthalle/contracts/fields';
import {
  INSIGHT_DAYS,
  INSIGHT_WEEKS,
  type readInsight,
} from '@markthalle/contracts/portal-insight';
import { addDays, berlinDateOf } from '@markthalle/domain/dates';
import { FORECAST_WEEKS, forecastPieces } from '@markthalle/domain/salesForecast';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { InsightQueries, type Sold } from './insight.queries.ts';

const WEEK_DAYS = 7;

/** One screen of what sold, what is missing and what to prepare; equal to the orders, not sampled. */
@Injectable()
export class ReadInsight {
  constructor(
    private readonly queries: InsightQueries,
    private readonly clock: Clock,
  ) {}

  async of(producerId: string, language: Language): Promise<OutputOf<typeof readInsight>> {
    const toOn = berlinDateOf(this.clock.now().toISOString());
    const fromOn = addDays(toOn, 1 - INSIGHT_DAYS);
    const beforeOn = addDays(fromOn, -INSIGHT_DAYS);
    const weeksFromOn = addDays(toOn, 1 - INSIGHT_WEEKS * WEEK_DAYS);
    const span = { producerId, fromOn, toOn };
    const before = { producerId, fromOn: beforeOn, toOn: addDays(fromOn, -1) };
    const [sold, soldBefore, best, weeks, missing, regions, ordered] = await Promise.all([
      this.queries.sold(span),
      this.queries.sold(before),
      this.queries.best(span, language),
      this.queries.weeks({ producerId, fromOn: weeksFromOn, toOn }),
      this.queries.missing(span),
      this.queries.regions(span),
      this.queries.ordered(
        { producerId, fromOn: addDays(toOn, 1), toOn: addDays(toOn, WEEK_DAYS) },
        language,
      ),
    ]);
    const forecast = forecastPieces(weeks.slice(-FORECAST_WEEKS).map(({ pieces }) => pieces));
    return {
      fromOn,
      toOn,
      orders: sold.orders,
      goodsCents: sold.goodsCents,
      goodsBeforeCents: soldBefore.goodsCents,
      best,
      weeks: weeks.map(({ fromOn: weekOn, goodsCents }) => ({ fromOn: weekOn, goodsCents })),
      missing,
      regions,
      problems: complaintsOf(sold),
      problemsBefore: complaintsOf(soldBefore),
      nextWeek: {
        orderedPieces: ordered.reduce((sum, one) => sum + one.orderedPieces, 0),
        expectedPieces: forecast.expected,
        typicalErrorPieces: forecast.typicalError,
        products: ordered,
      },
    };
  }
}

const complaintsOf = ({ complaints, withdrawals }: Sold) => ({ complaints, withdrawals });
