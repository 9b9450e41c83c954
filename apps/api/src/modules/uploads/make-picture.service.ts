import { createHash } from 'node:crypto';
import { PhotoRefusal } from '@markthalle/contracts/product-photos';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { PicturesFacade } from '../pictures/pictures.facade.ts';
import { PhotosStore } from './photos.store.ts';

const PICTURE_ID_DIGITS = 20;

/** Makes the picture of a photo that has arrived. */
@Injectable()
export class MakePictureService {
  constructor(
    private readonly db: Db,
    private readonly photos: PhotosStore,
    private readonly pictures: PicturesFacade,
  ) {}

  /**
   * Repeated after a crash, it makes the same picture under the same id. A photo that cannot be drawn is refused with
   * its reason and not tried again.
   */
  async make(uploadId: string): Promise<void> {
    const photo = await this.photos.received(uploadId);
    if (photo === null) return;
    const shape = photo.purpose === 'product' ? 'square' : 'whole';
    try {
      const drawn = await this.pictures.drawPhoto(photo.bytes, shape);
      const pictureId = pictureIdOf(uploadId, drawn.jpeg);
      await this.pictures.keepPhoto(pictureId, drawn);
      await this.db.transaction(async (tx) => {
        await this.pictures.registerPhoto(tx, pictureId, drawn);
        await this.photos.finish(tx, uploadId, { pictureId });
      });
    } catch (error) {
      const reason = PhotoRefusal.safeParse(error instanceof Problem ? error.code : null);
      if (!reason.success) throw error;
      await this.db.transaction((tx) =>
        this.photos.finish(tx, uploadId, { refusedBecause: reason.data }),
      );
    }
  }
}

/** The same photo of two producers is two pictures: neither can take the other's away. */
const pictureIdOf = (uploadId: string, jpeg: Buffer): string =>
  createHash('sha256').update(uploadId).update(jpeg).digest('hex').slice(0, PICTURE_ID_DIGITS);
