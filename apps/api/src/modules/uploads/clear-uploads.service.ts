import { Injectable } from '@nestjs/common';
import { Clock, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { PhotosStore } from './photos.store.ts';
import { ReceivePhotoService } from './receive-photo.service.ts';
import { UPLOAD_EXPIRES_MS, UploadFiles } from './upload-files.ts';

const MAX_AT_ONCE = 200;
/** A phone that still sends has asked for a ticket within this time. */
const SILENT_MS = 30 * MINUTE_MS;

/** Finishes uploads that arrived whole without anybody noticing, and gives up those that nobody continues. */
@Injectable()
export class ClearUploadsService {
  constructor(
    private readonly photos: PhotosStore,
    private readonly files: UploadFiles,
    private readonly receiver: ReceivePhotoService,
    private readonly clock: Clock,
  ) {}

  /** Answers how many uploads were touched. */
  async clear(): Promise<number> {
    const now = this.clock.now();
    let touched = 0;
    // The oldest go first, so that the silent ones that must stay never hide them.
    for (const uploadId of await this.photos.silentSince(
      later(now, -UPLOAD_EXPIRES_MS),
      MAX_AT_ONCE,
    )) {
      if ((await this.receiver.receive(uploadId)) !== 'received') {
        await this.files.remove(uploadId);
        await this.photos.forget(uploadId);
      }
      touched += 1;
    }
    for (const uploadId of await this.photos.silentSince(later(now, -SILENT_MS), MAX_AT_ONCE)) {
      if ((await this.receiver.receive(uploadId)) === 'received') touched += 1;
    }
    return touched;
  }
}
