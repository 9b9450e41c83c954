import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDemoMarket } from '../../../test/demo-market.ts';
import type { ModulesUnderTest } from '../../../test/modules-under-test.ts';
import { CatalogModule } from '../../modules/catalog/catalog.module.ts';

const SLOW_MS = 60_000;
let market: ModulesUnderTest;

beforeAll(async () => {
  market = await startDemoMarket([CatalogModule]);
}, SLOW_MS);
afterAll(() => market.stop());

const ask = (url: string, headers: Record<string, string> = {}) =>
  market.app.inject({ url, headers });

describe('an answer about the market', () => {
  it.each([
    '/catalog/home?language=de',
    '/catalog/products/lindenhonig-vom-feldberger-haussee?language=de',
    '/catalog/listing?language=de&path=lebensmittel/honig',
    '/producers?language=de',
  ])('%s is not sent again to who has it', async (url) => {
    const first = await ask(url);
    const tag = String(first.headers.etag);
    expect(tag).toMatch(/^W\/"[\w-]{20}"$/);
    const again = await ask(url, { 'if-none-match': `"other", ${tag}` });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect(again.headers.etag).toBe(tag);
    const english = await ask(url.replace('language=de', 'language=en'), { 'if-none-match': tag });
    expect(english.statusCode).toBe(200);
    expect(english.headers.etag).not.toBe(tag);
  });

  it('is not tagged where it is a refusal or where somebody is signed in', async () => {
    expect((await ask('/catalog/products/gibt-es-nicht?language=de')).headers.etag).toBeUndefined();
    const headers = { authorization: `Bearer ${'x'.repeat(43)}` };
    expect((await ask('/catalog/home?language=de', headers)).headers.etag).toBeUndefined();
  });
});
