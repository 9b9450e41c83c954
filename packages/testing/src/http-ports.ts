import { createServer } from 'node:net';

/** Below the range from which the kernel hands out ports by itself (32768 upwards on Linux). */
const FIRST_BASE = 20_000;
const LAST_BASE = 30_000;
const BASE_ATTEMPTS = 200;

function listenOnce(port: number): Promise<number | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

/** Whether nobody listens on the port of 127.0.0.1 right now. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== undefined;
}

/** A port of 127.0.0.1 that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const port = await listenOnce(0);
  if (port === undefined) throw new Error('The kernel has no free port left.');
  return port;
}

/** A base so that `base + offset` is free for every offset, for programs that take a block of ports. */
export async function freePortBase(offsets: readonly number[]): Promise<number> {
  for (let attempt = 0; attempt < BASE_ATTEMPTS; attempt++) {
    const base = FIRST_BASE + Math.floor(Math.random() * (LAST_BASE - FIRST_BASE));
    const free = await Promise.all(offsets.map((offset) => isPortFree(base + offset)));
    if (free.every(Boolean)) return base;
  }
  throw new Error(`No block of ports was free after ${BASE_ATTEMPTS} attempts.`);
}
