import {
  listCategories,
  listCategory,
  listLandscape,
  readHome,
  readProduct,
} from '@markthalle/contracts/catalog';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { listProducers, readProducer } from '@markthalle/contracts/producers';
import { Controller, Header } from '@nestjs/common';
import { Handles, Input } from '../../platform/http/handles.ts';
import { Problem } from '../../platform/http/problem.ts';
import { CatalogQueries } from './catalog.queries.ts';
import { ReadCategory } from './read-category.service.ts';
import { ReadHome } from './read-home.service.ts';
import { ReadProducer } from './read-producer.service.ts';

const JSON_TEXT = ['content-type', 'application/json; charset=utf-8'] as const;

@Controller()
export class CatalogController {
  constructor(
    private readonly queries: CatalogQueries,
    private readonly categoryPages: ReadCategory,
    private readonly home: ReadHome,
    private readonly producers: ReadProducer,
  ) {}

  @Handles(readProduct)
  @Header(...JSON_TEXT)
  async readProduct(@Input() { slug, language }: ParsedInputOf<typeof readProduct>) {
    const page = await this.queries.productPage(slug, language);
    if (page === null) throw new Problem('product-not-found');
    return page;
  }

  @Handles(listCategory)
  @Header(...JSON_TEXT)
  listCategory(@Input() input: ParsedInputOf<typeof listCategory>) {
    return this.categoryPages.category(input);
  }

  @Handles(listLandscape)
  @Header(...JSON_TEXT)
  listLandscape(@Input() { key, language, cursor }: ParsedInputOf<typeof listLandscape>) {
    return this.categoryPages.landscape(key, language, cursor);
  }

  @Handles(listCategories)
  async listCategories(@Input() { language }: ParsedInputOf<typeof listCategories>) {
    return { categories: await this.queries.categories(language) };
  }

  @Handles(readHome)
  readHome(@Input() { language }: ParsedInputOf<typeof readHome>) {
    return this.home.read(language);
  }

  @Handles(listProducers)
  listProducers(@Input() input: ParsedInputOf<typeof listProducers>) {
    return this.producers.list(input);
  }

  @Handles(readProducer)
  @Header(...JSON_TEXT)
  readProducer(@Input() { slug, language }: ParsedInputOf<typeof readProducer>) {
    return this.producers.page(slug, language);
  }
}
