import path from 'node:path';

const DATABASE = 'markthalle';

export const postgresFolderOf = (dataDir) => path.join(dataDir, 'postgres');

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
  const server = await startPostgres({ dataDir: postgresFolderOf(dataDir), whenRunning });
  await createDatabaseIfMissing({ adminUrl: server.url('postgres'), name: DATABASE });
  return { url: server.url(DATABASE), exited: server.exited, stop: server.stop };
}

/** Where the cluster really is: sometimes outside the data folder, see embedded-postgres. */
export async function clusterFolder(dataDir) {
  const { clusterFolderOf } = await import('@markthalle/embedded-postgres/cluster-folder');
  return clusterFolderOf(postgresFolderOf(dataDir));
}
