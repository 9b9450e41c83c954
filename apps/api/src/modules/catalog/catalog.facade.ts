import { Injectable } from '@nestjs/common';
import type { Statements } from '../../platform/db/db.ts';
import { type Sellable, SellablesQueries } from './sellables.queries.ts';

/** What may be bought today, and under which facts. */
@Injectable()
export class CatalogFacade {
  constructor(private readonly sellables: SellablesQueries) {}

  /** Facts of those of the variants that are on sale; a variant that is missing here cannot be bought. */
  sellablesOf(
    variantIds: readonly string[],
    from?: Statements,
  ): Promise<ReadonlyMap<string, Sellable>> {
    return this.sellables.read(variantIds, from);
  }
}
