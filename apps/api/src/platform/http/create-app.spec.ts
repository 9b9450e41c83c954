import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { symbols } from 'pino';
import {
  configFor,
  type ModulesUnderTest,
  startModules,
  startOn,
} from '../../../test/modules-under-test.ts';
import { SampleModule, sample, TOKENS } from '../../../test/sample-routes.ts';
import { Db } from '../db/db.ts';
import { Log } from '../log/log.ts';

let market: ModulesUnderTest;

const start = async (environment: Readonly<Record<string, string>>) => {
  market = await startModules({
    modules: [SampleModule],
    now: '2026-06-08T08:00:00Z',
    environment,
  });
  return market.app;
};

afterEach(async () => {
  sample.during = async () => undefined;
  await market.stop();
});

describe('the rate limit', () => {
  it('holds per client address and says when to come back', async () => {
    const app = await start({ RATE_LIMIT_PER_MINUTE: '3' });
    const ask = (address: string, url = '/sample/as-public') =>
      app.inject({ url, headers: { 'x-forwarded-for': address } });
    for (let round = 0; round < 3; round += 1)
      expect((await ask('192.0.2.1')).statusCode).toBe(200);
    const refused = await ask('192.0.2.1');
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'too-many-requests']);
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect((await ask('192.0.2.2')).statusCode).toBe(200);
    expect((await ask('192.0.2.1', '/health/live')).statusCode).toBe(200);
  });

  it('is switched off by 0', async () => {
    const app = await start({ RATE_LIMIT_PER_MINUTE: '0' });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => app.inject({ url: '/sample/as-public' })),
    );
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
  });
});

describe('the log', () => {
  /** Everything that pino writes while `work` runs. */
  async function written(work: () => Promise<unknown>): Promise<string> {
    const logger = Reflect.get(market.app.get(Log), 'logger');
    const stream = Reflect.get(logger, symbols.streamSym) as { write(line: string): boolean };
    const lines: string[] = [];
    const write = jest.spyOn(stream, 'write').mockImplementation((line) => {
      lines.push(line);
      return true;
    });
    await work();
    write.mockRestore();
    return lines.join('');
  }

  it('has one line per request and no personal data', async () => {
    const app = await start({ LOG_LEVEL: 'debug' });
    const text = await written(() =>
      app.inject({
        method: 'POST',
        url: '/sample/forms/anna-seidel?email=anna.seidel@query.example',
        headers: {
          authorization: `Bearer ${TOKENS.buyer}`,
          'x-forwarded-for': '192.0.2.77',
          'user-agent': 'Annas Telefon',
        },
        payload: { email: 'anna.seidel@body.example', lines: [] },
      }),
    );
    expect(JSON.parse(text)).toMatchObject({
      msg: 'request',
      method: 'POST',
      route: '/sample/forms/:name',
      status: 200,
    });
    expect(text).not.toMatch(/anna|example|192\.0\.2\.77|Telefon|bbbb/i);
  });

  it('of a refused form holds nothing of it', async () => {
    const app = await start({ LOG_LEVEL: 'debug' });
    const text = await written(async () => {
      await app.inject({ method: 'POST', url: '/sample/forms/x', payload: { email: 'anna' } });
      await app.inject({
        method: 'POST',
        url: '/sample/forms/x',
        headers: { 'content-type': 'application/json' },
        payload: '{"email": "anna.seidel@body.example',
      });
      await app.inject({ url: '/anna.seidel@path.example' });
    });
    expect(text.trim().split('\n')).toHaveLength(3);
    expect(text).not.toMatch(/anna|example/);
  });

  it('of a bug names the error and not the values', async () => {
    const app = await start({ LOG_LEVEL: 'error' });
    const text = await written(() =>
      app.inject({ url: '/sample/broken?email=anna@query.example' }),
    );
    const line = JSON.parse(text);
    expect(line).toMatchObject({ msg: 'request failed', error: 'error' });
    expect(line.message).toContain('setting_pkey');
    expect(text).not.toMatch(/geheim|anna|example/);
  });
});

describe('the id of a request', () => {
  it.each([
    ['0193b2a4-77aa-7c1e-9d10-2f6b1f0a9c55', true],
    ['anna.seidel@kundin.example', false],
    ['x'.repeat(65), false],
  ])('given as %s is kept: %s', async (given, isKept) => {
    const app = await start({});
    const answer = await app.inject({ url: '/nowhere', headers: { 'x-request-id': given } });
    expect(answer.json().instance === `urn:request:${given}`).toBe(isKept);
  });
});

describe('a shutdown', () => {
  it('lets a request in flight finish, with its database, and takes no new one', async () => {
    await start({});
    const config = configFor(market.database.url, {});
    const app = await startOn(config, market.clock, [SampleModule]);
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let entered = () => {};
    const reached = new Promise<void>((resolve) => {
      entered = resolve;
    });
    sample.during = async () => {
      entered();
      await released;
    };
    const inFlight = fetch(`${url}/sample/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'key-shutdown' },
      body: JSON.stringify({ text: 'a' }),
    });
    await reached;
    const closed = app.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
    release();
    expect((await inFlight).status).toBe(201);
    await closed;
    await expect(app.get(Db).row('select 1')).rejects.toThrow();
  });
});
