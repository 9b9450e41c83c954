import { readFileSync } from 'node:fs';
import type { Bilingual } from './bilingual.ts';
import type { DemoProducer, TourId, Weekday } from './demo-producer.ts';
import type { DemoProduct, DemoVatCategory, StorageClass } from './demo-product.ts';

export interface DemoReview {
  id: string;
  productId: string;
  stars: 1 | 2 | 3 | 4 | 5;
  lang: 'de' | 'en';
  text: string;
  author: string;
  place: string;
  /** Counted back from the day of seeding, so that demo reviews never age. */
  daysAgo: number;
  verifiedPurchase: boolean;
  reply: { de: string } | null;
}

export interface DemoCategory {
  path: string;
  label: Bilingual;
  vatDefault: DemoVatCategory;
  storageDefault: StorageClass;
  /** Code of the icon picture. */
  emoji: string;
  /** Number of products in exactly this category. */
  count: number;
}

/** A shared delivery run. */
export interface DemoTour {
  id: TourId;
  label: Bilingual;
  days: Weekday[];
  stops: string[];
  chilled: boolean;
  /** Last moment to join, in words. */
  cutoff: string;
}

/** What the trips need beside their stops: areas, prices, pick-up points. */
export interface DemoRunDetail {
  tourId: TourId;
  kind: 'regional' | 'city';
  leadDays: number;
  cutOffHour: number;
  areas: { from: string; to: string }[];
  fees: { way: 'tour' | 'tour_cold' | 'citybox' | 'pickup_point'; priceCents: number }[];
  exceptions: { on: string; movedToOn: string | null; reason: Bilingual }[];
  points: DemoPickupPoint[];
}

/** A fictitious place where a run leaves goods. */
export interface DemoPickupPoint {
  slug: string;
  name: string;
  street: string;
  postcode: string;
  town: string;
  lat: number;
  lon: number;
  opening: Bilingual;
  coolBox: boolean;
  attended: boolean;
}

/** Surcharges of carriers, and producers on holiday, counted from the day of seeding. */
export interface DemoDeliveryTerms {
  validFrom: string;
  islandCents: number;
  ageServiceCents: number;
  closures: { producerId: string; fromInDays: number; days: number }[];
}

export interface DemoCatalogue {
  producers: DemoProducer[];
  products: DemoProduct[];
  reviews: DemoReview[];
  categories: DemoCategory[];
  tours: DemoTour[];
  runDetails: DemoRunDetail[];
  deliveryTerms: DemoDeliveryTerms[];
}

const dataFile = (name: string) => new URL(`../data/${name}.json`, import.meta.url);

// The files are part of this package and held to these types by the consistency spec,
// so the text is trusted here instead of being parsed field by field on every start.
const load = <Row>(name: string): Row[] => JSON.parse(readFileSync(dataFile(name), 'utf8'));

/** Reads the demo catalogue (about 1.8 MB of JSON) fresh from disk; throws if a file is missing. */
export function loadDemoCatalogue(): DemoCatalogue {
  return {
    producers: load<DemoProducer>('producers'),
    products: load<DemoProduct>('products'),
    reviews: load<DemoReview>('reviews'),
    categories: load<DemoCategory>('categories'),
    tours: load<DemoTour>('tours'),
    runDetails: load<DemoRunDetail>('run-details'),
    deliveryTerms: load<DemoDeliveryTerms>('delivery-terms'),
  };
}
