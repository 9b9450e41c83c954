import path from 'node:path';
import { jest } from '@jest/globals';
import { launchBrowser } from '@markthalle/testing/browser';
import { startWebApp } from '@markthalle/testing/web-app';
import type { Page } from 'playwright-core';
import { officeFixture, TOKEN } from './office-fixture.ts';

/** A browser walks through whole pages; on a busy machine each takes a second. */
const TEST_TIMEOUT_MS = 150_000;

jest.setTimeout(TEST_TIMEOUT_MS);

type PageOptions = {
  readonly javaScript?: boolean;
  readonly signedIn?: boolean;
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
};

/** The built office before a fixture API, and a browser to walk through it. */
export async function officeUnderTest() {
  const api = officeFixture();
  const app = await startWebApp(path.resolve(import.meta.dirname, '..'), {
    API_URL: await api.listen(),
  });
  const browser = await launchBrowser();
  const openPage = async (options: PageOptions = {}): Promise<Page> => {
    const { javaScript = false, signedIn = true, width = 1280, theme = 'light' } = options;
    const context = await browser.newContext({
      baseURL: app.url,
      javaScriptEnabled: javaScript,
      viewport: { width, height: 900 },
    });
    const session = signedIn ? [{ name: 'office_session', value: TOKEN, url: app.url }] : [];
    await context.addCookies([{ name: 'office_theme', value: theme, url: app.url }, ...session]);
    return context.newPage();
  };
  const close = async () => {
    await browser.close();
    await app.stop();
    await api.close();
  };
  return { api, url: app.url, openPage, close };
}

export type OfficeUnderTest = Awaited<ReturnType<typeof officeUnderTest>>;
