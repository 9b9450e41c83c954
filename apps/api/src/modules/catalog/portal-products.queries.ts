import type { AnnouncedPrice } from '@markthalle/contracts/price';
import { Injectable } from '@nestjs/common';
import { Db, type Statements } from '../../platform/db/db.ts';
import { STANDING_PHOTOS, type StandingPhoto } from './content-photos.ts';
import type { Localised, ProductContent } from './product-content.ts';
import type { VersionForm } from './product-form.ts';
import type { StoredQuantity } from './typed-quantity.ts';

export type VersionState = 'draft' | 'submitted' | 'approved' | 'rejected';

export interface PortalVariantRow {
  readonly variantId: string;
  readonly label: Localised;
  readonly containerDepositCents: number;
  /** Null: that of the product. */
  readonly quantity: StoredQuantity | null;
  /** Null until the first approval. */
  readonly priceCents: number | null;
  readonly announced: AnnouncedPrice | null;
  readonly policy: 'tracked' | 'unlimited';
  readonly onHand: number;
  readonly reserved: number;
  /** What may be sold online; null where stock is not counted. */
  readonly free: number | null;
  /** A bundle of articles: its stock follows from theirs. */
  readonly followsParts: boolean;
  /** A bundle holds it. */
  readonly isPart: boolean;
}

/** A product with its newest version, as its producer and the office see it. */
export interface PortalProductRow {
  readonly productId: string;
  readonly producerId: string;
  readonly slug: string;
  readonly paused: boolean;
  readonly publishedVersionId: string | null;
  /** What was drawn of it. */
  readonly picture: { readonly id: string; readonly width: number; readonly height: number } | null;
  /** Its photos, as far as they have come; null without any. */
  readonly photos: readonly StandingPhoto[] | null;
  readonly versionId: string;
  readonly versionNumber: number;
  readonly state: VersionState;
  readonly content: ProductContent;
  readonly form: VersionForm | null;
  readonly returnedBecause: string | null;
  readonly variants: readonly PortalVariantRow[];
}

export interface CategoryChoice {
  readonly path: string;
  readonly label: Localised;
  readonly vatDefault: 'standard' | 'reduced';
  readonly storageDefault: 'ambient' | 'cool' | 'chilled' | 'frozen' | 'none';
}

export const MAX_PORTAL_PRODUCTS = 500;

/** `$1` is now (prices). */
const PRODUCT = `
select p.id as "productId", p.producer_id as "producerId", p.slug, p.paused,
  p.published_version_id as "publishedVersionId",
  (select jsonb_build_object('id', pic.id, 'width', pic.width, 'height', pic.height)
     from platform.picture pic where pic.id = p.picture_id) as picture,
  ${STANDING_PHOTOS} as photos,
  v.id as "versionId", v.number as "versionNumber", v.state, v.content, v.form,
  v.returned_because as "returnedBecause",
  (select jsonb_agg(jsonb_build_object(
      'variantId', va.id, 'label', va.label, 'containerDepositCents', va.container_deposit_cents,
      'quantity', va.quantity,
      'priceCents', (select gross_cents from catalog.price pc
                      where pc.variant_id = va.id and pc.valid_from <= $1
                      order by pc.valid_from desc limit 1),
      'announced', (select s.snapshot -> 'announced' from catalog.sellable s
                     where s.variant_id = va.id),
      'policy', st.policy, 'onHand', st.on_hand, 'reserved', st.reserved,
      'free', st.free, 'followsParts', exists (select 1 from inventory.bundle_part bp
         where bp.bundle_id = va.id), 'isPart', st.in_bundle) order by va.position)
     from catalog.variant va join inventory.stock st on st.variant_id = va.id
    where va.product_id = p.id and va.starts_at is null and va.off_sale_at is null) as variants
from catalog.product p`;
const NEWEST = `
join lateral (select * from catalog.product_version n
               where n.product_id = p.id order by n.number desc limit 1) v on true`;

/** The version of a product (its alias in the query) that the shop shows; before the first approval the newest. */
export const shownVersion = (product: string): string => `(
  select * from catalog.product_version shown where shown.product_id = ${product}.id
   order by shown.id = ${product}.published_version_id desc, shown.number desc limit 1)`;

