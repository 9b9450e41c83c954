import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readPortalOrder } from '@markthalle/contracts/portal-orders';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { waitFor } from '@markthalle/testing/wait-for';
import type { Page } from 'playwright-core';
import { DeviceLog } from './fixtures/device-log.ts';
import { ORDER_ID, order } from './fixtures/orders.ts';
import { databases, keptPaths, phoneAtWork, visit } from './phone-at-work.ts';
import { RENATE, TOKEN } from './portal-fixture.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

const ME = { accountId: RENATE.accountId, producerId: RENATE.producers[0]?.producerId ?? '' };
const OTHER = { ...ME, accountId: '0197a000-0000-7000-8000-000000000002' };
const OTHER_TOKEN = 'q'.repeat(43);
const ORDER = `/bestellungen/${ORDER_ID}`;
const DATABASE = `hofportal-${ME.accountId}.${ME.producerId}`;

let portal: PortalUnderTest;
let log: DeviceLog;
let lineIsCut = false;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());
beforeEach(() => {
  log = new DeviceLog({ ...ME }).answerOn(portal.api);
  portal.api.on(readPortalOrder, () => ({ ...order, state: 'confirmed' as const }));
  portal.api.sessions.add(TOKEN).add(OTHER_TOKEN);
});
afterEach(async () => {
  if (lineIsCut) await portal.mendLine();
  lineIsCut = false;
});

async function cutLine(page: Page): Promise<void> {
  lineIsCut = true;
  await portal.cutLine();
  await page.context().setOffline(true);
}

async function mendLine(page: Page): Promise<void> {
  await portal.mendLine();
  lineIsCut = false;
  await page.context().setOffline(false);
}

const strip = (page: Page) => page.locator('[data-phone-strip]');

/** One act that waits on this phone. */
async function withWaitingAct(): Promise<Page> {
  const page = await phoneAtWork(portal);
  await visit(page, ORDER);
  await cutLine(page);
  await page.getByRole('button', { name: 'Gepackt' }).click();
  await page.getByText('Gespeichert, wartet auf Netz').waitFor();
  return page;
}

describe('without a line', () => {
  it('a kept page says that nothing is lost and how old it is', async () => {
    const page = await phoneAtWork(portal);
    await visit(page, ORDER);
    await cutLine(page);
    await page.reload();
    await strip(page)
      .getByText(
        /^Gerade kein Netz\. Alles ist auf diesem Telefon gespeichert\. Stand \d\d:\d\d\.$/,
      )
      .waitFor();
    expect(await page.locator('main').textContent()).toContain('Lindenhonig vom Feldberger');
    await expectNoSeriousA11yIssues(page);
  });

  it('a page that was never here says so in the portal’s own words', async () => {
    const page = await phoneAtWork(portal);
    await cutLine(page);
    expect((await page.goto('/geld'))?.status()).toBe(503);
    expect(await page.locator('h1').textContent()).toBe('Gerade kein Netz');
  });

  it('what waits is counted, listed, and stays after a new page', async () => {
    const page = await withWaitingAct();
    await strip(page).getByText('1 Eingabe wartet auf Netz.').waitFor();
    await mendLine(page);
    await page.getByText('Die Bestellung ist gepackt.').waitFor();
    await page.goto('/entwuerfe');
    await page.getByRole('heading', { name: 'Gesendet' }).waitFor();
    await page.getByText('Bestellung M-1001-2: Gepackt').waitFor();
    await page.getByText('Nichts wartet.').waitFor();
    await expectNoSeriousA11yIssues(page);
  });
});

describe('a session that ends in the middle of a queue', () => {
  it('loses nothing: the person signs in and it goes on', async () => {
    const page = await withWaitingAct();
    portal.api.sessions.delete(TOKEN);
    await mendLine(page);
    await strip(page).getByText('Bitte melden Sie sich an, dann wird gesendet.').waitFor();
    await strip(page).getByRole('link', { name: 'Anmelden' }).click();
    await page.getByText('1 Eingabe wartet auf diesem Telefon.').waitFor();
    expect(log.applied).toEqual([]);
    portal.api.sessions.add(TOKEN);
    await page.goto('/entwuerfe');
    await waitFor('the act', () => log.applied.length === 1);
  });
});

describe('signing out', () => {
  const signOut = async (page: Page) => {
    await page.goto('/mehr');
    await page.getByRole('button', { name: 'Abmelden' }).click();
  };

  it('with nothing unsent deletes everything that was kept', async () => {
    const page = await phoneAtWork(portal);
    await visit(page, ORDER);
    expect(await databases(page)).toEqual([DATABASE]);
    await signOut(page);
    await page.getByText('Sie sind abgemeldet.').waitFor();
    await waitFor('an empty phone', async () => (await databases(page)).length === 0);
    expect(await keptPaths(page)).toEqual([]);
  });

  it('asks about unsent work, keeps it for whoever stays, deletes it for whoever goes', async () => {
    log.decide = () => ({ state: 'postponed' });
    const page = await phoneAtWork(portal);
    await page.goto(ORDER);
    await page.getByRole('button', { name: 'Gepackt' }).click();
    await waitFor('a try', () => log.batches > 0);
    await signOut(page);
    const dialog = page.getByRole('dialog', { name: 'Noch nicht alles gesendet' });
    await dialog.getByText('Nur auf diesem Telefon: 1 Eingabe.').waitFor();
    await expectNoSeriousA11yIssues(page);
    await dialog.getByRole('button', { name: 'Jetzt senden und abmelden' }).click();
    await dialog.getByText('Das Senden hat nicht geklappt.').waitFor();
    await dialog.getByRole('button', { name: 'Angemeldet bleiben' }).click();
    expect(await databases(page)).toEqual([DATABASE]);
    await page.getByRole('button', { name: 'Abmelden' }).click();
    await dialog.getByRole('button', { name: 'Löschen und abmelden' }).click();
    await page.getByText('Sie sind abgemeldet.').waitFor();
    await waitFor('an empty phone', async () => (await databases(page)).length === 0);
    expect(log.applied).toEqual([]);
  });
});

describe('another person on the same phone', () => {
  it('finds nothing of whoever was here before', async () => {
    const page = await phoneAtWork(portal);
    await visit(page, ORDER);
    log.signIn(OTHER);
    await page
      .context()
      .addCookies([{ name: 'portal_session', value: OTHER_TOKEN, url: portal.url }]);
    await page.goto('/bestellungen');
    await waitFor(
      'the other’s phone',
      async () =>
        (await databases(page)).join() === `hofportal-${OTHER.accountId}.${OTHER.producerId}`,
    );
    await visit(page, '/produkte');
    expect(await keptPaths(page)).not.toContain(ORDER);
  });

  it('sends nothing in the name of the first one from a page that stayed open', async () => {
    const page = await phoneAtWork(portal);
    await page.goto(ORDER);
    log.signIn(OTHER);
    await page.getByRole('button', { name: 'Gepackt' }).click();
    await strip(page).getByText('Bitte melden Sie sich an').waitFor();
    expect(log.applied).toEqual([]);
  });
});
