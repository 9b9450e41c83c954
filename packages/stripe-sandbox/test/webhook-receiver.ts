import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Received {
  path: string;
  body: string;
  signature: string;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** Statuses of the next answers; 200 once they are used up. */
  answers: number[];
  /** Waits until `count` deliveries have arrived; fails after fifteen seconds. */
  waitFor(count: number): Promise<Received[]>;
  close(): Promise<void>;
}

const PATIENCE_MS = 15_000;

/** A webhook endpoint that remembers what it got. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({
      path: request.url ?? '',
      body: Buffer.concat(chunks).toString(),
      signature: String(request.headers['stripe-signature']),
    });
    response.writeHead(answers.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answers,
    async waitFor(count) {
      const until = Date.now() + PATIENCE_MS;
      while (received.length < count) {
        if (Date.now() > until) throw new Error(`only ${received.length} of ${count} arrived`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return received;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const quiet = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
