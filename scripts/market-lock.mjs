import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { lockFileOf, onDataFolder } from './data-folder.mjs';
import { LauncherProblem } from './launcher-problem.mjs';

const ATTEMPTS = 5;
const START_TIME_FIELD = 22; // proc_pid_stat(5)

/** When a process began, in whatever unit the system has; undefined when there is no such process. */
function startTimeOf(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The second field is the program's name in brackets and may hold spaces.
      const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return afterName[START_TIME_FIELD - 3];
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

function readLock(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The pid that holds a lock text, unless that process is gone and its number perhaps somebody else's by now. */
function holderOf(text) {
  const [pid, startTime] = text.split('\n');
  return startTime && startTimeOf(Number(pid)) === startTime ? Number(pid) : undefined;
}

function refuseLiveHolder(text, dataDir) {
  const holder = holderOf(text);
  if (holder === undefined) return;
  throw new LauncherProblem(
    `Another market (process ${holder}) uses the data folder ${dataDir}: stop it first.`,
  );
}

/** Refuses early, before anything slow, a folder that another market uses; the lock itself comes later. */
export function requireUnlocked(dataDir) {
  onDataFolder(dataDir, () => refuseLiveHolder(readLock(lockFileOf(dataDir)) ?? '', dataDir));
}

/** Takes a stale lock away; if it turns out to be a new one, puts it back. */
function removeStale(file, staleText) {
  const aside = `${file}.stale-${process.pid}`;
  renameSync(file, aside);
  if (readFileSync(aside, 'utf8') !== staleText) linkSync(aside, file);
  rmSync(aside);
}

/**
 * Lets one market at a time use a data folder. A lock whose process has died is taken over.
 *
 * @returns a function that gives the lock back
 */
export function lockMarket(dataDir) {
  return onDataFolder(dataDir, () => {
    const file = lockFileOf(dataDir);
    const own = `${file}.${process.pid}`;
    writeFileSync(own, `${process.pid}\n${startTimeOf(process.pid)}\n`);
    try {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        try {
          linkSync(own, file); // Atomic, unlike looking first and writing then.
          return () => rmSync(file, { force: true });
        } catch (error) {
          if (error.code !== 'EEXIST') throw error;
        }
        const text = readLock(file);
        if (text === undefined) continue;
        refuseLiveHolder(text, dataDir);
        removeStale(file, text);
      }
      throw new LauncherProblem(`The lock ${file} could not be taken.`);
    } finally {
      rmSync(own, { force: true });
    }
  });
}
