import { CARDS_PER_PAGE } from '@markthalle/contracts/catalog';
import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { searchProducts } from '@markthalle/contracts/search';
import { highlight } from '@markthalle/search-index/highlight';
import { coordinatesOf } from '@markthalle/search-index/postcodes';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { CatalogFacade } from '../catalog/catalog.facade.ts';
import { FacetLabelsQueries } from './facet-labels.queries.ts';
import { QueryLog } from './query-log.ts';
import { cursorOf, isCursorOf } from './search-cursor.ts';
import {
  NO_FILTERS,
  type SearchFilters,
  SearchPort,
  type SearchQuestion,
  type SearchResult,
} from './search-port.ts';

type Input = ParsedInputOf<typeof searchProducts>;
type Output = OutputOf<typeof searchProducts>;

const MAX_PRODUCERS = 4;

/** Answers the search page: the engine says which products, the catalogue says what is shown of them. */
@Injectable()
export class Search {
  constructor(
    private readonly engine: SearchPort,
    private readonly catalog: CatalogFacade,
    private readonly labels: FacetLabelsQueries,
    private readonly log: QueryLog,
    private readonly clock: Clock,
  ) {}

  /** `address` tells visits apart in the log of searches and is not kept. */
  async search(input: Input, address: string): Promise<Output> {
    const filters = filtersOf(input);
    const asked: SearchQuestion = {
      language: input.language,
      text: input.q,
      filters,
      sort: input.sort === 'distance' && filters.near === null ? 'relevance' : input.sort,
      page: input.page,
    };
    const result = await this.engine.search(asked);
    const order = cursorOf(result, this.clock.now());
    // Pages of two orders do not fit together: then the reader begins again.
    const restarted =
      input.page > 1 && input.cursor !== undefined && !isCursorOf(input.cursor, order);
    const page = restarted ? 1 : input.page;
    const shown = restarted ? await this.engine.search({ ...asked, page: 1 }) : result;
    const output = await this.toOutput(input, shown);
    return {
      ...output,
      page,
      // The engine can change between two questions, too.
      cursor: cursorOf(shown, this.clock.now()),
      restarted,
      searchId: page === 1 ? await this.log.note({ ...asked, address }, shown) : null,
      withoutFilters: await this.withoutFilters(asked, shown),
      unknownPostcode: input.near !== undefined && filters.near === null,
    };
  }

  /** How much there is without the filters, where they leave nothing. */
  private async withoutFilters(asked: SearchQuestion, { total }: SearchResult) {
    const isFiltered = JSON.stringify(asked.filters) !== JSON.stringify(NO_FILTERS);
    if (total > 0 || !isFiltered) return null;
    return (await this.engine.search({ ...asked, filters: NO_FILTERS, page: 1 })).total;
  }

  private async toOutput(input: Input, result: SearchResult) {
    const [cards, labels] = await Promise.all([
      this.catalog.cardsOf(
        result.hits.map(({ productId }) => productId),
        input.language,
      ),
      this.labels.read(input.language, result.facets, input.q),
    ]);
    const shown = result.hits.flatMap(({ productId }, index) => {
      const card = cards.get(productId);
      return card === undefined ? [] : [{ card, isExact: index < result.exactCount }];
    });
    return {
      total: result.total,
      pageCount: Math.ceil(result.total / CARDS_PER_PAGE),
      cards: shown.map(({ card }) => card),
      names: shown.map(({ card }) => highlight(card.name, result.markedWords)),
      exactCount: shown.filter(({ isExact }) => isExact).length,
      producers: labels.found.slice(0, MAX_PRODUCERS),
      facets: {
        ...result.facets,
        categories: labels.categories,
        producers: labels.producers,
        places: labels.places,
      } as Output['facets'],
      correctedQuery: result.corrected,
      droppedWords: [...result.droppedWords],
      engine: result.engine,
      degraded: result.degraded,
      policyVersion: result.policyVersion,
    };
  }
}

function filtersOf(input: Input): SearchFilters {
  const place = input.near === undefined ? null : coordinatesOf(input.near);
  return {
    categories: input.category ?? [],
    producers: input.producer ?? [],
    places: input.place ?? [],
    ways: input.way ?? [],
    freeFrom: input.freeFrom ?? [],
    organic: input.organic ?? null,
    inStock: input.inStock ?? null,
    inSeason: input.inSeason ?? null,
    returnable: input.returnable ?? null,
    minPriceCents: input.minPriceCents ?? null,
    maxPriceCents: input.maxPriceCents ?? null,
    near: place === null ? null : { ...place, radiusKm: input.radiusKm },
  };
}
