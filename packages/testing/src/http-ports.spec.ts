import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { freePort, freePortBase, isPortFree } from './http-ports.ts';

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function take(port: number) {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
}

describe('ports', () => {
  it('tells a free port from one in use', async () => {
    const port = await freePort();
    expect(await isPortFree(port)).toBe(true);
    await take(port);
    expect(await isPortFree(port)).toBe(false);
  });

  it('finds a base whose whole block is free', async () => {
    const base = await freePortBase([0, 7]);
    await take(base);
    await take(base + 7);
    expect(base).toBeGreaterThanOrEqual(20_000);
  });
});
