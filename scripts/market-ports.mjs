import { createServer } from 'node:net';
import { LauncherProblem } from './launcher-problem.mjs';

/** Offsets from the port base. */
export const PORT_OFFSETS = {
  shop: 0,
  vendorPortal: 1,
  office: 2,
  api: 100,
  stripeSandbox: 110,
  mailInbox: 120,
  smtp: 121,
};

export const HIGHEST_PORT_OFFSET = Math.max(...Object.values(PORT_OFFSETS));

/** The port of each program. */
export const portsFrom = (base) =>
  Object.fromEntries(Object.entries(PORT_OFFSETS).map(([name, offset]) => [name, base + offset]));

function listenError(port) {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}

/** Refuses to begin when somebody else listens on a port that we are going to need. */
export async function requireFreePorts(ports) {
  for (const [name, port] of Object.entries(ports)) {
    const error = await listenError(port);
    if (!error) continue;
    const why = error.code === 'EACCES' ? 'may not be used by this account' : 'is already in use';
    throw new LauncherProblem(
      `Port ${port} (${name}) ${why}: stop the program there or choose others with --port-base N.`,
    );
  }
}
