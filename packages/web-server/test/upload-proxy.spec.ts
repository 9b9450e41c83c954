import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { waitFor } from '@markthalle/testing/wait-for';
import { type RunningWebServer, startWebServer } from '../src/start-web-server.ts';
import { readWebConfig } from '../src/web-config.ts';
import { fakeBuild } from './fake-build.ts';

const ID = '0197a000-0000-7000-8000-0000000000aa';
const PIECE = { 'content-type': 'application/offset+octet-stream', 'tus-resumable': '1.0.0' };
const OURS = { origin: 'http://hof.test', 'sec-fetch-site': 'same-origin' };

let api: Server;
let web: RunningWebServer;
const asked: { line: string; headers: IncomingMessage['headers']; bytes: number; cut: boolean }[] =
  [];

beforeAll(async () => {
  api = createServer((req, res) => {
    const entry = { line: `${req.method} ${req.url}`, headers: req.headers, bytes: 0, cut: false };
    asked.push(entry);
    req.on('data', (chunk: Buffer) => {
      entry.bytes += chunk.byteLength;
    });
    req.on('error', () => {
      entry.cut = true;
    });
    req.on('end', () => {
      res.writeHead(req.method === 'POST' ? 201 : 204, {
        location: `/uploads/${ID}`,
        'upload-offset': String(entry.bytes),
        'x-secret': 'of the API',
      });
      res.end();
    });
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const { port } = api.address() as AddressInfo;
  web = await startWebServer({
    name: 'test',
    config: readWebConfig(
      { PORT: '0', API_URL: `http://127.0.0.1:${port}`, PUBLIC_URL: 'http://hof.test' },
      { port: 0 },
    ),
    build: fakeBuild(),
    clientFolder: import.meta.dirname,
    uploads: {
      path: '/hochladen',
      sessionOf: (cookies) => /session=(\w+)/.exec(cookies)?.[1] ?? null,
    },
    log: () => {},
  });
});
afterAll(async () => {
  await web.close();
  await new Promise((resolve) => api.close(resolve));
});
beforeEach(() => {
  asked.length = 0;
});

const send = (method: string, path: string, headers: Record<string, string>, body?: string) =>
  fetch(`${web.url}/hochladen${path}`, { method, headers, body });

describe('pieces of uploads', () => {
  it('go to the API with the session, the ticket and nothing else that a browser says', async () => {
    const headers = {
      ...OURS,
      ...PIECE,
      'upload-offset': '0',
      'upload-ticket': 'T',
      cookie: 'theme=dark; session=abc',
    };
    const answer = await send('PATCH', `/${ID}`, headers, 'piece');
    expect([answer.status, answer.headers.get('upload-offset')]).toEqual([204, '5']);
    expect(answer.headers.get('x-secret')).toBeNull();
    expect(asked[0]?.line).toBe(`PATCH /uploads/${ID}`);
    expect(asked[0]?.headers).toMatchObject({
      authorization: 'Bearer abc',
      'upload-ticket': 'T',
      'content-length': '5',
    });
    expect(asked[0]?.headers.cookie).toBeUndefined();
  });

  it('of a new upload are told their address here', async () => {
    const answer = await send('POST', '', { ...OURS, 'upload-length': '5' });
    expect(answer.headers.get('location')).toBe(`/hochladen/${ID}`);
  });

  it.each([
    ['GET', `/${ID}`],
    ['DELETE', `/${ID}`],
    ['PATCH', '/..%2f..%2fmetrics'],
    ['PATCH', ''],
    ['POST', `/${ID}`],
  ])('%s %s never reaches the API', async (method, path) => {
    expect((await send(method, path, { ...OURS, ...PIECE })).status).toBe(404);
    expect(asked).toEqual([]);
  });

  it('of another site are refused', async () => {
    const headers = { ...PIECE, origin: 'http://evil.test', 'sec-fetch-site': 'cross-site' };
    expect((await send('PATCH', `/${ID}`, headers, 'piece')).status).toBe(403);
    expect(asked).toEqual([]);
  });

  it('of more than 8 MB are refused before a byte is read', async () => {
    const answer = await send('PATCH', `/${ID}`, { ...OURS, ...PIECE }, 'x'.repeat(8_000_001));
    expect(answer.status).toBe(413);
    expect(asked).toEqual([]);
  });

  it('are there as far as they came when the line breaks', async () => {
    const { port } = new URL(web.url);
    const line = request({
      port,
      method: 'PATCH',
      path: `/hochladen/${ID}`,
      headers: { ...OURS, ...PIECE, 'content-length': '100000' },
    });
    line.on('error', () => {});
    line.write(Buffer.alloc(60_000));
    // Passed on while the rest is still missing: nothing is held back.
    await waitFor('the first part', async () => asked[0]?.bytes === 60_000);
    line.destroy();
    await waitFor('the end of the line', async () => asked[0]?.cut === true);
    expect(asked[0]?.bytes).toBe(60_000);
  });
});