/** Reads of products before and after their approval. */
@Injectable()
export class PortalProductsQueries {
  constructor(private readonly db: Db) {}

  ofProducer(producerId: string, now: Date): Promise<PortalProductRow[]> {
    return this.db.rows<PortalProductRow>(
      `${PRODUCT} ${NEWEST} where p.producer_id = $2
        order by v.content -> 'name' ->> 'de' collate "de-x-icu", p.id limit $3`,
      [now, producerId, MAX_PORTAL_PRODUCTS],
    );
  }

  /** Products of a producer by id, after a certain one. */
  page(
    producerId: string,
    after: string | null,
    limit: number,
    now: Date,
    db: Statements = this.db,
  ): Promise<PortalProductRow[]> {
    return db.rows<PortalProductRow>(
      `${PRODUCT} ${NEWEST} where p.producer_id = $2 and ($3::uuid is null or p.id > $3)
        order by p.id limit $4`,
      [now, producerId, after, limit],
    );
  }

  some(
    producerId: string,
    productIds: readonly string[],
    now: Date,
    db: Statements = this.db,
  ): Promise<PortalProductRow[]> {
    return db.rows<PortalProductRow>(
      `${PRODUCT} ${NEWEST} where p.producer_id = $2 and p.id = any ($3::uuid[])`,
      [now, producerId, productIds],
    );
  }

  one(productId: string, now: Date, db: Statements = this.db): Promise<PortalProductRow | null> {
    return db.row<PortalProductRow>(`${PRODUCT} ${NEWEST} where p.id = $2`, [now, productId]);
  }

  /** A product with the version that stands in the shop, or would but for a pause. */
  published(
    productId: string,
    now: Date,
    db: Statements = this.db,
  ): Promise<PortalProductRow | null> {
    return db.row<PortalProductRow>(
      `${PRODUCT} join catalog.product_version v on v.id = p.published_version_id where p.id = $2`,
      [now, productId],
    );
  }

  /** A product with one certain version instead of the newest. */
  withVersion(
    versionId: string,
    now: Date,
    db: Statements = this.db,
  ): Promise<PortalProductRow | null> {
    return db.row<PortalProductRow>(
      `${PRODUCT} join catalog.product_version v on v.product_id = p.id where v.id = $2`,
      [now, versionId],
    );
  }

  /** Versions of a producer's product, newest first. */
  versions(
    productId: string,
    producerId: string,
    now: Date,
    limit: number,
  ): Promise<(PortalProductRow & { readonly createdAt: Date; readonly decidedAt: Date | null })[]> {
    return this.db.rows(
      `${PRODUCT.replace('v.content,', 'v.content, v.created_at as "createdAt", v.decided_at as "decidedAt",')}
        join catalog.product_version v on v.product_id = p.id
       where p.id = $2 and p.producer_id = $3 order by v.number desc limit $4`,
      [now, productId, producerId, limit],
    );
  }

  category(path: string, db: Statements = this.db): Promise<CategoryChoice | null> {
    return db.row<CategoryChoice>(`${CATEGORY} where path = $1`, [path]);
  }

  someCategories(paths: readonly string[], db: Statements = this.db): Promise<CategoryChoice[]> {
    return db.rows<CategoryChoice>(`${CATEGORY} where path = any ($1)`, [paths]);
  }

  /** Also those that nobody is offered any more and that may still be named. */
  allCategories(): Promise<CategoryChoice[]> {
    return this.db.rows<CategoryChoice>(`${CATEGORY} order by sort`);
  }

  /**
   * Categories that goods are put into: those without sub-categories, and those that hold goods.
   */
  categories(): Promise<CategoryChoice[]> {
    return this.db.rows<CategoryChoice>(
      `${CATEGORY} c
        where not exists (select from catalog.category k where k.parent_path = c.path)
           or exists (select from catalog.product_version v where v.category_path = c.path)
        order by sort`,
    );
  }
}

const CATEGORY = `select path, label, vat_default as "vatDefault", storage_default as "storageDefault"
  from catalog.category`;
