import type { ImportState } from '@markthalle/contracts/portal-imports';
import type { Tx } from '../../platform/db/db.ts';
import type { WorkingImport } from './imports.store.ts';

/**
 * One kind of work on an import. The items are the queue: each batch is done in one transaction
 * together with the note that it is done.
 */
export interface ImportStage<Item = unknown> {
  /** How the import stands when nothing is left. */
  readonly ends: ImportState;
  /** What is to be done next, at most a batch. */
  next(tx: Tx, of: WorkingImport): Promise<readonly Item[]>;
  /** One batch; the import is locked. */
  work(tx: Tx, of: WorkingImport, batch: readonly Item[]): Promise<void>;
}
