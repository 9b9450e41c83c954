import { ProductDraft } from '@markthalle/contracts/portal-products';
import { TypedAmount } from '@markthalle/contracts/product-offer';
import { InvariantError } from '@markthalle/domain/invariant';
import { toSmallestUnit } from '@markthalle/domain/unitPrice';
import type { WrittenProduct } from '../catalog/write-products.facade.ts';
import { differs, inWords } from './cell-values.ts';
import { COLUMNS, type Column, columnOf } from './columns.ts';
import { fieldOf, withFields } from './draft-fields.ts';
import type { ComparedRow, RowChange, RowPlan, StoredRow } from './import-row.ts';

/** Which product and which of its sizes a row means. */
export interface RowTarget {
  readonly product: WrittenProduct;
  /** 0 is the first size, which carries the product's own fields. */
  readonly size: number;
}

type Fields = Record<string, unknown>;

const PRICE = 'grossCents';
const STOCK = 'stockQuantity';
/** Applied at once and by themselves: they need no approval. */
const OWN_COMMANDS = new Set([PRICE, STOCK]);

const refused = (remarks: readonly string[], productId: string | null): ComparedRow => ({
  state: 'refused',
  plan: null,
  changes: [],
  remarks,
  productId,
});

/** What a row would change on a product that exists. */
export function compareWithProduct(row: StoredRow, target: RowTarget): ComparedRow {
  const { product, size } = target;
  const { productId } = product.row;
  if (row.remarks.length > 0) return refused(row.remarks, productId);
  const cells = cellsOf(row);
  const fields = changedFields(cells, product.draft);
  if (size > 0) {
    const remark = wrongRowForFields(fields, product);
    if (remark !== null) return refused([remark], productId);
  }
  const written = size > 0 ? {} : fields;
  const changes = Object.entries(written).map(([field, value]) =>
    changeOf(field, fieldOf(product.draft, field), value),
  );
  const price = priceOf(cells, target);
  const count = countOf(row, cells, target);
  changes.push(...[price?.change, count?.change].filter((change) => change !== undefined));
  if (changes.length === 0) {
    return { state: 'unchanged', plan: null, changes, remarks: [], productId };
  }
  const problems = problemsOfChange(row, product, written);
  if (problems.length > 0) return refused(problems, productId);
  return {
    state: 'waiting',
    plan: {
      kind: 'change',
      productId,
      basedOnVersion: product.row.versionNumber,
      fields: written,
      price: price?.plan ?? null,
      count: count?.plan ?? null,
    },
    changes,
    remarks: [],
    productId,
  };
}

