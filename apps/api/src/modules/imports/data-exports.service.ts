import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { DownloadedFile, readExportFile } from '@markthalle/contracts/portal-imports';
import { mayDo } from '@markthalle/domain/producerRights';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ExportsStore } from './exports.store.ts';
import { ImportsQueries } from './imports.queries.ts';

const MAX_RUNNING = 3;

/** Asks for a data export and fetches its files. */
@Injectable()
export class DataExports {
  constructor(
    private readonly db: Db,
    private readonly store: ExportsStore,
    private readonly queries: ImportsQueries,
    private readonly clock: Clock,
  ) {}

  start({ producerId, accountId, rights }: ProducerMember): Promise<{ exportId: string }> {
    return this.db.transaction(async (tx) => {
      if ((await this.queries.runningCount(producerId, tx)) >= MAX_RUNNING) {
        throw new Problem('import-too-many');
      }
      const id = newId();
      await this.store.insert(tx, { id, producerId, accountId, rights, now: this.clock.now() });
      return { exportId: id };
    });
  }

  /** A colleague with fewer rights does not read what the export of somebody with more holds. */
  async file(
    by: ProducerMember,
    { exportId, position }: ParsedInputOf<typeof readExportFile>,
  ): Promise<DownloadedFile> {
    const file = await this.store.file(exportId, by.producerId, position);
    if (file === null || !file.rights.every((right) => mayDo(by.rights, right))) {
      throw new Problem('export-not-found');
    }
    return {
      fileName: file.name,
      mediaType: 'application/zip',
      sha256: file.sha256,
      base64: file.bytes.toString('base64'),
    };
  }
}
