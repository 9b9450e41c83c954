import { execFileSync } from 'node:child_process';
import { PostgresProblem } from './postgres-problem.mjs';

const ACCOUNTS = ['postgres', 'nobody'];

const idOf = (flag, name) =>
  Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));

/**
 * The account that PostgreSQL runs as. PostgreSQL refuses to run as root, so root drops to an account that
 * every system has; anybody else runs it as themselves (`undefined`).
 */
export function unprivilegedAccount() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ACCOUNTS) {
    try {
      return { name, uid: idOf('-u', name), gid: idOf('-g', name) };
    } catch {
      // `id` ends non-zero for an unknown account: ask for the next one.
    }
  }
  throw new PostgresProblem(
    'PostgreSQL does not run as root, and neither of the accounts postgres and nobody exists.',
  );
}

/** Spawn options that run a program as `account`, from a folder that it can surely enter. */
export const spawnAs = (account) =>
  account ? { uid: account.uid, gid: account.gid, cwd: '/' } : { cwd: '/' };

/** Whether `account` may enter `folder`, asked of the kernel by trying, since ACLs and parents matter too. */
export function canEnter(account, folder) {
  if (!account) return true;
  try {
    execFileSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], {
      ...spawnAs(account),
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}
