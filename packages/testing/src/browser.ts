import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type BrowserProgram, packagedChromium } from './packaged-chromium.ts';

const CACHE_FOLDER = path.resolve(import.meta.dirname, '../../../node_modules/.cache/markthalle');
const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const ACCESSIBILITY_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Without a display, without root's sandbox, and without calls to the browser maker's servers. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function systemChromium(): BrowserProgram | undefined {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(path.delimiter)];
  const candidates = folders.flatMap((folder) =>
    SYSTEM_NAMES.map((name) => path.join(folder, name)),
  );
  const executablePath = candidates.find(isExecutable);
  return executablePath ? { executablePath, env: {} } : undefined;
}

/**
 * A headless Chromium: the system's, else the one that npm installed. MARKTHALLE_PACKAGED_CHROMIUM=1 tries the
 * latter where both exist; MARKTHALLE_BROWSER_CACHE moves the folder that it is unpacked to.
 *
 * @throws with the reason when neither starts: a missing browser is a failed test, never a skipped one
 */
export async function launchBrowser(extraFlags: readonly string[] = []): Promise<Browser> {
  const wantsPackaged = process.env.MARKTHALLE_PACKAGED_CHROMIUM === '1';
  const system = wantsPackaged ? undefined : systemChromium();
  const cacheFolder = process.env.MARKTHALLE_BROWSER_CACHE ?? CACHE_FOLDER;
  try {
    const { executablePath, env } = system ?? (await packagedChromium(cacheFolder));
    const environment = { ...process.env, ...env } as Record<string, string>;
    const args = [...FLAGS, ...extraFlags];
    return await chromium.launch({ executablePath, headless: true, args, env: environment });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`No browser for the browser tests: ${reason}`, { cause: error });
  }
}

/** Fails with every serious or critical finding of axe on the page, by rule and element. */
export async function expectNoSeriousA11yIssues(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(ACCESSIBILITY_RULES).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  if (serious.length === 0) return;
  const lines = serious.map(({ id, help, nodes }) => {
    const places = nodes.map((node) => node.target.join(' ')).join(', ');
    return `- ${id}: ${help} (${places})`;
  });
  throw new Error(`${page.url()} has serious accessibility issues:\n${lines.join('\n')}`);
}
