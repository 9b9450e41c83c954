import { createHash } from 'node:crypto';
import { PROBLEMS } from '@markthalle/contracts/problems';
import { Injectable } from '@nestjs/common';
import { v5 } from 'uuid';
import type { Tx } from '../../platform/db/db.ts';
import { UploadsFacade } from '../uploads/uploads.facade.ts';
import { ImportPhotosStore, type SeenPhoto, type SentPhoto } from './import-photos.store.ts';
import type { RowChange } from './import-row.ts';
import type { PhotoFile } from './read-import-file.ts';
import type { ReadRow } from './read-table.ts';

const PHOTO_FIELD = /^photos\.\d+\.photoId$/;
/** Files of a data export are called by the name of their photo. */
const PHOTO_NAME = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.\w+)?$/;

/** Photos that tables name by their files. */
@Injectable()
export class ImportPhotos {
  constructor(
    private readonly store: ImportPhotosStore,
    private readonly uploads: UploadsFacade,
  ) {}

  /** Looks at one photo that has come; answers whether there was one. */
  async look(): Promise<boolean> {
    const photo = await this.store.nextUnseen();
    if (photo === null) return false;
    await this.store.seen(photo, await this.uploads.refusalOf(photo.bytes));
    return true;
  }

  /** The rows with names of photos instead of names of files; each photo that no row names is a row. */
  async resolve(
    tx: Tx,
    producerId: string,
    { rows, photos }: { readonly rows: readonly ReadRow[]; readonly photos: readonly PhotoFile[] },
  ): Promise<{ readonly rows: ReadRow[]; readonly photos: SentPhoto[] }> {
    const sent = photos.map((file) => ({ ...file, photoId: photoIdOf(file, producerId) }));
    const wanted = rows.flatMap(({ cells }) => photoCells(cells).map(([, name]) => name));
    const earlier = await this.store.earlier(tx, producerId, wanted);
    const ids = new Map([...earlier, ...sent].map(({ name, photoId }) => [name, photoId]));
    const named = new Set(wanted);
    const last = rows.at(-1)?.number ?? 0;
    const unnamed = sent.filter(({ name }) => !named.has(name));
    return {
      photos: sent,
      rows: [
        ...rows.map((row) => withPhotoIds(row, ids)),
        ...unnamed.map((photo, index) => photoRow(photo, last + 1 + index)),
      ],
    };
  }

  ofImport(tx: Tx, importId: string): Promise<SeenPhoto[]> {
    return this.store.ofImport(tx, importId);
  }

  /** Which of these photos a product may name: they came with this file, or are here already. */
  known(tx: Tx, producerId: string, photoIds: readonly string[]): Promise<ReadonlySet<string>> {
    return this.uploads.known(producerId, photoIds, tx);
  }

  /** What of these photos lies with the import goes where photos of products lie. */
  async takeOver(
    tx: Tx,
    of: { readonly id: string; readonly producerId: string },
    photoIds: readonly string[],
  ): Promise<void> {
    if (photoIds.length === 0) return;
    const held = await this.store.held(tx, of.id, photoIds);
    const known = await this.known(tx, of.producerId, photoIds);
    for (const photo of held) {
      if (!known.has(photo.photoId)) await this.uploads.keep(tx, of.producerId, photo);
    }
    await this.store.takenOver(tx, of.id, photoIds);
  }
}

const photoCells = (cells: ReadRow['cells']): [string, string][] =>
  Object.entries(cells).flatMap(([field, said]) =>
    PHOTO_FIELD.test(field) && typeof said === 'string' ? [[field, fileNameOf(said)]] : [],
  );

/** Without folders and in small letters: phones and computers do not agree about either. */
export const fileNameOf = (path: string): string =>
  (path.split(/[/\\]/).at(-1) ?? '').trim().normalize('NFC').toLowerCase();

/** The same file of a producer is the same photo, however often it comes. */
function photoIdOf({ name, bytes }: PhotoFile, producerId: string): string {
  const [, photoId] = PHOTO_NAME.exec(name) ?? [];
  return photoId ?? v5(`${name} ${createHash('sha256').update(bytes).digest('hex')}`, producerId);
}

function withPhotoIds(row: ReadRow, ids: ReadonlyMap<string, string>): ReadRow {
  const cells: Record<string, unknown> = { ...row.cells };
  const remarks = [...row.remarks];
  for (const [field, name] of photoCells(row.cells)) {
    const photoId = ids.get(name) ?? PHOTO_NAME.exec(name)?.[1];
    if (photoId !== undefined) cells[field] = photoId;
    else remarks.push(notThere(field, name));
  }
  return { ...row, cells, remarks };
}

const photoTitle = (field: string): string => `Foto ${Number(field.split('.')[1]) + 1}: Datei`;

const notThere = (field: string, name: string): string =>
  `${photoTitle(field)}: „${name}“ haben wir nicht. Packen Sie das Foto mit der Tabelle in eine ZIP-Datei, oder laden Sie zuerst eine ZIP-Datei nur mit Fotos hoch.`;

const photoRow = ({ name, photoId }: SentPhoto, number: number): ReadRow => ({
  number,
  name,
  articleNumber: '',
  sizeOf: '',
  gtin: null,
  cells: {},
  version: null,
  stockBase: null,
  isUncounted: false,
  photoId,
  remarks: [],
});

/** Why a row cannot name these photos: one is of no use, or is not here. */
export function photoRemarks(
  fields: Readonly<Record<string, unknown>>,
  sent: ReadonlyMap<string, SeenPhoto>,
  known: ReadonlySet<string>,
): string[] {
  return Object.entries(fields).flatMap(([field, photoId]) => {
    if (!PHOTO_FIELD.test(field) || typeof photoId !== 'string') return [];
    const photo = sent.get(photoId);
    if (photo?.refusedBecause) {
      return [`${photoTitle(field)}: „${photo.name}“. ${PROBLEMS[photo.refusedBecause].de}`];
    }
    return photo || known.has(photoId) ? [] : [notThere(field, `${photoId}.jpg`)];
  });
}

/** Differences with the names that files have. */
export const withFileNames = (
  changes: readonly RowChange[],
  sent: ReadonlyMap<string, SeenPhoto>,
): RowChange[] =>
  changes.map((change) => {
    const photo = sent.get(change.after.replace(/\.jpg$/, ''));
    return photo === undefined ? change : { ...change, after: photo.name };
  });
