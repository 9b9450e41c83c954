import { afterEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { expectNoSeriousA11yIssues, launchBrowser } from '../src/browser.ts';

const LAUNCH_TIMEOUT_MS = 120_000;
let browser: Browser | undefined;

afterEach(async () => {
  await browser?.close();
  delete process.env.MARKTHALLE_PACKAGED_CHROMIUM;
});

async function pageWith(body: string) {
  const context = await (browser as Browser).newContext({ locale: 'de-DE' });
  const page = await context.newPage();
  const head = '<!doctype html><html lang="de"><head><title>Markthalle</title></head>';
  await page.setContent(`${head}<body><main><h1>Äpfel</h1>${body}</main></body></html>`);
  return page;
}

describe.each([
  ['the browser of the machine', '0'],
  ['the packaged browser', '1'],
])('%s', (_, packaged) => {
  it(
    'renders text, passes an accessible page and reports an input without a label',
    async () => {
      process.env.MARKTHALLE_PACKAGED_CHROMIUM = packaged;
      browser = await launchBrowser();
      const good = await pageWith('<label>Menge <input name="quantity"></label>');
      expect(await good.getByRole('heading').textContent()).toBe('Äpfel');
      await expectNoSeriousA11yIssues(good);
      const bad = await pageWith('<input name="quantity">');
      await expect(expectNoSeriousA11yIssues(bad)).rejects.toThrow(/label.*input/s);
    },
    LAUNCH_TIMEOUT_MS,
  );
});

describe('a machine without a browser', () => {
  it('fails with the reason', async () => {
    process.env.MARKTHALLE_PACKAGED_CHROMIUM = '1';
    const before = process.env.MARKTHALLE_BROWSER_CACHE;
    process.env.MARKTHALLE_BROWSER_CACHE = '/dev/null/cache';
    try {
      await expect(launchBrowser()).rejects.toThrow(/^No browser for the browser tests: .*ENOTDIR/);
    } finally {
      if (before === undefined) delete process.env.MARKTHALLE_BROWSER_CACHE;
      else process.env.MARKTHALLE_BROWSER_CACHE = before;
    }
  });
});
