import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { SampleModule, sample } from '../../../test/sample-routes.ts';

let market: ModulesUnderTest;
let app: NestFastifyApplication;

beforeAll(async () => {
  market = await startModules({ modules: [SampleModule], now: '2026-06-08T08:00:00Z' });
  app = market.app;
});

afterAll(() => market.stop());

const JSON_BODY = { 'content-type': 'application/json' };

const post = (body: string, headers: Record<string, string> = JSON_BODY, query = '') =>
  app.inject({ method: 'POST', url: `/sample/forms/eins${query}`, headers, payload: body });

describe('a refusal', () => {
  it('is a problem document of RFC 9457', async () => {
    const answer = await app.inject({ url: '/nowhere' });
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual({
      type: '/problems/route-not-found',
      title: 'Diese Seite gibt es nicht.',
      status: 404,
      code: 'route-not-found',
      instance: expect.stringMatching(/^urn:request:[0-9a-f-]{36}$/),
    });
  });

  it.each([
    ['POST', '/sample/as-public', 404],
    ['GET', '/sample/%zz', 400],
    ['GET', '/sample/as-public?language=xx', 400],
  ] as const)('of %s %s has the status %i', async (method, url, status) => {
    const answer = await app.inject({ method, url });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json().status).toBe(status);
  });

  it.each([
    ['{"email":', JSON_BODY, 400, 'invalid-input'],
    ['[]', JSON_BODY, 400, 'invalid-input'],
    ['"text"', JSON_BODY, 400, 'invalid-input'],
    ['{"__proto__":{"isStaff":true}}', JSON_BODY, 400, 'invalid-input'],
    ['<a/>', { 'content-type': 'application/xml' }, 400, 'invalid-input'],
    [JSON.stringify({ email: 'a'.repeat(2_000_000) }), JSON_BODY, 413, 'body-too-large'],
  ])('of the body %.20s has its code', async (body, headers, status, code) => {
    const answer = await post(body, headers);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });

  it('says where the input is wrong, by JSON pointer', async () => {
    const answer = await post(JSON.stringify({ email: 'x', lines: [{ 'a/b': 1 }, { 'a/b': 0 }] }));
    expect(answer.statusCode).toBe(400);
    const pointers = answer.json().errors.map((error: { pointer: string }) => error.pointer);
    expect(pointers).toEqual(['/email', '/lines/1/a~1b']);
  });

  it('never repeats the input', async () => {
    const answer = await post(JSON.stringify({ email: 'anna seidel' }));
    expect(answer.body).not.toContain('anna');
  });
});

describe('the language of a refusal', () => {
  const german = 'Bitte prüfen Sie Ihre Angaben.';
  const english = 'Please check your entries.';
  it.each([
    ['nothing', {}, {}, '', german],
    ['the header', {}, { 'accept-language': 'en-GB,de;q=0.5' }, '', english],
    ['another language of the header', {}, { 'accept-language': 'fr' }, '', german],
    ['the query before the header', {}, { 'accept-language': 'en' }, '?language=de', german],
    ['the body before the query', { language: 'en' }, {}, '?language=de', english],
  ])('follows %s', async (_, body, headers, query, title) => {
    const answer = await post(JSON.stringify(body), { ...JSON_BODY, ...headers }, query);
    expect(answer.json().title).toBe(title);
  });

  it('is also that of the field messages', async () => {
    const message = async (language: string) =>
      (await post(JSON.stringify({ language }))).json().errors[0].message;
    expect(await message('de')).toMatch(/^Ungültige Eingabe/);
    expect(await message('en')).toMatch(/^Invalid input/);
  });
});

describe('a bug', () => {
  it('shows no stack, no SQL and no value', async () => {
    const answer = await app.inject({ url: '/sample/broken' });
    expect(answer.statusCode).toBe(500);
    expect(Object.keys(answer.json()).sort()).toEqual([
      'code',
      'instance',
      'status',
      'title',
      'type',
    ]);
    expect(answer.body).not.toMatch(/insert |setting|geheim|\.ts| {4}at /);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'boom'],
    ['an object that claims a status', { statusCode: 'teapot' }],
  ])('that throws %s is still an internal error', async (_, thrown) => {
    sample.during = () => Promise.reject(thrown);
    const answer = await app.inject({ url: '/sample/broken' });
    sample.during = async () => undefined;
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal-error']);
  });
});
