import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Problem } from '../../platform/http/problem.ts';
import { CatalogQueries } from './catalog.queries.ts';
import { ProducerPagesQueries } from './producer-pages.queries.ts';
import type { Language } from './product-card.ts';

const MAX_PRODUCER_CARDS = 60;

@Injectable()
export class ReadProducer {
  constructor(
    private readonly pages: ProducerPagesQueries,
    private readonly catalog: CatalogQueries,
    private readonly clock: Clock,
  ) {}

  async list(language: Language) {
    return { producers: await this.pages.list(language) };
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
