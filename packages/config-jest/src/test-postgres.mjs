import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '@markthalle/embedded-postgres/start-postgres';

const FOLDER = path.join(tmpdir(), 'markthalle-test-postgres');

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Removes the clusters of test runs that were killed before they could do so themselves. */
function removeLeftovers() {
  for (const name of readdirSync(FOLDER)) {
    const pid = Number.parseInt(name, 10);
    if (pid > 0 && !isAlive(pid)) rmSync(path.join(FOLDER, name), { recursive: true, force: true });
  }
}

/** A server for one test run, without durability; `stop` removes its data. */
export async function startTestPostgres() {
  mkdirSync(FOLDER, { recursive: true });
  // Several accounts of one machine may test: each makes its own folders below, as in /tmp itself.
  if (process.getuid?.() === 0) chmodSync(FOLDER, 0o1777);
  removeLeftovers();
  const dataDir = path.join(FOLDER, String(process.pid));
  const server = await startPostgres({ dataDir, fast: true });
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: server.url('postgres'), stop };
}
