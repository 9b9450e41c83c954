import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Caller, callRoute } from '../../../test/call-route.ts';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { doOnce, SampleModule, sample, TOKENS } from '../../../test/sample-routes.ts';
import { MINUTE_MS, SECOND_MS } from '../clock/clock.ts';

let market: ModulesUnderTest;

beforeAll(async () => {
  market = await startModules({ modules: [SampleModule], now: '2026-06-08T08:00:00Z' });
});

afterAll(() => market.stop());

beforeEach(() => {
  sample.runs = 0;
  sample.during = async () => undefined;
});

const send = (text: string, idempotencyKey: string, caller: Caller = {}) =>
  callRoute(market.app, doOnce, { text }, { ...caller, idempotencyKey });

/** Lets the first call of the handler wait until it is released. */
function holdFirst() {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let entered = () => {};
  const reached = new Promise<void>((resolve) => {
    entered = resolve;
  });
  sample.during = async () => {
    if (sample.runs > 1) return;
    entered();
    await released;
  };
  return { release, reached };
}

describe('a key', () => {
  it('is needed, and must look like one', async () => {
    for (const key of [undefined, 'short', 'with space', 'ä'.repeat(10), 'k'.repeat(121)]) {
      const answer = await callRoute(
        market.app,
        doOnce,
        { text: 'a' },
        key === undefined ? {} : { idempotencyKey: key },
      );
      expect(answer.problem.code).toBe('idempotency-key-missing');
    }
    expect(sample.runs).toBe(0);
  });

  it('sent again answers as the first time, and says so', async () => {
    const first = await send('a', 'key-replay');
    expect([first.status, first.value]).toEqual([201, { run: 1 }]);
    const headers = { 'idempotency-key': 'key-replay' };
    const again = await market.app.inject({
      method: 'POST',
      url: doOnce.path,
      headers,
      payload: { text: 'a' },
    });
    expect([again.statusCode, again.json()]).toEqual([201, { run: 1 }]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(sample.runs).toBe(1);
  });

  it('with other input is refused', async () => {
    await send('a', 'key-other');
    const answer = await send('b', 'key-other');
    expect([answer.status, answer.problem.code]).toEqual([409, 'idempotency-key-reused']);
    expect(sample.runs).toBe(1);
  });

  it('belongs to the person who sent it', async () => {
    await send('a', 'key-person');
    const other = await send('b', 'key-person', { sessionToken: TOKENS.buyer });
    expect(other.value).toEqual({ run: 2 });
  });
});

describe('a twin in flight', () => {
  it('is refused until the first has answered', async () => {
    const { release, reached } = holdFirst();
    const first = send('a', 'key-twin');
    await reached;
    const twin = await send('a', 'key-twin');
    expect([twin.status, twin.problem.code]).toEqual([409, 'idempotency-key-in-use']);
    release();
    expect((await first).value).toEqual({ run: 1 });
    expect((await send('a', 'key-twin')).value).toEqual({ run: 1 });
  });

  it('of many sent at once runs once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('a', 'key-many')));
    expect(sample.runs).toBe(1);
    for (const answer of answers) expect([201, 409]).toContain(answer.status);
  });
});

describe('a refused command', () => {
  it('frees its key, so that the corrected form may be sent', async () => {
    expect((await send('refused', 'key-free')).problem.code).toBe('cart-empty');
    expect((await send('corrected', 'key-free')).value).toEqual({ run: 2 });
  });

  it('frees it after a bug, too', async () => {
    sample.during = () => Promise.reject(new Error('bug'));
    expect((await send('a', 'key-of-a-bug')).status).toBe(500);
    sample.during = async () => undefined;
    expect((await send('a', 'key-of-a-bug')).value).toEqual({ run: 2 });
  });
});

describe('an abandoned key', () => {
  const abandon = async (key: string) => {
    const { release, reached } = holdFirst();
    const first = send('a', key);
    await reached;
    return { release, first };
  };

  it('is taken over after a minute, not before', async () => {
    const { release, first } = await abandon('key-left');
    market.clock.advance(MINUTE_MS - SECOND_MS);
    expect((await send('a', 'key-left')).problem.code).toBe('idempotency-key-in-use');
    market.clock.advance(2 * SECOND_MS);
    expect((await send('a', 'key-left')).value).toEqual({ run: 2 });
    release();
    await first;
  });

  it('is not taken over with other input', async () => {
    const { release, first } = await abandon('key-left-other');
    market.clock.advance(2 * MINUTE_MS);
    expect((await send('b', 'key-left-other')).problem.code).toBe('idempotency-key-reused');
    release();
    await first;
  });

  it('no longer belongs to the first, whose late failure frees nothing', async () => {
    let fail = () => {};
    const failing = new Promise<void>((_, reject) => {
      fail = () => reject(new Error('too late'));
    });
    let entered = () => {};
    const reached = new Promise<void>((resolve) => {
      entered = resolve;
    });
    sample.during = () => {
      entered();
      return sample.runs === 1 ? failing : Promise.resolve();
    };
    const first = send('a', 'key-late');
    await reached;
    market.clock.advance(2 * MINUTE_MS);
    expect((await send('a', 'key-late')).value).toEqual({ run: 2 });
    fail();
    expect((await first).status).toBe(500);
    expect((await send('a', 'key-late')).value).toEqual({ run: 2 });
    expect(sample.runs).toBe(2);
  });
});
