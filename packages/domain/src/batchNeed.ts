/** The date on a pack of food: best before, or use by for what spoils fast (Art. 24 LMIV). */
export type DateKind = 'best_before' | 'use_by';

export type BatchNeed = {
  /** Null: the law asks for no date on these goods. */
  readonly dateKind: DateKind | null;
  /** A day and month of durability stand for the batch (§ 3 LKV), so it may be left out then. */
  readonly needsBatch: boolean;
};

const FOOD = ['lebensmittel', 'getraenke'];

/** Fresh animal products that are a danger to health after a short time (Art. 24(1) LMIV). */
const USE_BY = ['lebensmittel/fisch/frisch', 'lebensmittel/fleisch'];

/** Packed food without a date (Annex X no. 1(d) LMIV): wine, drinks from 10 % vol, vinegar. */
const NO_DATE = [
  'getraenke/wein-sekt',
  'getraenke/spirituosen',
  'getraenke/likoer',
  'lebensmittel/essig',
];

/** Fresh fruit and vegetables that are not peeled or cut have neither (Annex X; § 2 no. 1 LKV). */
const LOOSE = [
  'lebensmittel/obst',
  'lebensmittel/gemuese',
  'lebensmittel/kartoffeln',
  'lebensmittel/pilze',
];

/**
 * What must be known of goods of a category when they are packed: the date that the buyer reads at
 * delivery (LAW-FOOD-2) and the batch by which a recall finds them (LAW-FOOD-23). Null: not food.
 */
export function batchNeedOf(categoryPath: string): BatchNeed | null {
  if (!isUnder(categoryPath, FOOD)) return null;
  if (isUnder(categoryPath, LOOSE)) return { dateKind: null, needsBatch: false };
  if (isUnder(categoryPath, NO_DATE)) return { dateKind: null, needsBatch: true };
  const dateKind = isUnder(categoryPath, USE_BY) ? 'use_by' : 'best_before';
  return { dateKind, needsBatch: false };
}

/** Whether a line's goods lack what their category needs. */
export function lacksBatch(
  need: BatchNeed | null,
  batch: { readonly batchNo: string | null; readonly goodUntilOn: string | null } | null,
): boolean {
  if (need === null) return false;
  if (need.dateKind !== null && (batch?.goodUntilOn ?? null) === null) return true;
  return need.needsBatch && (batch?.batchNo ?? null) === null;
}

const isUnder = (path: string, roots: readonly string[]): boolean =>
  roots.some((root) => path === root || path.startsWith(`${root}/`));
