import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { startImport } from '@markthalle/contracts/portal-imports';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ImportPhotos } from './import-photos.service.ts';
import { ImportPhotosStore } from './import-photos.store.ts';
import { ImportsQueries } from './imports.queries.ts';
import { ImportsStore } from './imports.store.ts';
import { readImportFile } from './read-import-file.ts';

/** Files of one producer that the worker has in hand at once. */
const MAX_RUNNING = 3;

/** Takes a file in. Nothing happens to any product before its preview was seen. */
@Injectable()
export class StartImport {
  constructor(
    private readonly db: Db,
    private readonly store: ImportsStore,
    private readonly queries: ImportsQueries,
    private readonly photos: ImportPhotos,
    private readonly photoStore: ImportPhotosStore,
    private readonly clock: Clock,
  ) {}

  async start(
    by: ProducerMember,
    { base64, clientId, fileName }: ParsedInputOf<typeof startImport>,
  ): Promise<{ importId: string }> {
    const file = await readImportFile(Buffer.from(base64, 'base64'));
    return this.db.transaction(async (tx) => {
      const earlier = await this.store.lockClientId(tx, clientId);
      if (earlier !== null) {
        if (earlier.producerId !== by.producerId) throw new Problem('invalid-input');
        return { importId: earlier.id };
      }
      if ((await this.queries.runningCount(by.producerId, tx)) >= MAX_RUNNING) {
        throw new Problem('import-too-many');
      }
      const { producerId, accountId } = by;
      const now = this.clock.now();
      const id = newId();
      const { rows, photos } = await this.photos.resolve(tx, producerId, file);
      const made = { id, producerId, accountId, clientId, fileName, now };
      await this.store.insert(tx, made, { ...file, rows });
      await this.photoStore.insert(tx, made, photos);
      return { importId: id };
    });
  }
}
