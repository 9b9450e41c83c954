import type { listDeliveryTerms, readDeliveryCalendar } from '@markthalle/contracts/delivery';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { DeliveryQueries } from './delivery.queries.ts';

type Language = 'de' | 'en';

/** What everybody may know about deliveries. */
@Injectable()
export class ReadDelivery {
  constructor(
    private readonly queries: DeliveryQueries,
    private readonly producers: ProducersFacade,
    private readonly clock: Clock,
  ) {}

  async calendar(language: Language): Promise<OutputOf<typeof readDeliveryCalendar>> {
    const { runs, points, surcharges, closures } = await this.queries.calendar(this.today());
    return {
      runs: runs.map((run) => ({
        ...run,
        label: run.label[language],
        weekdays: [...run.weekdays],
        areas: [...run.areas],
        exceptions: [...run.exceptions],
        stops: [...run.stops],
      })),
      points: points.map((point) => ({ ...point, opening: point.opening[language] })),
      surcharges,
      closures: [...closures],
    };
  }

  /** Producers by name. */
  async terms(language: Language): Promise<OutputOf<typeof listDeliveryTerms>> {
    const producers = await this.producers.allProducers();
    const ids = producers.map(({ producerId }) => producerId);
    const { waysOf } = await this.queries.terms(ids, this.today());
    return {
      producers: producers.map((producer) => ({
        producerId: producer.producerId,
        producerSlug: producer.slug,
        producerName: producer.name,
        town: producer.town,
        leadTimeDays: producer.leadTimeDays,
        dispatchWeekdays: [...producer.dispatchWeekdays],
        ways: (waysOf.get(producer.producerId) ?? []).map((way) => ({
          ...way,
          label: way.label[language],
          weekdays: [...way.weekdays],
        })),
      })),
    };
  }

  private today(): string {
    return berlinDateOf(this.clock.now().toISOString());
  }
}
