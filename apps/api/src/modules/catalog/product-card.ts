import type { ProductCard } from '@markthalle/contracts/catalog';
import type { Price } from '@markthalle/contracts/price';
import { berlinDateOf } from '@markthalle/domain/dates';
import { isSoldByDate } from '@markthalle/domain/occasion';
import { stockStateOf } from '@markthalle/domain/stockState';
import { taxNoteOf } from '@markthalle/domain/tax';
import { announcedPrice } from './announced-price.ts';
import { lawfulWaysOf } from './lawful-ways.ts';
import type { PublishedProduct, PublishedVariant } from './published-product.ts';
import { unitLabelOfSize, unitPriceOfSize } from './size-price.ts';

export type Language = 'de' | 'en';
type Picture = NonNullable<ProductCard['picture']>;

/** A product counts as new for this long after its first publication. */
const NEW_DAYS = 30;
const DAY_MS = 86_400_000;

/** The card of a product as one language reads it; everything a list shows, so lists need no further reads. */
export function toCard(product: PublishedProduct, language: Language, now: Date): ProductCard {
  const { content, producer, variants } = product;
  const cheapest = cheapestOf(product);
  const seasonMonths = seasonOf(product);
  const lawful = lawfulWaysOf(product);
  const month = germanMonth(now);
  return {
    productId: product.id,
    // A date is always chosen, also the only one.
    variantId: variants.length === 1 && cheapest.occasion === null ? cheapest.id : null,
    slug: product.slug,
    name: content.name[language],
    producerId: producer.id,
    producerName: producer.name,
    producerSlug: producer.slug,
    town: producer.town,
    landscape: producer.landscape,
    price: toPrice(product, cheapest, language, now),
    picture: picturesOf(product, language)[0] ?? null,
    flag: flagOf(product, seasonMonths, month, now),
    inSeason: seasonMonths === null || seasonMonths.includes(month),
    stockState: stockStateOf(freeOfAll(variants)),
    leadTimeDays: content.leadTimeDays ?? producer.leadTimeDays,
    dispatchWeekdays: [...producer.dispatchWeekdays],
    ways: producer.ways
      .filter((way) => lawful.includes(way.key))
      .map((way) => ({ ...way, label: way.label[language], weekdays: [...way.weekdays] })),
  };
}

/** 1 to 12. */
export const germanMonth = (now: Date): number =>
  Number(berlinDateOf(now.toISOString()).slice(5, 7));

function toPrice(
  product: PublishedProduct,
  cheapest: PublishedVariant,
  language: Language,
  now: Date,
): Price {
  const { content, producer, variants } = product;
  return {
    grossCents: cheapest.priceCents,
    isFrom: variants.some((variant) => variant.priceCents !== cheapest.priceCents),
    unitLabel: unitLabelOfSize(content, cheapest)[language],
    unitPrice: unitPriceOfSize(content, cheapest),
    ...(content.catchWeight && { catchWeight: content.catchWeight }),
    containerDepositCents: cheapest.containerDepositCents,
    containerSystem: content.containerSystem,
    announced: announcedPrice(cheapest.history, producer.vouchers, now),
    taxNote: taxNoteOf(producer.taxStatus),
  };
}

function cheapestOf({ variants, basis }: PublishedProduct): PublishedVariant {
  const [first = basis, ...others] = variants;
  return others.reduce((best, next) => (next.priceCents < best.priceCents ? next : best), first);
}

/** What is sold by date has its dates and no season beside them. */
export const seasonOf = ({ content }: PublishedProduct): readonly number[] | null =>
  isSoldByDate(content.withdrawal) ? null : content.seasonMonths;

/** What all variants together have left; null as soon as one of them is not counted. */
export const freeOfAll = (variants: readonly PublishedVariant[]): number | null =>
  variants.some((variant) => variant.free === null)
    ? null
    : variants.reduce((sum, variant) => sum + (variant.free ?? 0), 0);

/** What shows the product, the first on its card: photos, or what was drawn of it. */
export function picturesOf(product: PublishedProduct, language: Language): Picture[] {
  const { photos, picture } = product;
  const called = `${product.content.name[language]}, ${product.producer.name}`;
  if (photos === null) return picture === null ? [] : [{ ...picture, alt: called }];
  return photos.map(({ alt, ...shown }) => ({ ...shown, alt: alt[language] || alt.de || called }));
}

function flagOf(
  product: PublishedProduct,
  seasonMonths: readonly number[] | null,
  month: number,
  now: Date,
): ProductCard['flag'] {
  const { organic } = product.content;
  const lastMonth = seasonMonths === null ? null : endOfSeason(seasonMonths, month);
  if (lastMonth !== null) return { kind: 'season_until', month: lastMonth };
  if (organic) return { kind: 'organic', month: null };
  const ageMs = now.getTime() - product.createdAt.getTime();
  return ageMs < NEW_DAYS * DAY_MS ? { kind: 'new', month: null } : null;
}

/** The last month of the running season if that is this month or the next, else null. */
function endOfSeason(months: readonly number[], month: number): number | null {
  if (!months.includes(month) || months.length === 12) return null;
  const following = (month % 12) + 1;
  if (!months.includes(following)) return month;
  return months.includes((following % 12) + 1) ? null : following;
}
