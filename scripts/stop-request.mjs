const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PARENT_POLL_MS = 500;

/** Thrown at whatever the launcher waits for when it is asked to stop. */
export class StopRequested extends Error {
  name = 'StopRequested';
}

/** Rejects once, on the first signal or when our parent is gone; later signals change nothing. */
export function stopRequest() {
  const parent = process.ppid;
  let timer;
  let listener;
  const requested = new Promise((_, reject) => {
    listener = (signal) => reject(new StopRequested(`Stopping on ${signal}`));
    for (const signal of SIGNALS) process.on(signal, listener);
    timer = setInterval(() => {
      if (process.ppid !== parent) reject(new StopRequested('Stopping with the parent process'));
    }, PARENT_POLL_MS);
  });
  requested.catch(() => {}); // Somebody may only begin to wait for it later.
  const release = () => {
    clearInterval(timer);
    for (const signal of SIGNALS) process.off(signal, listener);
  };
  return { requested, release };
}
