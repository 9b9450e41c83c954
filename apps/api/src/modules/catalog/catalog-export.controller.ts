import {
  findMissingProduct,
  listFeedProducts,
  listSitemapProducers,
  listSitemapProducts,
  retireProduct,
} from '@markthalle/contracts/catalog-export';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { CatalogExportQueries } from './catalog-export.queries.ts';
import { RetireProduct } from './retire-product.service.ts';

/** For search engines and feeds. */
@Controller()
export class CatalogExportController {
  constructor(
    private readonly queries: CatalogExportQueries,
    private readonly retiring: RetireProduct,
    private readonly clock: Clock,
  ) {}

  @Handles(listSitemapProducts)
  sitemap(@Input() { page }: ParsedInputOf<typeof listSitemapProducts>) {
    return this.queries.sitemap(page, this.clock.now());
  }

  @Handles(listSitemapProducers)
  async producers() {
    return { producers: await this.queries.producers() };
  }

  @Handles(listFeedProducts)
  feed(@Input() { language, after }: ParsedInputOf<typeof listFeedProducts>) {
    return this.queries.feed(language, after);
  }

  @Handles(findMissingProduct)
  missing(@Input() { slug }: ParsedInputOf<typeof findMissingProduct>) {
    return this.queries.missing(slug);
  }

  @Handles(retireProduct)
  retire(@Input() input: ParsedInputOf<typeof retireProduct>, @By() by: ProducerMember) {
    return this.retiring.retire(by, input);
  }
}
