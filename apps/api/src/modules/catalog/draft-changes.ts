import type { ProductDraft } from '@markthalle/contracts/portal-products';
import type { VersionChange } from '@markthalle/contracts/product-drafts';
import type { BundleItem, MoreVariant } from '@markthalle/contracts/product-offer';
import { MONTH_NAMES } from '@markthalle/domain/monthNames';
import { textDiff } from '@markthalle/domain/textDiff';
import { allergenList } from './allergens.ts';
import { MONEY } from './approval-checks.ts';
import { factChanges } from './fact-changes.ts';

type Language = 'de' | 'en';

/** Stock is counted by itself and not approved; facts have words of their own. */
type ComparedField = Exclude<keyof ProductDraft, 'stockQuantity' | 'quantityUnit' | 'facts'>;

/** What a version changes against the published one, field by field in words. */
export function draftChanges(
  before: ProductDraft,
  after: ProductDraft,
  language: Language,
): VersionChange[] {
  const changes: VersionChange[] = FIELDS.map((field) => ({
    field: FIELD_TEXTS[field][language],
    before: inWords(before, field, language),
    after: inWords(after, field, language),
    isText: TEXT_FIELDS.has(field),
  }))
    .filter((change) => change.before !== change.after)
    .map(({ isText, ...change }) => ({
      ...change,
      ...(isText && { runs: textDiff(change.before, change.after) }),
    }));
  return [...changes, ...factChanges(before.facts ?? {}, after.facts ?? {}, language)];
}

/** Sentences are compared word by word; figures and lists stand beside each other. */
const TEXT_FIELDS: ReadonlySet<ComparedField> = new Set<ComparedField>([
  'nameDe',
  'nameEn',
  'shortDe',
  'shortEn',
  'descriptionDe',
  'descriptionEn',
  'ingredientsDe',
  'storageDe',
]);

function inWords(draft: ProductDraft, field: ComparedField, language: Language): string {
  switch (field) {
    case 'grossCents':
    case 'containerDepositCents':
      return MONEY[language].format(draft[field] / 100);
    case 'saleForm':
      return SALE_FORMS[language][draft.saleForm ?? 'prepacked'];
    case 'drainedWeightGrams':
      return draft.drainedWeightGrams ? `${draft.drainedWeightGrams} g` : '';
    case 'unitPriceExemption':
      return draft.unitPriceExemption ? EXEMPTIONS[language][draft.unitPriceExemption] : '';
    case 'quantityValue':
      return `${draft.quantityValue} ${draft.quantityUnit}`;
    case 'ownProduce':
    case 'allergensConfirmed':
      return YES_NO[language][draft[field] ? 'yes' : 'no'];
    case 'allergens':
      return allergenList([...draft.allergens].sort())[language];
    case 'variants':
      return (draft.variants ?? []).map((one) => sizeInWords(one, language)).join('; ');
    case 'seasonMonths':
      return (draft.seasonMonths ?? []).map((month) => MONTH_NAMES[language][month - 1]).join(', ');
    case 'catchWeight':
      return draft.catchWeight ? weightInWords(draft.catchWeight, language) : '';
    case 'bundle':
      return (draft.bundle?.items ?? []).map((item) => itemInWords(item, language)).join('; ');
    case 'isVoucher':
    case 'isService':
      return YES_NO[language][draft[field] ? 'yes' : 'no'];
    case 'labelDe':
      return draft.labelDe ?? '';
    case 'photos':
      return photosInWords(draft, language);
    case 'ways':
      return [...draft.ways].sort().join(', ');
    case 'vatCategory':
      return VAT[language][draft.vatCategory];
    default:
      return draft[field];
  }
}

/** How many, and what they are called in their order. */
function photosInWords({ photos = [] }: ProductDraft, language: Language): string {
  const called = photos.map(({ altDe }) => altDe).filter((alt) => alt !== '');
  return [`${photos.length} ${FIELD_TEXTS.photos[language]}`, ...called].join('; ');
}

function sizeInWords(size: MoreVariant, language: Language): string {
  const price = MONEY[language].format(size.grossCents / 100);
  const deposit =
    size.containerDepositCents > 0
      ? ` + ${MONEY[language].format(size.containerDepositCents / 100)} ${FIELD_TEXTS.containerDepositCents[language]}`
      : '';
  const name = size.labelDe === '' ? '' : `${size.labelDe}, `;
  return `${name}${size.quantityValue} ${size.quantityUnit}: ${price}${deposit}`;
}

