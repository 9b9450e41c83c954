import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { DISPUTE_ID } from './fixtures/disputes.ts';
import { INCIDENT_ID, PRODUCER_ID, VERSION_ID } from './fixtures/office.ts';
import { ORDER_ID } from './fixtures/orders.ts';
import { CASE_ID, UNASSIGNED_ID, WITHDRAWAL_ID } from './fixtures/returns.ts';
import { RUN_ID } from './fixtures/settlement.ts';
import { TOKEN } from './office-fixture.ts';
import { type OfficeUnderTest, officeUnderTest } from './office-under-test.ts';

let office: OfficeUnderTest;

beforeAll(async () => {
  office = await officeUnderTest();
});
afterAll(() => office.close());

const PAGES = [
  '/',
  '/freigaben',
  `/freigaben/${VERSION_ID}`,
  '/abrechnung',
  '/abrechnung/einbehalte',
  '/abrechnung/regeln',
  `/abrechnung/${RUN_ID}/posten`,
  `/betriebe/${PRODUCER_ID}/monat/2026-11`,
  `/abrechnung/${RUN_ID}`,
  `/abrechnung/${RUN_ID}/verwerfen`,
  `/abrechnung/${RUN_ID}/${PRODUCER_ID}`,
  '/beschwerden',
  '/reklamationen',
  `/reklamationen/${CASE_ID}`,
  `/reklamationen/widerruf/${UNASSIGNED_ID}`,
  `/reklamationen/widerruf/${WITHDRAWAL_ID}`,
  '/rueckrufe',
  '/rueckrufe/0197a000-0000-7000-8000-00000000f001',
  `/betriebe/${PRODUCER_ID}/rueckruf`,
  '/meldungen',
  '/meldungen/anordnung',
  '/meldungen/0197a000-0000-7000-8000-00000000a001',
  '/nachrichten',
  `/beschwerden/${DISPUTE_ID}`,
  `/beschwerden/${DISPUTE_ID}/anerkennen`,
  '/betriebe',
  `/betriebe/${PRODUCER_ID}`,
  '/bestellungen',
  `/bestellungen/${ORDER_ID}`,
  '/belege',
  '/buchungen',
  '/buchungen/journal?konto=A.stripe',
  '/buchungen/pruefung',
  '/buchungen/gebuehren',
  '/buchungen/konto/A.stripe',
  '/buchungen/satz/0197a000-0000-7000-8000-00000000f0e1',
  '/buchungen/auftrag/0197a000-0000-7000-8000-00000000f0b1',
  '/buchungen/stripe/tr_1Abc',
  '/vorfaelle',
  `/vorfaelle/${INCIDENT_ID}`,
  '/vorfaelle/anleitung/transfer-rejected',
  '/einstellungen',
  '/gibt-es-nicht',
];

describe('every page', () => {
  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
  ] as const)('is accessible and fits, %s at %i px', async (theme, width) => {
    const page = await office.openPage({ javaScript: true, width, theme });
    const faults: string[] = [];
    page.on('console', (message) => {
      const expected = message.text().includes('404');
      if (message.type() === 'error' && !expected) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    for (const path of PAGES) {
      await page.goto(path);
      await expectNoSeriousA11yIssues(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect([path, overflow]).toEqual([path, 0]);
    }
    expect(faults).toEqual([]);
  });

  it('answers 404 for what is not there', async () => {
    const page = await office.openPage();
    for (const path of [
      '/gibt-es-nicht',
      '/vorfaelle/anleitung/gibt-es-nicht',
      '/freigaben/0197a000-0000-7000-8000-00000000ffff',
    ]) {
      expect((await page.goto(path))?.status()).toBe(404);
    }
  });
});

describe('the keys of a queue', () => {
  it('walk with J and K, open with Enter, and explain themselves', async () => {
    const page = await office.openPage({ javaScript: true });
    await page.goto('/freigaben');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/freigaben/${VERSION_ID}`);
    await page.keyboard.press('?');
    await page.waitForURL('**/einstellungen#tasten');
  });

  it('stay silent in fields', async () => {
    const page = await office.openPage({ javaScript: true });
    await page.goto('/bestellungen');
    await page.getByLabel('Nummer, Name oder E-Mail').pressSequentially('jk?');
    expect(await page.getByLabel('Nummer, Name oder E-Mail').inputValue()).toBe('jk?');
  });

  it('can be switched off', async () => {
    const page = await office.openPage({ javaScript: true });
    await page.goto('/einstellungen');
    await page.getByRole('radio', { name: 'Aus' }).check();
    await page.getByRole('button', { name: 'Übernehmen' }).click();
    await page.goto('/freigaben');
    await page.keyboard.press('j');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    expect(await page.locator('kbd').count()).toBe(0);
  });
});

describe('a statement', () => {
  it('comes as a file whose name is safe in a header', async () => {
    const answer = await fetch(`${office.url}/abrechnung/${RUN_ID}/${PRODUCER_ID}/abrechnung.csv`, {
      headers: { cookie: `office_session=${TOKEN}` },
    });
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="abrechnung-26-A0007-Imkerei-Lindenlaut.csv"',
    );
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});
