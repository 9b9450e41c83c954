import type { ProductDetail } from '@markthalle/contracts/catalog';
import { isIn } from '@markthalle/domain/categoryTraits';
import { averageTenthsOf } from '@markthalle/domain/review';
import { monthOfReturn } from '@markthalle/domain/seasonReturn';
import { announcedPrice } from './announced-price.ts';
import { sensitivityOf } from './lawful-ways.ts';
import { germanMonth, type Language, picturesOf, seasonOf, toCard } from './product-card.ts';
import type { Localised, NamedBundleItem } from './product-content.ts';
import type { PublishedProduct } from './published-product.ts';
import { unitPriceOfSize } from './size-price.ts';

/**
 * The page of a product without what changes by other products or by sales: stock of the variants and the number of
 * the producer's products are read when the page is asked for (`joinDetail`).
 */
export type StoredDetail = Omit<ProductDetail, 'variants' | 'producer'> & {
  readonly producer: Omit<ProductDetail['producer'], 'productCount'>;
};

export type StoredVariant = Omit<ProductDetail['variants'][number], 'stock'>;

export function toDetail(product: PublishedProduct, language: Language, now: Date): StoredDetail {
  const { content, producer } = product;
  const text = (localised: Localised) => localised[language];
  return {
    ...toCard(product, language, now),
    morePictures: picturesOf(product, language).slice(1),
    returnsInMonth: monthOfReturn(seasonOf(product), germanMonth(now)),
    short: text(content.short),
    description: text(content.description),
    breadcrumb: product.categories.map(({ path, label }) => ({ path, label: text(label) })),
    tags: tagsOf(product, language),
    isFood: isIn(content.categoryPath, 'food'),
    allergens: [...content.allergens],
    guarantee: content.guarantee ?? null,
    ...(content.bundle && { bundleItems: bundleItemsOf(content.bundle.items) }),
    facts: content.facts.map(({ key, text: fact }) => ({ key, text: text(fact) })),
    nutrition: content.nutrition && {
      per: content.nutrition.per,
      rows: content.nutrition.rows.map((row) => ({ key: row.key, text: text(row.text) })),
    },
    minAge: content.minAge,
    coldChain: sensitivityOf(product).coldChain,
    withdrawal: content.withdrawal,
    reviews: {
      averageTenths: averageTenthsOf(product.reviews?.count ?? 0, product.reviews?.starSum ?? 0),
      count: product.reviews?.count ?? 0,
      demoCount: product.reviews?.demoCount ?? 0,
      latest: [...(product.reviews?.latest ?? [])],
    },
    // The last field, as `joinDetail` needs it.
    producer: {
      story: text(producer.story),
      tagline: text(producer.tagline),
      banner: producer.banner && { ...producer.banner, alt: producer.name },
      seller: {
        legalName: producer.legalName,
        represented: producer.represented,
        street: producer.street,
        postcode: producer.postcode,
        town: producer.town,
        phone: producer.phone,
        email: producer.email,
        vatId: producer.vatId,
        register: producer.register,
      },
    },
  };
}

/** Stored text, today's number of the producer's products and today's variants as one JSON text, without parsing. */
export const joinDetail = (
  stored: string,
  productCount: number,
  variants: ProductDetail['variants'],
): string =>
  `${stored.slice(0, -'}}'.length)},"productCount":${productCount}},"variants":${JSON.stringify(variants)}}`;

export const toVariants = (
  product: PublishedProduct,
  language: Language,
  now: Date,
): StoredVariant[] =>
  product.variants.map((variant) => ({
    variantId: variant.id,
    label: variant.label[language],
    priceCents: variant.priceCents,
    unitPrice: unitPriceOfSize(product.content, variant),
    announced: announcedPrice(variant.history, product.producer.vouchers, now),
    containerDepositCents: variant.containerDepositCents,
    occasion: variant.occasion && {
      ...variant.occasion,
      meetingPlace: variant.occasion.meetingPlace[language],
    },
  }));

const bundleItemsOf = (items: readonly NamedBundleItem[]) =>
  items.map(({ quantity, nameDe }) => ({ quantity, name: nameDe }));

/** Facts as short tags; only what data proves (no generic green claims). */
function tagsOf(product: PublishedProduct, language: Language): StoredDetail['tags'] {
  const { content } = product;
  const de = language === 'de';
  const tags: StoredDetail['tags'] = [];
  if (content.regionalSharePercent !== null && content.regionalSharePercent >= 50) {
    const share = `${content.regionalSharePercent}${de ? ' ' : ''}%`;
    tags.push({ kind: 'regional', text: de ? `${share} aus MV` : `${share} from MV` });
  }
  if (content.organic) tags.push({ kind: 'organic', text: de ? 'Bio' : 'Organic' });
  if (content.packagingNote !== null) {
    tags.push({ kind: 'packaging', text: content.packagingNote[language] });
  }
  if (content.minAge !== null) {
    const age = de ? `ab ${content.minAge} Jahren` : `${content.minAge} and over`;
    tags.push({ kind: 'age', text: age });
  }
  return tags;
}
