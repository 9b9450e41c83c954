import type { Weekday } from '@markthalle/domain/dates';
import type { DeliveryWay } from '@markthalle/domain/delivery';
import type { TaxStatus } from '@markthalle/domain/tax';
import type { Localised, ProductContent } from './product-content.ts';
import type { ShownReviews } from './show-reviews.service.ts';

/** A published product with all that its card, page and sale are made from. */
export interface PublishedProduct {
  readonly id: string;
  readonly slug: string;
  readonly versionId: string;
  readonly createdAt: Date;
  readonly content: ProductContent;
  readonly picture: { readonly id: string; readonly width: number; readonly height: number } | null;
  readonly variants: readonly PublishedVariant[];
  readonly categories: readonly { readonly path: string; readonly label: Localised }[];
  readonly producer: PublishedProducer;
  /** Null without a shown review. */
  readonly reviews: Omit<ShownReviews, 'productId'> | null;
}

export interface PublishedVariant {
  readonly id: string;
  readonly label: Localised;
  readonly containerDepositCents: number;
  readonly priceCents: number;
  /** Null where stock is not counted. */
  readonly free: number | null;
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
  readonly banner: { readonly id: string; readonly width: number; readonly height: number } | null;
  readonly taxStatus: TaxStatus;
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
