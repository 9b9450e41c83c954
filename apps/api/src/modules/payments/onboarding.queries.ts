import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';

@Injectable()
export class OnboardingQueries {
  constructor(private readonly db: Db) {}

  /** Whether the producer has entered a product; a read across schemas, so that no module depends upwards. */
  async hasProduct(producerId: string): Promise<boolean> {
    const row = await this.db.row('select 1 from catalog.product where producer_id = $1 limit 1', [
      producerId,
    ]);
    return row !== null;
  }
}
