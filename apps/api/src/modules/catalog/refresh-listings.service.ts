import { berlinDateOf } from '@markthalle/domain/dates';
import { claimsUnder } from '@markthalle/domain/publishedClaims';
import { withdrawalOf } from '@markthalle/domain/withdrawalClass';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { EvidenceFacade } from '../evidence/evidence.facade.ts';
import { announcedPrice } from './announced-price.ts';
import { lawfulWaysOf, sensitivityOf } from './lawful-ways.ts';
import { type CategoryListingRow, ListingStore, type SellableRow } from './listing.store.ts';
import { type Language, toCard } from './product-card.ts';
import { toDetail, toVariants } from './product-page.ts';
import type { PublishedProduct } from './published-product.ts';
import { PublishedProductsQueries } from './published-products.queries.ts';
import { withClaims, wordsOf } from './shown-content.ts';
import { unitLabelOfSize } from './size-price.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** These products can be bought, and could not before. */
    'stock-alerts.back-in-shop': { readonly productIds: readonly string[] };
  }
}

const LANGUAGES: readonly Language[] = ['de', 'en'];

/** Rewrites the read model of products in the transaction that changed them. */
@Injectable()
export class RefreshListings {
  constructor(
    private readonly published: PublishedProductsQueries,
    private readonly store: ListingStore,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly evidence: EvidenceFacade,
  ) {}

  /** Products that are not published (any more) leave the shop. */
  async refresh(
    tx: Tx,
    productIds: readonly string[],
    { recount = true }: { readonly recount?: boolean } = {},
  ): Promise<void> {
    const now = this.clock.now();
    await this.store.lock(tx, productIds);
    const touched = await tx.rows<{ path: string }>(
      `select distinct category_path as path from catalog.category_listing
        where product_id = any ($1::uuid[])`,
      [productIds],
    );
    const products = await this.offered(tx, productIds, now);
    const before = await this.store.buyable(tx, productIds);
    await this.store.remove(tx, productIds);
    await this.insert(tx, products, now);
    await this.tellReturned(tx, productIds, before);
    if (!recount) return;
    const paths = products.flatMap((product) => product.categories.map(({ path }) => path));
    await this.store.recount(tx, [...new Set([...paths, ...touched.map(({ path }) => path)])]);
  }

  /** What the evidence of its producer lets into the shop today, with the claims that it lets stand. */
  private async offered(
    tx: Tx,
    productIds: readonly string[],
    now: Date,
  ): Promise<PublishedProduct[]> {
    const on = berlinDateOf(now.toISOString());
    const published = await this.published.read(tx, productIds, now, on);
    const producerIds = [...new Set(published.map(({ producer }) => producer.id))];
    const held = await this.evidence.heldBy(producerIds, on, tx);
    return published.flatMap((product) => {
      const { content, producer } = product;
      const words = wordsOf(content);
      const claims = claimsUnder({ ...content, words }, held.get(producer.id) ?? []);
      return claims.isOffered ? [{ ...product, content: withClaims(content, claims) }] : [];
    });
  }

  /** Whoever waits for something that is to be had again is told; why it came back does not matter. */
  private async tellReturned(
    tx: Tx,
    productIds: readonly string[],
    before: ReadonlySet<string>,
  ): Promise<void> {
    const after = await this.store.buyable(tx, productIds);
    const returned = [...after].filter((id) => !before.has(id));
    if (returned.length > 0) {
      await this.jobs.add(tx, 'stock-alerts.back-in-shop', { productIds: returned });
    }
  }

  /** Totals of all categories, after a bulk import. */
  recountAll(tx: Tx): Promise<void> {
    return this.store.recount(tx, null);
  }

  private async insert(tx: Tx, products: readonly PublishedProduct[], now: Date): Promise<void> {
    if (products.length === 0) return;
    const cards = products.flatMap((product) =>
      LANGUAGES.map((language) => ({ product, language, card: toCard(product, language, now) })),
    );
    await this.store.insertListings(
      tx,
      cards.map(({ product, language, card }) => {
        return {
          product_id: product.id,
          language,
          slug: product.slug,
          producer_id: product.producer.id,
          landscape: product.producer.landscape,
          category_path: product.content.categoryPath,
          name: card.name,
          price_cents: card.price.grossCents,
          organic: product.content.organic,
          in_stock: card.stockState !== 'sold_out',
          in_season: card.inSeason,
          card,
          detail: JSON.stringify(toDetail(product, language, now)),
          variants: toVariants(product, language, now),
        };
      }),
    );
    await this.store.insertCategoryListings(
      tx,
      cards.flatMap(({ product, language, card }) =>
        product.categories.map(
          ({ path }): CategoryListingRow => ({
            category_path: path,
            language,
            price_cents: card.price.grossCents,
            name: card.name,
            product_id: product.id,
            card: JSON.stringify(card),
          }),
        ),
      ),
    );
    await this.store.insertSellables(
      tx,
      products.flatMap((product) => sellablesOf(product, now)),
    );
  }
}

/** What stands beside a line of an order: its first picture, whose words follow from the line. */
function snapshotPicture({ photos, picture }: PublishedProduct): PublishedProduct['picture'] {
  const [first] = photos ?? [];
  if (first === undefined) return picture;
  const { alt: _words, ...shown } = first;
  return shown;
}

function sellablesOf(product: PublishedProduct, now: Date): SellableRow[] {
  const { content, producer } = product;
  return product.variants.map((variant): SellableRow => {
    const { occasion } = variant;
    const withdrawal = withdrawalOf(content.withdrawal, occasion?.startsAt ?? null);
    return {
      variant_id: variant.id,
      product_id: product.id,
      product_version_id: product.versionId,
      producer_id: producer.id,
      slug: product.slug,
      price_cents: variant.priceCents,
      container_deposit_cents: variant.containerDepositCents,
      vat_category: content.vatCategory,
      own_produce: content.ownProduce,
      ways: lawfulWaysOf(product),
      cold_chain: sensitivityOf(product).coldChain,
      lead_time_days: content.leadTimeDays ?? producer.leadTimeDays,
      min_age: content.minAge,
      withdrawable: withdrawal.right !== 'excluded',
      starts_at: occasion?.startsAt ?? null,
      sells_until: occasion?.sellsUntil ?? null,
      snapshot: {
        name: content.name,
        unitLabel: unitLabelOfSize(content, variant),
        ...(content.catchWeight && { catchWeight: content.catchWeight }),
        ...(content.bundle && { bundle: content.bundle.items }),
        variantLabel: occasion || product.variants.length > 1 ? variant.label : null,
        productSlug: product.slug,
        picture: snapshotPicture(product),
        containerSystem: content.containerSystem,
        announced: announcedPrice(variant.history, producer.vouchers, now),
        withdrawalReason: withdrawal.reason,
        origin: content.facts.find((fact) => fact.key === 'origin')?.text ?? null,
        occasion: occasion && {
          startsAt: occasion.startsAt,
          endsAt: occasion.endsAt,
          meetingPlace: occasion.meetingPlace,
        },
      },
    };
  });
}
