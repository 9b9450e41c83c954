import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { PicturesFacade } from '../pictures/pictures.facade.ts';
import { PhotosStore } from './photos.store.ts';
import { UploadFiles } from './upload-files.ts';

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Takes a whole upload out of its folder into the database, with the job that makes its picture. */
@Injectable()
export class ReceivePhotoService {
  constructor(
    private readonly db: Db,
    private readonly photos: PhotosStore,
    private readonly files: UploadFiles,
    private readonly pictures: PicturesFacade,
    private readonly jobs: Jobs,
  ) {}

  /**
   * May be called at any time and again: a crash between the last piece and this leaves the whole file in its folder.
   * A file that is not what the phone said it would be is thrown away; the phone sends it once more.
   */
  async receive(uploadId: string): Promise<'received' | 'incomplete' | 'different'> {
    const bytes = await this.files.whole(uploadId);
    if (bytes === null) return 'incomplete';
    const sha256 = sha256Of(bytes);
    const photo = await this.photos.byUpload(uploadId);
    if (photo !== null && photo.state === 'waiting') {
      if (photo.sha256 !== null && photo.sha256 !== sha256) {
        await this.files.remove(uploadId);
        return 'different';
      }
      await this.db.transaction((tx) => this.keep(tx, uploadId, bytes));
    }
    await this.files.remove(uploadId);
    return 'received';
  }

  /** By its first bytes it is a photo, or it is refused at once. */
  async keep(tx: Tx, uploadId: string, bytes: Buffer): Promise<void> {
    const refusedBecause = this.pictures.formatRefusalOf(bytes);
    if (refusedBecause !== null) {
      await this.photos.finish(tx, uploadId, { refusedBecause });
    } else if (await this.photos.receive(tx, uploadId, bytes, sha256Of(bytes))) {
      await this.haveMade(tx, uploadId);
    }
  }

  /** Under one key: a job that waits is not doubled, and one whose worker died does not stand in the way. */
  haveMade(tx: Tx, uploadId: string): Promise<void> {
    return this.jobs.add(tx, 'uploads.make-picture', { uploadId }, { key: `photo:${uploadId}` });
  }
}
