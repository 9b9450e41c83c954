import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { logOut } from '@markthalle/contracts/identity';
import { countStock, createProduct } from '@markthalle/contracts/portal-products';
import type { Page } from 'playwright-core';
import { HONEY_VARIANT_ID } from './fixtures/products.ts';
import { TOKEN } from './portal-fixture.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());

async function signIn(page: Page, email: string, password: string) {
  const address = page.getByLabel('E-Mail-Adresse', { exact: true });
  // The code comes first; the password is folded away until it was tried once.
  if (!(await address.isVisible())) await page.getByText('Mit Passwort anmelden').click();
  await address.fill(email);
  await page.getByLabel('Passwort').fill(password);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
}

describe('signing in', () => {
  it('leads to the page that was asked for and keeps the session out of reach of scripts', async () => {
    const page = await portal.openPage({ signedIn: false });
    await page.goto('/geld?x=1');
    expect(new URL(page.url()).search).toBe('?zurueck=%2Fgeld%3Fx%3D1');
    await signIn(page, 'renate@lindenlaut.example', 'bienenstock-42');
    expect(page.url()).toBe(`${portal.url}/geld?x=1`);
    const session = (await page.context().cookies()).find(({ name }) => name === 'portal_session');
    expect(session).toMatchObject({ value: TOKEN, httpOnly: true, sameSite: 'Lax' });
  });

  it('says what is wrong, keeps the address and never echoes the password', async () => {
    const page = await portal.openPage({ signedIn: false });
    await page.goto('/anmelden');
    await signIn(page, 'renate@lindenlaut.example', 'falsch-geraten');
    await page.getByText('E-Mail-Adresse oder Passwort stimmt nicht.').waitFor();
    expect(await page.getByLabel('E-Mail-Adresse', { exact: true }).inputValue()).toBe(
      'renate@lindenlaut.example',
    );
    expect(await page.content()).not.toContain('falsch-geraten');
  });

  it('refuses buyers with a sentence and closes their session', async () => {
    const page = await portal.openPage({ signedIn: false });
    await page.goto('/anmelden');
    await signIn(page, 'anna@example.org', 'bienenstock-42');
    await page.getByText('Dieses Konto gehört zu keinem Betrieb.').waitFor();
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain(
      'portal_session',
    );
    expect(portal.api.calls.at(-1)).toMatchObject({ endpoint: logOut, sessionToken: TOKEN });
  });

  it.each(['//evil.test', '/\\evil.test', 'https://evil.test', '/ok\u0009/../x'])(
    'does not lead to %s afterwards',
    async (target) => {
      const page = await portal.openPage({ signedIn: false });
      await page.goto(`/anmelden?${new URLSearchParams({ zurueck: target })}`);
      await signIn(page, 'renate@lindenlaut.example', 'bienenstock-42');
      expect(page.url()).toBe(`${portal.url}/`);
    },
  );

  it('signs out', async () => {
    const page = await portal.openPage();
    await page.goto('/mehr');
    await page.getByRole('button', { name: 'Abmelden' }).click();
    await page.getByText('Sie sind abgemeldet.').waitFor();
    await page.goto('/produkte');
    expect(page.url()).toContain('/anmelden');
  });
});

describe('an expired session', () => {
  it('gives a half-made product back after the second login', async () => {
    const page = await portal.openPage();
    await page.goto('/produkte/neu');
    await page.getByLabel('Name', { exact: true }).fill('Rapshonig <b>🐝</b>');
    await page.getByLabel('Preis').fill('6,50');
    await page.getByLabel('Soja').check();
    const clientId = await page.locator('[name="clientId"]').inputValue();
    portal.api.sessions.clear();
    await page.getByRole('button', { name: 'Nur speichern' }).click();
    await page.getByText('Ihre Anmeldung ist abgelaufen.').waitFor();
    portal.api.sessions.add(TOKEN);
    await signIn(page, 'renate@lindenlaut.example', 'bienenstock-42');
    await page.getByRole('button', { name: 'Weiter mit Ihren Eingaben' }).click();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Rapshonig <b>🐝</b>');
    expect(await page.getByLabel('Preis').inputValue()).toBe('6,50');
    expect(await page.getByLabel('Soja').isChecked()).toBe(true);
    expect(await page.locator('[name="clientId"]').inputValue()).toBe(clientId);
    expect(portal.api.inputsOf(createProduct)).toEqual([]);
  });

  it('gives a count back as well', async () => {
    const page = await portal.openPage();
    await page.goto('/produkte');
    await page.getByRole('spinbutton', { name: 'Lindenhonig' }).fill('17');
    portal.api.sessions.clear();
    await page.getByRole('button', { name: 'Bestand von Lindenhonig speichern' }).click();
    await page.getByText('Ihre Anmeldung ist abgelaufen.').waitFor();
    portal.api.sessions.add(TOKEN);
    await signIn(page, 'renate@lindenlaut.example', 'bienenstock-42');
    await page.getByRole('button', { name: 'Weiter mit Ihren Eingaben' }).click();
    const form = page.locator(`#bestand-${HONEY_VARIANT_ID}`);
    expect(await form.locator('[name="countedQuantity"]').inputValue()).toBe('17');
    expect(portal.api.inputsOf(countStock)).toEqual([]);
  });
});
