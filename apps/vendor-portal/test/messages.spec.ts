import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listPortalCases } from '@markthalle/contracts/portal-cases';
import { listEvidenceRequests } from '@markthalle/contracts/portal-disputes';
import { readEvidence } from '@markthalle/contracts/portal-evidence';
import {
  answerPortalThread,
  askOffice,
  markThreadRead,
} from '@markthalle/contracts/portal-messages';
import { readToday } from '@markthalle/contracts/portal-orders';
import { readOnboarding } from '@markthalle/contracts/portal-payouts';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { waitFor } from '@markthalle/testing/wait-for';
import type { Page } from 'playwright-core';
import { DeviceLog } from './fixtures/device-log.ts';
import { EVIDENCE } from './fixtures/evidence.ts';
import { THREAD_ID } from './fixtures/messages.ts';
import { onboarding } from './fixtures/money.ts';
import { today } from './fixtures/orders.ts';
import { phoneAtWork } from './phone-at-work.ts';
import { RENATE } from './portal-fixture.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());

const wordsOf = async (page: Page) =>
  ((await page.textContent('main')) ?? '').replaceAll('\u00a0', ' ');

describe('messages, without scripts', () => {
  it('are read and answered, and the buyer is a name and nothing else', async () => {
    const page = await portal.openPage();
    await page.goto('/nachrichten');
    await page.getByRole('link', { name: /Anna Sommer, Bestellung M-1001-2/ }).click();
    expect(await wordsOf(page)).toContain('Ich bin ab 15 Uhr da.');
    await page.getByRole('button', { name: 'Senden' }).click();
    expect(await page.textContent('#field-words-error')).toContain('ein paar Worte');
    expect(portal.api.inputsOf(answerPortalThread)).toEqual([]);
    await page.getByLabel('Ihre Antwort').fill('Ja, am Freitag.\nGruß');
    await page.getByRole('button', { name: 'Senden' }).click();
    await page.getByText('Ihre Antwort ist unterwegs.').waitFor();
    expect(portal.api.inputsOf(answerPortalThread)).toMatchObject([
      { threadId: THREAD_ID, words: 'Ja, am Freitag.\nGruß' },
    ]);
  });

  it('are put away where no answer is needed', async () => {
    const page = await portal.openPage();
    await page.goto(`/nachrichten/${THREAD_ID}`);
    await page.getByRole('button', { name: 'Keine Antwort nötig' }).click();
    await page.getByText('Weggelegt.').waitFor();
    expect(portal.api.inputsOf(markThreadRead)).toMatchObject([{ threadId: THREAD_ID }]);
  });

  it('answer a thread that is not there with the page for what is not there', async () => {
    const page = await portal.openPage();
    const answer = await page.goto('/nachrichten/0197a000-0000-7000-8000-00000000e009');
    expect(answer?.status()).toBe(404);
  });
});

describe('help, without scripts', () => {
  it('is one tap from every page, with the telephone first', async () => {
    const page = await portal.openPage();
    await page.goto('/produkte');
    await page.locator('.help-line').getByRole('link', { name: 'Hilfe' }).click();
    expect(new URL(page.url()).pathname).toBe('/hilfe');
    expect(await page.locator('main a[href^="tel:"]').first().isVisible()).toBe(true);
    await page.getByText('Wann kommt mein Geld?').click();
    await page.getByRole('link', { name: 'Geld', exact: true }).first().waitFor();
  });

  it('takes the wish for a call, and keeps what was typed when the day is wrong', async () => {
    portal.api.on(askOffice, () => {
      throw new FixtureProblem('call-back-day');
    });
    const page = await portal.openPage();
    await page.goto('/hilfe');
    await page.getByLabel('Worum geht es?').fill('Die Waage spinnt.');
    await page.getByLabel('Rückruf am').fill('2026-11-29');
    await page.getByLabel('Zeit').selectOption('afternoon');
    await page.getByRole('button', { name: 'Abschicken' }).click();
    expect(await page.textContent('#field-callBackOn-error')).toContain('Werktag');
    expect(await page.inputValue('[name=words]')).toBe('Die Waage spinnt.');
    portal.api.on(askOffice, () => ({ threadId: THREAD_ID }));
    await page.getByLabel('Rückruf am').fill('2026-11-30');
    await page.getByRole('button', { name: 'Abschicken' }).click();
    await page.getByText('Wir rufen Sie zu dieser Zeit an.').waitFor();
    expect(portal.api.inputsOf(askOffice).at(-1)).toMatchObject({
      words: 'Die Waage spinnt.',
      callBack: { on: '2026-11-30', span: 'afternoon' },
    });
  });
});

