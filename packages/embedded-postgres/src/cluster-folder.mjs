import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { folderProblem, outputProblem, PostgresProblem } from './postgres-problem.mjs';
import { canEnter, spawnAs, unprivilegedAccount } from './unprivileged-account.mjs';

export const SUPERUSER = 'markthalle';
const PASSWORD_FILE = 'markthalle-password';

/**
 * The folder that really holds the cluster: `dataDir` itself, or, when root runs a checkout below a folder that
 * the unprivileged account cannot enter (a 0700 home), a folder in /var/tmp named after it.
 */
export function clusterFolderOf(dataDir, account = unprivilegedAccount()) {
  const folder = path.resolve(dataDir);
  try {
    mkdirSync(path.dirname(folder), { recursive: true });
  } catch (error) {
    throw folderProblem(error, folder);
  }
  if (canEnter(account, path.dirname(folder))) return folder;
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const elsewhere = `/var/tmp/markthalle-postgres-${key}`;
  const found = lstatSync(elsewhere, { throwIfNoEntry: false });
  if (found && (found.uid !== account.uid || !found.isDirectory())) {
    throw new PostgresProblem(`${elsewhere} belongs to somebody else: remove it.`);
  }
  return elsewhere;
}

function runInitdb({ bin, folder, account, password, fast, target }) {
  const passwordFolder = mkdtempSync(path.join(tmpdir(), 'markthalle-initdb-'));
  try {
    // initdb opens /dev/stdin anew, which fails on Node's socket: the password goes through a short-lived file.
    const passwordFile = path.join(passwordFolder, 'password');
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account) {
      chownSync(passwordFolder, account.uid, account.gid);
      chownSync(passwordFile, account.uid, account.gid);
    }
    const result = spawnSync(
      path.join(bin, 'initdb'),
      ['-D', folder, '-U', SUPERUSER, '--pwfile', passwordFile, '-A', 'scram-sha-256']
        .concat(['-E', 'UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=de-DE'])
        .concat(['--no-instructions', ...(fast ? ['--no-sync'] : [])]),
      {
        ...spawnAs(account),
        encoding: 'utf8',
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, LC_ALL: 'C' },
      },
    );
    if (result.error) throw folderProblem(result.error, target);
    if (result.status !== 0) throw outputProblem(result.stderr, { folder: target });
  } finally {
    rmSync(passwordFolder, { recursive: true, force: true });
  }
}

function removeUnfinished(clusterFolder) {
  const parent = path.dirname(clusterFolder);
  const prefix = `${path.basename(clusterFolder)}.new-`;
  for (const name of readdirSync(parent)) {
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    if (name.startsWith(prefix) && !isAlive(pid)) {
      rmSync(path.join(parent, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Makes the cluster if there is none. It is made beside its place and moved there with the password inside, so a
 * crash half-way leaves nothing that looks like a database.
 */
export function createClusterIfMissing({ bin, clusterFolder, account, fast }) {
  try {
    if (existsSync(path.join(clusterFolder, 'PG_VERSION'))) return;
    if (existsSync(clusterFolder) && readdirSync(clusterFolder).length > 0) {
      throw new PostgresProblem(`The data folder ${clusterFolder} holds files of somebody else.`);
    }
    removeUnfinished(clusterFolder);
    const folder = mkdtempSync(`${clusterFolder}.new-${process.pid}-`);
    try {
      chmodSync(folder, 0o700);
      if (account) chownSync(folder, account.uid, account.gid);
      const password = randomBytes(24).toString('base64url');
      runInitdb({ bin, folder, account, password, fast, target: clusterFolder });
      writeFileSync(path.join(folder, PASSWORD_FILE), password, { mode: 0o600 });
      renameSync(folder, clusterFolder);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      // Another start was quicker; its cluster is as good.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    }
  } catch (error) {
    throw folderProblem(error, clusterFolder);
  }
}

/** The superuser's password of a cluster that this package made. */
export function clusterPassword(clusterFolder) {
  try {
    return readFileSync(path.join(clusterFolder, PASSWORD_FILE), 'utf8').trim();
  } catch (error) {
    if (error.code !== 'ENOENT') throw folderProblem(error, clusterFolder);
    throw new PostgresProblem(
      `The database in ${clusterFolder} has no password file: it was not made by this program.`,
    );
  }
}
