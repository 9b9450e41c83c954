import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { WriteProductsFacade } from '../catalog/write-products.facade.ts';
import { backgroundMember } from './background-member.ts';
import { compareAsNew, compareWithProduct, type RowTarget } from './compare-row.ts';
import { withFields } from './draft-fields.ts';
import { FindTargets, isFurtherSize } from './find-targets.service.ts';
import type { ComparedRow, StoredRow } from './import-row.ts';
import { ImportsStore, type WorkingImport } from './imports.store.ts';
import { problemSentences } from './problem-sentences.ts';

const ROWS_PER_BATCH = 100;
/** Before a remark about what is missing for the office. */
export const AS_DRAFT = 'Nur als Entwurf möglich. ';

/** Compares rows with the products as they are, and asks the gates of the editor. Writes no product. */
@Injectable()
export class CompareRows {
  constructor(
    private readonly store: ImportsStore,
    private readonly products: WriteProductsFacade,
    private readonly targets: FindTargets,
    private readonly clock: Clock,
  ) {}

  /** One batch; the import is locked. */
  async work(tx: Tx, of: WorkingImport): Promise<void> {
    const rows = await this.store.nextRows(tx, of.id, 'read', ROWS_PER_BATCH);
    if (rows.length === 0) {
      await this.store.setState(tx, of.id, 'ready', { at: this.clock.now() });
      return;
    }
    const targets = await this.targets.find(tx, of.producerId, rows);
    const categories = await this.products.categories();
    const compared = [];
    for (const read of rows) {
      const row = withCategoryPath(read, categories);
      const target = targets.get(row.number);
      const first = target ? compareWithProduct(row, target) : compareNew(row, categories);
      const result = await this.withGates(tx, of, first, target);
      const name = target?.product.draft.nameDe ?? row.name;
      compared.push({ ...result, number: row.number, name });
    }
    await this.store.compared(tx, of.id, compared);
    await this.store.worked(tx, of.id, this.clock.now());
  }

  /** What the editor would refuse is refused here; what only the office needs is a remark. */
  private async withGates(
    tx: Tx,
    of: WorkingImport,
    row: ComparedRow,
    target: RowTarget | undefined,
  ): Promise<ComparedRow> {
    const { plan } = row;
    if (plan === null) return row;
    if (plan.kind === 'change' && Object.keys(plan.fields).length === 0) return row;
    const draft =
      plan.kind === 'create' ? plan.draft : withFields(target?.product.draft ?? {}, plan.fields);
    const before = target?.product.row ?? null;
    const input = { draft: draft as Parameters<WriteProductsFacade['check']>[2]['draft'] };
    const by = backgroundMember(of);
    const submitted = await this.products.check(tx, by, { ...input, submit: true }, before);
    if (submitted === null) return row;
    // What is incomplete has passed everything that a draft is asked for.
    const kept =
      submitted.code === 'product-incomplete'
        ? null
        : await this.products.check(tx, by, { ...input, submit: false }, before);
    const remarks = problemSentences(kept ?? submitted);
    if (kept !== null) return { ...row, state: 'refused', plan: null, remarks };
    return { ...row, remarks: remarks.map((remark) => AS_DRAFT + remark) };
  }
}

/** People write "Honig" for `lebensmittel/honig`; where two groups have that name, the path is needed. */
function withCategoryPath(row: StoredRow, categories: readonly Category[]): StoredRow {
  const said = row.cells.cells.categoryPath;
  if (typeof said !== 'string') return row;
  const named = categories.filter(({ label }) => label.de.toLowerCase() === said.toLowerCase());
  const [only] = named;
  if (only === undefined || named.length > 1) return row;
  const cells = { ...row.cells.cells, categoryPath: only.path };
  return { ...row, cells: { ...row.cells, cells } };
}

function compareNew(row: StoredRow, categories: readonly Category[]): ComparedRow {
  const said = row.cells.cells.categoryPath;
  const category = categories.find(({ path }) => path === said);
  const compared = compareAsNew(row, category && { vatCategory: category.vatDefault });
  if (typeof said === 'string' && category === undefined && row.remarks.length === 0) {
    const remark = `Gruppe: „${said}“ gibt es nicht. Schreiben Sie zum Beispiel „lebensmittel/honig“; alle Gruppen stehen im Blatt „Hilfe“ unserer Excel-Tabellen.`;
    return { ...compared, ...REFUSED, remarks: [remark] };
  }
  if (compared.plan === null || !isFurtherSize(row)) return compared;
  const remark = `Artikelnummer: „${row.articleNumber}“ nennt eine Größe, die es nicht gibt. Legen Sie weitere Größen im Portal beim Produkt an.`;
  return { ...compared, ...REFUSED, remarks: [remark] };
}

type Category = Awaited<ReturnType<WriteProductsFacade['categories']>>[number];

const REFUSED = { state: 'refused', plan: null, changes: [] } as const;
