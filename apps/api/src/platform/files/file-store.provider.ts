import type { Provider } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { FileStore } from './file-store.ts';
import { FolderStore } from './folder-store.ts';
import { S3Store } from './s3-store.ts';

/** S3 wins over the folder wherever it is configured. */
export const FILE_STORE: Provider = {
  provide: FileStore,
  inject: [CONFIG],
  useFactory: ({ files }: Config): FileStore =>
    files.s3 === null ? new FolderStore(files.directory) : new S3Store(files.s3),
};
