import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { WriteProductsFacade } from '../catalog/write-products.facade.ts';
import type { RowTarget } from './compare-row.ts';
import type { StoredRow } from './import-row.ts';

/** A further size of a product is called by its number and its place: `lindenhonig/2`. */
const SIZE = /^(.+)\/([1-9]\d?)$/;

export const sizeNumber = (articleNumber: string, size: number): string =>
  size === 0 ? articleNumber : `${articleNumber}/${size + 1}`;

/**
 * Finds the products that rows mean: by the producer's own number, by the number that we gave, or,
 * where a row has none, by a name that only one product has.
 */
@Injectable()
export class FindTargets {
  constructor(private readonly products: WriteProductsFacade) {}

  async find(
    tx: Tx,
    producerId: string,
    rows: readonly StoredRow[],
  ): Promise<ReadonlyMap<number, RowTarget>> {
    const wanted = rows.map((row) => ({ row, ...named(row.articleNumber) }));
    const byNumber = await this.byNumber(
      tx,
      producerId,
      wanted.flatMap(({ row, base }) => [row.articleNumber.toLowerCase(), base.toLowerCase()]),
    );
    const byName = await this.byName(
      tx,
      producerId,
      rows.flatMap((row) => (row.articleNumber === '' ? [row.name.toLowerCase()] : [])),
    );
    const found = wanted.map(({ row, base, size }) => {
      if (row.articleNumber === '') return { row, id: byName.get(row.name.toLowerCase()), size: 0 };
      const whole = byNumber.get(row.articleNumber.toLowerCase());
      return whole === undefined
        ? { row, id: byNumber.get(base.toLowerCase()), size }
        : { row, id: whole, size: 0 };
    });
    const ids = found.flatMap(({ id }) => (id === undefined ? [] : [id]));
    const products = new Map(
      (await this.products.some(producerId, [...new Set(ids)], tx)).map((product) => [
        product.row.productId,
        product,
      ]),
    );
    return new Map(
      found.flatMap(({ row, id, size }) => {
        const product = id === undefined ? undefined : products.get(id);
        const isThere = product?.row.variants[size] !== undefined;
        return product && isThere ? [[row.number, { product, size }] as const] : [];
      }),
    );
  }

  private async byNumber(tx: Tx, producerId: string, numbers: readonly string[]) {
    const rows = await tx.rows<{ number: string; id: string }>(
      `select slug as number, id from catalog.product where producer_id = $1 and slug = any ($2)
       union all
       select lower(article_number), product_id from imports.article
        where producer_id = $1 and lower(article_number) = any ($2)`,
      [producerId, numbers],
    );
    return new Map(rows.map(({ number, id }) => [number, id]));
  }

  private async byName(tx: Tx, producerId: string, names: readonly string[]) {
    if (names.length === 0) return new Map<string, string>();
    const rows = await tx.rows<{ name: string; ids: string[] }>(
      `select lower(v.content -> 'name' ->> 'de') as name, array_agg(p.id::text) as ids
         from catalog.product p join lateral (
           select content from catalog.product_version n where n.product_id = p.id
            order by n.number desc limit 1) v on true
        where p.producer_id = $1 and lower(v.content -> 'name' ->> 'de') = any ($2)
        group by 1`,
      [producerId, names],
    );
    return new Map(
      rows.flatMap(({ name, ids: [id, ...twins] }) =>
        id !== undefined && twins.length === 0 ? [[name, id] as const] : [],
      ),
    );
  }
}

/** The number of the product that a row's number names, and which of its sizes. */
function named(articleNumber: string): { base: string; size: number } {
  const [, base, place] = SIZE.exec(articleNumber) ?? [];
  return base === undefined ? { base: articleNumber, size: 0 } : { base, size: Number(place) - 1 };
}

/** Whether a row that means no product we know was meant as a further size of one. */
export const isFurtherSize = ({ articleNumber, cells }: StoredRow): boolean =>
  named(articleNumber).size > 0 && cells.draft === null;
