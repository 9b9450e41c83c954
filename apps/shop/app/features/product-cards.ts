import type { ProductCard } from '@markthalle/contracts/catalog';
import type { PriceExtras, ShownUnitPrice, TaxRemark } from '@markthalle/ui/components/price';
import type { ShownProduct } from '@markthalle/ui/components/product-card';
import { formatMonth } from '@markthalle/ui/format/dates';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { cardDelivery, type Reader } from './delivery-lines.ts';

export function shownUnitPrice(price: ProductCard['price']): ShownUnitPrice | null {
  const { unitPrice } = price;
  return unitPrice && { cents: unitPrice.centsPerUnit, unit: unitPrice.per };
}

/** What is said about VAT, by the seller's tax status. */
export const TAX_REMARKS: Readonly<Record<ProductCard['price']['taxNote'], TaxRemark>> = {
  vat_included: 'includes-vat',
  small_business: 'no-vat-small-business',
  exempt: 'no-vat-exempt',
};

/** What the law wants beside a price, in lists as on the page. */
export const priceExtras = (price: ProductCard['price']): PriceExtras => ({
  containerDepositCents: price.containerDepositCents,
  containerSystem: price.containerSystem,
  announced: price.announced,
  maxGrams: price.catchWeight?.maxGrams ?? null,
});

function flagWords(card: ProductCard, reader: Reader): string | undefined {
  const texts = shopTexts(reader.language).list;
  if (card.flag === null) return undefined;
  if (card.flag.kind === 'organic') return texts.flagOrganic;
  if (card.flag.kind === 'new') return texts.flagNew;
  return card.flag.month === null
    ? undefined
    : texts.flagUntil(formatMonth(card.flag.month, reader.language));
}

function unavailableWords(card: ProductCard, reader: Reader): string | undefined {
  const texts = shopTexts(reader.language).list;
  if (card.stockState === 'sold_out') return texts.soldOut;
  return card.inSeason ? undefined : texts.offSeason;
}

/** A card of the catalogue in the reader's language, with the reader's delivery day. */
export function shownProduct(card: ProductCard, reader: Reader, returnTo: string): ShownProduct {
  const { language } = reader;
  const texts = shopTexts(language).list;
  const { price } = card;
  const add =
    card.variantId === null
      ? undefined
      : {
          action: pathTo('addToCart', language),
          fields: { variantId: card.variantId, quantity: '1', returnTo },
        };
  return {
    href: pathTo('product', language, { slug: card.slug }),
    name: card.name,
    producer: card.producerName,
    place: card.town,
    imageId: card.picture?.id ?? null,
    imageColour: card.picture?.colour,
    priceCents: price.grossCents,
    quantity: price.isFrom ? `${texts.from} ${price.unitLabel}` : price.unitLabel,
    unitPrice: shownUnitPrice(price),
    extras: priceExtras(price),
    flag: flagWords(card, reader),
    delivery: cardDelivery(card, reader),
    add,
    unavailable: unavailableWords(card, reader),
  };
}
