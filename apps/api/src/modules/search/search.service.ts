import { CARDS_PER_PAGE } from '@markthalle/contracts/catalog';
import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { searchProducts } from '@markthalle/contracts/search';
import { Injectable } from '@nestjs/common';
import { Clock, MINUTE_MS } from '../../platform/clock/clock.ts';
import {
  type NamedProducer,
  SearchQueries,
  type SearchQuestion,
  type SearchRow,
} from './search.queries.ts';
import { nearestWord, prefixQuery, wordsOf } from './search-query.ts';

type Input = ParsedInputOf<typeof searchProducts>;
type Output = OutputOf<typeof searchProducts>;

const MAX_PRODUCERS = 4;
/** No product has this id: an unknown producer finds nothing. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

@Injectable()
export class Search {
  private names: { readonly at: number; readonly list: readonly NamedProducer[] } | null = null;

  constructor(
    private readonly queries: SearchQueries,
    private readonly clock: Clock,
  ) {}

  async search(input: Input): Promise<Output> {
    const words = wordsOf(input.q);
    const producer =
      input.producer === undefined
        ? null
        : ((await this.queries.producerId(input.producer)) ?? NOBODY);
    const ask = (terms: readonly string[]) =>
      this.queries.search(questionOf(input, terms, producer));
    const [asTyped, producers] = await Promise.all([ask(words), this.producersNamed(words)]);
    if (asTyped.total > 0 || words.length === 0)
      return this.toOutput(input, asTyped, producers, null);
    const corrected = await this.correct(words, input.language);
    if (corrected === null) return this.toOutput(input, asTyped, producers, null);
    return this.toOutput(input, await ask(corrected), producers, corrected.join(' '));
  }

  /** Producers whose name or place has all words as beginnings; names change rarely and are kept for a minute. */
  private async producersNamed(words: readonly string[]): Promise<Output['producers']> {
    if (words.length === 0) return [];
    const now = this.clock.now().getTime();
    if (this.names === null || now - this.names.at >= MINUTE_MS) {
      this.names = { at: now, list: await this.queries.producerNames() };
    }
    return this.names.list
      .filter((producer) => words.every((word) => producer.words.includes(` ${word}`)))
      .slice(0, MAX_PRODUCERS)
      .map(({ words: _, ...producer }) => producer);
  }

  /** Each word by the nearest one that products use; null if nothing comes near. */
  private async correct(words: readonly string[], language: 'de' | 'en'): Promise<string[] | null> {
    const found = await Promise.all(
      words.map(async (word) => nearestWord(word, await this.queries.wordsLike(word, language))),
    );
    const corrected = words.map((word, index) => found[index] ?? word);
    return corrected.some((word, index) => word !== words[index]) ? corrected : null;
  }

  private async toOutput(
    input: Input,
    row: SearchRow,
    producers: Output['producers'],
    correctedQuery: string | null,
  ): Promise<Output> {
    const labels = await this.queries.labels(
      input.language,
      row.categories.map(({ path }) => path),
      row.producers.map(({ id }) => id),
    );
    return {
      total: row.total,
      page: input.page,
      pageCount: Math.ceil(row.total / CARDS_PER_PAGE),
      cards: row.cards as Output['cards'],
      producers,
      facets: {
        categories: row.categories.map(({ path, count }) => ({
          path,
          count,
          label: labels.categories[path] ?? path,
        })),
        producers: row.producers.flatMap(({ id, count }) => {
          const producer = labels.producers[id];
          return producer === undefined ? [] : [{ ...producer, count }];
        }),
        organic: row.organic,
        inStock: row.inStock,
      },
      correctedQuery,
    };
  }
}

const questionOf = (
  input: Input,
  words: readonly string[],
  producer: string | null,
): SearchQuestion => ({
  language: input.language,
  tsquery: words.length === 0 ? null : prefixQuery(words),
  plain: words.join(' '),
  category: input.category ?? null,
  producer,
  organic: input.organic ?? null,
  inStock: input.inStock ?? null,
  maxPriceCents: input.maxPriceCents ?? null,
  sort: input.sort,
  limit: CARDS_PER_PAGE,
  offset: (input.page - 1) * CARDS_PER_PAGE,
});
