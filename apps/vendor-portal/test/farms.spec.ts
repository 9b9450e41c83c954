import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { runDeviceCommands } from '@markthalle/contracts/device-commands';
import { readMe } from '@markthalle/contracts/identity';
import { listPortalOrders, readPortalOrder } from '@markthalle/contracts/portal-orders';
import { signInWithCode } from '@markthalle/contracts/sign-in-codes';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { waitFor } from '@markthalle/testing/wait-for';
import type { Page } from 'playwright-core';
import { DeviceLog } from './fixtures/device-log.ts';
import { ORDER_ID, order } from './fixtures/orders.ts';
import { databases, keptPaths, visit } from './phone-at-work.ts';
import { RENATE, TOKEN } from './portal-fixture.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

const [BEES] = RENATE.producers;
const DAIRY_ID = '0197a000-0000-7000-8000-0000000000f2';
const BEES_ID = BEES?.producerId ?? '';
const BOTH = {
  ...RENATE,
  producers: [
    ...RENATE.producers,
    {
      producerId: DAIRY_ID,
      name: 'Käserei mit dem sehr langen Namen Kranichruf',
      slug: 'kaeserei-kranichruf',
      rights: ['orders' as const, 'stock' as const],
    },
  ],
};
const SESSION = { sessionToken: TOKEN, expiresAt: '2026-12-22T09:00:00.000Z', account: BOTH };
const ORDER = `/bestellungen/${ORDER_ID}`;
const FOR_DAIRY = 'Für Käserei mit dem sehr langen Namen Kranichruf arbeiten';
const FOR_BEES = 'Für Imkerei Lindenlaut arbeiten';

let portal: PortalUnderTest;
let log: DeviceLog;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());
beforeEach(() => {
  portal.api
    .on(readMe, () => BOTH)
    .on(readPortalOrder, () => ({ ...order, state: 'confirmed' as const }));
  log = new DeviceLog({ accountId: RENATE.accountId, producerId: BEES_ID }).answerOn(portal.api);
});
afterEach(() => {
  portal.api.sessions.add(TOKEN);
});

/** For which farm the API was last asked. */
const lastFarm = (endpoint: object) =>
  portal.api.calls.filter((call) => call.endpoint === endpoint).at(-1)?.producerId;

const choose = (page: Page, button: string) =>
  page.getByRole('button', { name: button, exact: true }).click();

async function switchTo(page: Page, button: string): Promise<void> {
  await page.locator('.farm-switch summary').click();
  await choose(page, button);
}

