import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { Language } from '@markthalle/contracts/fields';
import type { readDeliverySetup, saveDeliverySetup } from '@markthalle/contracts/portal-delivery';
import { berlinDateOf } from '@markthalle/domain/dates';
import { invariant } from '@markthalle/domain/invariant';
import { leftWithoutWay, OWN_WAY_KEYS, OWN_WAYS, type OwnWayKey } from '@markthalle/domain/ownWays';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { DeliveryFacade } from '../delivery/delivery.facade.ts';
import type { LabelledWay, WantedWay } from '../producers/producer-profile.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';

type Setup = OutputOf<typeof readDeliverySetup>;
type Answers = Setup['answers'];
type Run = Setup['regionalRuns'][number];

/** Delivery in three questions: when, by which ways, at which prices. */
@Injectable()
export class DeliverySetup {
  constructor(
    private readonly db: Db,
    private readonly producers: ProducersFacade,
    private readonly delivery: DeliveryFacade,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async read(producerId: string, language: Language): Promise<Setup> {
    const [producer, ways, runs] = await Promise.all([
      this.producers.producerById(producerId),
      this.producers.waysOf([producerId]),
      this.runs(language),
    ]);
    invariant(producer !== null, 'a member belongs to a producer that exists');
    const offered = ways.get(producerId) ?? [];
    return {
      answers: {
        dispatchWeekdays: [...producer.dispatchWeekdays],
        leadTimeDays: producer.leadTimeDays,
        ways: offered.flatMap(toOwnWay),
        tourCode: offered.some(({ key }) => key === 'tour' || key === 'tour_cold')
          ? producer.tourCode
          : null,
        joinsCityRun: offered.some(({ key }) => key === 'citybox'),
      },
      ...runs,
      usual: OWN_WAY_KEYS.map((key) => ({ key, priceCents: OWN_WAYS[key].usualCents })),
    };
  }

  async save(
    producerId: string,
    { answers, acceptsUnreachable, language }: ParsedInputOf<typeof saveDeliverySetup>,
  ): Promise<{ saved: true }> {
    const { regionalRuns, cityRun } = await this.runs(language);
    const ways = wantedWays(answers, regionalRuns, cityRun);
    if (ways.length === 0) throw new Problem('delivery-without-way');
    await this.db.transaction(async (tx) => {
      const products = await this.productsOf(tx, producerId, language);
      const lost = leftWithoutWay(
        products.map((product) => ({
          ...product,
          // A seat needs no way that anybody drives.
          ways: product.ways.filter((way) => way !== 'ticket'),
        })),
        ways.map(({ key }) => key),
      );
      if (lost.length > 0 && !acceptsUnreachable) {
        throw new Problem('products-unreachable', { names: lost.map(({ name }) => name) });
      }
      const { dispatchWeekdays, leadTimeDays, tourCode } = answers;
      const delivery = { dispatchWeekdays, leadTimeDays, tourCode, ways };
      await this.producers.changeDelivery(tx, producerId, delivery);
      await this.jobs.add(tx, 'catalog.refresh-producer', { producerId });
    });
    return { saved: true };
  }

  private async runs(language: Language): Promise<Pick<Setup, 'regionalRuns' | 'cityRun'>> {
    const { book } = await this.delivery.termsOn([], berlinDateOf(this.clock.now().toISOString()));
    const choices = book.runs.map((run) => ({
      kind: run.kind,
      choice: {
        code: run.code,
        label: run.label[language],
        weekdays: [...run.weekdays],
        chilled: run.chilled,
        stops: [...run.stops],
      },
    }));
    return {
      regionalRuns: choices.flatMap(({ kind, choice }) => (kind === 'regional' ? choice : [])),
      cityRun: choices.find(({ kind }) => kind === 'city')?.choice ?? null,
    };
  }

  private productsOf(
    tx: Tx,
    producerId: string,
    language: Language,
  ): Promise<{ readonly name: string; readonly ways: string[] }[]> {
    return tx.rows(
      `select v.content -> 'name' ->> $2 as name, v.content -> 'ways' as ways
         from catalog.product p join catalog.product_version v on v.id = p.published_version_id
        where p.producer_id = $1 and not p.paused order by 1`,
      [producerId, language],
    );
  }
}

const isOwn = (key: string): key is OwnWayKey => Object.hasOwn(OWN_WAYS, key);

function toOwnWay({ key, priceCents, freeFromCents }: LabelledWay): Answers['ways'] {
  return isOwn(key) ? [{ key, priceCents, freeFromCents }] : [];
}

/** What the answers mean as ways. Throws `run-not-found` for a run that is not driven any more. */
function wantedWays(answers: Answers, regional: readonly Run[], city: Run | null): WantedWay[] {
  const own = answers.ways.map(({ key, priceCents, freeFromCents }) => ({
    key,
    priceCents,
    freeFromCents,
    ...OWN_WAYS[key],
  }));
  const tour = regional.find(({ code }) => code === answers.tourCode);
  if (answers.tourCode !== null && tour === undefined) throw new Problem('run-not-found');
  if (answers.joinsCityRun && city === null) throw new Problem('run-not-found');
  return [
    ...own,
    ...(tour === undefined ? [] : [{ key: 'tour' as const, ...TOUR }]),
    ...(tour?.chilled ? [{ key: 'tour_cold' as const, ...TOUR, label: COLD_LABEL }] : []),
    ...(answers.joinsCityRun ? [{ key: 'citybox' as const, ...TOUR, label: CITY_LABEL }] : []),
  ];
}

/** Prices and days of runs are the cooperative's; these stand where a run names none. */
const TOUR = {
  label: { de: 'Regionaltour', en: 'Regional delivery round' },
  priceCents: 0,
  freeFromCents: null,
  minDays: 1,
  maxDays: 7,
};
const COLD_LABEL = { de: 'Regionaltour gekühlt', en: 'Chilled regional round' };
const CITY_LABEL = { de: 'Sammelfahrt', en: 'Weekly run' };
