import { rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { openLog } from './child-program.mjs';

const DATABASE = 'markthalle';

const postgresFolderOf = (dataDir) => path.join(dataDir, 'postgres');

/**
 * The market's database: the one that DATABASE_URL names, else an embedded PostgreSQL in the data folder.
 *
 * @param whenRunning what to do about a server that runs there already: `reuse` it, or `wait` until it is gone
 */
export async function openMarketDatabase({ dataDir, whenRunning = 'reuse' }) {
  if (process.env.DATABASE_URL) {
    const never = new Promise(() => {});
    return { url: process.env.DATABASE_URL, exited: never, stop: async () => {} };
  }
  // Imported late: it is one of the packages that the first start installs.
  const { startPostgres } = await import('@markthalle/embedded-postgres/start-postgres');
  const { createDatabaseIfMissing } = await import('@markthalle/embedded-postgres/create-database');
  const logFile = path.join(dataDir, 'logs', 'postgres.log');
  // Opened only when a server of ours writes: a running market's log is left alone.
  let output;
  const log = (text) => {
    output ??= openLog(logFile);
    writeSync(output, text);
  };
  const server = await startPostgres({ dataDir: postgresFolderOf(dataDir), whenRunning, log });
  await createDatabaseIfMissing({ adminUrl: server.url('postgres'), name: DATABASE });
  return { url: server.url(DATABASE), exited: server.exited, stop: server.stop, logFile };
}

/** Removes the embedded database of a data folder, wherever it really is (see embedded-postgres). */
export async function removeMarketDatabase(dataDir) {
  const { untilStopped } = await import('@markthalle/embedded-postgres/start-postgres');
  const { clusterFolderOf } = await import('@markthalle/embedded-postgres/cluster-folder');
  const folder = postgresFolderOf(dataDir);
  await untilStopped(folder);
  rmSync(clusterFolderOf(folder), { recursive: true, force: true });
}
