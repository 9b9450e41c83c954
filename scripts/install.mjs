import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LauncherProblem } from './launcher-problem.mjs';
import { beganAtMs, step } from './progress.mjs';

const NEEDED_NODE_MAJOR = 24;
const PARENT_POLL_MS = 500;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
// Not `npm ci`: it calls the lock out of sync where a registry lacks a package for some other platform.
const INSTALL = ['install', '--no-audit', '--no-fund', '--loglevel=error'];

const lockHash = (root) =>
  createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');

/**
 * Runs a program in the terminal until it ends and returns its exit code. Signals are passed on, and it is told to
 * end when our own parent is gone.
 */
export async function runInTerminal(command, args, options) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  const passOn = (signal) => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, passOn);
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, PARENT_POLL_MS);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    clearInterval(timer);
    for (const signal of SIGNALS) process.off(signal, passOn);
  }
}

/** Installs what package-lock.json names, unless the last installation was of the same lock. */
export async function ensureInstalled(root) {
  const stamp = path.join(root, 'node_modules/.markthalle-install');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash(root)) return;
  await step('Installing packages (about a minute the first time)', async () => {
    const code = await runInTerminal('npm', INSTALL, { cwd: root }).catch((error) => {
      throw new LauncherProblem(`npm could not be started: ${error.message}.`, { cause: error });
    });
    if (code !== 0) {
      throw new LauncherProblem(`The packages were not installed (npm ended with code ${code}).`);
    }
  });
  writeFileSync(stamp, lockHash(root));
}

/**
 * Everything after the installation needs Node 24, which is one of the installed packages. On an older Node the
 * same program is run again by it, and its exit code is returned; on Node 24 the answer is undefined.
 */
export async function continueOnProjectNode(root) {
  const binaries = path.join(root, 'node_modules/.bin');
  const ownNode = path.join(binaries, 'node');
  const searchPath = `${binaries}${path.delimiter}${process.env.PATH ?? ''}`;
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_NODE_MAJOR) {
    process.env.PATH = searchPath;
    return undefined;
  }
  if (!existsSync(ownNode)) {
    throw new LauncherProblem(
      `There is no packaged Node ${NEEDED_NODE_MAJOR} for this machine: install Node ${NEEDED_NODE_MAJOR} and try again.`,
    );
  }
  const env = { ...process.env, PATH: searchPath, MARKTHALLE_BEGAN_AT_MS: String(beganAtMs) };
  return runInTerminal(ownNode, process.argv.slice(1), { env });
}
