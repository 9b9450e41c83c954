import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OfficeUnderTest, officeUnderTest } from './office-under-test.ts';

let office: OfficeUnderTest;

beforeAll(async () => {
  office = await officeUnderTest();
});
afterAll(() => office.close());

describe('papers', () => {
  it('are loaded with their type, name and tag', async () => {
    const page = await office.openPage();
    await page.goto('/belege');
    const href = await page
      .getByRole('link', { name: 'PDF von RE-2026-00001' })
      .getAttribute('href');
    const answer = await page.request.get(href ?? '');
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    expect(answer.headers()['content-disposition']).toContain('RE-2026-00001.pdf');
    expect((await answer.body()).toString()).toBe('%PDF-1.7');
    const again = await page.request.get(href ?? '', {
      headers: { 'if-none-match': answer.headers().etag ?? '' },
    });
    expect(again.status()).toBe(304);
  });

  it('keep a refused period in the form and say why', async () => {
    const page = await office.openPage();
    await page.goto('/belege');
    await page.getByLabel('Erster Tag').fill('2026-06-30');
    await page.getByLabel('Letzter Tag').fill('2026-06-01');
    await page.getByRole('button', { name: 'Laden' }).click();
    expect(await page.getByLabel('Erster Tag').inputValue()).toBe('2026-06-30');
    expect(await page.locator('main').textContent()).toContain('nicht vor seinem Anfang endet');
  });
});
