import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readToday } from '@markthalle/contracts/portal-orders';
import {
  chooseRhythm,
  listBankPayouts,
  openOnboarding,
} from '@markthalle/contracts/portal-payouts';
import { createProduct } from '@markthalle/contracts/portal-products';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { waitFor } from '@markthalle/testing/wait-for';
import { answerDates, COURSE_ID, DATE_ID } from './fixtures/dates.ts';
import { REQUEST_ID } from './fixtures/disputes.ts';
import { DRAFT_ID } from './fixtures/drafts.ts';
import { answerImports, IMPORT_ID as IMPORTED_TABLE } from './fixtures/imports.ts';
import { THREAD_ID } from './fixtures/messages.ts';
import { RUN_ID } from './fixtures/money.ts';
import { ORDER_ID, today } from './fixtures/orders.ts';
import { ANSWER_TOKEN, DAY, FARM, TRIP } from './fixtures/packing.ts';
import { INVITATION } from './fixtures/people.ts';
import { HONEY_ID, HONEY_VARIANT_ID } from './fixtures/products.ts';
import { CASE_ID, PART_ID } from './fixtures/returns.ts';
import { IMPORT_ID } from './fixtures/stock.ts';
import { TOKEN } from './portal-fixture.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
  answerImports(answerDates(portal.api)).on(listBankPayouts, () => ({
    payoutsEnabled: true,
    hasDashboard: true,
    payouts: [],
  }));
});
afterAll(() => portal.close());

/** Each of the pages takes its second on a busy machine. */
const PAGES_TIMEOUT_MS = 600_000;

const PAGES = [
  '/',
  '/bestellungen',
  `/bestellungen/${ORDER_ID}`,
  `/packen/${DAY}`,
  '/packen/2026-12-24',
  `/uebergabe/${TRIP}`,
  `/uebergabe/${FARM}`,
  `/antwort/${ANSWER_TOKEN}`,
  '/rueckgaben',
  `/rueckgaben/${CASE_ID}`,
  `/rueckgaben/widerruf/${PART_ID}`,
  '/nachweise',
  '/bewertungen',
  `/nachweise/${REQUEST_ID}`,
  '/produkte',
  '/produkte/neu',
  `/produkte/${HONEY_ID}`,
  '/produkte/neu?beispiel=apfelsaft',
  `/produkte/entwurf/${DRAFT_ID}`,
  `/produkte/${HONEY_ID}/fassungen`,
  `/produkte/${HONEY_ID}/auslisten`,
  `/produkte/${HONEY_ID}/etikett`,
  '/lager',
  '/lager/scannen?nummer=12',
  '/lager/kasse',
  `/lager/kasse/${IMPORT_ID}`,
  `/lager/${HONEY_VARIANT_ID}`,
  '/hof/etikett',
  `/produkte/${HONEY_ID}/suche?q=hoing`,
  '/geld',
  `/geld/${RUN_ID}`,
  '/geld/monat/2026-10',
  '/geld/umsatz',
  '/auswertung',
  '/belege',
  '/gutscheine',
  '/betriebe',
  '/rueckrufe',
  '/rueckrufe/neu',
  '/rueckrufe/0197a000-0000-7000-8000-00000000f001',
  '/hof',
  '/hof/versand',
  '/hof/nachweise',
  '/hof/ferien',
  '/konto-einrichten',
  '/start',
  '/nachrichten',
  `/nachrichten/${THREAD_ID}`,
  '/hilfe',
  '/mehr',
  '/gibt-es-nicht',
  '/entwuerfe',
  '/einfuhr',
  `/einfuhr/${IMPORTED_TABLE}`,
  '/geld/bank',
  '/termine',
  `/termine/${DATE_ID}`,
  `/termine/erlebnis/${COURSE_ID}`,
  '/hof/team',
  '/hof/geraete',
  '/hof/hilfe',
  '/hof/schnittstellen',
];
/** Seen only by whoever is not signed in. */
const DOORS = ['/anmelden', `/einladung/${INVITATION}`];

const ROUTES = readFileSync(path.resolve(import.meta.dirname, '../app/routes.ts'), 'utf8');

describe('every page', () => {
  it('of the route table is looked at', () => {
    const routes = [...ROUTES.matchAll(/route\('([^']+)', 'routes\/[\w-]+\.tsx'/g)];
    expect(routes.length).toBeGreaterThan(50);
    const seen = [...PAGES, ...DOORS].map((address) => address.split('?')[0] ?? '');
    const unseen = routes
      .map(([, pattern = '']) => pattern)
      .filter((pattern) => {
        const shape = new RegExp(`^/${pattern.replace(/:\w+/g, '[^/]+').replace('*', '.+')}$`);
        return !seen.some((address) => shape.test(address));
      });
    expect(unseen).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'is accessible and fits a narrow phone in the %s theme',
    async (theme) => {
      const page = await portal.openPage({ javaScript: true, width: 320, theme });
      const faults: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('404'))
          faults.push(message.text());
      });
      page.on('pageerror', (error) => faults.push(error.message));
      const lookAt = async (address: string) => {
        await page.goto(address);
        await expectNoSeriousA11yIssues(page);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        expect([address, overflow]).toEqual([address, 0]);
      };
      for (const address of PAGES) await lookAt(address);
      await page.context().clearCookies({ name: 'portal_session' });
      for (const address of DOORS) await lookAt(address);
      expect(faults).toEqual([]);
    },
    PAGES_TIMEOUT_MS,
  );

  it('follows the device until somebody chooses', async () => {
    const page = await portal.openPage({ javaScript: true });
    await page.context().clearCookies({ name: 'portal_theme' });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('/mehr');
    expect(await background()).toBe('rgb(11, 31, 40)');
    await page.getByRole('radio', { name: 'Hell' }).check();
    expect(await background()).toBe('rgb(242, 246, 245)');
    await waitFor('the choice to be kept', async () =>
      (await page.context().cookies()).some(({ value }) => value === 'light'),
    );
  });
});

