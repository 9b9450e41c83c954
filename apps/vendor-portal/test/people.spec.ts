import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readMe } from '@markthalle/contracts/identity';
import { undoAct } from '@markthalle/contracts/portal-assistance';
import { createToken, createWebhook } from '@markthalle/contracts/portal-integrations';
import { acceptInvitation, changeMember, inviteHelper } from '@markthalle/contracts/portal-team';
import { endSession, requestSignInCode, signInWithCode } from '@markthalle/contracts/sign-in-codes';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import {
  ACT_ID,
  assistance,
  CODE_ID,
  HELPER_ID,
  INVITATION,
  integrations,
  team,
} from './fixtures/people.ts';
import { RENATE, TOKEN } from './portal-fixture.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());

const SESSION = { sessionToken: TOKEN, expiresAt: '2026-12-22T09:00:00.000Z', account: RENATE };
const PAGES = ['/hof/team', '/hof/geraete', '/hof/hilfe', '/hof/schnittstellen'];

describe('signing in by code, without JavaScript', () => {
  it('takes an address and six digits, and keeps the way back', async () => {
    const page = await portal.openPage({ signedIn: false });
    await page.goto('/geld?x=1');
    await page.getByLabel('E-Mail-Adresse oder Handynummer').fill('renate@lindenlaut.example');
    await page.getByRole('button', { name: 'Code schicken' }).click();
    const code = page.getByLabel('Code', { exact: true });
    expect(await code.getAttribute('autocomplete')).toBe('one-time-code');
    expect(await code.getAttribute('inputmode')).toBe('numeric');
    await code.fill('999999');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.locator('.field__error').getByText('Dieser Code stimmt nicht').waitFor();
    expect(await code.inputValue()).toBe('');
    await code.fill('123 456');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    expect(page.url()).toBe(`${portal.url}/geld?x=1`);
    expect(portal.api.inputsOf(signInWithCode).at(-1)).toMatchObject({
      codeId: CODE_ID,
      code: '123456',
      trusted: true,
    });
  });

  it('on a borrowed device ends with the browser', async () => {
    const page = await portal.openPage({ signedIn: false });
    await page.goto('/anmelden');
    await page.getByLabel('E-Mail-Adresse oder Handynummer').fill('0171 2345678');
    await page.getByLabel(/Das ist mein eigenes Gerät/).uncheck();
    await page.getByRole('button', { name: 'Code schicken' }).click();
    await page.getByText('wenn wir diese Nummer kennen').waitFor();
    await page.getByLabel('Code', { exact: true }).fill('123456');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.waitForURL(`${portal.url}/`);
    expect(portal.api.inputsOf(signInWithCode).at(-1)).toMatchObject({ trusted: false });
    const cookie = (await page.context().cookies()).find(({ name }) => name === 'portal_session');
    expect(cookie?.expires).toBe(-1);
  });

  it('says so where too many were asked for, and keeps the address', async () => {
    const page = await portal.openPage({ signedIn: false });
    portal.api.on(requestSignInCode, () => {
      throw new FixtureProblem('too-many-requests');
    });
    await page.goto('/anmelden');
    await page.getByLabel('E-Mail-Adresse oder Handynummer').fill('renate@lindenlaut.example');
    await page.getByRole('button', { name: 'Code schicken' }).click();
    await page.getByText('Das waren zu viele Versuche.').first().waitFor();
    expect(await page.getByLabel('E-Mail-Adresse oder Handynummer').inputValue()).toBe(
      'renate@lindenlaut.example',
    );
  });

  it('offers the fingerprint where scripts run', async () => {
    const page = await portal.openPage({ signedIn: false, javaScript: true });
    await page.goto('/anmelden');
    await page.getByRole('button', { name: 'Mit Fingerabdruck anmelden' }).waitFor();
  });
});

describe('the team', () => {
  it('grows by an invitation with chosen rights; what was typed stays after a refusal', async () => {
    const page = await portal.openPage();
    await page.goto('/hof/team');
    const form = page.locator('form', { has: page.getByText('Einladung schicken') });
    await form.getByLabel('Name').fill('Hilde');
    await form.getByLabel('E-Mail-Adresse').fill('hilde@hof.example');
    portal.api.on(inviteHelper, () => {
      throw new FixtureProblem('member-known');
    });
    await form.getByRole('button').click();
    await page.getByText('Diese Person gehört schon zu Ihrem Betrieb.').first().waitFor();
    expect(await form.getByLabel('Name').inputValue()).toBe('Hilde');
    portal.api.on(inviteHelper, () => team);
    await form.getByLabel(/Bestand zählen/).uncheck();
    await form.getByRole('button').click();
    await page.getByText('Die Einladung ist unterwegs.').waitFor();
    expect(portal.api.inputsOf(inviteHelper).at(-1)).toMatchObject({ rights: ['orders'] });
  });

  it('changes what somebody may do', async () => {
    portal.api.on(changeMember, () => team);
    const page = await portal.openPage();
    await page.goto('/hof/team');
    await page.getByText('Rechte ändern').click();
    await page
      .locator('details[open]')
      .getByLabel(/Produkte und Preise/)
      .check();
    await page.getByRole('button', { name: 'Rechte speichern' }).click();
    await page.getByText('Sie gelten sofort.').waitFor();
    expect(portal.api.inputsOf(changeMember)).toMatchObject([
      { accountId: HELPER_ID, rights: ['orders', 'products'] },
    ]);
  });

  it('is joined by pressing a button, not by opening a link', async () => {
    const producerId = RENATE.producers[0]?.producerId ?? '';
    portal.api.on(acceptInvitation, () => ({ ...SESSION, producerId }));
    const page = await portal.openPage({ signedIn: false });
    await page.goto(`/einladung/${INVITATION}`);
    expect(portal.api.inputsOf(acceptInvitation)).toEqual([]);
    await page.getByRole('button', { name: 'Einladung annehmen' }).click();
    await page.getByText('Schön, dass Sie mithelfen.').waitFor();
  });

  it('hides from a helper what they may not do, and begins where their work is', async () => {
    const [producer] = RENATE.producers;
    const helper = { ...RENATE, producers: [{ ...producer, rights: ['stock' as const] }] };
    portal.api.on(readMe, () => helper as typeof RENATE);
    const page = await portal.openPage();
    await page.goto('/');
    expect(page.url()).toBe(`${portal.url}/produkte`);
    const bar = page.getByRole('navigation', { name: 'Hauptmenü' });
    expect(await bar.getByRole('link').allTextContents()).toEqual(['Produkte']);
    await page.goto('/mehr');
    expect(await page.locator('.link-rows a').allTextContents()).toEqual([
      'Auf diesem Telefon',
      'Anmeldung und Geräte',
      'Hilfe',
    ]);
    portal.api.on(readMe, () => RENATE);
  });
});

