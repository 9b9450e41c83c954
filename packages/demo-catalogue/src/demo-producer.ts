import type { Bilingual } from './bilingual.ts';
import type { Landscape } from './picture-recipe.ts';

export type Weekday = 'mo' | 'di' | 'mi' | 'do' | 'fr' | 'sa';

export type TourId =
  | 'citybox'
  | 'fischland-sund'
  | 'kueste-west'
  | 'ruegen'
  | 'seenplatte'
  | 'vorpommern-haff'
  | 'westmecklenburg';

/** `standard` charges VAT, `small_business` is § 19 UStG, `flat_rate_farmer` is § 24 UStG. */
export type DemoTaxScheme = 'standard' | 'small_business' | 'flat_rate_farmer';

export type ShippingKey =
  | 'bulky'
  | 'citybox'
  | 'letter'
  | 'parcel'
  | 'parcel_chilled'
  | 'pickup'
  | 'ticket'
  | 'tour'
  | 'tour_cold';

export interface DemoShippingOption {
  key: ShippingKey;
  label: Bilingual;
  /** Gross price of one consignment in cents. */
  priceCents: number;
  /** Days on which the option leaves; empty means on agreement. */
  days: Weekday[];
  minDays: number;
  maxDays: number;
}

export type DemoLegalForm = 'Einzelunternehmen' | 'GbR' | 'OHG' | 'e. K.';

export type DemoOrganicControl =
  | { certified: false }
  | { certified: true; controlBody: string; demo: true };

export interface DemoLegalNotice {
  legalForm: DemoLegalForm;
  legalName: string;
  /** Null for sole traders and GbR, which are not entered. */
  register: { court: string; number: string; demo: true } | null;
  represented: string;
  district: 'HRO' | 'LRO' | 'LUP' | 'MSE' | 'NWM' | 'SN' | 'VG' | 'VR';
  /** Null for small businesses, which carry `taxNumber` instead. */
  vatId: string | null;
  taxNumber: string | null;
  phone: string;
  phoneNational: string;
  email: string;
  foodAuthority: string | null;
  /** Approval under Regulation (EC) 853/2004 (milk, meat, fish). */
  foodApprovalNo: string | null;
  eggPackingCentre?: string;
  /** Number in the packaging register (§ 9 VerpackG). */
  lucid: string;
  dualSystem: string;
  organicControl: DemoOrganicControl;
  iban: string;
  bankOwner: string;
  /** Duty of service providers (§ 2 DL-InfoV). */
  liabilityInsurance?: { insurer: string; address: string; scope: Bilingual };
  demo: true;
}

interface DemoDac7Base {
  tin: string;
  activities: ('personal_service' | 'sale_of_goods' | 'vehicle_rental')[];
  demo: true;
}

/** What a platform reports about a seller (PStTG, Directive (EU) 2021/514). */
export type DemoDac7 =
  | (DemoDac7Base & { kind: 'individual'; tinType: 'IdNr'; birthDate: string })
  | (DemoDac7Base & { kind: 'entity'; tinType: 'W-IdNr' });

/** A fictitious business in a real place. `id` and `slug` are equal. */
export interface DemoProducer {
  id: string;
  slug: string;
  name: string;
  owner: string;
  town: string;
  postcode: string;
  street: string;
  state: 'Mecklenburg-Vorpommern';
  lat: number;
  lon: number;
  landscape: Landscape;
  mainCategory: string;
  /** Year of foundation. */
  since: number;
  /** Day, `YYYY-MM-DD`. */
  memberSince: string;
  organic: DemoOrganicControl;
  tax: { scheme: DemoTaxScheme; note: string | null };
  pickup: { hours: Bilingual };
  tour: Exclude<TourId, 'citybox'>;
  leadTimeDays: number;
  dispatchDays: Weekday[];
  freeShippingFromCents: number | null;
  /** Colour of labels and badges, `#RRGGBB`. */
  accent: string;
  languages: ('de' | 'en')[];
  sustainability: { packaging: string; energy: string; deliveriesPooledPercent: number };
  email: string;
  story: Bilingual;
  tagline: Bilingual;
  legalEntity: string;
  shipping: DemoShippingOption[];
  productCount: number;
  image: { scene: Landscape; emoji: string[] };
  legal: DemoLegalNotice;
  /** Day of the self-certification under Art. 30(1)(e) DSA, `YYYY-MM-DD`. */
  traderSelfCertifiedAt: string;
  dac7: DemoDac7;
}
