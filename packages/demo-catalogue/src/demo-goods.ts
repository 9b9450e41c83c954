import type { Bilingual } from './bilingual.ts';
import type { AllergenKey } from './demo-food.ts';

/** Postal and electronic address of a manufacturer (Art. 19 of Regulation (EU) 2023/988). */
export interface DemoManufacturer {
  producerId: string;
  name: string;
  street: string;
  postcode: string;
  town: string;
  country: 'DE';
  email: string;
}

/** Label statement under Regulation (EC) 1272/2008. */
export interface DemoClp {
  classified: boolean;
  /** Why the mixture is not classified. */
  reason?: Bilingual;
  pictograms?: string[];
  signalWord?: Bilingual;
  hazard?: { code: string; de: string }[];
  precaution?: { code: string; de: string }[];
  contains?: string;
  ufi?: string;
  demo?: true;
}

export interface DemoSafety {
  manufacturer: DemoManufacturer;
  identifier: string;
  demo: true;
  /** Either `warnings`, or `noWarnings` with a reason. */
  warnings?: Bilingual;
  noWarnings?: true;
  noWarningsReason?: Bilingual;
  clp?: DemoClp;
  norms?: string[];
  foodContact?: boolean;
  foodContactNote?: Bilingual;
  material?: Bilingual;
  setOf?: string[];
  toy?: { ce: true; note: Bilingual; minAgeMonths: number };
}

/** One cosmetic article (Art. 19 of Regulation (EC) 1223/2009). */
export interface DemoCosmeticArticle {
  function: Bilingual;
  inci: string[];
  /** Months after opening. */
  paoMonths: number;
  precautions: Bilingual;
  content: { value: number; unit: 'g' | 'ml' };
  cpnp: string;
}

/** A single article, or a set with one card per article in `components`. */
export interface DemoCosmetic extends Partial<DemoCosmeticArticle> {
  responsiblePerson: DemoManufacturer;
  bestBeforeOnPack?: boolean;
  components?: (DemoCosmeticArticle & { productId: string; name: Bilingual })[];
  demo: true;
}

/** Fibre share under Regulation (EU) 1007/2011. */
export interface DemoFibre {
  name: string;
  percent: number;
}

export interface DemoFertiliser {
  type: Bilingual;
  npk: string;
  dose: Bilingual;
}

export interface DemoPlant {
  botanicalNames: string[];
  seasonalMix: boolean;
  plantPassport?: { required: boolean; note: Bilingual; demo: true };
}

export interface DemoFeed {
  type: Bilingual;
  composition: Bilingual;
  analytical: Bilingual;
  use: Bilingual;
}

export interface DemoExperience {
  durationMin: number;
  capacity: number;
  capacityPer: 'booking' | 'date';
  meetingPlace: Bilingual;
  lat: number;
  lon: number;
  weatherRule: Bilingual;
  cancelRule: Bilingual;
  minAge: number | null;
  languages: ('de' | 'en')[];
  catering?: (Bilingual & { allergens: AllergenKey[] })[];
}

export interface DemoVoucher {
  /** Single- or multi-purpose voucher (§ 3 (14), (15) UStG). */
  type: 'MPV' | 'SPV';
  validYears: number;
  validUntilRule: Bilingual;
  redeemableFor: Bilingual;
  issuer: string;
  redeemAt: Bilingual;
  languages: ('de' | 'en')[];
}