describe('the list for the start', () => {
  it('shows eight tasks with their state and one next step', async () => {
    const page = await portal.openPage();
    await page.goto('/start');
    expect(await page.locator('.tasks__row').count()).toBe(8);
    expect(await wordsOf(page)).toContain('4 von 8 Aufgaben sind fertig.');
    expect(await page.locator('main .button--primary').count()).toBe(1);
    await page.getByRole('link', { name: 'Nächste Aufgabe' }).click();
    expect(new URL(page.url()).pathname).toBe('/konto-einrichten');
  });

  it('is finished when everything is', async () => {
    const tasks = onboarding.tasks.map(({ key }) => ({ key, done: true }));
    portal.api.on(readOnboarding, () => ({
      ...onboarding,
      accountState: 'payable' as const,
      tasks,
    }));
    portal.api.on(readEvidence, () => ({ ...EVIDENCE, needed: [], missing: [] }));
    const page = await portal.openPage();
    await page.goto('/start');
    expect(await wordsOf(page)).toContain('Alles fertig.');
    await page.getByRole('link', { name: 'Zu „Heute“' }).click();
    expect(new URL(page.url()).pathname).toBe('/');
    portal.api.on(readOnboarding, () => onboarding);
    portal.api.on(readEvidence, () => EVIDENCE);
  });

  it('leads who comes back from the payment provider to the account', async () => {
    const page = await portal.openPage();
    await page.goto('/start?zurueck=1');
    expect(page.url()).toBe(`${portal.url}/konto-einrichten?zurueck=1`);
    expect(await wordsOf(page)).toContain('Willkommen zurück.');
  });
});

describe('today', () => {
  it('shows at most five tasks, one of them as the button, and the next two days', async () => {
    const page = await portal.openPage();
    await page.goto('/');
    expect(await page.locator('main .button--primary').count()).toBe(1);
    const rows = page.locator('section', { hasText: 'Danach' }).locator('.link-rows > li');
    expect(await rows.count()).toBe(4);
    const words = await wordsOf(page);
    expect(words).toContain('8 Bestellungen, 7 noch zu packen');
    expect(words).toContain('2 Bestellungen, 2 noch zu packen');
  });

  it('asks the API three things, whatever is to do', async () => {
    const before = portal.api.calls.length;
    const page = await portal.openPage();
    await page.goto('/');
    const asked = portal.api.calls.slice(before).map(({ endpoint }) => endpoint.path);
    expect(asked.filter((path) => path !== '/me').toSorted()).toEqual(
      [readToday, listEvidenceRequests, listPortalCases].map(({ path }) => path).toSorted(),
    );
  });

  it('has a tip for a quiet day', async () => {
    portal.api.on(readToday, () => ({
      ...today,
      toConfirm: 0,
      toPack: { orders: 0, pieces: 0, earliestOn: null },
      toHandOver: 0,
      handOvers: [],
      unreadMessages: 0,
      endingEvidence: { count: 0, firstOn: null },
      shortArticles: 0,
    }));
    portal.api.on(listEvidenceRequests, () => ({ requests: [] }));
    portal.api.on(listPortalCases, () => ({ problems: [], withdrawals: [], waiting: 0 }));
    const page = await portal.openPage();
    await page.goto('/');
    expect(await wordsOf(page)).toContain('Heute nichts zu tun.');
    expect(await page.locator('main .button--primary').count()).toBe(1);
  });
});

describe('with scripts', () => {
  it('keeps an answer on the phone while the line is dead and sends it once', async () => {
    const producerId = RENATE.producers[0]?.producerId ?? '';
    const log = new DeviceLog({ accountId: RENATE.accountId, producerId }).answerOn(portal.api);
    const before = portal.api.inputsOf(answerPortalThread).length;
    const page = await phoneAtWork(portal);
    await page.goto(`/nachrichten/${THREAD_ID}`);
    await page.context().setOffline(true);
    await page.getByLabel('Ihre Antwort').fill('Aus dem Stall.');
    await page.getByRole('button', { name: 'Senden' }).click();
    await page.getByText('Gespeichert, wartet auf Netz').waitFor();
    expect(log.applied).toEqual([]);
    await page.context().setOffline(false);
    await waitFor('the answer to be sent', async () => log.applied.length > 0);
    expect(log.applied).toMatchObject([
      { kind: 'message.sent', input: { threadId: THREAD_ID, words: 'Aus dem Stall.' } },
    ]);
    expect(portal.api.inputsOf(answerPortalThread)).toHaveLength(before);
  });
});
