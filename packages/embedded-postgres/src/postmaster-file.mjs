import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

// https://www.postgresql.org/docs/18/storage-file-layout.html: line 1 pid, line 4 port, line 8 status.
const PID_LINE = 0;
const PORT_LINE = 3;
const STATUS_LINE = 7;

function commandLineOf(pid) {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return ''; // No such process.
  }
}

function pidFileLines(clusterFolder) {
  try {
    return readFileSync(path.join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * The server that runs on this cluster folder, if one does. The pid in the file may be left over from a crash
 * and belong to somebody else by now, so the process must name this folder on its command line.
 */
export function runningPostmaster(clusterFolder) {
  const lines = pidFileLines(clusterFolder);
  if (!lines) return undefined;
  const pid = Number(lines[PID_LINE]);
  const words = commandLineOf(pid).split(/[\0\s]/);
  const isOurs = words[0]?.endsWith('postgres') && words.includes(clusterFolder);
  if (!isOurs) return undefined;
  const status = (lines[STATUS_LINE] ?? '').trim();
  return { pid, port: Number(lines[PORT_LINE]), status, words };
}

/**
 * Removes the pid file of a server that is gone. PostgreSQL does so itself, except when the pid now belongs to
 * another process of the same account: then it would refuse to start.
 */
export function removeStalePidFile(clusterFolder) {
  const isWritten = Boolean(pidFileLines(clusterFolder)?.[PID_LINE]); // An empty one is just being made.
  if (isWritten && !runningPostmaster(clusterFolder)) {
    rmSync(path.join(clusterFolder, 'postmaster.pid'), { force: true });
  }
}
