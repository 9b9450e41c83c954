import { isRetryable, type Tx } from './db.ts';

type ApartResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: unknown };

/**
 * Work that stands or falls alone within a transaction: what failed has changed nothing, and the
 * transaction goes on. A deadlock, or a connection that is gone, still ends the whole of it.
 */
export async function apart<T>(tx: Tx, work: () => Promise<T>): Promise<ApartResult<T>> {
  await tx.execute('savepoint apart');
  try {
    const value = await work();
    await tx.execute('release savepoint apart');
    return { ok: true, value };
  } catch (error) {
    if (isRetryable(error)) throw error;
    await tx.execute('rollback to savepoint apart');
    return { ok: false, error };
  }
}
