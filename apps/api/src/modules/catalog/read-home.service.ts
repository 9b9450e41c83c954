import type { readHome } from '@markthalle/contracts/catalog';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import { commissionOn } from '@markthalle/domain/commission';
import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import { Clock, MINUTE_MS } from '../../platform/clock/clock.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { HomeQueries } from './home.queries.ts';
import type { Language } from './product-card.ts';

type Home = OutputOf<typeof readHome>;

const SPLIT_BASE_CENTS = 1_000;
/** The front page may be this old: it is the most asked page and the only one read over the whole catalogue. */
const KEEP_MS = MINUTE_MS / 2;
const DAYS_PER_WEEK = 7;
const DAY_MS = 86_400_000;

@Injectable()
export class ReadHome {
  private readonly kept = new Map<Language, { readonly at: number; readonly home: Home }>();

  constructor(
    private readonly queries: HomeQueries,
    private readonly producers: ProducersFacade,
    private readonly clock: Clock,
  ) {}

  async read(language: Language): Promise<Home> {
    const now = this.clock.now();
    const kept = this.kept.get(language);
    if (kept !== undefined && now.getTime() - kept.at < KEEP_MS) return kept.home;
    const week = String(Math.floor(now.getTime() / (DAYS_PER_WEEK * DAY_MS)));
    const [page, rule] = await Promise.all([
      this.queries.read(language, week),
      this.producers.generalCommissionRule(berlinDateOf(now.toISOString())),
    ]);
    const commission = commissionOn(SPLIT_BASE_CENTS, rule);
    const home = {
      ...page,
      priceSplit: {
        baseCents: SPLIT_BASE_CENTS,
        producerCents: SPLIT_BASE_CENTS - commission.netCents - commission.vatCents,
        cooperativeCents: commission.netCents,
        vatCents: commission.vatCents,
      },
    };
    this.kept.set(language, { at: now.getTime(), home });
    return home;
  }
}
