import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';

@Injectable()
export class OnboardingQueries {
  constructor(private readonly db: Db) {}

  /** What a producer has done elsewhere; a read across schemas, so that no module depends upwards. */
  async doneBy(producerId: string): Promise<DoneElsewhere> {
    const row = await this.db.row<DoneElsewhere>(
      `select exists (select from catalog.product where producer_id = $1) as "hasProduct",
              exists (select from catalog.product p
                        join catalog.product_version v on v.product_id = p.id
                       where p.producer_id = $1
                         and jsonb_array_length(coalesce(v.content -> 'photos', '[]')) > 0)
                as "hasPhoto",
              exists (select from evidence.trader
                       where producer_id = $1 and tax_identifier is not null)
              or exists (select from producers.tax_status
                          where producer_id = $1 and coalesce(tax_number, vat_id) is not null)
                as "hasTaxNumber"`,
      [producerId],
    );
    if (row === null) throw new Error('A select without a table has one row');
    return row;
  }
}

interface DoneElsewhere {
  readonly hasProduct: boolean;
  readonly hasPhoto: boolean;
  readonly hasTaxNumber: boolean;
}
