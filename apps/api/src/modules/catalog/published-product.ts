import type { Weekday } from '@markthalle/domain/dates';
import type { DeliveryWay } from '@markthalle/domain/delivery';
import type { Occasion } from '@markthalle/domain/occasion';
import type { PriceEntry } from '@markthalle/domain/priceReduction';
import type { StorageClass } from '@markthalle/domain/storageClass';
import type { TaxStatus } from '@markthalle/domain/tax';
import type { PublishedVoucher } from './announced-price.ts';
import type { Localised, ProductContent } from './product-content.ts';
import type { ShownReviews } from './show-reviews.service.ts';

/** A picture as the shop shows it, but for its words. */
interface ShownPicture {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
}

/** A published product with all that its card, page and sale are made from. */
export interface PublishedProduct {
  readonly id: string;
  readonly slug: string;
  readonly versionId: string;
  readonly createdAt: Date;
  readonly content: ProductContent;
  /** What was drawn of it; photos come before. */
  readonly picture: ShownPicture | null;
  /** Approved photos in their order; null without any. */
  readonly photos: readonly (ShownPicture & { readonly alt: Localised })[] | null;
  /** What is on sale: for a product that is sold by date its coming dates, soonest first; may be none. */
  readonly variants: readonly PublishedVariant[];
  /** The first variant without a date: its price stands where no date is open. */
  readonly basis: PublishedVariant;
  readonly categories: readonly { readonly path: string; readonly label: Localised }[];
  /** How goods of the category are kept where the product itself does not say. */
  readonly storageDefault: StorageClass;
  readonly producer: PublishedProducer;
  /** Null without a shown review. */
  readonly reviews: Omit<ShownReviews, 'productId'> | null;
}

export interface PublishedVariant {
  readonly id: string;
  readonly label: Localised;
  /** Content of one pack; null: that of the product. */
  readonly quantity: ProductContent['quantity'] | null;
  readonly containerDepositCents: number;
  readonly priceCents: number;
  /** What was asked lately, today's price among it (§ 11 PAngV). */
  readonly history: readonly PriceEntry[];
  /** Null where stock is not counted. */
  readonly free: number | null;
  /** Null: sold without a date. */
  readonly occasion: PublishedOccasion | null;
}

/** A date of a variant; instants as ISO text. */
interface PublishedOccasion extends Occasion {
  /** From this instant on it is not sold any more. */
  readonly sellsUntil: string;
}

export interface PublishedProducer {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly town: string;
  readonly landscape: string;
  readonly tagline: Localised;
  readonly story: Localised;
  readonly leadTimeDays: number;
  readonly dispatchWeekdays: readonly Weekday[];
  readonly packagingNote: string | null;
  readonly banner: ShownPicture | null;
  readonly taxStatus: TaxStatus;
  /** Codes for everybody that run or ran lately. */
  readonly vouchers: readonly PublishedVoucher[];
  readonly vatId: string | null;
  readonly legalName: string;
  readonly represented: string | null;
  readonly register: string | null;
  readonly street: string;
  readonly postcode: string;
  readonly phone: string;
  readonly email: string;
  readonly ways: readonly (DeliveryWay & { readonly label: Localised })[];
}
