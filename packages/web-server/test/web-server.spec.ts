import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningWebServer, startWebServer } from '../src/start-web-server.ts';
import { readWebConfig } from '../src/web-config.ts';
import { fakeBuild } from './fake-build.ts';

let api: Server;
let apiReady = true;
const slowEnded: string[] = [];
let web: RunningWebServer;
let folder: string;
const logged: Record<string, unknown>[] = [];

beforeAll(async () => {
  api = createServer((req, res) => {
    if (req.url === '/health/ready') {
      res.writeHead(apiReady ? 200 : 503).end();
    } else if (req.url === '/media/abc-320.webp') {
      res.writeHead(200, { 'content-type': 'image/webp', etag: '"abc"' }).end('picture');
    } else if (req.url?.startsWith('/media/wide-')) {
      res
        .writeHead(200, { 'content-type': 'image/webp' })
        .end(`${req.url} for ${req.headers['x-forwarded-for']}`);
    } else if (req.url === '/media/slow-320.webp') {
      res.on('close', () => slowEnded.push(res.writableFinished ? 'sent' : 'cut'));
      res.writeHead(200, { 'content-type': 'image/webp' });
      setTimeout(() => res.write('half'), 100);
    } else res.writeHead(404).end();
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  folder = mkdtempSync(path.join(tmpdir(), 'web-server-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'assets/app-1234.css'), 'a{color:red}'.repeat(200));
  const config = readWebConfig(
    {
      PORT: '0',
      API_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
      PUBLIC_URL: 'http://markt.test',
      PAYMENT_ORIGINS: 'http://pay.test:3100',
    },
    { port: 0 },
  );
  web = await startWebServer({
    name: 'test',
    config,
    build: fakeBuild(),
    clientFolder: folder,
    log: (entry) => logged.push(entry),
  });
});

afterAll(async () => {
  await web.close();
  await new Promise((resolve) => api.close(resolve));
  rmSync(folder, { recursive: true });
});

const post = (headers: Record<string, string>, body = 'a=1') =>
  fetch(`${web.url}/korb`, { method: 'POST', body, headers });

describe('forms from other sites', () => {
  it.each([
    ['our own page, old browser', { origin: 'http://markt.test' }, 200],
    ['our own page', { origin: 'http://markt.test', 'sec-fetch-site': 'same-origin' }, 200],
    ['a foreign origin', { origin: 'http://evil.test' }, 403],
    ['a foreign site that hides its origin', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sibling host', { origin: 'http://markt.test', 'sec-fetch-site': 'same-site' }, 403],
    ['a privacy-stripped origin', { origin: 'null' }, 403],
    ['no browser at all', {}, 403],
  ])('%s', async (_, headers, status) => {
    const answer = await post(headers as Record<string, string>);
    expect(answer.status).toBe(status);
  });

  it('lets reading pass from anywhere', async () => {
    const answer = await fetch(`${web.url}/`, { headers: { origin: 'http://evil.test' } });
    expect(answer.status).toBe(200);
  });
});

describe('built files', () => {
  const CSS = 'a{color:red}'.repeat(200);
  const file = (name: string, accepts: string, method = 'GET') =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>(
      (resolve, reject) => {
        const headers = { 'accept-encoding': accepts };
        const req = httpRequest(`${web.url}/assets/${name}`, { method, headers }, (res) => {
          const parts: Buffer[] = [];
          res.on('data', (part: Buffer) => parts.push(part));
          res.on('end', () =>
            resolve({
              status: res.statusCode ?? 0,
              headers: res.headers,
              body: Buffer.concat(parts),
            }),
          );
        });
        req.on('error', reject);
        req.end();
      },
    );

  it('are packed as small as brotli can, for a year', async () => {
    const { status, headers, body } = await file('app-1234.css', 'gzip, br');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    expect(body.length).toBeLessThanOrEqual(brotliCompressSync(CSS, { params }).length);
    expect(brotliDecompressSync(body).toString()).toBe(CSS);
    expect((await file('app-1234.css', 'br', 'HEAD')).headers['content-length']).toBe(
      String(body.length),
    );
  });

  it('go out plain or as gzip to readers without brotli', async () => {
    expect((await file('app-1234.css', 'identity')).body.toString()).toBe(CSS);
    expect((await file('app-1234.css', 'br;q=0, gzip')).headers['content-encoding']).toBe('gzip');
  });

  it.each(['none-1234.css', '..%2fserver.js', '..%5capp-1234.css'])(
    '%s is not one',
    async (name) => {
      expect((await file(name, 'br')).status).toBeGreaterThanOrEqual(400);
    },
  );
});

describe('large and unmeasured bodies', () => {
  const rawPost = (headers: Record<string, string>) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const req = httpRequest(`${web.url}/en/basket`, { method: 'POST', headers }, (res) => {
        let text = '';
        res.on('data', (chunk) => {
          text += chunk;
        });
        res.on('end', () => resolve({ status: res.statusCode ?? 0, text }));
      });
      req.on('error', reject);
      req.write('x');
      req.flushHeaders();
    });

  it('refuses 2 MB by its declared length, in the reader’s language', async () => {
    const answer = await rawPost({ origin: 'http://markt.test', 'content-length': '2000000' });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('<html lang="en">');
    expect(answer.text).toContain('The data sent is too large');
  });

  it('refuses a body of unknown length', async () => {
    const answer = await rawPost({ origin: 'http://markt.test' });
    expect(answer.status).toBe(411);
  });

  it('takes what is small enough', async () => {
    const answer = await post({ origin: 'http://markt.test' }, 'x'.repeat(900_000));
    expect(await answer.json()).toEqual({ bytes: 900_000 });
  });
});

describe('headers', () => {
  it('forbids everything foreign and inline, but lets forms lead to the payment page', async () => {
    const answer = await fetch(`${web.url}/`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy.split(';')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "form-action 'self' http://pay.test:3100",
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ]),
    );
    expect(policy).not.toContain('unsafe-inline');
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });

  it('keeps hashed files for a year and sends them compressed', async () => {
    const answer = await fetch(`${web.url}/assets/app-1234.css`, {
      headers: { 'accept-encoding': 'br' },
    });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding')).toBe('br');
  });

  it('answers a missing file with 404 and nothing else', async () => {
    expect((await fetch(`${web.url}/assets/none.css`)).status).toBe(404);
  });

  it('ignores a forwarded host that no proxy of ours set', async () => {
    const answer = await fetch(`${web.url}/seite`, {
      headers: { 'x-forwarded-host': 'evil.test' },
    });
    expect(((await answer.json()) as { url: string }).url).toBe(`${web.url}/seite`);
  });

  it('hands the reader’s address and the request id to the loaders', async () => {
    const answer = await fetch(`${web.url}/`, { headers: { 'x-request-id': 'abcdef-123456' } });
    expect(await answer.json()).toMatchObject({
      context: { clientAddress: '127.0.0.1', requestId: 'abcdef-123456' },
    });
  });
});

describe('pictures', () => {
  it('streams them from the API for a year', async () => {
    const answer = await fetch(`${web.url}/media/abc-320.webp`);
    expect(await answer.text()).toBe('picture');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('content-type')).toBe('image/webp');
  });

  it.each([
    ['wide-1280.webp', 'on', 'wide-480.webp'],
    ['wide-640.avif', 'on', 'wide-480.avif'],
    ['wide-320.webp', 'on', 'wide-320.webp'],
    ['wide-1280.webp', 'off', 'wide-1280.webp'],
    ['wide-og.jpg', 'on', 'wide-og.jpg'],
  ])('sends %s to a reader with Save-Data %s as %s', async (name, saves, sent) => {
    const answer = await fetch(`${web.url}/media/${name}`, { headers: { 'save-data': saves } });
    expect(await answer.text()).toBe(`/media/${sent} for 127.0.0.1`);
    expect(answer.headers.get('vary')).toContain('Save-Data');
  });

  it.each([50, 200])('lets go of a picture when the reader leaves after %d ms', async (leaveMs) => {
    const before = slowEnded.length;
    const reading = fetch(`${web.url}/media/slow-320.webp`, {
      signal: AbortSignal.timeout(leaveMs),
    }).then((answer) => answer.text());
    await expect(reading).rejects.toThrow();
    while (slowEnded.length === before) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(slowEnded.at(-1)).toBe('cut');
    expect((await fetch(`${web.url}/health/live`)).status).toBe(200);
  });

  it.each(['/media/abc-640.webp', '/media/abc-321.webp', '/media/..%2fhealth%2fready'])(
    'does not keep or pass on %s',
    async (address) => {
      const answer = await fetch(web.url + address);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );
});

describe('health and faults', () => {
  it('is ready only while the API is', async () => {
    expect((await fetch(`${web.url}/health/ready`)).status).toBe(200);
    apiReady = false;
    expect((await fetch(`${web.url}/health/ready`)).status).toBe(503);
    apiReady = true;
  });

  it('answers an unreadable address with a page', async () => {
    const answer = await fetch(`${web.url}/%E0%A4%A`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Diese Adresse stimmt nicht');
  });

  it('logs requests without tokens or queries', async () => {
    const token = 'A'.repeat(43);
    await fetch(`${web.url}/bestellung/${token}?email=anna@example.org`);
    // The line is written when the answer is out, which the reader may see first.
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(logged.map((entry) => entry.path)).toContain('/bestellung/:token');
    expect(JSON.stringify(logged)).not.toContain('anna@example.org');
  });
});
