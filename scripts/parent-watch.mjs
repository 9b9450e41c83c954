// Preloaded into every program of the market (`node --import`): it ends with its launcher, even if that was
// killed with SIGKILL and could tell nobody.
import { isMainThread } from 'node:worker_threads';

const POLL_MS = 500;
const GRACE_MS = 10_000;

if (isMainThread) {
  // The launcher names itself, since it may be gone before this line runs. Grandchildren have other parents.
  const parent = Number(process.env.MARKTHALLE_PARENT_PID ?? process.ppid);
  delete process.env.MARKTHALLE_PARENT_PID;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  }, POLL_MS);
  timer.unref();
}
