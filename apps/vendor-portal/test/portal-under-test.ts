import path from 'node:path';
import { jest } from '@jest/globals';
import { launchBrowser } from '@markthalle/testing/browser';
import { startWebApp } from '@markthalle/testing/web-app';
import type { Page } from 'playwright-core';
import { portalFixture, TOKEN } from './portal-fixture.ts';

/** A browser walks through whole pages; on a busy machine each takes a second. */
const TEST_TIMEOUT_MS = 60_000;

jest.setTimeout(TEST_TIMEOUT_MS);

export type PageOptions = {
  readonly javaScript?: boolean;
  readonly signedIn?: boolean;
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
};

/** The built portal before a fixture API, and a browser to walk through it. */
export async function portalUnderTest() {
  const api = portalFixture();
  const folder = path.resolve(import.meta.dirname, '..');
  const environment = { API_URL: await api.listen() };
  let app = await startWebApp(folder, environment);
  const { port } = new URL(app.url);
  const browser = await launchBrowser();
  const openPage = async (options: PageOptions = {}): Promise<Page> => {
    const { javaScript = false, signedIn = true, width = 390, theme = 'light' } = options;
    const context = await browser.newContext({
      baseURL: app.url,
      javaScriptEnabled: javaScript,
      viewport: { width, height: 844 },
    });
    const session = signedIn ? [{ name: 'portal_session', value: TOKEN, url: app.url }] : [];
    await context.addCookies([{ name: 'portal_theme', value: theme, url: app.url }, ...session]);
    return context.newPage();
  };
  const close = async () => {
    await browser.close();
    await app.stop();
    await api.close();
  };
  /** Takes the portal's server away, as a dead line does, and brings it back at the same address. */
  const cutLine = () => app.stop();
  const mendLine = async () => {
    app = await startWebApp(folder, { ...environment, PORT: port });
  };
  return { api, url: app.url, openPage, cutLine, mendLine, close };
}

export type PortalUnderTest = Awaited<ReturnType<typeof portalUnderTest>>;
