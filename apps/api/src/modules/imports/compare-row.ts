import { isDeepStrictEqual } from 'node:util';
import { ProductDraft } from '@markthalle/contracts/portal-products';
import { MoreVariant } from '@markthalle/contracts/product-offer';
import type { ArticleNumbers } from '../catalog/article-numbers.facade.ts';
import type { WrittenProduct } from '../catalog/write-products.facade.ts';
import { inWords } from './cell-values.ts';
import { changedFields, type Fields, inSize, PRICE, SIZE_FIELDS, STOCK } from './changed-fields.ts';
import { ARTICLE_TITLE, GTIN_TITLE } from './column-titles.ts';
import { COLUMNS, type Column, columnOf } from './columns.ts';
import { fieldOf, withFields } from './draft-fields.ts';
import type { RowMeaning } from './find-targets.service.ts';
import type { ComparedRow, RowChange, RowPlan, StoredRow } from './import-row.ts';
import { issueSentences, nameOfField } from './problem-sentences.ts';
import { type ProductSize, sizesOf } from './product-sizes.ts';

/** Which product and which of its sizes a row means. */
export interface RowTarget {
  readonly product: WrittenProduct;
  /** 0 is the first size, which carries the product's own fields. */
  readonly size: number;
}

const refused = (remarks: readonly string[], productId: string | null): ComparedRow => ({
  state: 'refused',
  plan: null,
  changes: [],
  remarks,
  productId,
});

/** What a row would change on a product that exists. */
export function compareWithProduct(
  row: StoredRow,
  target: RowTarget,
  numbers: ArticleNumbers | undefined,
): ComparedRow {
  const { product } = target;
  const { productId } = product.row;
  const size = sizesOf(product)[target.size];
  if (size === undefined) throw new Error(`Row ${row.number} means a size that is not there`);
  if (row.remarks.length > 0) return refused(row.remarks, productId);
  const cells = inSize(row.cells.cells, size);
  const fields = changedFields(cells, product.draft, size);
  if (size.path !== '') {
    const remark = wrongRowForFields(fields, product);
    if (remark !== null) return refused([remark], productId);
  }
  const written = size.path === '' ? fields : only(fields, size.path);
  const commands = [
    priceOf(cells, size),
    countOf(row, cells, size),
    numbersOf(row, size, numbers),
  ] as const;
  const changes = [
    ...Object.entries(written).map(([field, value]) =>
      changeOf(field, fieldOf(product.draft, field), value),
    ),
    ...commands.flatMap((command) => command?.changes ?? []),
  ];
  if (changes.length === 0) {
    return { state: 'unchanged', plan: null, changes, remarks: [], productId };
  }
  const problems = problemsOfChange(row, product, written);
  if (problems.length > 0) return refused(problems, productId);
  const [price, count, named] = commands;
  const plan: RowPlan = {
    kind: 'change',
    productId,
    basedOnVersion: product.row.versionNumber,
    fields: written,
    price: price?.plan ?? null,
    count: count?.plan ?? null,
    numbers: named?.plan ?? null,
  };
  return { state: 'waiting', plan, changes, remarks: [], productId };
}

/** What a row would create. */
export function compareAsNew(row: StoredRow, defaults: Fields = {}): ComparedRow {
  if (row.remarks.length > 0) return refused(row.remarks, null);
  // Further sizes follow in rows of their own; that there may be some is said from the start.
  const draft = withFields({ [STOCK]: 0, variants: [], ...defaults }, row.cells.cells);
  const missing = missingIn(
    draft,
    COLUMNS.filter(({ isRequired }) => isRequired),
  );
  if (missing.length > 0) return refused(missing, null);
  const parsed = ProductDraft.safeParse(draft);
  if (!parsed.success) return refused(issueSentences(parsed.error.issues), null);
  const { isUncounted } = row.cells;
  const plan: RowPlan = {
    kind: 'create',
    draft: parsed.data,
    isUncounted,
    numbers: ownNumbers(row),
  };
  const changes = COLUMNS.flatMap(({ field }) => {
    const value = fieldOf(draft, field);
    return isNothing(value) || isEmptyList(value) ? [] : [changeOf(field, undefined, value)];
  });
  return { state: 'waiting', plan, changes, remarks: [], productId: null };
}

