import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { type KeptPage, keptPageOf } from '../src/kept-page.ts';
import { FRESH_MS, MAX_AGE_MS, PageCache } from '../src/page-cache.ts';

const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** A cache with a clock to set, and a renderer that counts and can be held back. */
function cacheUnderTest(limits: { maxPages?: number; maxBytes?: number } = {}) {
  const state = { now: 1_000_000, renders: 0, failures: [] as unknown[] };
  const cache = new PageCache({
    nowMs: () => state.now,
    onRenewFailed: (error) => state.failures.push(error),
    ...limits,
  });
  const render = async () => {
    state.renders += 1;
    const number = state.renders;
    await Promise.resolve();
    return keptPageOf(new Response(`page ${number}`, { headers: HTML }), state.now);
  };
  return { state, cache, render };
}

const textOf = async (page: Promise<KeptPage | null>) => (await page)?.html;

describe('pages that many read', () => {
  it('are rendered once for a thousand who ask at once', async () => {
    const { cache, render, state } = cacheUnderTest();
    const pages = await Promise.all(Array.from({ length: 1_000 }, () => cache.read('/', render)));
    expect(state.renders).toBe(1);
    expect(new Set(pages.map((page) => page?.html))).toEqual(new Set(['page 1']));
  });

  it('are served when old and renewed behind the reader’s back, and never when too old', async () => {
    const { cache, render, state } = cacheUnderTest();
    await cache.read('/', render);
    state.now += FRESH_MS;
    expect(await textOf(cache.read('/', render))).toBe('page 1');
    expect(state.renders).toBe(1);
    state.now += 1;
    expect(await textOf(cache.read('/', render))).toBe('page 1');
    await new Promise((resolve) => setImmediate(resolve));
    expect(await textOf(cache.read('/', render))).toBe('page 2');
    state.now += MAX_AGE_MS + 1;
    expect(await textOf(cache.read('/', render))).toBe('page 3');
  });

  it('keep the last good page while renewing fails, but not beyond its age', async () => {
    const { cache, render, state } = cacheUnderTest();
    await cache.read('/', render);
    const broken = () => Promise.reject(new Error('no API'));
    state.now += FRESH_MS + 1;
    expect(await textOf(cache.read('/', broken))).toBe('page 1');
    await new Promise((resolve) => setImmediate(resolve));
    expect(state.failures).toHaveLength(1);
    state.now += MAX_AGE_MS;
    await expect(cache.read('/', broken)).rejects.toThrow('no API');
  });

  it('leave in the order in which they were last read, by number and by size', async () => {
    const { cache, render, state } = cacheUnderTest({ maxPages: 2 });
    await cache.read('/a', render);
    await cache.read('/b', render);
    await cache.read('/a', render);
    await cache.read('/c', render);
    expect(cache.size).toBe(2);
    await cache.read('/a', render);
    expect(state.renders).toBe(3);
    await cache.read('/b', render);
    expect(state.renders).toBe(4);
    const small = cacheUnderTest({ maxBytes: 60 });
    for (const key of ['/a', '/b', '/c']) await small.cache.read(key, small.render);
    expect(small.cache.size).toBe(2);
  });

  it('are compressed once for each kind of visitor, for sixteen kinds', async () => {
    const page = await keptPageOf(new Response('page', { headers: HTML }), 0);
    let texts = 0;
    const encoded = (visitor: string) =>
      page?.encoded('br', visitor, () => {
        texts += 1;
        return `page of ${visitor}`;
      });
    const first = await encoded('3');
    expect(await encoded('3')).toBe(first);
    expect(texts).toBe(1);
    expect(brotliDecompressSync(first ?? Buffer.alloc(0)).toString()).toBe('page of 3');
    for (let count = 4; count < 19; count += 1) await encoded(String(count));
    expect(texts).toBe(16);
    expect(encoded('19')).toBeNull();
  });

  it('are not what sets a cookie, fails, or is no page', async () => {
    const answers = [
      new Response('a', { headers: { ...HTML, 'set-cookie': 'shop_cart=secret' } }),
      new Response('a', { status: 404, headers: HTML }),
      new Response('{}', { headers: { 'content-type': 'application/json' } }),
    ];
    for (const answer of answers) expect(await keptPageOf(answer, 0)).toBeNull();
  });
});