describe('what goes wrong', () => {
  it('shows a page with the telephone when the API does not answer', async () => {
    portal.api.on(readToday, () => {
      throw new Error('broken');
    });
    const page = await portal.openPage();
    expect((await page.goto('/'))?.status()).toBe(500);
    expect(await page.locator('body').textContent()).toContain('Erneut versuchen');
    expect(await page.locator('body').textContent()).toContain('030 23125 000');
    portal.api.on(readToday, () => today);
  });

  it('keeps a product when the API breaks while it is sent', async () => {
    portal.api.on(createProduct, () => {
      throw new Error('broken');
    });
    const page = await portal.openPage();
    await page.goto(`/produkte/neu?wie=${HONEY_ID}`);
    await page.getByLabel('Wie viele haben Sie?').fill('5');
    await page.getByRole('button', { name: 'Nur speichern' }).click();
    await page.getByText('Das hat nicht geklappt. Ihre Eingaben sind noch da.').first().waitFor();
    expect(await page.getByLabel('Wie viele haben Sie?').inputValue()).toBe('5');
  });

  it('sends nothing twice when a button is pressed twice', async () => {
    portal.api.on(openOnboarding, async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      throw new FixtureProblem('payment-service-unavailable');
    });
    const page = await portal.openPage({ javaScript: true });
    await page.goto('/konto-einrichten');
    const button = page.getByRole('button', { name: 'Weiter beim Zahlungsdienst' });
    await button.dblclick({ noWaitAfter: true });
    await page.getByText('Der Zahlungsdienst antwortet gerade nicht.').waitFor();
    expect(portal.api.inputsOf(openOnboarding)).toHaveLength(1);
  });
});

describe('money', () => {
  it('says when the next payout comes, why the rest waits, and lets the producer choose', async () => {
    const page = await portal.openPage();
    await page.goto('/geld');
    const said = ((await page.textContent('body')) ?? '').replace(/\u00a0/g, ' ');
    expect(said).toContain('Die Abrechnung wird am 30. November 2026 angelegt.');
    expect(said).toContain('Wartefrist bis 10. Dezember 2026');
    expect(said).toContain('M-0990-1, frei ab 11. Januar 2027');
    expect(said).toContain('Sie schulden der Genossenschaft');
    await page.getByRole('radio', { name: 'Einmal im Monat' }).check();
    await page.getByRole('button', { name: 'Übernehmen' }).click();
    await page.getByText('Das gilt ab der nächsten Abrechnung.').waitFor();
    expect(portal.api.inputsOf(chooseRhythm)).toMatchObject([{ rhythm: 'monthly' }]);
  });

  it('shows a month whose lines lead from its opening to its closing', async () => {
    const page = await portal.openPage();
    await page.goto('/geld/monat/2026-10');
    const said = ((await page.textContent('body')) ?? '').replace(/\u00a0/g, ' ');
    expect(said).toContain('Oktober 2026');
    expect(said).toContain('Auszahlungen−214,30 €');
    expect(said).toContain('Offen am Ende11,90 €');
  });

  it('gives the statement as a file', async () => {
    const answer = await fetch(`${portal.url}/geld/${RUN_ID}/abrechnung.csv`, {
      headers: { cookie: `portal_session=${TOKEN}` },
    });
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="abrechnung-A-2026-47.csv"',
    );
    expect(new Uint8Array(await answer.arrayBuffer()).slice(0, 3)).toEqual(
      new Uint8Array([0xef, 0xbb, 0xbf]),
    );
  });

  it('tells each waiting share with its reason and day', async () => {
    const page = await portal.openPage();
    await page.goto('/geld');
    expect(await page.locator('main').textContent()).toContain('Wartefrist bis 10. Dezember 2026');
  });
});

describe('why a product stands where it stands', () => {
  const textOf = async (query: string) => {
    const page = await portal.openPage({ javaScript: false });
    await page.goto(`${portal.url}/produkte/${HONEY_ID}/suche${query}`);
    const text = await page.locator('main').textContent();
    await page.close();
    return text ?? '';
  };

  it('is said in words and points', async () => {
    const text = await textOf('?q=hoing');
    expect(text).toContain('Platz 3 von 11 Treffern');
    expect(text).toContain('im Namen, als Sache selbst, nach einer Schreibkorrektur');
    expect(text).toContain('101');
    expect(text).toContain('Lieferbar: nein');
  });

  it('is said, too, where it is not found', async () => {
    expect(await textOf('?q=nichts')).toContain('Zu „nichts“ wird das Produkt nicht gefunden.');
  });
});