/** The size that a row would add to a product that is there, or that an earlier row makes. */
export function compareAsSize(row: StoredRow, head: NonNullable<RowMeaning['head']>): ComparedRow {
  const product = 'product' in head ? head.product : null;
  const productId = product?.row.productId ?? null;
  if (row.remarks.length > 0) return refused(row.remarks, productId);
  const said = Object.entries(row.cells.cells).filter(([field]) => SIZE_FIELDS.has(field));
  const size = { [STOCK]: 0, ...Object.fromEntries(said) };
  const missing = missingIn(
    size,
    COLUMNS.filter(({ field, isRequired }) => isRequired && SIZE_FIELDS.has(field)),
  );
  if (missing.length > 0) return refused(missing, productId);
  const parsed = MoreVariant.safeParse(size);
  if (!parsed.success) return refused(issueSentences(parsed.error.issues), productId);
  const plan: RowPlan = {
    kind: 'size',
    head: product === null ? (head as { row: number }) : { productId: product.row.productId },
    basedOnVersion: product?.row.versionNumber ?? 0,
    size: parsed.data,
    numbers: ownNumbers(row),
  };
  const changes = said.flatMap(([field, value]) =>
    isNothing(value) ? [] : [changeOf(field, undefined, value)],
  );
  return { state: 'waiting', plan, changes, remarks: [], productId };
}

const ownNumbers = ({ articleNumber, cells }: StoredRow) => ({
  articleNumber: articleNumber || null,
  gtin: cells.gtin || null,
});

const missingIn = (draft: object, columns: readonly Column[]): string[] =>
  columns
    .filter(({ field }) => isNothing(fieldOf(draft, field)))
    .map(({ title, example }) => `${title} fehlt. Schreiben Sie zum Beispiel „${example}“.`);

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '';
const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const only = (fields: Fields, path: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => field.startsWith(path)));

function changeOf(field: string, before: unknown, after: unknown): RowChange {
  const column = columnOf(nameOfField(field)) as Column;
  return { field: column.title, before: inWords(column, before), after: inWords(column, after) };
}

/** In the row of a further size the product's own fields are there to be read only. */
function wrongRowForFields(fields: Fields, { draft }: WrittenProduct): string | null {
  const said = Object.entries(fields).find(
    ([field, value]) =>
      field === nameOfField(field) && !isDeepStrictEqual(value, columnOf(field)?.empty),
  );
  if (said === undefined) return null;
  const title = columnOf(said[0])?.title ?? said[0];
  return `${title}: Diese Zeile ist eine weitere Größe von „${draft.nameDe}“. Ändern Sie ${title} in der ersten Zeile dieses Produkts.`;
}

function priceOf(cells: Fields, { path, grossCents: current, shelf }: ProductSize) {
  const grossCents = cells[path + PRICE];
  if (typeof grossCents !== 'number' || shelf === undefined || current === grossCents) return null;
  const { variantId } = shelf;
  return { changes: [changeOf(PRICE, current, grossCents)], plan: { variantId, grossCents } };
}

/** An unchanged cell counts nothing, even if goods were sold since the table was made. */
function countOf({ cells: { stockBase } }: StoredRow, cells: Fields, { path, shelf }: ProductSize) {
  const counted = cells[path + STOCK];
  if (typeof counted !== 'number' || shelf === undefined) return null;
  const current = shelf.policy === 'unlimited' ? null : shelf.onHand;
  if (counted === current || (stockBase !== null && counted === stockBase)) return null;
  return {
    changes: [changeOf(STOCK, current ?? undefined, counted)],
    plan: { variantId: shelf.variantId, counted },
  };
}

/** Who names a product by its barcode may give it a number, and the other way round. */
function numbersOf(
  { articleNumber, cells: { gtin } }: StoredRow,
  { variantId }: ProductSize,
  before: ArticleNumbers | undefined,
) {
  if (variantId === null) return null;
  const now = { articleNumber: before?.articleNumber ?? '', gtin: before?.gtin ?? '' };
  const isByGtin = gtin !== null && gtin !== '' && gtin === now.gtin;
  const after = {
    articleNumber: isByGtin && articleNumber !== '' ? articleNumber : now.articleNumber,
    gtin: gtin ?? now.gtin,
  };
  const changes = [
    { field: ARTICLE_TITLE, before: now.articleNumber, after: after.articleNumber },
    { field: GTIN_TITLE, before: now.gtin, after: after.gtin },
  ].filter((change) => change.before !== change.after);
  if (changes.length === 0) return null;
  const plan = {
    variantId,
    articleNumber: after.articleNumber || null,
    gtin: after.gtin || null,
  };
  return { changes, plan };
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
  return parsed.success ? [] : issueSentences(parsed.error.issues);
}
