import type { ProductDraft } from '@markthalle/contracts/portal-products';
import { formatMoneyInput } from '@markthalle/ui/format/money';
import type { TypedValues } from '@markthalle/workplace/typed-values';
import { rowField } from './form-rows.ts';

export const SIZE = 'size';
export const ITEM = 'item';

export type OfferKind = 'pack' | 'weight' | 'bundle';

const GRAMS_PER_KG = 1_000;

/** How a stored draft is offered, as the texts of its form. */
export function offerValues(draft: ProductDraft): TypedValues {
  const { catchWeight, bundle } = draft;
  const kind: OfferKind = catchWeight ? 'weight' : bundle ? 'bundle' : 'pack';
  return {
    kind: [kind],
    labelDe: text(draft.labelDe),
    seasonMonths: (draft.seasonMonths ?? []).map(String),
    isVoucher: draft.isVoucher ? ['yes'] : [],
    isService: draft.isService ? ['yes'] : [],
    ...(catchWeight && {
      pricePerKgCents: [formatMoneyInput(catchWeight.pricePerKgCents, 'de')],
      nominalGrams: [kilograms(catchWeight.nominalGrams)],
      maxGrams: [kilograms(catchWeight.maxGrams)],
    }),
    ...rows(SIZE, draft.variants ?? [], (size) => ({
      id: text(size.variantId ?? ''),
      label: text(size.labelDe),
      amount: [size.quantityValue.replace('.', ',')],
      unit: [size.quantityUnit],
      price: [formatMoneyInput(size.grossCents, 'de')],
      deposit:
        size.containerDepositCents === 0
          ? []
          : [formatMoneyInput(size.containerDepositCents, 'de')],
      stock: [String(size.stockQuantity)],
    })),
    ...rows(ITEM, bundle?.items ?? [], (item) => ({
      name: [item.nameDe],
      count: [String(item.quantity)],
      vat: [item.vatCategory],
      price: item.singlePriceCents === 0 ? [] : [formatMoneyInput(item.singlePriceCents, 'de')],
      part: text(item.variantId ?? ''),
      accessory: item.isAccessory ? ['yes'] : [],
    })),
  };
}

function rows<Row>(
  row: string,
  entries: readonly Row[],
  fieldsOf: (entry: Row) => Readonly<Record<string, readonly string[]>>,
): TypedValues {
  return Object.fromEntries(
    entries.flatMap((entry, index) =>
      Object.entries(fieldsOf(entry)).map(([field, texts]) => [
        rowField(row, index + 1, field),
        texts,
      ]),
    ),
  );
}

const text = (value: string | undefined): string[] => (value ? [value] : []);

/** Whole grams as `1,2`. */
const kilograms = (grams: number): string => String(grams / GRAMS_PER_KG).replace('.', ',');
