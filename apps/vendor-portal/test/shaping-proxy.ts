// A line as two bars of signal give it: slow, far, and with losses that hold up everything behind them.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

const SEGMENT_BYTES = 1_460;

type Line = {
  readonly target: URL;
  readonly kbits: number;
  readonly roundTripMs: number;
  readonly lossRate: number;
  /** Numbers from 0 to 1, the same ones in every run. */
  readonly random: () => number;
};

/**
 * Stands before a server. TCP hides a loss as waiting: the lost segment comes one round trip and a timer later, and what
 * follows it waits as well (RFC 6298), so that is what is modelled, for both directions of each connection.
 */
export async function startShapingProxy(line: Line) {
  const { target, kbits, roundTripMs, lossRate, random } = line;
  const count = { up: 0, down: 0 };
  const sockets = new Set<Socket>();
  // Both directions are shared by all connections of the phone.
  const free = { up: 0, down: 0 };
  const server = createServer((phone) => {
    const market = connect(Number(target.port), target.hostname);
    for (const socket of [phone, market]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      // A cut connection is part of a bad line; its other end closes as well.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        phone.destroy();
        market.destroy();
      });
    }
    carry(phone, market, 'up');
    carry(market, phone, 'down');
  });
  function carry(from: Socket, to: Socket, direction: 'up' | 'down'): void {
    let lastAt = 0;
    from.on('data', (chunk: Buffer) => {
      count[direction] += chunk.length;
      for (let start = 0; start < chunk.length; start += SEGMENT_BYTES) {
        const segment = chunk.subarray(start, start + SEGMENT_BYTES);
        const now = performance.now();
        free[direction] = Math.max(free[direction], now) + (segment.length * 8) / kbits;
        const lostMs = random() < lossRate ? roundTripMs * 1.5 : 0;
        lastAt = Math.max(lastAt, free[direction] + roundTripMs / 2 + lostMs);
        setTimeout(() => to.writable && to.write(segment), lastAt - now);
      }
    });
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