/** What a row would create. */
export function compareAsNew(
  row: StoredRow,
  defaults: Readonly<Record<string, unknown>> = {},
): ComparedRow {
  if (row.remarks.length > 0) return refused(row.remarks, null);
  const draft = row.cells.draft ?? withFields({ [STOCK]: 0, ...defaults }, row.cells.cells);
  const missing = COLUMNS.filter(
    ({ field, isRequired }) => isRequired && isNothing(fieldOf(draft, field)),
  ).map(({ title, example }) => `${title} fehlt. Schreiben Sie zum Beispiel „${example}“.`);
  if (missing.length > 0) return refused(missing, null);
  const parsed = ProductDraft.safeParse(draft);
  if (!parsed.success) return refused(sentencesOf(parsed.error.issues), null);
  const plan: RowPlan = { kind: 'create', draft: parsed.data };
  const changes = COLUMNS.flatMap(({ field }) => {
    const value = fieldOf(draft, field);
    return isNothing(value) || isEmptyList(value) ? [] : [changeOf(field, undefined, value)];
  });
  return { state: 'waiting', plan, changes, remarks: [], productId: null };
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '';
const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** A draft from a data export says every field; a table says those of its columns. */
function cellsOf({ cells }: StoredRow): Fields {
  const { draft } = cells;
  if (draft === null) return cells.cells;
  return Object.fromEntries(COLUMNS.map(({ field }) => [field, fieldOf(draft, field)]));
}

function changedFields(cells: Fields, draft: ProductDraft): Fields {
  const changed = Object.fromEntries(
    Object.entries(cells).filter(([field, value]) => {
      const column = columnOf(field);
      if (column === undefined || OWN_COMMANDS.has(field)) return false;
      return differs(column, fieldOf(draft, field), value);
    }),
  );
  const { quantityValue, quantityUnit, ...rest } = changed;
  const isTyped = quantityValue !== undefined || quantityUnit !== undefined;
  return isTyped && isSameQuantity(draft, withFields(draft, changed)) ? rest : changed;
}

/** 0,25 kg are 250 g, however they were written. */
function isSameQuantity(draft: ProductDraft, changed: Partial<ProductDraft>): boolean {
  const [before, after] = [draft, changed].map(({ quantityValue, quantityUnit }) =>
    TypedAmount.safeParse(quantityValue).success && quantityUnit !== undefined
      ? smallestUnits(String(quantityValue), quantityUnit)
      : null,
  );
  return before !== null && before === after;
}

/** As text with its unit; null for what would be a fraction of the smallest unit. */
function smallestUnits(value: string, unit: ProductDraft['quantityUnit']): string | null {
  try {
    const smallest = toSmallestUnit({ value: value.trim().replace(',', '.'), unit });
    return `${smallest.value} ${smallest.unit}`;
  } catch (error) {
    if (error instanceof InvariantError) return null;
    throw error;
  }
}

function changeOf(field: string, before: unknown, after: unknown): RowChange {
  const column = columnOf(field) as Column;
  return { field: column.title, before: inWords(column, before), after: inWords(column, after) };
}

/** In the row of a further size the product's own fields are there to be read only. */
function wrongRowForFields(fields: Fields, { draft }: WrittenProduct): string | null {
  const said = Object.entries(fields).find(([, value]) => !isNothing(value) && !isEmptyList(value));
  if (said === undefined) return null;
  const title = columnOf(said[0])?.title ?? said[0];
  return `${title}: Diese Zeile ist eine weitere Größe von „${draft.nameDe}“. Ändern Sie ${title} in der ersten Zeile dieses Produkts.`;
}

function priceOf(cells: Fields, { product, size }: RowTarget) {
  const variant = product.row.variants[size];
  const grossCents = cells[PRICE];
  if (typeof grossCents !== 'number' || variant === undefined) return null;
  const typed = size === 0 ? product.draft.grossCents : sizeOf(product, variant.variantId);
  const current = typed ?? variant.priceCents ?? 0;
  if (current === grossCents) return null;
  return {
    change: changeOf(PRICE, current, grossCents),
    plan: { variantId: variant.variantId, grossCents },
  };
}

const sizeOf = ({ draft }: WrittenProduct, variantId: string): number | undefined =>
  draft.variants?.find((one) => one.variantId === variantId)?.grossCents;

/** An unchanged cell counts nothing, even if goods were sold since the table was made. */
function countOf({ cells: { stockBase } }: StoredRow, cells: Fields, target: RowTarget) {
  const variant = target.product.row.variants[target.size];
  const counted = cells[STOCK];
  if (typeof counted !== 'number' || variant === undefined) return null;
  const current = variant.policy === 'unlimited' ? null : variant.onHand;
  if (counted === current || (stockBase !== null && counted === stockBase)) return null;
  return {
    change: changeOf(STOCK, current ?? undefined, counted),
    plan: { variantId: variant.variantId, counted },
  };
}

function problemsOfChange(row: StoredRow, product: WrittenProduct, fields: Fields): string[] {
  if (Object.keys(fields).length === 0) return [];
  const { versionNumber } = product.row;
  const { version } = row.cells;
  if (version !== null && version !== versionNumber) {
    return [
      `Dieses Produkt wurde geändert, nachdem diese Tabelle ausgegeben wurde (Stand ${version}, jetzt ${versionNumber}). Laden Sie die Tabelle neu herunter und tragen Sie Ihre Änderung dort ein.`,
    ];
  }
  const parsed = ProductDraft.safeParse(withFields(product.draft, fields));
  return parsed.success ? [] : sentencesOf(parsed.error.issues);
}

interface Issue {
  readonly path: readonly PropertyKey[];
}

/** Each wrong field once, with its column and an example. */
function sentencesOf(issues: readonly Issue[]): string[] {
  const fields = new Set(issues.map(({ path }) => namedField(path.map(String))));
  return [...fields].map((field) => {
    const column = columnOf(field);
    return column === undefined
      ? `Die Angabe ${field} passt nicht.`
      : `${column.title}: Diese Angabe passt nicht. Schreiben Sie zum Beispiel „${column.example}“.`;
  });
}

/** The longest beginning of a path that is a column: positions in a list are none. */
export function namedField(path: readonly string[]): string {
  for (let length = path.length; length > 0; length -= 1) {
    const field = path.slice(0, length).join('.');
    if (columnOf(field) !== undefined) return field;
  }
  return path.filter((step) => !/^\d+$/.test(step)).join('.');
}
