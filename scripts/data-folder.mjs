import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LauncherProblem } from './launcher-problem.mjs';

const MARKER = 'markthalle-data.txt';
const MARKER_TEXT = 'Data of a Markthalle market. `npm start -- --reset` empties this folder.\n';
const LOCK = 'market.lock';

const REASONS = {
  EACCES: 'this account may not open it',
  EPERM: 'this account may not change it',
  EROFS: 'it is on a read-only disk',
  ENOSPC: 'there is no space left on its disk',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of its path is not a folder',
  EEXIST: 'it is a file, not a folder',
};

/** Runs `work` on files of the data folder and turns the usual failures into a sentence. */
export function onDataFolder(dataDir, work) {
  try {
    return work();
  } catch (error) {
    const reason = REASONS[error?.code];
    if (!reason) throw error;
    throw new LauncherProblem(`The data folder ${dataDir} cannot be used: ${reason}.`, {
      cause: error,
    });
  }
}

const isOurs = (dataDir) => existsSync(path.join(dataDir, MARKER));

/** Makes the data folder or accepts one that we made before; anything else is left alone. */
export function openDataFolder(dataDir) {
  onDataFolder(dataDir, () => {
    mkdirSync(dataDir, { recursive: true });
    if (isOurs(dataDir)) {
      // Writing is what will be needed; a read-only or full disk is told now instead of half-way.
      writeFileSync(path.join(dataDir, MARKER), MARKER_TEXT);
      return;
    }
    if (readdirSync(dataDir).length > 0) {
      throw new LauncherProblem(
        `The folder ${dataDir} holds other files: choose an empty one with --data DIR.`,
      );
    }
    writeFileSync(path.join(dataDir, MARKER), MARKER_TEXT);
  });
}

/** Empties a data folder that carries our marker; the lock of this process stays. */
export function emptyDataFolder(dataDir) {
  onDataFolder(dataDir, () => {
    if (!isOurs(dataDir)) {
      throw new LauncherProblem(`The folder ${dataDir} is not a Markthalle data folder.`);
    }
    for (const name of readdirSync(dataDir)) {
      if (name !== MARKER && name !== LOCK) {
        rmSync(path.join(dataDir, name), { recursive: true, force: true });
      }
    }
  });
}

export const lockFileOf = (dataDir) => path.join(dataDir, LOCK);

const secretText = () => randomBytes(32).toString('base64url');

const SECRET_MAKERS = {
  linkSecret: secretText,
  stripeKey: () => `sk_test_${randomBytes(16).toString('hex')}`,
  platformWebhookSecret: () => `whsec_${randomBytes(24).toString('hex')}`,
  connectWebhookSecret: () => `whsec_${randomBytes(24).toString('hex')}`,
  coreWebhookSecret: () => `whsec_${randomBytes(24).toString('hex')}`,
};

/** The secrets of this data folder, made at the first start and kept for its owner only. */
export function secretsOf(dataDir) {
  return onDataFolder(dataDir, () => {
    const file = path.join(dataDir, 'secrets.json');
    const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    const missing = Object.entries(SECRET_MAKERS).filter(([name]) => !known[name]);
    if (missing.length === 0) return known;
    const made = Object.fromEntries(missing.map(([name, make]) => [name, make()]));
    const secrets = { ...known, ...made };
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    return secrets;
  });
}
