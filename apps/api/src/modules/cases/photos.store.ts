import type { StoredFile } from '@markthalle/contracts/documents';
import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';

interface PhotoRow {
  readonly id: string;
  readonly jpeg: Buffer;
  readonly sha256: string;
}

export interface NewPhoto {
  readonly id: string;
  readonly orderId: string;
  readonly producerOrderId: string | null;
  readonly jpeg: Buffer;
  readonly sha256: string;
  readonly keptAt: Date;
}

/**
 * Photos of cases. They lie in the database beside what they belong to: private by its grants, part
 * of every backup, and gone with the transaction that failed.
 */
@Injectable()
export class PhotosStore {
  constructor(private readonly db: Db) {}

  async insert(tx: Tx, photo: NewPhoto): Promise<void> {
    await tx.execute(
      `insert into cases.photo (id, order_id, producer_order_id, jpeg, sha256, kept_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [photo.id, photo.orderId, photo.producerOrderId, photo.jpeg, photo.sha256, photo.keptAt],
    );
  }

  async countOf(orderId: string): Promise<number> {
    const row = await this.db.row<{ n: number }>(
      'select count(*) as n from cases.photo where order_id = $1',
      [orderId],
    );
    return row?.n ?? 0;
  }

  /** Ties loose photos of this order to a step; answers how many there were. */
  attachToStep(
    tx: Tx,
    photoIds: readonly string[],
    to: { readonly orderId: string; readonly producerOrderId: string; readonly stepId: string },
  ): Promise<number> {
    return tx.execute(
      `update cases.photo set step_id = $3, producer_order_id = $4
        where id = any ($1::uuid[]) and order_id = $2 and step_id is null and part_id is null`,
      [photoIds, to.orderId, to.stepId, to.producerOrderId],
    );
  }

  attachToPart(tx: Tx, photoId: string, producerOrderId: string, partId: string): Promise<number> {
    return tx.execute(
      `update cases.photo set part_id = $3
        where id = $1 and producer_order_id = $2 and step_id is null and part_id is null`,
      [photoId, producerOrderId, partId],
    );
  }

  ofOrder(photoId: string, orderId: string): Promise<StoredFile | null> {
    return this.file('id = $1 and order_id = $2', [photoId, orderId]);
  }

  ofProducer(photoId: string, producerId: string): Promise<StoredFile | null> {
    return this.file(
      `id = $1 and producer_order_id in
         (select p.id from orders.producer_order p where p.producer_id = $2)`,
      [photoId, producerId],
    );
  }

  ofAnybody(photoId: string): Promise<StoredFile | null> {
    return this.file('id = $1', [photoId]);
  }

  /** Photos of forms that were never sent; answers how many. */
  deleteLoose(before: Date, limit: number): Promise<number> {
    return this.db.execute(
      `delete from cases.photo where id in (select id from cases.photo
         where step_id is null and part_id is null and kept_at < $1 order by kept_at limit $2)`,
      [before, limit],
    );
  }

  private async file(where: string, params: readonly unknown[]): Promise<StoredFile | null> {
    const photo = await this.db.row<PhotoRow>(
      `select id, jpeg, sha256 from cases.photo where ${where}`,
      params,
    );
    if (photo === null) return null;
    return {
      fileName: `${photo.id}.jpg`,
      mediaType: 'image/jpeg',
      sha256: photo.sha256,
      base64: photo.jpeg.toString('base64'),
    };
  }
}
