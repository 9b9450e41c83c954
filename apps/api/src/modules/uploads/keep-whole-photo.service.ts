import { MAX_PHOTO_BYTES } from '@markthalle/contracts/case-views';
import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { keepProducerPhoto } from '@markthalle/contracts/portal-uploads';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { PicturesFacade } from '../pictures/pictures.facade.ts';
import { NamePhotoService, requirePurpose } from './name-photo.service.ts';
import { PhotosStore } from './photos.store.ts';
import { ReceivePhotoService, sha256Of } from './receive-photo.service.ts';

/**
 * A photo that comes whole with a form. Its sender waits for the answer, so it is drawn once to see
 * whether that works: the message then stands beside the field.
 */
@Injectable()
export class KeepWholePhotoService {
  constructor(
    private readonly db: Db,
    private readonly names: NamePhotoService,
    private readonly photos: PhotosStore,
    private readonly receiver: ReceivePhotoService,
    private readonly pictures: PicturesFacade,
  ) {}

  /** Throws `not-allowed`, `photo-too-large`, `photo-too-many`, `photo-changed` and every `PhotoRefusal`. */
  async keep(
    by: ProducerMember,
    { photoId, purpose, base64 }: ParsedInputOf<typeof keepProducerPhoto>,
  ): Promise<OutputOf<typeof keepProducerPhoto>> {
    requirePurpose(by, purpose);
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.byteLength > MAX_PHOTO_BYTES) throw new Problem('photo-too-large');
    await this.pictures.drawPhoto(bytes, 'whole');
    return this.db.transaction(async (tx) => {
      const { uploadId } = await this.names.named(tx, by.producerId, {
        photoId,
        purpose,
        sizeBytes: bytes.byteLength,
        sha256: sha256Of(bytes),
      });
      await this.receiver.keep(tx, uploadId, bytes);
      const photo = await this.photos.byUpload(uploadId, tx);
      if (photo === null) throw new Error(`Photo ${photoId} is gone`);
      return { state: photo.state, refusedBecause: photo.refusedBecause };
    });
  }
}
