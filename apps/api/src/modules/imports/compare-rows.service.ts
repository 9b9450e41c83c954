import type { ProductDraft } from '@markthalle/contracts/portal-products';
import { PROBLEMS } from '@markthalle/contracts/problems';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { ArticleNumbersFacade } from '../catalog/article-numbers.facade.ts';
import { WriteProductsFacade } from '../catalog/write-products.facade.ts';
import { backgroundMember } from './background-member.ts';
import { compareAsNew, compareAsSize, compareWithProduct } from './compare-row.ts';
import { withFields } from './draft-fields.ts';
import { FindTargets, type RowMeaning } from './find-targets.service.ts';
import { ImportPhotos, photoRemarks, withFileNames } from './import-photos.service.ts';
import type { SeenPhoto } from './import-photos.store.ts';
import type { ComparedRow, StoredRow } from './import-row.ts';
import type { ImportStage } from './import-stage.ts';
import { ImportsStore, type WorkingImport } from './imports.store.ts';
import { problemSentences } from './problem-sentences.ts';
import { sizesOf } from './product-sizes.ts';

const ROWS_PER_BATCH = 250;
/** Before a remark about what is missing for the office. */
export const AS_DRAFT = 'Nur als Entwurf möglich. ';

type Category = Awaited<ReturnType<WriteProductsFacade['categories']>>[number];
type Ground = Awaited<ReturnType<WriteProductsFacade['ground']>>;

interface Compared extends ComparedRow {
  readonly number: number;
  readonly name: string;
  readonly meaning: RowMeaning;
}

const REFUSED = { state: 'refused', plan: null, changes: [] } as const;

/** Compares rows with the products as they are, and asks the gates of the editor. Writes no product. */
@Injectable()
export class CompareRows implements ImportStage<StoredRow> {
  readonly ends = 'ready';

  constructor(
    private readonly store: ImportsStore,
    private readonly products: WriteProductsFacade,
    private readonly articles: ArticleNumbersFacade,
    private readonly targets: FindTargets,
    private readonly photos: ImportPhotos,
  ) {}

  next(tx: Tx, { id }: WorkingImport): Promise<StoredRow[]> {
    return this.store.nextRows(tx, id, 'read', ROWS_PER_BATCH);
  }

  async work(tx: Tx, of: WorkingImport, batch: readonly StoredRow[]): Promise<void> {
    const categories = await this.products.categories();
    const rows = batch.map((row) => withCategoryPath(row, categories));
    const compared = await this.compare(tx, of, rows, await this.products.allCategories());
    const checked = await this.withPhotos(tx, of, compared);
    const drafts = checked.flatMap((row) => draftOf(row) ?? []);
    const ground = await this.products.ground(tx, of.producerId, drafts);
    await this.store.compared(
      tx,
      of.id,
      checked.map((row) => {
        const { meaning: _, ...result } = this.withGates(of, row, ground);
        return result;
      }),
    );
  }

  private async compare(
    tx: Tx,
    of: WorkingImport,
    rows: readonly StoredRow[],
    categories: readonly Category[],
  ): Promise<Compared[]> {
    const meanings = await this.targets.find(tx, of, rows);
    const productIds = [...meanings.values()].flatMap(({ target }) =>
      target === null ? [] : [target.product.row.productId],
    );
    const numbers = await this.articles.ofProducts(productIds, tx);
    const photoIds = rows.flatMap(({ cells }) => cells.photoId ?? []);
    const known = await this.photos.known(tx, of.producerId, photoIds);
    const results = new Map<number, Compared>();
    for (const row of rows) {
      const meaning = meanings.get(row.number) ?? NOTHING;
      const { target, head } = meaning;
      const name = target?.product.draft.nameDe ?? row.name;
      const add = (result: ComparedRow) =>
        results.set(row.number, { ...result, number: row.number, name, meaning });
      const variantId = target && sizesOf(target.product)[target.size]?.variantId;
      if (row.cells.photoId) add(comparePhoto(row.cells.photoId, known));
      else if (target !== null) {
        add(compareWithProduct(row, target, numbers.get(variantId ?? '')));
      } else if (head !== null) {
        const isLost = 'row' in head && (results.get(head.row)?.state ?? head.state) === 'refused';
        add(
          isLost
            ? { ...REFUSED, remarks: [lost(head.row)], productId: null }
            : compareAsSize(row, head),
        );
      } else if (row.cells.sizeOf !== '') {
        add({ ...REFUSED, remarks: [nowhere(row.cells.sizeOf)], productId: null });
      } else add(compareNew(row, categories));
    }
    return [...results.values()];
  }

