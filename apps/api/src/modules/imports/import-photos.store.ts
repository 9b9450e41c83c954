import type { PhotoRefusal } from '@markthalle/contracts/product-photos';
import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';

interface NamedPhoto {
  readonly name: string;
  readonly photoId: string;
}

export interface SentPhoto extends NamedPhoto {
  readonly bytes: Uint8Array;
}

/** A photo of a file as rows may name it. */
export interface SeenPhoto extends NamedPhoto {
  readonly refusedBecause: PhotoRefusal | null;
}

/** Photos that came with tables, until a row takes them over. */
@Injectable()
export class ImportPhotosStore {
  constructor(private readonly db: Db) {}

  async insert(
    tx: Tx,
    of: { readonly id: string; readonly producerId: string },
    photos: readonly SentPhoto[],
  ): Promise<void> {
    for (const { name, photoId, bytes } of photos) {
      await tx.execute(
        `insert into imports.photo (import_id, producer_id, name, photo_id, bytes)
         values ($1, $2, $3, $4, $5)`,
        [of.id, of.producerId, name, photoId, bytes],
      );
    }
  }

  /** What files of these names that came earlier are called by, the newest of a name. */
  earlier(tx: Tx, producerId: string, names: readonly string[]): Promise<NamedPhoto[]> {
    return tx.rows<NamedPhoto>(
      `select distinct on (p.name) p.name, p.photo_id as "photoId"
         from imports.photo p join imports.import i on i.id = p.import_id
        where p.producer_id = $1 and p.name = any ($2) and p.refused_because is null
        order by p.name, i.created_at desc`,
      [producerId, names],
    );
  }

  ofImport(tx: Tx, importId: string): Promise<SeenPhoto[]> {
    return tx.rows<SeenPhoto>(
      `select name, photo_id as "photoId", refused_because as "refusedBecause"
         from imports.photo where import_id = $1 order by name`,
      [importId],
    );
  }

  /** Photos that an import still holds under these names. */
  held(
    tx: Tx,
    importId: string,
    photoIds: readonly string[],
  ): Promise<{ photoId: string; bytes: Buffer }[]> {
    return tx.rows(
      `select distinct on (photo_id) photo_id as "photoId", bytes from imports.photo
        where import_id = $1 and photo_id = any ($2::uuid[]) and bytes is not null
        order by photo_id`,
      [importId, photoIds],
    );
  }

  async takenOver(tx: Tx, importId: string, photoIds: readonly string[]): Promise<void> {
    await tx.execute(
      `update imports.photo set bytes = null
        where import_id = $1 and photo_id = any ($2::uuid[])`,
      [importId, photoIds],
    );
  }

  /** A photo that nobody has looked at, of the import that waited longest. */
  nextUnseen(): Promise<{ importId: string; name: string; bytes: Buffer } | null> {
    return this.db.row(
      `select p.import_id as "importId", p.name, p.bytes from imports.photo p
         join imports.import i on i.id = p.import_id
        where not p.looked_at and p.bytes is not null and i.state = 'comparing'
        order by i.worked_at, p.import_id, p.name limit 1`,
    );
  }

  async seen(
    photo: { readonly importId: string; readonly name: string },
    refusedBecause: PhotoRefusal | null,
  ): Promise<void> {
    await this.db.execute(
      `update imports.photo set looked_at = true, refused_because = $3,
         bytes = case when $3::text is null then bytes end
        where import_id = $1 and name = $2`,
      [photo.importId, photo.name, refusedBecause],
    );
  }
}
