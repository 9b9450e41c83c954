import { CARDS_PER_PAGE } from '@markthalle/contracts/catalog';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/http/problem.ts';
import { type Cards, CatalogQueries, type Sort } from './catalog.queries.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { ProducerPagesQueries } from './producer-pages.queries.ts';
import type { Language } from './product-card.ts';

type Category = Awaited<ReturnType<CatalogQueries['categories']>>[number];

interface CategoryPage {
  readonly path: string;
  readonly language: Language;
  readonly sort: Sort;
  readonly cursor?: string | undefined;
}

/** Category and landscape pages: cards come as JSON text from the read model and are joined, never parsed. */
@Injectable()
export class ReadCategory {
  constructor(
    private readonly queries: CatalogQueries,
    private readonly producers: ProducerPagesQueries,
  ) {}

  async category({ path, language, sort, cursor }: CategoryPage): Promise<string> {
    const after = decodeCursor(cursor);
    const [categories, page] = await Promise.all([
      this.queries.categories(language),
      this.queries.categoryCards(path, language, sort, after, CARDS_PER_PAGE),
    ]);
    const category = categories.find((one) => one.path === path);
    if (category === undefined) throw new Problem('category-not-found');
    return withCards(page, {
      category,
      breadcrumb: ancestorsOf(path, categories).map(({ path, label }) => ({ path, label })),
      children: categories.filter((one) => one.parentPath === path),
    });
  }

  async landscape(key: string, language: Language, cursor?: string): Promise<string> {
    const after = decodeCursor(cursor);
    const [page, productCount, producers] = await Promise.all([
      this.queries.landscapeCards(key, language, after, CARDS_PER_PAGE),
      this.queries.landscapeCount(key, language),
      this.producers.list(language, key),
    ]);
    if (productCount === 0) throw new Problem('category-not-found');
    return withCards(page, { key, productCount, producers });
  }
}

const ancestorsOf = (path: string, categories: readonly Category[]): Category[] =>
  categories
    .filter((one) => path === one.path || path.startsWith(`${one.path}/`))
    .sort((a, b) => a.path.length - b.path.length);

const withCards = (page: Cards, rest: object): string =>
  `${JSON.stringify({ ...rest, nextCursor: encodeCursor(page.last) }).slice(0, -1)},"cards":[${page.cards.join(',')}]}`;
