import type { PhotoPurpose } from '@markthalle/contracts/portal-uploads';
import type { PhotoRefusal, PhotoState } from '@markthalle/contracts/product-photos';
import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';

export interface PhotoName {
  readonly producerId: string;
  readonly photoId: string;
}

export interface PhotoRow extends PhotoName {
  readonly uploadId: string;
  readonly purpose: PhotoPurpose;
  readonly sizeBytes: number;
  readonly sha256: string | null;
  readonly state: PhotoState;
  readonly refusedBecause: PhotoRefusal | null;
}

/** What a ticket opens, and for whom. */
export interface TicketRow {
  readonly uploadId: string;
  readonly sizeBytes: number;
  readonly ticketUntil: Date;
  readonly askedBy: string;
}

const PHOTO = `select producer_id as "producerId", photo_id as "photoId", upload_id as "uploadId", purpose,
  size_bytes as "sizeBytes", sha256, state, refused_because as "refusedBecause" from uploads.photo`;

/** Photos of producers from the first ticket to their picture. */
@Injectable()
export class PhotosStore {
  constructor(private readonly db: Db) {}

  /** Answers false where the producer has named a photo so before. */
  async insert(
    tx: Tx,
    photo: Omit<PhotoRow, 'state' | 'refusedBecause'> & { readonly now: Date },
  ): Promise<boolean> {
    const inserted = await tx.execute(
      `insert into uploads.photo (producer_id, photo_id, upload_id, purpose, size_bytes, sha256, state,
         created_at, asked_at)
       values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $7) on conflict do nothing`,
      [
        photo.producerId,
        photo.photoId,
        photo.uploadId,
        photo.purpose,
        photo.sizeBytes,
        photo.sha256,
        photo.now,
      ],
    );
    return inserted === 1;
  }

  lock(tx: Tx, { producerId, photoId }: PhotoName): Promise<PhotoRow | null> {
    return tx.row<PhotoRow>(`${PHOTO} where producer_id = $1 and photo_id = $2 for update`, [
      producerId,
      photoId,
    ]);
  }

  byUpload(uploadId: string, from: Statements = this.db): Promise<PhotoRow | null> {
    return from.row<PhotoRow>(`${PHOTO} where upload_id = $1`, [uploadId]);
  }

  async countUnfinished(tx: Tx, producerId: string): Promise<number> {
    const row = await tx.row<{ n: number }>(
      `select count(*) as n from uploads.photo
        where producer_id = $1 and state in ('waiting', 'received')`,
      [producerId],
    );
    return row?.n ?? 0;
  }

  async giveTicket(
    tx: Tx,
    uploadId: string,
    ticket: {
      readonly hash: Buffer;
      readonly until: Date;
      readonly for: string;
      readonly now: Date;
    },
  ): Promise<void> {
    await tx.execute(
      `update uploads.photo set ticket_hash = $2, ticket_until = $3, asked_by = $4, asked_at = $5
        where upload_id = $1`,
      [uploadId, ticket.hash, ticket.until, ticket.for, ticket.now],
    );
  }

  byTicket(hash: Buffer): Promise<TicketRow | null> {
    return this.db.row<TicketRow>(
      `select upload_id as "uploadId", size_bytes as "sizeBytes", ticket_until as "ticketUntil",
              asked_by as "askedBy"
         from uploads.photo where ticket_hash = $1 and state = 'waiting'`,
      [hash],
    );
  }

  /** Answers false where somebody else was faster; a ticket opens nothing any more. */
  async receive(tx: Tx, uploadId: string, bytes: Buffer, sha256: string): Promise<boolean> {
    const changed = await tx.execute(
      `update uploads.photo set state = 'received', received = $2, sha256 = $3, size_bytes = $4,
              ticket_hash = null
        where upload_id = $1 and state = 'waiting'`,
      [uploadId, bytes, sha256, bytes.byteLength],
    );
    return changed === 1;
  }

  async received(uploadId: string): Promise<(PhotoRow & { readonly bytes: Buffer }) | null> {
    const row = await this.byUpload(uploadId);
    if (row?.state !== 'received') return null;
    const file = await this.db.row<{ bytes: Buffer }>(
      'select received as bytes from uploads.photo where upload_id = $1 and received is not null',
      [uploadId],
    );
    return file && { ...row, ...file };
  }

  /** Where it has a picture, or a refusal, before, it keeps that. */
  async finish(
    tx: Tx,
    uploadId: string,
    end: { readonly pictureId: string } | { readonly refusedBecause: PhotoRefusal },
  ): Promise<void> {
    const [pictureId, reason] =
      'pictureId' in end ? [end.pictureId, null] : [null, end.refusedBecause];
    await tx.execute(
      `update uploads.photo set state = case when $2::text is null then 'refused' else 'ready' end,
              picture_id = $2, refused_because = $3, received = null, ticket_hash = null
        where upload_id = $1 and state in ('waiting', 'received')`,
      [uploadId, pictureId, reason],
    );
  }

  /** Photos that stay what they are since `before`, the longest first. */
  async stillSince(state: 'waiting' | 'received', before: Date, limit: number): Promise<string[]> {
    const rows = await this.db.rows<{ uploadId: string }>(
      `select upload_id as "uploadId" from uploads.photo
        where state = $1 and asked_at < $2 order by asked_at limit $3`,
      [state, before, limit],
    );
    return rows.map(({ uploadId }) => uploadId);
  }

  forget(uploadId: string): Promise<number> {
    return this.db.execute(`delete from uploads.photo where upload_id = $1 and state = 'waiting'`, [
      uploadId,
    ]);
  }
}
