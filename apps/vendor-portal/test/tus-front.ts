import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect, createServer as createLine, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { askUploadTicket, UPLOADS_PATH } from '@markthalle/contracts/portal-uploads';
import type { FixtureApi } from '@markthalle/testing/fixture-api';
import { FileStore } from '@tus/file-store';
import { Server as TusServer } from '@tus/server';

const TOKEN = 't'.repeat(43);

/** A fixture API with a real tus server in front of it: what the portal's server passes on is received there. */
export class TusFront {
  /** Bytes of every photo that was announced, by its upload's id. */
  readonly announced = new Map<string, number>();
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'portal-tus-'));
  readonly #store = new FileStore({ directory: this.#folder });
  readonly #server: Server;

  constructor(fixtureUrl: string, api: FixtureApi) {
    const tus = new TusServer({
      path: UPLOADS_PATH,
      datastore: this.#store,
      relativeLocation: true,
      namingFunction: () => [...this.announced.keys()].at(-1) ?? '',
    });
    this.#server = createServer((req, res) => {
      if (req.url?.startsWith(UPLOADS_PATH)) tus.handle(req, res);
      else passOn(fixtureUrl, req, res);
    });
    api.on(askUploadTicket, async ({ photoId, sizeBytes }) => {
      this.announced.set(photoId, sizeBytes);
      const isHere = (await this.offset(photoId)) === sizeBytes;
      const validUntil = '2026-11-23T10:00:00.000Z';
      return {
        state: isHere ? ('ready' as const) : ('waiting' as const),
        refusedBecause: null,
        ticket: isHere ? null : { uploadId: photoId, token: TOKEN, validUntil },
      };
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async offset(uploadId: string): Promise<number> {
    try {
      return (await this.#store.getUpload(uploadId)).offset;
    } catch {
      return 0;
    }
  }

  received(uploadId: string): Buffer {
    return readFileSync(path.join(this.#folder, uploadId));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function passOn(fixtureUrl: string, req: IncomingMessage, res: ServerResponse): void {
  const onward = request(new URL(req.url ?? '/', fixtureUrl), {
    method: req.method,
    headers: req.headers,
  });
  onward.on('response', (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(res);
  });
  onward.on('error', () => res.destroy());
  req.pipe(onward);
}

/** A line to the portal that breaks after so many bytes upwards, and stays broken until it is mended. */
export class BadLine {
  /** Everything that went up, with headers, while it was measured. */
  sentBytes = 0;
  cuts = 0;
  #breakAt = Number.POSITIVE_INFINITY;
  #broken = false;
  readonly #open = new Set<Socket>();
  readonly #server: ReturnType<typeof createLine>;

  constructor(target: string) {
    const { hostname, port } = new URL(target);
    this.#server = createLine((phone) => {
      if (this.#broken) {
        phone.destroy();
        return;
      }
      const portal = connect(Number(port), hostname);
      this.#open.add(phone);
      for (const [socket, other] of [
        [phone, portal],
        [portal, phone],
      ] as const) {
        socket.on('error', () => other.destroy());
        socket.on('close', () => other.destroy());
      }
      portal.pipe(phone);
      phone.on('data', (bytes: Buffer) => {
        const left = Math.max(0, this.#breakAt - this.sentBytes);
        const passed = bytes.subarray(0, Math.min(bytes.byteLength, left));
        this.sentBytes += passed.byteLength;
        portal.write(passed);
        if (passed.byteLength < bytes.byteLength) this.#cut();
      });
      phone.on('close', () => this.#open.delete(phone));
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Breaks when `bytes` more have gone up. */
  breakAfter(bytes: number): void {
    this.#breakAt = this.sentBytes + bytes;
  }

  mend(): void {
    this.#breakAt = Number.POSITIVE_INFINITY;
    this.#broken = false;
  }

  /** All that the phone had open is gone at once, in both directions. */
  #cut(): void {
    this.cuts += 1;
    this.#broken = true;
    for (const socket of this.#open) socket.destroy();
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
