import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { listProducers } from '@markthalle/contracts/producers';
import { berlinDateOf } from '@markthalle/domain/dates';
import { distanceKm, placeOfPostcode } from '@markthalle/domain/postcodePlace';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Problem } from '../../platform/http/problem.ts';
import { CatalogQueries } from './catalog.queries.ts';
import { ProducerPagesQueries } from './producer-pages.queries.ts';
import type { Language } from './product-card.ts';

const MAX_PRODUCER_CARDS = 60;

type Placed = { readonly distanceKm: number | null };

function within<P extends Placed>(producers: readonly P[], radiusKm: number): P[] {
  return producers
    .filter((producer) => producer.distanceKm === null || producer.distanceKm <= radiusKm)
    .toSorted((a, b) => (a.distanceKm ?? 0) - (b.distanceKm ?? 0));
}

@Injectable()
export class ReadProducer {
  constructor(
    private readonly pages: ProducerPagesQueries,
    private readonly catalog: CatalogQueries,
    private readonly clock: Clock,
  ) {}

  /** All by name; around a postcode that we know only those within the radius, nearest first. */
  async list({ language, near, radiusKm }: ParsedInputOf<typeof listProducers>) {
    const place = near === undefined ? null : placeOfPostcode(near);
    const producers = await this.pages.list(language);
    const placed = producers.map((producer) => ({
      ...producer,
      distanceKm: place === null ? null : Math.round(distanceKm(place, producer)),
    }));
    return { isPlaceKnown: place !== null, producers: within(placed, radiusKm) };
  }

  /** The page as JSON text: cards are passed on as stored. */
  async page(slug: string, language: Language): Promise<string> {
    const today = berlinDateOf(this.clock.now().toISOString());
    const page = await this.pages.page(slug, language, today);
    if (page === null) throw new Problem('producer-not-found');
    const { id, ...producer } = page;
    const cards = await this.catalog.producerCards(id, language, MAX_PRODUCER_CARDS);
    return `{"producer":${JSON.stringify(producer)},"cards":[${cards.join(',')}]}`;
  }
}