describe('without JavaScript', () => {
  it('the farm is chosen after signing in, and then the page that was wanted comes', async () => {
    portal.api.on(signInWithCode, () => SESSION);
    const page = await portal.openPage({ signedIn: false });
    await page.goto('/bestellungen');
    await page.getByLabel('E-Mail-Adresse oder Handynummer').fill(RENATE.email);
    await page.getByRole('button', { name: 'Code schicken' }).click();
    await page.getByLabel('Code', { exact: true }).fill('123456');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByRole('heading', { name: 'Betrieb wählen' }).waitFor();
    await choose(page, FOR_DAIRY);
    expect(page.url()).toBe(`${portal.url}/bestellungen`);
    expect(lastFarm(listPortalOrders)).toBe(DAIRY_ID);
    await page.getByText('Betrieb: Käserei mit dem sehr langen').waitFor();
  });

  it('is switched on every page, and each request says for which farm it is', async () => {
    const page = await portal.openPage();
    await page.goto('/betriebe');
    await choose(page, FOR_BEES);
    await page.goto('/bestellungen');
    expect(lastFarm(listPortalOrders)).toBe(BEES_ID);
    for (const path of ['/produkte', '/geld', '/mehr', '/entwuerfe', '/hof/team']) {
      await page.goto(path);
      await page.getByText('Betrieb: Imkerei Lindenlaut').waitFor();
    }
    await switchTo(page, FOR_DAIRY);
    await page.goto('/bestellungen');
    expect(lastFarm(listPortalOrders)).toBe(DAIRY_ID);
    const bar = page.getByRole('navigation', { name: 'Hauptmenü' });
    // No right "money" at that farm.
    expect(await bar.getByRole('link').allTextContents()).not.toContain('Geld');
  });

  it('takes no farm that is not one’s own', async () => {
    const page = await portal.openPage();
    await page.goto('/betriebe');
    const answer = await page.request.post('/betriebe', {
      form: { producerId: '0197a000-0000-7000-8000-0000000000ff' },
      headers: { origin: portal.url },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(403);
  });

  it('goes on with the same farm where somebody signs in again', async () => {
    portal.api.on(signInWithCode, () => SESSION);
    const page = await portal.openPage();
    await page.goto('/betriebe');
    await choose(page, FOR_DAIRY);
    portal.api.sessions.delete(TOKEN);
    await page.goto('/bestellungen');
    portal.api.sessions.add(TOKEN);
    await page.getByLabel('E-Mail-Adresse oder Handynummer').fill(RENATE.email);
    await page.getByRole('button', { name: 'Code schicken' }).click();
    await page.getByLabel('Code', { exact: true }).fill('123456');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByText('Betrieb: Käserei mit dem sehr langen').waitFor();
  });

  it('nobody with one farm is asked', async () => {
    portal.api.on(readMe, () => RENATE);
    const page = await portal.openPage();
    await page.goto('/bestellungen');
    expect(page.url()).toBe(`${portal.url}/bestellungen`);
    expect(await page.locator('.farm-switch').count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)('fits a small phone in %s colours', async (theme) => {
    const page = await portal.openPage({ width: 320, theme, javaScript: true });
    for (const path of ['/betriebe', '/bestellungen']) {
      await page.goto(path);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      await expectNoSeriousA11yIssues(page);
      if (path === '/betriebe') await choose(page, FOR_DAIRY);
    }
  });
});

/** A phone on which Renate works for the bees. */
async function phoneForBees(): Promise<Page> {
  const page = await portal.openPage({ javaScript: true });
  await page.goto('/betriebe');
  await choose(page, FOR_BEES);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.waitForFunction(() => document.documentElement.dataset.account !== undefined);
  return page;
}

describe('on the phone', () => {
  it('unsent acts go to the farm for which they were done, also after a switch', async () => {
    log.decide = () => ({ state: 'postponed' });
    const page = await phoneForBees();
    await page.goto(ORDER);
    await page.getByRole('button', { name: 'Gepackt' }).click();
    await waitFor('a try', () => log.batches > 0);
    await switchTo(page, FOR_DAIRY);
    await page.getByText('Betrieb: Käserei').waitFor();
    log.decide = () => ({ state: 'applied' });
    await page.goto('/entwuerfe');
    await waitFor('the act', () => log.applied.length === 1);
    expect(lastFarm(runDeviceCommands)).toBe(BEES_ID);
    expect(portal.api.inputsOf(runDeviceCommands).at(-1)?.producerId).toBe(BEES_ID);
    // What was done for the bees is no news for the dairy.
    await page.getByText('Nichts wartet.').waitFor();
    expect(await page.getByText('Bestellung M-1001-2').count()).toBe(0);
  });

  it('pages of one farm are not kept beside those of another', async () => {
    const page = await phoneForBees();
    await visit(page, ORDER);
    await switchTo(page, FOR_DAIRY);
    await visit(page, '/produkte');
    expect(await keptPaths(page)).not.toContain(ORDER);
    const names = await page.evaluate(() => caches.keys());
    expect(names.filter((name) => name.startsWith('pages-'))).toEqual([
      `pages-${RENATE.accountId}.${DAIRY_ID}`,
    ]);
  });

  it('signing out asks about what waits for any farm, and leaves nothing of either', async () => {
    log.decide = () => ({ state: 'postponed' });
    const page = await phoneForBees();
    await page.goto(ORDER);
    await page.getByRole('button', { name: 'Gepackt' }).click();
    await waitFor('a try', () => log.batches > 0);
    await switchTo(page, FOR_DAIRY);
    await page.goto('/mehr');
    await waitFor('both stores', async () => (await databases(page)).length === 2);
    await page.getByRole('button', { name: 'Abmelden' }).click();
    const dialog = page.getByRole('dialog', { name: 'Noch nicht alles gesendet' });
    await dialog.getByText('Nur auf diesem Telefon: 1 Eingabe.').waitFor();
    await dialog.getByRole('button', { name: 'Löschen und abmelden' }).click();
    await page.getByText('Sie sind abgemeldet.').waitFor();
    await waitFor('an empty phone', async () => (await databases(page)).length === 0);
  });

  it('a page that stayed open sends no form to the other farm', async () => {
    const page = await phoneForBees();
    await page.goto('/hof/ferien');
    const second = await page.context().newPage();
    await second.goto('/bestellungen');
    await switchTo(second, FOR_DAIRY);
    await second.getByText('Betrieb: Käserei').waitFor();
    await second.waitForFunction(
      (farm) => localStorage.getItem('hofportal-farm') === farm,
      DAIRY_ID,
    );
    const before = portal.api.calls.filter(({ endpoint }) => endpoint.method !== 'GET').length;
    await page.locator('main form[method="post"]').first().getByRole('button').click();
    await page.getByText('Diese Seite gehört zu Imkerei Lindenlaut.').waitFor();
    const after = portal.api.calls.filter(({ endpoint }) => endpoint.method !== 'GET').length;
    expect(after).toBe(before);
  });
});
