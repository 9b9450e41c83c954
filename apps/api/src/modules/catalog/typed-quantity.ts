import type { ProductDraft } from '@markthalle/contracts/portal-products';
import { InvariantError } from '@markthalle/domain/invariant';
import { type SmallestUnit, toSmallestUnit } from '@markthalle/domain/unitPrice';
import type { Localised } from './product-content.ts';

type TypedUnit = ProductDraft['quantityUnit'];
export type TypedQuantity = Pick<ProductDraft, 'quantityValue' | 'quantityUnit'>;
export type StoredQuantity = { readonly value: number; readonly unit: SmallestUnit };

/**
 * Converts typed text exactly; null for zero and for what would be a fraction of the smallest unit.
 */
export function storedQuantity({
  quantityValue,
  quantityUnit,
}: TypedQuantity): StoredQuantity | null {
  try {
    const quantity = toSmallestUnit({ value: quantityValue.replace(',', '.'), unit: quantityUnit });
    return quantity.value > 0 ? quantity : null;
  } catch (error) {
    if (error instanceof InvariantError) return null;
    throw error;
  }
}

/** The larger unit that people use for a smallest unit, and how many places its point moves. */
const LARGER: Readonly<Partial<Record<SmallestUnit, { unit: TypedUnit; exponent: number }>>> = {
  g: { unit: 'kg', exponent: 3 },
  ml: { unit: 'l', exponent: 3 },
  mm: { unit: 'm', exponent: 3 },
  cm2: { unit: 'm2', exponent: 4 },
};

/** The typed form of a stored quantity: 250 g, but 1.5 kg. */
export function typedQuantity({ value, unit }: StoredQuantity): TypedQuantity {
  const larger = LARGER[unit];
  const isTypable = unit !== 'mm' && unit !== 'cm2';
  if (larger === undefined || (isTypable && value < 10 ** larger.exponent)) {
    return { quantityValue: String(value), quantityUnit: unit as TypedUnit };
  }
  const digits = String(value).padStart(larger.exponent + 1, '0');
  const whole = digits.slice(0, -larger.exponent);
  const fraction = digits.slice(-larger.exponent).replace(/0+$/, '');
  return {
    quantityValue: fraction === '' ? whole : `${whole}.${fraction}`,
    quantityUnit: larger.unit,
  };
}

/** What the shop calls a piece that is weighed at packing: `etwa 1,2 kg`. */
export function weightLabelOf(quantity: StoredQuantity): Localised {
  const { de, en } = unitLabelOf(typedQuantity(quantity));
  return { de: `etwa ${de}`, en: `about ${en}` };
}

const UNIT_WORDS: Readonly<Record<TypedUnit, Localised>> = {
  g: { de: 'g', en: 'g' },
  kg: { de: 'kg', en: 'kg' },
  ml: { de: 'ml', en: 'ml' },
  l: { de: 'l', en: 'l' },
  m: { de: 'm', en: 'm' },
  m2: { de: 'm²', en: 'm²' },
  piece: { de: 'Stück', en: 'piece' },
  pair: { de: 'Paar', en: 'pair' },
  person: { de: 'Person', en: 'person' },
};
const ENGLISH_PLURAL: Readonly<Partial<Record<TypedUnit, string>>> = {
  piece: 'pieces',
  pair: 'pairs',
  person: 'people',
};

/** What the shop calls one pack: `0,5 l`, `0.5 l`, `6 Stück`, `6 pieces`. */
export function unitLabelOf({ quantityValue, quantityUnit }: TypedQuantity): Localised {
  const number = quantityValue.replace(',', '.');
  const word = UNIT_WORDS[quantityUnit];
  const isOne = /^0*1(\.0+)?$/.test(number);
  const german = quantityUnit === 'person' && !isOne ? 'Personen' : word.de;
  const english = isOne ? word.en : (ENGLISH_PLURAL[quantityUnit] ?? word.en);
  return { de: `${number.replace('.', ',')} ${german}`, en: `${number} ${english}` };
}