describe('help by the office', () => {
  it('is seen act by act, and taken back', async () => {
    portal.api.on(undoAct, () => assistance);
    const page = await portal.openPage();
    await page.goto('/hof/hilfe');
    await page.getByText('durch Maren Krüger, Büro, für Imkerei Lindenlaut').waitFor();
    await page.getByRole('button', { name: 'Preis geändert: Lindenhonig zurücknehmen' }).click();
    await page.getByText('Das ist zurückgenommen.').waitFor();
    expect(portal.api.inputsOf(undoAct)).toMatchObject([{ actId: ACT_ID }]);
  });

  it('shows whose portal it is on every page', async () => {
    const assisting = { endsAt: '2026-11-30T08:00:00.000Z' };
    portal.api.on(readMe, () => ({ ...RENATE, displayName: 'Maren Krüger', assisting }));
    const page = await portal.openPage();
    for (const path of ['/', '/produkte', '/geld', '/mehr', ...PAGES]) {
      await page.goto(path);
      await page.getByText('Sie arbeiten für Imkerei Lindenlaut.').waitFor();
    }
    portal.api.on(readMe, () => RENATE);
  });
});

describe('own systems', () => {
  it('get a token that is shown once', async () => {
    const token = `mh.${'T'.repeat(43)}`;
    portal.api.on(createToken, () => ({ token, view: integrations }));
    const page = await portal.openPage();
    await page.goto('/hof/schnittstellen');
    await page.locator('summary', { hasText: 'Zugang anlegen' }).click();
    await page.getByLabel('Wofür?').fill('Kasse');
    await page.getByRole('button', { name: 'Zugang anlegen' }).click();
    await page.getByText('Bitte kreuzen Sie an, was das System darf.').first().waitFor();
    expect(await page.getByLabel('Wofür?').inputValue()).toBe('Kasse');
    await page.getByLabel(/Bestand zählen/).check();
    await page.getByRole('button', { name: 'Zugang anlegen' }).click();
    await page.getByText(token).waitFor();
    await page.goto('/hof/schnittstellen');
    expect(await page.content()).not.toContain(token);
    expect(portal.api.inputsOf(createToken)).toMatchObject([
      { name: 'Kasse', rights: ['stock'], mayWrite: false, days: 90 },
    ]);
  });

  it('say what is wrong with an address, beside the other entries', async () => {
    portal.api.on(createWebhook, () => {
      throw new FixtureProblem('webhook-address-refused');
    });
    const page = await portal.openPage();
    await page.goto('/hof/schnittstellen');
    await page.locator('summary', { hasText: 'Meldungen einrichten' }).click();
    await page.getByLabel('Adresse').fill('http://192.168.0.1');
    await page.getByLabel('Neue Bestellung').check();
    await page.getByRole('button', { name: 'Meldungen einrichten' }).click();
    await page.getByText('Sie muss mit https:// beginnen').first().waitFor();
    expect(await page.getByLabel('Neue Bestellung').isChecked()).toBe(true);
  });
});

it('a lost device is signed out from the list', async () => {
  portal.api.on(endSession, () => ({ ended: true as const }));
  const page = await portal.openPage();
  await page.goto('/hof/geraete');
  await page.getByRole('button', { name: 'Rechner mit Windows, Edge abmelden' }).click();
  await page.getByText('Das Gerät ist abgemeldet.').waitFor();
});

describe.each(['light', 'dark'] as const)('in %s colours', (theme) => {
  it.each(['/anmelden', `/einladung/${INVITATION}`, ...PAGES])(
    '%s fits a small phone and can be used by everybody',
    async (path) => {
      const signedIn = path.startsWith('/hof');
      const page = await portal.openPage({ width: 320, theme, signedIn, javaScript: true });
      await page.goto(path);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      await expectNoSeriousA11yIssues(page);
    },
  );
});
