import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, DAY_MS } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Loops } from '../../platform/jobs/loops.ts';
import { Log } from '../../platform/log/log.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { ApplyRows } from './apply-rows.service.ts';
import { CompareRows } from './compare-rows.service.ts';
import { ImportPhotos } from './import-photos.service.ts';
import type { ImportStage } from './import-stage.ts';
import { ImportsStore, type WorkingImport } from './imports.store.ts';
import { MakeExport } from './make-export.service.ts';
import { UndoRows } from './undo-rows.service.ts';

const LOOK_EVERY_MS = 700;
/** So many batches in a row may fail for reasons of ours before a person is asked. */
const MAX_FAILURES = 5;
/** A preview that nobody decided about, and the rows of files that can no longer be undone. */
const KEPT_PREVIEW_DAYS = 14;
const KEPT_IMPORT_DAYS = 60;
const KEPT_EXPORT_DAYS = 7;

/**
 * Works on imports and exports batch by batch. The rows are the queue: a worker that is killed leaves
 * nothing to clear up, and the next one goes on where it stood.
 */
@Injectable()
export class ImportsJobs implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly store: ImportsStore,
    private readonly comparing: CompareRows,
    private readonly applying: ApplyRows,
    private readonly undoing: UndoRows,
    private readonly exporting: MakeExport,
    private readonly photos: ImportPhotos,
    private readonly loops: Loops,
    private readonly sweeps: Sweeps,
    private readonly incidents: Incidents,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.loops.register({
      name: 'import-photos',
      everyMs: LOOK_EVERY_MS,
      run: () => this.photos.look(),
    });
    this.loops.register({ name: 'imports', everyMs: LOOK_EVERY_MS, run: () => this.pass() });
    this.loops.register({
      name: 'data-exports',
      everyMs: LOOK_EVERY_MS,
      run: () => this.exporting.pass(),
    });
    this.sweeps.register({
      name: 'clear-imports',
      cron: '20 2 * * *',
      overdueAfterMs: 2 * DAY_MS,
      run: () => this.clear(),
    });
  }

  /** One batch of the import that waited longest; answers whether there was one. */
  async pass(): Promise<boolean> {
    let current: WorkingImport | null = null;
    try {
      return await this.db.transaction(async (tx) => {
        current = await this.store.lockNext(tx);
        if (current === null) return false;
        await this.batch(tx, current);
        return true;
      });
    } catch (error) {
      if (current === null) throw error;
      await this.note(current, error);
      return true;
    }
  }

  private async batch(tx: Tx, current: WorkingImport): Promise<void> {
    const stage = this.stageOf(current.state);
    const next = await stage.next(tx, current);
    const at = this.clock.now();
    if (next.length === 0) return this.store.setState(tx, current.id, stage.ends, { at });
    await stage.work(tx, current, next);
    await this.store.worked(tx, current.id, at);
  }

  private stageOf(state: WorkingImport['state']): ImportStage {
    if (state === 'comparing') return this.comparing;
    return state === 'applying' ? this.applying : this.undoing;
  }

  private async note({ id }: WorkingImport, error: unknown): Promise<void> {
    this.log.fault('import batch failed', error, { importId: id });
    await this.db.transaction(async (tx) => {
      const isStopped = await this.store.failed(tx, id, MAX_FAILURES, this.clock.now());
      if (!isStopped) return;
      await this.incidents.open(tx, {
        kind: 'import-stopped',
        subject: id,
        title: 'Die Einfuhr eines Betriebs ist angehalten',
      });
    });
  }

  /** What is too old to be undone or fetched goes; what was written to products stays. */
  private async clear(): Promise<number> {
    const before = (days: number) => new Date(this.clock.now().getTime() - days * DAY_MS);
    const previews = await this.db.execute(
      `delete from imports.import where state in ('ready', 'discarded', 'stopped')
          and worked_at < $1`,
      [before(KEPT_PREVIEW_DAYS)],
    );
    const done = await this.db.execute(
      `delete from imports.import where state in ('done', 'undone') and worked_at < $1`,
      [before(KEPT_IMPORT_DAYS)],
    );
    const files = await this.db.execute('delete from imports.data_export where created_at < $1', [
      before(KEPT_EXPORT_DAYS),
    ]);
    return previews + done + files;
  }
}
