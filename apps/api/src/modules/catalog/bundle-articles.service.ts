import type { ProductDraft } from '@markthalle/contracts/portal-products';
import {
  type BundleItem,
  MAX_PART_CHOICES,
  type PartChoice,
} from '@markthalle/contracts/product-offer';
import type { BundlePart } from '@markthalle/domain/bundleStock';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Statements } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { type PortalVariantRow, shownVersion } from './portal-products.queries.ts';
import type { ProductContent } from './product-content.ts';

interface OwnArticle extends PartChoice {
  readonly isBundle: boolean;
}

export type OwnArticles = ReadonlyMap<string, OwnArticle>;

/** `$1` is the producer, `$2` now. Dates of experiences have seats, no shelf. */
const OWN_ARTICLES = `
select va.id as "variantId", c.content ->> 'vatCategory' as "vatCategory",
  concat_ws(', ', c.content -> 'name' ->> 'de', va.label ->> 'de') as name,
  coalesce((select gross_cents from catalog.price pc where pc.variant_id = va.id
    and pc.valid_from <= $2 order by pc.valid_from desc limit 1), (c.form ->> 'grossCents')::int, 0)
    as "priceCents",
  coalesce(jsonb_typeof(c.content -> 'bundle'), 'null') <> 'null' as "isBundle"
from catalog.product p
join catalog.variant va on va.product_id = p.id and va.starts_at is null and va.off_sale_at is null
join lateral ${shownVersion('p')} c on true
where p.producer_id = $1`;

/** Bundles that are made up of articles of the same producer: their stock, price and VAT hold. */
@Injectable()
export class BundleArticles {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** What a bundle may hold, by name. */
  async choices(producerId: string): Promise<PartChoice[]> {
    const articles = await this.db.rows<OwnArticle>(
      `${OWN_ARTICLES} and coalesce(jsonb_typeof(c.content -> 'bundle'), 'null') = 'null'
        order by (c.content -> 'name' ->> 'de') collate "de-x-icu", va.id limit $3`,
      [producerId, this.clock.now(), MAX_PART_CHOICES],
    );
    return articles.map(({ isBundle: _isBundle, ...choice }) => choice);
  }

  /** The own articles that bundles of these drafts name; ids of others, or of other systems, are none. */
  async named(
    producerId: string,
    drafts: readonly ProductDraft[],
    from: Statements,
  ): Promise<OwnArticles> {
    const items = drafts.flatMap(({ bundle }) => bundle?.items ?? []);
    const ids = items.flatMap(({ variantId }) => variantId ?? []);
    if (ids.length === 0) return new Map();
    const rows = await from.rows<OwnArticle>(`${OWN_ARTICLES} and va.id = any ($3::uuid[])`, [
      producerId,
      this.clock.now(),
      [...new Set(ids)],
    ]);
    return new Map(rows.map((row) => [row.variantId, row]));
  }
}

/**
 * A draft whose bundle says what its articles say: their VAT, and their price where none was given (LAW-UST-4). Throws
 * `invalid-input` for a bundle within a bundle.
 */
export function withArticles(
  draft: ProductDraft,
  articles: OwnArticles,
  own: readonly Pick<PortalVariantRow, 'variantId' | 'isPart'>[],
  language: 'de' | 'en',
): ProductDraft {
  if (!draft.bundle) return draft;
  const { items } = draft.bundle;
  const found = items.flatMap(({ variantId }) => articles.get(variantId ?? '') ?? []);
  const isNested = found.some(
    ({ isBundle, variantId }) => isBundle || own.some((one) => one.variantId === variantId),
  );
  if (isNested || (found.length > 0 && own.some(({ isPart }) => isPart))) {
    const error = { pointer: '/draft/bundle', message: NESTED_TEXTS[language] };
    throw new Problem('invalid-input', {}, [error]);
  }
  return { ...draft, bundle: { items: items.map((item) => filledItem(item, articles)) } };
}

function filledItem(item: BundleItem, articles: OwnArticles): BundleItem {
  const article = articles.get(item.variantId ?? '');
  if (article === undefined) return { ...item, variantId: null };
  const { vatCategory, priceCents } = article;
  return { ...item, vatCategory, singlePriceCents: item.singlePriceCents || priceCents };
}

/** What a bundle takes from the shelf, each article once. */
export function partsOfBundle({ bundle }: ProductContent): BundlePart[] {
  const pieces = new Map<string, number>();
  for (const { variantId, quantity } of bundle?.items ?? []) {
    if (variantId) pieces.set(variantId, (pieces.get(variantId) ?? 0) + quantity);
  }
  return [...pieces].map(([partId, quantity]) => ({ partId, quantity }));
}

const NESTED_TEXTS = {
  de: 'Ein Paket kann nicht in einem anderen Paket stecken. Bitte nennen Sie die einzelnen Artikel.',
  en: 'A bundle cannot hold another bundle. Please name the single articles.',
};
