import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readApproval } from '@markthalle/contracts/office-catalog';
import type { ProductDraft } from '@markthalle/contracts/portal-products';
import type { GateField, GateFinding } from '@markthalle/domain/publishingGates/finding';
import { travelsUncooled } from '@markthalle/domain/storageClass';
import { cardPictureOf } from './content-photos.ts';
import type { CategoryChoice, PortalProductRow } from './portal-products.queries.ts';
import { unitPriceOfSize } from './size-price.ts';

type Language = 'de' | 'en';
type Check = OutputOf<typeof readApproval>['checks'][number];

/** What the machine can say about a version before a person decides, in the order of the form. */
export function approvalChecks(
  row: PortalProductRow,
  draft: ProductDraft,
  category: CategoryChoice,
  findings: readonly GateFinding[],
  language: Language,
): Check[] {
  const texts = TEXTS[language];
  const gateCheck = (key: Check['key'], ...fields: GateField[]): Check => {
    const finding = findings.find(({ field }) => fields.includes(field));
    return finding === undefined
      ? { key, ok: true, text: texts.fine[key] }
      : { key, ok: false, text: finding.why };
  };
  const uncooled = travelsUncooled(category.storageDefault, row.content.ways);
  return [
    gateCheck('name', 'nameDe', 'descriptionDe'),
    {
      key: 'unit_price',
      ok: true,
      text: unitPriceText(row, draft.grossCents, language) ?? texts.noUnitPrice,
    },
    row.content.vatCategory === category.vatDefault
      ? gateCheck('vat', 'vatCategory', 'facts/vatReason')
      : { key: 'vat', ok: false, text: texts.unusualVat },
    gateCheck('allergens', 'allergensConfirmed', 'allergens'),
    gateCheck('ingredients', 'ingredientsDe', 'alcoholPercent'),
    gateCheck('storage', 'storageDe'),
    pictureCheck(row, language),
    uncooled ? { key: 'delivery', ok: false, text: texts.uncooled } : gateCheck('delivery', 'ways'),
  ];
}

/** Who approves while a photo is on its way should know that it will not be published with it. */
function pictureCheck(row: PortalProductRow, language: Language): Check {
  const texts = TEXTS[language];
  const onTheWay = row.photos?.some(({ state }) => state === 'waiting' || state === 'received');
  if (onTheWay) return { key: 'picture', ok: false, text: texts.photosOnTheWay };
  return cardPictureOf(row, language) === null
    ? { key: 'picture', ok: false, text: texts.noPicture }
    : { key: 'picture', ok: true, text: texts.fine.picture };
}

/** `13,61 €/l`, or null where no unit price is due (§ 4 PAngV). */
export function unitPriceText(
  { content }: Pick<PortalProductRow, 'content'>,
  priceCents: number,
  language: Language,
): string | null {
  const decision = unitPriceOfSize(content, { priceCents, quantity: null });
  if (decision === null) return null;
  return `${MONEY[language].format(decision.centsPerUnit / CENTS_PER_EURO)}/${PER_WORDS[decision.per]}`;
}

const CENTS_PER_EURO = 100;
export const MONEY = {
  de: new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' }),
  en: new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }),
};
const PER_WORDS = {
  kg: 'kg',
  l: 'l',
  m: 'm',
  m2: 'm²',
  '100g': '100 g',
  '100ml': '100 ml',
} as const;

const TEXTS = {
  de: {
    fine: {
      name: 'Der Name ist da.',
      unit_price: '',
      vat: 'Der Steuersatz ist der übliche dieser Gruppe.',
      allergens: 'Die Allergene sind bestätigt oder nicht nötig.',
      ingredients: 'Die Zutaten sind angegeben oder nicht nötig.',
      storage: 'Die Lagerung ist angegeben oder nicht nötig.',
      picture: 'Ein Bild ist da.',
      delivery: 'Die Lieferarten passen zur Ware.',
    },
    noUnitPrice: 'Ein Grundpreis ist nicht nötig.',
    unusualVat: 'Der Steuersatz ist nicht der übliche dieser Gruppe. Bitte prüfen.',
    noPicture: 'Ein Bild fehlt.',
    photosOnTheWay:
      'Ein Foto ist noch unterwegs. Was Sie jetzt freigeben, erscheint ohne dieses Foto.',
    uncooled:
      'Die Gruppe wird gekühlt gelagert, aber eine Lieferart ist ohne Kühlung. Bitte prüfen.',
  },
  en: {
    fine: {
      name: 'The name is there.',
      unit_price: '',
      vat: 'The VAT rate is the usual one of this category.',
      allergens: 'The allergens are confirmed or not needed.',
      ingredients: 'The ingredients are given or not needed.',
      storage: 'The storage is given or not needed.',
      picture: 'There is a picture.',
      delivery: 'The delivery ways suit the goods.',
    },
    noUnitPrice: 'A unit price is not needed.',
    unusualVat: 'The VAT rate is not the usual one of this category. Please check.',
    noPicture: 'There is no picture.',
    photosOnTheWay: 'A photo is still on its way. What you approve now appears without it.',
    uncooled: 'The category is kept cool, but one delivery way is without cooling. Please check.',
  },
} as const;
