import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { FileStore as TusFileStore } from '@tus/file-store';
import { CONFIG, type Config } from '../../config.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';

/** An upload that nobody continues is given up after this long. */
export const UPLOAD_EXPIRES_MS = 7 * DAY_MS;

/** tus names what is missing by these answers; anything else is a fault. */
const MISSING: ReadonlySet<unknown> = new Set([404, 410]);

/** The parts of uploads that have not arrived whole, in a folder of this machine. */
@Injectable()
export class UploadFiles {
  readonly store: TusFileStore;

  constructor(@Inject(CONFIG) { files }: Config) {
    this.store = new TusFileStore({
      directory: path.join(files.directory, 'uploads'),
      expirationPeriodInMilliseconds: UPLOAD_EXPIRES_MS,
    });
  }

  /** All bytes of an upload; null as long as some are missing. */
  async whole(uploadId: string): Promise<Buffer | null> {
    const upload = await this.find(uploadId);
    if (upload?.storage === undefined || upload.offset !== upload.size) return null;
    return readFile(upload.storage.path);
  }

  async remove(uploadId: string): Promise<void> {
    if ((await this.find(uploadId)) !== null) await this.store.remove(uploadId);
  }

  private async find(uploadId: string) {
    try {
      return await this.store.getUpload(uploadId);
    } catch (error) {
      if (MISSING.has((error as { status_code?: unknown }).status_code)) return null;
      throw error;
    }
  }
}
