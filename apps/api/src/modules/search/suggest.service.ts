import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { suggest } from '@markthalle/contracts/search';
import { wordsOf } from '@markthalle/search-index/fold';
import { highlight } from '@markthalle/search-index/highlight';
import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '../catalog/catalog.facade.ts';
import { inTime, SearchPool } from './search-pool.ts';
import { SearchPort } from './search-port.ts';

type Input = ParsedInputOf<typeof suggest>;
type Output = OutputOf<typeof suggest>;

const MAX_CATEGORIES = 4;
const CATEGORIES = `
select path, label ->> $1 as label from catalog.category c
  left join catalog.category_count n on n.category_path = c.path
 where ' ' || regexp_replace(search.fold((label ->> 'de') || ' ' || (label ->> 'en')), '[^[:alnum:]]+', ' ', 'g')
       like '% ' || $2 || '%' and n.product_count > 0
 order by length(path), sort limit ${MAX_CATEGORIES}`;

/** What may be meant by what is being typed. */
@Injectable()
export class Suggest {
  constructor(
    private readonly engine: SearchPort,
    private readonly catalog: CatalogFacade,
    private readonly pool: SearchPool,
  ) {}

  async suggest({ q, language }: Input): Promise<Output> {
    const words = wordsOf(q);
    if (words.length === 0) return { products: [], categories: [], producers: [], places: [] };
    const [found, categories] = await Promise.all([
      this.engine.suggest({ text: q, language }),
      inTime(
        this.pool.rows<{ path: string; label: string }>(CATEGORIES, [language, words.join(' ')]),
        () => [],
      ),
    ]);
    const cards = await this.catalog.cardsOf(found.productIds, language);
    return {
      categories,
      places: [...found.places],
      producers: found.producers.map(({ slug, name, place }) => ({ slug, name, town: place })),
      products: found.productIds.flatMap((productId) => {
        const card = cards.get(productId);
        if (card === undefined) return [];
        const { slug, name, producerName, price } = card;
        const pieces = highlight(name, found.markedWords);
        return [{ slug, name, pieces, producerName, priceCents: price.grossCents }];
      }),
    };
  }
}
