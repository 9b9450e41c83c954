import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { LauncherProblem } from './launcher-problem.mjs';

const OUTPUT_LIMIT_CHARACTERS = 1_000_000;
const PARENT_WATCH = new URL('./parent-watch.mjs', import.meta.url).href;

/** Opens a log for writing. The one of the run before is kept once, since a crash is often looked into after the next start. */
export function openLog(logFile) {
  mkdirSync(path.dirname(logFile), { recursive: true });
  if (existsSync(logFile)) renameSync(logFile, logFile.replace(/\.log$/, '.previous.log'));
  return openSync(logFile, 'w');
}

const spawnNode = ({ args, cwd, env, stdio }) =>
  spawn(process.execPath, ['--import', PARENT_WATCH, ...args], {
    cwd,
    env: { ...process.env, ...env, MARKTHALLE_PARENT_PID: String(process.pid) },
    stdio,
    detached: true,
  });

/**
 * Starts a Node program of the market as a child that writes to `logFile`. It gets an own process group, so that
 * Ctrl-C in the terminal reaches only the launcher, which then stops everything in order.
 */
export function startChild({ name, args, cwd, env, logFile }) {
  const log = openLog(logFile);
  const child = spawnNode({ args, cwd, env, stdio: ['ignore', log, log] });
  closeSync(log);
  return programOf(child, { name, logFile });
}

/** Like `startChild`, for a command whose output is wanted: `program.output` collects it beside the log. */
export function startCommand({ name, args, cwd, env, logFile }) {
  const log = openLog(logFile);
  const child = spawnNode({ args, cwd, env, stdio: ['ignore', 'pipe', log] });
  const program = programOf(child, { name, logFile });
  program.output = '';
  child.stdout.on('data', (data) => {
    writeSync(log, data);
    program.output = (program.output + data).slice(-OUTPUT_LIMIT_CHARACTERS);
  });
  child.once('close', () => closeSync(log));
  return program;
}

function programOf(child, { name, logFile }) {
  const program = { name, logFile, pid: child.pid, end: undefined };
  program.exited = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, reason: error.message }));
    child.once('close', (code, signal) => resolve({ code, reason: signal ?? `code ${code}` }));
  }).then((end) => {
    program.end = end;
    return end;
  });
  program.stop = async (killAfterMs) => {
    if (program.end) return;
    const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.kill('SIGTERM');
    await program.exited;
    clearTimeout(timer);
  };
  return program;
}

/** The sentence for a program that ended although it should not. */
export function endProblem(program) {
  const { reason } = program.end;
  return new LauncherProblem(`${program.name} ended (${reason}); its log is ${program.logFile}.`);
}
