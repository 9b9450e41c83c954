import { createHash } from 'node:crypto';
import { MAX_PHOTO_BYTES } from '@markthalle/contracts/case-views';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { PicturesFacade } from '../pictures/pictures.facade.ts';
import { PhotosStore } from './photos.store.ts';

/** More photos than any honest story of one order has. */
const MAX_PHOTOS_PER_ORDER = 40;

/** Takes a photo in before the form that it belongs to is sent. */
@Injectable()
export class KeepPhotoService {
  constructor(
    private readonly db: Db,
    private readonly photos: PhotosStore,
    private readonly pictures: PicturesFacade,
    private readonly clock: Clock,
  ) {}

  /** Throws `photo-too-large`, `case-too-many` and every `PhotoRefusal`. */
  async keep(
    of: { readonly orderId: string; readonly producerOrderId: string | null },
    base64: string,
  ): Promise<string> {
    if ((await this.photos.countOf(of.orderId)) >= MAX_PHOTOS_PER_ORDER) {
      throw new Problem('case-too-many');
    }
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.byteLength > MAX_PHOTO_BYTES) throw new Problem('photo-too-large');
    const { jpeg } = await this.pictures.drawPhoto(bytes, 'whole');
    const id = newId();
    const sha256 = createHash('sha256').update(jpeg).digest('hex');
    await this.db.transaction((tx) =>
      this.photos.insert(tx, { id, ...of, jpeg, sha256, keptAt: this.clock.now() }),
    );
    return id;
  }
}
