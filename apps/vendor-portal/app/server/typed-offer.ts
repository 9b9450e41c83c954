import type { ProductDraft } from '@markthalle/contracts/portal-products';
import { MAX_MORE_VARIANTS, TypedUnit } from '@markthalle/contracts/product-offer';
import { MAX_BUNDLE_ITEMS } from '@markthalle/domain/bundle';
import { maxPriceOf } from '@markthalle/domain/catchWeight';
import { decimalFromTyped, withPlaces } from '@markthalle/domain/typedDecimal';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import { centsFromTyped, countFromTyped } from '@markthalle/workplace/typed-money';
import { many, one, type TypedValues } from '@markthalle/workplace/typed-values';
import type { z } from 'zod';
import { filledRows, rowField } from '../features/form-rows.ts';
import { ITEM, SIZE } from '../features/offer-values.ts';
import { offerTexts } from '../texts/offer-form.ts';

type DraftInput = z.input<typeof ProductDraft>;
type Offer = Pick<
  DraftInput,
  'labelDe' | 'variants' | 'seasonMonths' | 'catchWeight' | 'bundle' | 'isVoucher' | 'isService'
>;
type Size = NonNullable<Offer['variants']>[number];
type Item = NonNullable<NonNullable<Offer['bundle']>['items']>[number];

const AMOUNT = /^\d{1,6}([.,]\d{1,3})?$/;
const { wrong } = offerTexts;

export type TypedOffer = {
  readonly offer: Offer;
  /** Goods by weight name neither content nor price of a pack. */
  readonly pack: Pick<DraftInput, 'quantityValue' | 'quantityUnit' | 'grossCents'> | null;
  readonly problems: readonly FieldProblem[];
};

/** How a form offers its product, with every field that cannot be read. */
export function typedOffer(values: TypedValues): TypedOffer {
  const problems: FieldProblem[] = [];
  const kind = one(values, 'kind');
  const weight = kind === 'weight' ? catchWeight(values, problems) : null;
  const months = many(values, 'seasonMonths').map(Number);
  return {
    offer: {
      labelDe: one(values, 'labelDe').trim(),
      variants: kind === 'weight' || kind === 'bundle' ? [] : sizes(values, problems),
      seasonMonths: months.length === 0 ? null : months,
      catchWeight: weight,
      bundle: kind === 'bundle' ? { items: items(values, problems) } : null,
      isVoucher: one(values, 'isVoucher') === 'yes',
      isService: one(values, 'isService') === 'yes',
    },
    pack: weight && {
      quantityValue: String(weight.nominalGrams),
      quantityUnit: 'g',
      grossCents: Math.max(1, maxPriceOf(weight)),
    },
    problems,
  };
}

function catchWeight(values: TypedValues, problems: FieldProblem[]) {
  const pricePerKgCents = centsFromTyped(one(values, 'pricePerKgCents'));
  const nominalGrams = gramsFromKilograms(one(values, 'nominalGrams'));
  const maxGrams = gramsFromKilograms(one(values, 'maxGrams'));
  if (!pricePerKgCents) problems.push({ field: 'pricePerKgCents', message: wrong.pricePerKg });
  if (!nominalGrams) problems.push({ field: 'nominalGrams', message: wrong.nominal });
  if (!maxGrams) problems.push({ field: 'maxGrams', message: wrong.nominal });
  if (!pricePerKgCents || !nominalGrams || !maxGrams) return null;
  return { pricePerKgCents, nominalGrams, maxGrams };
}

const GRAM_PLACES = 3;
/** No scale of a farm shows more. */
const MAX_KILOGRAMS_DIGITS = 2;

/** `1,2` kilograms are 1200 grams; null for what is no weight or finer than a gram. */
function gramsFromKilograms(typed: string): number | null {
  const amount = decimalFromTyped(typed);
  if (amount === null || amount.digits <= 0 || amount.places > GRAM_PLACES) return null;
  const grams = withPlaces(amount, GRAM_PLACES);
  return grams !== null && grams < 10 ** (MAX_KILOGRAMS_DIGITS + GRAM_PLACES) ? grams : null;
}

function sizes(values: TypedValues, problems: FieldProblem[]): Size[] {
  return filledRows(values, SIZE, MAX_MORE_VARIANTS).flatMap((position) => {
    const name = (field: string) => rowField(SIZE, position, field);
    const text = (field: string) => one(values, name(field)).trim();
    if (text('off') === 'yes') return [];
    const grossCents = centsFromTyped(text('price'));
    const deposit = text('deposit') === '' ? 0 : centsFromTyped(text('deposit'));
    const stock = countFromTyped(text('stock') || '0');
    const unit = TypedUnit.safeParse(text('unit'));
    const check = (isWrong: boolean, field: string, message: string) => {
      if (isWrong) problems.push({ field: name(field), message });
    };
    check(!AMOUNT.test(text('amount')) || !unit.success, 'amount', wrong.amount);
    check(!grossCents, 'price', wrong.price);
    check(deposit === null, 'deposit', wrong.deposit);
    check(stock === null, 'stock', wrong.stock);
    return [
      {
        variantId: text('id') || null,
        labelDe: text('label'),
        quantityValue: text('amount'),
        quantityUnit: unit.data ?? 'g',
        grossCents: grossCents ?? 0,
        containerDepositCents: deposit ?? 0,
        stockQuantity: stock ?? 0,
      },
    ];
  });
}

function items(values: TypedValues, problems: FieldProblem[]): Item[] {
  return filledRows(values, ITEM, MAX_BUNDLE_ITEMS).map((position) => {
    const name = (field: string) => rowField(ITEM, position, field);
    const text = (field: string) => one(values, name(field)).trim();
    const quantity = countFromTyped(text('count') || '1');
    const singlePriceCents = text('price') === '' ? 0 : centsFromTyped(text('price'));
    const part = text('part');
    if (text('name') === '') problems.push({ field: name('name'), message: wrong.itemName });
    if (!quantity) problems.push({ field: name('count'), message: wrong.itemCount });
    if (singlePriceCents === null) problems.push({ field: name('price'), message: wrong.price });
    return {
      nameDe: text('name'),
      quantity: quantity ?? 1,
      vatCategory: text('vat') === 'standard' ? 'standard' : 'reduced',
      singlePriceCents: singlePriceCents ?? 0,
      variantId: part === '' ? null : part,
      isAccessory: text('accessory') === 'yes',
    };
  });
}