/** `2 × Honig (8,00 €, ermäßigter Steuersatz, zählt vom Bestand ab)` */
function itemInWords(item: BundleItem, language: Language): string {
  const said = [
    MONEY[language].format(item.singlePriceCents / 100),
    VAT[language][item.vatCategory],
    item.variantId !== null && ITEM[language].counted,
    item.isAccessory && ITEM[language].accessory,
  ].filter(Boolean);
  return `${item.quantity} × ${item.nameDe} (${said.join(', ')})`;
}

function weightInWords(
  { pricePerKgCents, nominalGrams, maxGrams }: NonNullable<ProductDraft['catchWeight']>,
  language: Language,
): string {
  const price = MONEY[language].format(pricePerKgCents / 100);
  return language === 'de'
    ? `${price} je kg, etwa ${nominalGrams} g, höchstens ${maxGrams} g`
    : `${price} per kg, about ${nominalGrams} g, at most ${maxGrams} g`;
}

const YES_NO = { de: { yes: 'ja', no: 'nein' }, en: { yes: 'yes', no: 'no' } };
const VAT = {
  de: { standard: 'voller Steuersatz', reduced: 'ermäßigter Steuersatz' },
  en: { standard: 'standard rate', reduced: 'reduced rate' },
};
const ITEM = {
  de: { counted: 'zählt vom Bestand des Artikels ab', accessory: 'Beigabe' },
  en: { counted: 'taken from the stock of the article', accessory: 'extra' },
};

const SALE_FORMS = {
  de: { prepacked: 'fertig verpackt', open: 'offene Packung', loose: 'lose' },
  en: { prepacked: 'prepacked', open: 'open pack', loose: 'loose' },
};
const EXEMPTIONS = {
  de: {
    unlike_set: 'verschiedene Waren in einer Packung',
    service: 'Dienstleistung',
    decorative_cosmetic: 'Schminke',
    perfume: 'Parfüm',
  },
  en: {
    unlike_set: 'different goods in one pack',
    service: 'service',
    decorative_cosmetic: 'decorative cosmetics',
    perfume: 'perfume',
  },
};

const FIELD_TEXTS: Readonly<Record<ComparedField, Readonly<Record<Language, string>>>> = {
  nameDe: { de: 'Name', en: 'Name' },
  nameEn: { de: 'Name (Englisch)', en: 'Name (English)' },
  shortDe: { de: 'Kurztext', en: 'Short text' },
  shortEn: { de: 'Kurztext (Englisch)', en: 'Short text (English)' },
  descriptionDe: { de: 'Beschreibung', en: 'Description' },
  descriptionEn: { de: 'Beschreibung (Englisch)', en: 'Description (English)' },
  categoryPath: { de: 'Gruppe', en: 'Category' },
  quantityValue: { de: 'Inhalt', en: 'Content' },
  saleForm: { de: 'Verkaufsform', en: 'Form of sale' },
  drainedWeightGrams: { de: 'Abtropfgewicht', en: 'Drained weight' },
  unitPriceExemption: { de: 'Ohne Grundpreis, weil', en: 'No unit price, because' },
  grossCents: { de: 'Preis', en: 'Price' },
  containerDepositCents: { de: 'Pfand', en: 'Deposit' },
  vatCategory: { de: 'Mehrwertsteuer', en: 'VAT' },
  ownProduce: { de: 'Eigene Erzeugung', en: 'Own produce' },
  ingredientsDe: { de: 'Zutaten', en: 'Ingredients' },
  allergens: { de: 'Allergene', en: 'Allergens' },
  allergensConfirmed: { de: 'Allergene bestätigt', en: 'Allergens confirmed' },
  storageDe: { de: 'Lagerung', en: 'Storage' },
  alcoholPercent: { de: 'Alkoholgehalt in Prozent', en: 'Alcohol in percent' },
  labelDe: { de: 'Bezeichnung der Größe', en: 'Name of the size' },
  variants: { de: 'Weitere Größen', en: 'More sizes' },
  seasonMonths: { de: 'Saison', en: 'Season' },
  catchWeight: { de: 'Preis nach Gewicht', en: 'Price by weight' },
  bundle: { de: 'Inhalt des Pakets', en: 'What the bundle holds' },
  isVoucher: { de: 'Gutschein', en: 'Voucher' },
  isService: { de: 'Dienstleistung nach Absprache', en: 'Service by arrangement' },
  photos: { de: 'Fotos', en: 'Photos' },
  ways: { de: 'Lieferarten', en: 'Delivery ways' },
};
const FIELDS = Object.keys(FIELD_TEXTS) as ComparedField[];