  /** A row that names a photo which nobody can use, or has, is refused; names of files are shown. */
  private async withPhotos(
    tx: Tx,
    of: WorkingImport,
    rows: readonly Compared[],
  ): Promise<Compared[]> {
    const sent = new Map(
      (await this.photos.ofImport(tx, of.id)).map((photo) => [photo.photoId, photo]),
    );
    const named = rows.map((row) => ({ row, fields: photoFieldsOf(row) }));
    const ids = named.flatMap(({ fields }) => Object.values(fields)).filter((id) => id !== null);
    const known = await this.photos.known(tx, of.producerId, ids as string[]);
    return named.map(({ row, fields }) => {
      const remarks = [...photoRemarks(fields, sent, known), ...ownRefusal(row, sent)];
      if (remarks.length > 0) return { ...row, ...REFUSED, remarks };
      return { ...row, changes: withFileNames(row.changes, sent) };
    });
  }

  /** What the editor would refuse is refused here; what only the office needs is a remark. */
  private withGates(of: WorkingImport, row: Compared, ground: Ground): Compared {
    const draft = draftOf(row);
    if (draft === null) return row;
    const before = row.meaning.target?.product.row ?? productOf(row.meaning)?.row ?? null;
    const by = backgroundMember(of);
    const submitted = this.products.check(by, { draft, submit: true }, before, ground);
    if (submitted === null) return row;
    // What is incomplete has passed everything that a draft is asked for.
    const kept =
      submitted.code === 'product-incomplete'
        ? null
        : this.products.check(by, { draft, submit: false }, before, ground);
    const remarks = problemSentences(kept ?? submitted);
    if (kept !== null) return { ...row, ...REFUSED, remarks };
    return { ...row, remarks: remarks.map((remark) => AS_DRAFT + remark) };
  }
}

const NOTHING: RowMeaning = { target: null, head: null };

const productOf = ({ head }: RowMeaning) => (head && 'product' in head ? head.product : null);

/** The draft that a row asks for; null where it makes no version of a product that is known by now. */
function draftOf({ plan, meaning }: Compared): ProductDraft | null {
  switch (plan?.kind) {
    case 'create':
      return plan.draft;
    case 'change':
      return Object.keys(plan.fields).length === 0
        ? null
        : (withFields(meaning.target?.product.draft ?? {}, plan.fields) as ProductDraft);
    case 'size': {
      const draft = productOf(meaning)?.draft;
      return draft ? { ...draft, variants: [...(draft.variants ?? []), plan.size] } : null;
    }
    default:
      return null;
  }
}

function photoFieldsOf({ plan }: Compared): Readonly<Record<string, unknown>> {
  if (plan?.kind === 'change') {
    return Object.fromEntries(
      Object.entries(plan.fields).filter(([field]) => field.startsWith('photos.')),
    );
  }
  if (plan?.kind !== 'create') return {};
  const photos = plan.draft.photos ?? [];
  return Object.fromEntries(
    photos.map(({ photoId }, index) => [`photos.${index}.photoId`, photoId]),
  );
}

const comparePhoto = (photoId: string, known: ReadonlySet<string>): ComparedRow => ({
  state: known.has(photoId) ? 'unchanged' : 'waiting',
  plan: known.has(photoId) ? null : { kind: 'photo', photoId },
  changes: [],
  remarks: [],
  productId: null,
});

function ownRefusal({ plan }: Compared, sent: ReadonlyMap<string, SeenPhoto>): string[] {
  const photo = plan?.kind === 'photo' ? sent.get(plan.photoId) : undefined;
  return photo?.refusedBecause ? [PROBLEMS[photo.refusedBecause].de] : [];
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
  if (typeof said !== 'string' || category !== undefined || row.remarks.length > 0) return compared;
  const remark = `Gruppe: „${said}“ gibt es nicht. Schreiben Sie zum Beispiel „lebensmittel/honig“; alle Gruppen stehen im Blatt „Hilfe“ unserer Excel-Tabellen.`;
  return { ...compared, ...REFUSED, remarks: [remark] };
}

const lost = (row: number): string =>
  `Diese Größe gehört zu Zeile ${row}, die wir nicht übernehmen können. Verbessern Sie zuerst Zeile ${row}.`;

const nowhere = (number: string): string =>
  `Weitere Größe von: „${number}“ finden wir weder bei Ihren Produkten noch weiter oben in dieser Tabelle. Schreiben Sie das Produkt in eine Zeile darüber.`;
