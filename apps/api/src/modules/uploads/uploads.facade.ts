import { PhotoRefusal } from '@markthalle/contracts/product-photos';
import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { PicturesFacade } from '../pictures/pictures.facade.ts';
import { NamePhotoService } from './name-photo.service.ts';
import { ReceivePhotoService, sha256Of } from './receive-photo.service.ts';

/** Photos of products for a module that brings many of them, such as files of a ZIP. */
@Injectable()
export class UploadsFacade {
  constructor(
    private readonly db: Db,
    private readonly names: NamePhotoService,
    private readonly receiver: ReceivePhotoService,
    private readonly pictures: PicturesFacade,
  ) {}

  /** Why a file cannot be a photo of a product; draws it once, so no transaction may be open. */
  async refusalOf(bytes: Buffer): Promise<PhotoRefusal | null> {
    try {
      await this.pictures.drawPhoto(bytes, 'square');
      return null;
    } catch (error) {
      const reason = PhotoRefusal.safeParse(error instanceof Problem ? error.code : null);
      if (!reason.success) throw error;
      return reason.data;
    }
  }

  /** Which of these names the producer has given a photo before. */
  async known(
    producerId: string,
    photoIds: readonly string[],
    from: Statements = this.db,
  ): Promise<ReadonlySet<string>> {
    const rows = await from.rows<{ id: string }>(
      `select photo_id as id from uploads.photo
        where producer_id = $1 and photo_id = any ($2::uuid[])`,
      [producerId, photoIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Takes a whole photo in under a new name; its picture follows in the background. */
  async keep(
    tx: Tx,
    producerId: string,
    { photoId, bytes }: { readonly photoId: string; readonly bytes: Buffer },
  ): Promise<void> {
    const described = {
      photoId,
      purpose: 'product' as const,
      sizeBytes: bytes.byteLength,
      sha256: sha256Of(bytes),
    };
    const { uploadId } = await this.names.named(tx, producerId, described);
    await this.receiver.keep(tx, uploadId, bytes);
  }
}
