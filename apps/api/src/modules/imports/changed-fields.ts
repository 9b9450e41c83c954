import type { ProductDraft } from '@markthalle/contracts/portal-products';
import { MoreVariant, TypedAmount } from '@markthalle/contracts/product-offer';
import { InvariantError } from '@markthalle/domain/invariant';
import { toSmallestUnit } from '@markthalle/domain/unitPrice';
import { differs } from './cell-values.ts';
import { columnOf } from './columns.ts';
import { fieldOf, withFields } from './draft-fields.ts';
import { nameOfField } from './problem-sentences.ts';
import type { ProductSize } from './product-sizes.ts';

export type Fields = Readonly<Record<string, unknown>>;

export const PRICE = 'grossCents';
export const STOCK = 'stockQuantity';
/** Applied at once and by themselves to what has a shelf: they need no approval. */
const OWN_COMMANDS: ReadonlySet<string> = new Set([PRICE, STOCK]);

/** What a further size has of its own; everything else stands in the first row of its product. */
export const SIZE_FIELDS: ReadonlySet<string> = new Set(
  Object.keys(MoreVariant.shape).filter((field) => field !== 'variantId'),
);

/** The cells of a row as fields of the draft: those of a further size lie within it. */
export const inSize = (cells: Fields, { path }: ProductSize): Fields =>
  path === ''
    ? cells
    : Object.fromEntries(
        Object.entries(cells).map(([field, value]) => [
          SIZE_FIELDS.has(field) ? path + field : field,
          value,
        ]),
      );

/** Fields that a new version would say differently than the draft does. */
export function changedFields(cells: Fields, draft: ProductDraft, size: ProductSize): Fields {
  const changed = Object.fromEntries(
    Object.entries(cells).filter(([field, value]) => {
      const column = columnOf(nameOfField(field));
      const isCommand = size.shelf !== undefined && OWN_COMMANDS.has(nameOfField(field));
      if (column === undefined || isCommand) return false;
      return differs(column, fieldOf(draft, field), value);
    }),
  );
  const typed = [`${size.path}quantityValue`, `${size.path}quantityUnit`];
  if (!typed.some((field) => field in changed)) return changed;
  const isSame = quantityOf(draft, typed) === quantityOf(withFields(draft, changed), typed);
  if (!isSame) return changed;
  return Object.fromEntries(Object.entries(changed).filter(([field]) => !typed.includes(field)));
}

/** 0,25 kg are 250 g, however they were written; NaN, equal to nothing, for what is no quantity. */
function quantityOf(draft: object, [valueField = '', unitField = '']: readonly string[]) {
  const amount = TypedAmount.safeParse(fieldOf(draft, valueField));
  const unit = fieldOf(draft, unitField) as ProductDraft['quantityUnit'] | undefined;
  if (!amount.success || unit === undefined) return Number.NaN;
  try {
    const smallest = toSmallestUnit({ value: amount.data.replace(',', '.'), unit });
    return `${smallest.value} ${smallest.unit}`;
  } catch (error) {
    // A fraction of the smallest unit, which its own check refuses.
    if (error instanceof InvariantError) return Number.NaN;
    throw error;
  }
}
