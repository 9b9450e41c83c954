import { Injectable } from '@nestjs/common';
import { Clock, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { PhotosStore } from './photos.store.ts';
import { ReceivePhotoService } from './receive-photo.service.ts';
import { UPLOAD_EXPIRES_MS, UploadFiles } from './upload-files.ts';

const MAX_AT_ONCE = 200;
/** A phone that still sends has asked for a ticket within this time, and a picture is made in seconds. */
const STILL_MS = 30 * MINUTE_MS;

/** Goes on where a process or a phone stopped, and gives up what nobody continues. */
@Injectable()
export class ClearUploadsService {
  constructor(
    private readonly db: Db,
    private readonly photos: PhotosStore,
    private readonly files: UploadFiles,
    private readonly receiver: ReceivePhotoService,
    private readonly clock: Clock,
  ) {}

  /** Answers how many uploads were touched. */
  async clear(): Promise<number> {
    const now = this.clock.now();
    const expired = later(now, -UPLOAD_EXPIRES_MS);
    const still = later(now, -STILL_MS);
    // The expired go first, so that the silent ones that must stay never hide them.
    return (
      (await this.giveUp(expired)) + (await this.notice(still)) + (await this.makeAgain(still))
    );
  }

  private async giveUp(before: Date): Promise<number> {
    const uploadIds = await this.photos.stillSince('waiting', before, MAX_AT_ONCE);
    for (const uploadId of uploadIds) {
      if ((await this.receiver.receive(uploadId)) === 'received') continue;
      await this.files.remove(uploadId);
      await this.photos.forget(uploadId);
    }
    return uploadIds.length;
  }

  /** Uploads that arrived whole just before a process died. */
  private async notice(before: Date): Promise<number> {
    let noticed = 0;
    for (const uploadId of await this.photos.stillSince('waiting', before, MAX_AT_ONCE)) {
      if ((await this.receiver.receive(uploadId)) === 'received') noticed += 1;
    }
    return noticed;
  }

  /** The queue keeps the job of a worker that was killed locked for hours. */
  private async makeAgain(before: Date): Promise<number> {
    const uploadIds = await this.photos.stillSince('received', before, MAX_AT_ONCE);
    await this.db.transaction(async (tx) => {
      for (const uploadId of uploadIds) await this.receiver.haveMade(tx, uploadId);
    });
    return uploadIds.length;
  }
}
