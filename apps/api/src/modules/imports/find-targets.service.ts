import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { ArticleNumbersFacade, type NumberedArticle } from '../catalog/article-numbers.facade.ts';
import { WriteProductsFacade, type WrittenProduct } from '../catalog/write-products.facade.ts';
import type { RowTarget } from './compare-row.ts';
import type { StoredRow } from './import-row.ts';
import { type HeadRow, ImportsStore } from './imports.store.ts';
import { sizesOf } from './product-sizes.ts';

/** A further size without a number of its own is called by its product and its place: `lindenhonig/2`. */
const SIZE = /^(.+)\/([1-9]\d?)$/;

export const sizeNumber = (articleNumber: string, size: number): string =>
  size === 0 ? articleNumber : `${articleNumber}/${size + 1}`;

/** What a row means: a size that is there, or a new size of a product that is there or is to come. */
export interface RowMeaning {
  readonly target: RowTarget | null;
  readonly head: { readonly product: WrittenProduct } | HeadRow | null;
}

interface Found {
  readonly productId: string;
  /** Null: the first size. */
  readonly variantId: string | null;
}

/**
 * Finds the products that rows mean: by the producer's own number, by the number that we gave, by the
 * barcode, or, where a row has none of them, by a name that only one product has.
 */
@Injectable()
export class FindTargets {
  constructor(
    private readonly store: ImportsStore,
    private readonly products: WriteProductsFacade,
    private readonly articles: ArticleNumbersFacade,
  ) {}

  async find(
    tx: Tx,
    of: { readonly id: string; readonly producerId: string },
    rows: readonly StoredRow[],
  ): Promise<ReadonlyMap<number, RowMeaning>> {
    const known = await this.known(tx, of.producerId, rows);
    const wanted = rows.map((row) => {
      const own = ownOf(row, known);
      const { base, place } = placeOf(row);
      const head = known.number(base);
      return { row, own, head, place, base };
    });
    const ids = wanted.flatMap(({ own, head }) =>
      [own?.productId ?? [], head?.productId ?? []].flat(),
    );
    const found = await this.products.some(of.producerId, [...new Set(ids)], tx);
    const products = new Map(found.map((product) => [product.row.productId, product]));
    const bases = wanted.filter(({ base }) => base !== '').map(({ base }) => base);
    const headRows = await this.store.rowsOf(tx, of.id, [...new Set(bases)]);
    return new Map(
      wanted.map(({ row, own, head, place, base }): [number, RowMeaning] => {
        const target = targetOf(own, products) ?? placedIn(head, place, products);
        const product = head && products.get(head.productId);
        const above = headRows.get(base.toLowerCase());
        if (target !== null || base === '') return [row.number, { target, head: null }];
        if (product) return [row.number, { target, head: { product } }];
        const isAbove = above !== undefined && above.row < row.number;
        return [row.number, { target, head: isAbove ? above : null }];
      }),
    );
  }

  private async known(tx: Tx, producerId: string, rows: readonly StoredRow[]) {
    const numbers = rows.flatMap((row) => [row.articleNumber, placeOf(row).base]);
    const gtins = rows.flatMap(({ cells }) => (cells.gtin ? [cells.gtin] : []));
    const articles = await this.articles.named(tx, producerId, { numbers, gtins });
    const slugs = await tx.rows<{ slug: string; id: string }>(
      'select slug, id from catalog.product where producer_id = $1 and slug = any ($2)',
      [producerId, numbers.map((number) => number.toLowerCase())],
    );
    const names = rows.flatMap((row) => (row.articleNumber === '' ? [row.name.toLowerCase()] : []));
    return new KnownNumbers(articles, slugs, await this.byName(tx, producerId, names));
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

const plain = (number: string): string => number.toUpperCase().replace(/\s/g, '');
const withoutNoughts = (number: string): string => plain(number).replace(/^0+/, '');
const LONGEST_GTIN = 14;

/** What numbers and names of a batch of rows mean. */
class KnownNumbers {
  private readonly byNumber: ReadonlyMap<string, NumberedArticle>;
  private readonly byRest: ReadonlyMap<string, readonly NumberedArticle[]>;
  private readonly byGtin: ReadonlyMap<string, NumberedArticle>;
  private readonly bySlug: ReadonlyMap<string, string>;

  constructor(
    articles: readonly NumberedArticle[],
    slugs: readonly { readonly slug: string; readonly id: string }[],
    private readonly names: ReadonlyMap<string, string>,
  ) {
    this.byNumber = new Map(articles.map((one) => [plain(one.articleNumber ?? ''), one]));
    this.byRest = Map.groupBy(articles, (one) => withoutNoughts(one.articleNumber ?? ''));
    this.byGtin = new Map(
      articles.map((one) => [(one.gtin ?? '').padStart(LONGEST_GTIN, '0'), one]),
    );
    this.bySlug = new Map(slugs.map(({ slug, id }) => [slug, id]));
  }

  /** Spreadsheets make 7 of 007; where only one number can be meant, it is. */
  number(said: string): Found | undefined {
    if (said === '') return undefined;
    const exact = this.byNumber.get(plain(said));
    const alike = /^\d+$/.test(plain(said)) ? this.byRest.get(withoutNoughts(said)) : undefined;
    const productId = this.bySlug.get(said.toLowerCase());
    if (exact !== undefined) return exact;
    if (productId !== undefined) return { productId, variantId: null };
    return alike?.length === 1 ? alike[0] : undefined;
  }

  gtin(said: string): Found | undefined {
    return said === '' ? undefined : this.byGtin.get(said.padStart(LONGEST_GTIN, '0'));
  }

  name(said: string): Found | undefined {
    const productId = this.names.get(said.toLowerCase());
    return productId === undefined ? undefined : { productId, variantId: null };
  }
}

function ownOf({ articleNumber, name, cells }: StoredRow, known: KnownNumbers): Found | undefined {
  const found = known.number(articleNumber) ?? known.gtin(cells.gtin ?? '');
  if (found !== undefined || articleNumber !== '' || cells.sizeOf !== '') return found;
  return known.name(name);
}

/** The number of the product whose further size a row is, and which one, as far as it says. */
function placeOf({ articleNumber, cells }: StoredRow): { base: string; place: number | null } {
  const [, base = '', place = ''] = SIZE.exec(articleNumber) ?? [];
  if (cells.sizeOf !== '') {
    const isPlaced = plain(base) === plain(cells.sizeOf);
    return { base: cells.sizeOf, place: isPlaced ? Number(place) - 1 : null };
  }
  return base === '' ? { base, place: null } : { base, place: Number(place) - 1 };
}

function targetOf(
  found: Found | undefined,
  products: ReadonlyMap<string, WrittenProduct>,
): RowTarget | null {
  const product = found && products.get(found.productId);
  if (product === undefined) return null;
  if (found?.variantId === null) return { product, size: 0 };
  const size = sizesOf(product).findIndex(({ variantId }) => variantId === found?.variantId);
  return size < 0 ? null : { product, size };
}

function placedIn(
  head: Found | undefined,
  place: number | null,
  products: ReadonlyMap<string, WrittenProduct>,
): RowTarget | null {
  const product = head && products.get(head.productId);
  if (product === undefined || place === null || place === 0) return null;
  return sizesOf(product)[place] === undefined ? null : { product, size: place };
}
