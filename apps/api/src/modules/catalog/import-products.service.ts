import { Injectable } from '@nestjs/common';
import { Clock, DAY_MS } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import type { Localised, ProductContent } from './product-content.ts';
import { RefreshListings } from './refresh-listings.service.ts';

export interface ImportedCategory {
  readonly path: string;
  readonly parentPath: string | null;
  readonly label: Localised;
  readonly vatDefault: 'standard' | 'reduced';
  readonly storageDefault: string;
}

export interface ImportedProduct {
  readonly id: string;
  readonly versionId: string;
  readonly producerId: string;
  readonly slug: string;
  readonly pictureId: string | null;
  readonly createdAt: Date;
  readonly content: ProductContent;
  readonly variants: readonly {
    readonly id: string;
    readonly label: Localised;
    readonly containerDepositCents: number;
    readonly grossCents: number;
    /** What it cost before, where its price has just been cut. */
    readonly before?: { readonly grossCents: number; readonly days: number };
    /** Null: not counted. */
    readonly quantity: number | null;
  }[];
}

/** Brings whole catalogues in: published products with stock and prices, a few statements per batch. */
@Injectable()
export class ImportProducts {
  constructor(
    private readonly inventory: InventoryFacade,
    private readonly listings: RefreshListings,
    private readonly clock: Clock,
  ) {}

  /** Parents come before children. */
  async categories(tx: Tx, categories: readonly ImportedCategory[]): Promise<void> {
    await tx.execute(
      `insert into catalog.category (path, parent_path, label, vat_default, storage_default, sort)
       select path, parent_path, label, vat_default, storage_default, sort
         from jsonb_populate_recordset(null::catalog.category, $1::jsonb)
       on conflict (path) do nothing`,
      [
        JSON.stringify(
          categories.map((category, index) => ({
            path: category.path,
            parent_path: category.parentPath,
            label: category.label,
            vat_default: category.vatDefault,
            storage_default: category.storageDefault,
            sort: index,
          })),
        ),
      ],
    );
  }

  /** All of the products or none; ids and slugs must be new. */
  async products(tx: Tx, products: readonly ImportedProduct[]): Promise<void> {
    const now = this.clock.now();
    await insertRows(tx, 'product', products.map(productRow));
    await insertRows(
      tx,
      'product_version',
      products.map((product) => versionRow(product, now)),
    );
    await tx.execute(
      `update catalog.product p set published_version_id = v.id
         from catalog.product_version v where v.product_id = p.id and p.id = any ($1::uuid[])`,
      [products.map(({ id }) => id)],
    );
    const variants = products.flatMap((product) => product.variants);
    await this.inventory.openMany(
      tx,
      variants.map(({ id, quantity }) => ({ variantId: id, quantity })),
    );
    await insertRows(tx, 'variant', products.flatMap(variantRows));
    await insertRows(
      tx,
      'price',
      variants.flatMap((variant) => priceRows(variant, now)),
    );
    await this.listings.refresh(
      tx,
      products.map(({ id }) => id),
      { recount: false },
    );
  }

  finish(tx: Tx): Promise<void> {
    return this.listings.recountAll(tx);
  }
}

const priceRows = ({ id, grossCents, before }: ImportedProduct['variants'][number], now: Date) => [
  ...(before === undefined
    ? []
    : [
        {
          variant_id: id,
          gross_cents: before.grossCents,
          valid_from: new Date(now.getTime() - before.days * DAY_MS),
          set_by: null,
        },
      ]),
  { variant_id: id, gross_cents: grossCents, valid_from: now, set_by: null },
];

async function insertRows(tx: Tx, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(
    `insert into catalog.${table}
     select * from jsonb_populate_recordset(null::catalog.${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

const productRow = (product: ImportedProduct) => ({
  id: product.id,
  producer_id: product.producerId,
  slug: product.slug,
  published_version_id: null,
  paused: false,
  withheld: false,
  picture_id: product.pictureId,
  client_id: null,
  created_at: product.createdAt,
});

const versionRow = (product: ImportedProduct, now: Date) => ({
  id: product.versionId,
  product_id: product.id,
  number: 1,
  state: 'approved',
  content: product.content,
  category_path: product.content.categoryPath,
  submitted_at: now,
  decided_at: now,
  created_at: now,
});

const variantRows = (product: ImportedProduct) =>
  product.variants.map((variant, index) => ({
    id: variant.id,
    product_id: product.id,
    label: variant.label,
    position: index + 1,
    container_deposit_cents: variant.containerDepositCents,
  }));
