import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  askForConsent,
  openPortalFor,
  readOfficeAssistance,
} from '@markthalle/contracts/office-assistance';
import type { AssistanceView } from '@markthalle/contracts/portal-assistance';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { PRODUCER_ID } from './fixtures/office.ts';
import { type OfficeUnderTest, officeUnderTest } from './office-under-test.ts';

const PAGE = `/betriebe/${PRODUCER_ID}/hilfe`;
const ENTRY = 'https://portal.example/helfen?schluessel=abc';

const AGREED: AssistanceView = {
  current: {
    consentId: '0197a000-0000-7000-8000-0000000a0001',
    rights: ['products', 'stock'],
    grantedBy: 'Renate Lindner',
    grantedAt: '2026-11-20T08:00:00.000Z',
    endsAt: '2026-11-30T08:00:00.000Z',
    endedAt: null,
  },
  earlier: [],
  acts: [
    {
      actId: '0197a000-0000-7000-8000-0000000a0002',
      at: '2026-11-21T08:00:00.000Z',
      staffName: 'Marta Krüger',
      producerName: 'Imkerei Lindenlaut',
      route: 'PUT /portal/products/:productId',
      area: 'products',
      subjectName: 'Lindenhonig <b>',
      outcome: 'done',
      undoUntil: '2026-11-28T08:00:00.000Z',
      undoneAt: '2026-11-22T08:00:00.000Z',
    },
  ],
};

let office: OfficeUnderTest;

beforeAll(async () => {
  office = await officeUnderTest();
});
afterAll(() => office.close());
beforeEach(() => {
  office.api
    .on(readOfficeAssistance, () => AGREED)
    .on(askForConsent, () => ({ mailed: true as const }))
    .on(openPortalFor, () => ({ url: ENTRY }));
  office.api.calls.length = 0;
});

describe('help in the portal', () => {
  it('is asked for with a reason where the producer has not agreed; nothing else is offered', async () => {
    office.api.on(readOfficeAssistance, () => ({ current: null, earlier: [], acts: [] }));
    office.api.on(askForConsent, () => {
      throw new FixtureProblem('invalid-input', [
        { pointer: '/reason', message: 'Bitte schreiben Sie, wobei.' },
      ]);
    });
    const page = await office.openPage();
    await page.goto(PAGE);
    expect(await page.getByRole('button', { name: 'Zugang vorbereiten' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Um Zustimmung bitten' }).click();
    await page.locator('#field-reason-error').waitFor();
    office.api.on(askForConsent, () => ({ mailed: true as const }));
    await page.getByLabel('Wobei möchten Sie helfen?').fill('Beim ersten Produkt');
    await page.getByRole('button', { name: 'Um Zustimmung bitten' }).click();
    await page.waitForURL(/meldung=um-zustimmung-gebeten/);
    expect(office.api.inputsOf(askForConsent).at(-1)).toMatchObject({
      producerId: PRODUCER_ID,
      reason: 'Beim ersten Produkt',
    });
  });

  it('names what is allowed until when and by whom, and opens only on a press', async () => {
    const page = await office.openPage();
    await page.goto(PAGE);
    const said = ((await page.locator('main').textContent()) ?? '').replaceAll('\u00a0', ' ');
    expect(said).toContain('Produkte und Preise, Bestand');
    expect(said).toContain('Renate Lindner');
    expect(said).toContain('30. November');
    expect(office.api.inputsOf(openPortalFor)).toEqual([]);
    await page.getByRole('button', { name: 'Zugang vorbereiten' }).click();
    const door = page.getByRole('link', { name: 'Ins Hofportal von Imkerei Lindenlaut' });
    expect(await door.getAttribute('href')).toBe(ENTRY);
    expect(await page.locator('main .button--primary').count()).toBe(1);
  });

  it('ends where the consent ended meanwhile', async () => {
    office.api.on(openPortalFor, () => {
      throw new FixtureProblem('consent-missing');
    });
    const page = await office.openPage();
    await page.goto(PAGE);
    await page.getByRole('button', { name: 'Zugang vorbereiten' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.locator(`a[href="${ENTRY}"]`).count()).toBe(0);
  });

  it('lists every act with who did it and what became of it, as text', async () => {
    const page = await office.openPage();
    await page.goto(PAGE);
    const row = page.locator('tbody tr');
    expect(await row.count()).toBe(1);
    expect(await row.textContent()).toContain('Produkt geändert: Lindenhonig <b>');
    expect(await row.textContent()).toContain('Marta Krüger für Imkerei Lindenlaut');
    expect(await row.textContent()).toContain('vom Betrieb zurückgenommen');
  });

  it.each([
    ['light', 1280],
    ['dark', 320],
  ] as const)('is accessible and fits, %s at %i px', async (theme, width) => {
    const page = await office.openPage({ javaScript: true, theme, width });
    await page.goto(PAGE);
    await expectNoSeriousA11yIssues(page);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBe(0);
  });
});
