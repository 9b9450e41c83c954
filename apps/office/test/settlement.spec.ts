import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  liftHold,
  resolveSettlementRules,
  setHold,
  setTrust,
} from '@markthalle/contracts/office-holds';
import {
  approveRun,
  createRun,
  discardRun,
  listRunItems,
  readRun,
  readSettlement,
  stopRun,
  submitRun,
} from '@markthalle/contracts/office-settlement';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { waitFor } from '@markthalle/testing/wait-for';
import { PRODUCER_ID } from './fixtures/office.ts';
import { draftRun, HASH, RUN_ID, settlement } from './fixtures/settlement.ts';
import { type OfficeUnderTest, officeUnderTest } from './office-under-test.ts';

let office: OfficeUnderTest;

beforeAll(async () => {
  office = await officeUnderTest();
});
afterAll(() => office.close());
beforeEach(() => {
  office.api.on(readSettlement, () => settlement);
  office.api.on(readRun, () => draftRun);
});

const text = async (page: { textContent(selector: string): Promise<string | null> }) =>
  ((await page.textContent('body')) ?? '').replace(/\u00a0/g, ' ');

describe('the first person', () => {
  it('sees the three steps, what is open, and totals that reconcile with the bar', async () => {
    const page = await office.openPage();
    await page.goto('/abrechnung');
    const said = await text(page);
    expect(said).toContain('2 Prüfungen, Stripe stimmt auf den Cent');
    expect(said).toContain('1 Sache braucht Sie noch');
    expect(said).toContain('3 von 4 Betrieben bereit');
    expect(await page.textContent('.save-bar__figure b')).toBe('3.955,24\u00a0€');
    expect(await page.textContent('tfoot td:nth-child(7)')).toBe('3.955,24\u00a0€');
    const heads = await page.locator('.payouts thead th').allTextContents();
    expect(heads).toEqual([
      'Betrieb',
      'Best.',
      'Umsatz brutto',
      'Erstattet',
      'Anteil',
      'MwSt. darauf',
      'Auszahlung',
      'Status',
    ]);
    expect(await page.locator('.payouts tbody tr').nth(1).locator('td').allTextContents()).toEqual([
      'Käserei Kranichruf',
      '42',
      '1.284,60\u00a0€',
      '−11,90\u00a0€',
      '117,09\u00a0€',
      '22,25\u00a0€',
      '1.133,36\u00a0€',
      'bereit',
    ]);
  });

  it('creates one run with the key of the page', async () => {
    const page = await office.openPage();
    await page.goto('/abrechnung');
    const key = await page.locator('[name="idempotencyKey"]').inputValue();
    await page.getByRole('button', { name: 'Abrechnung anlegen' }).click();
    await page.getByText('Die Abrechnung ist angelegt.').waitFor();
    const calls = office.api.calls.filter(({ endpoint }) => endpoint === createRun);
    expect(calls.map(({ idempotencyKey }) => idempotencyKey)).toEqual([key]);
  });

  it('sees why the own draft cannot be released alone', async () => {
    office.api.on(readSettlement, () => ({
      ...settlement,
      openRun: { ...draftRun, submittedByMe: true },
    }));
    const page = await office.openPage();
    await page.goto('/abrechnung');
    expect(await text(page)).toContain('Freigeben muss eine zweite Person');
    expect(await page.getByRole('button', { name: /freigeben/ }).count()).toBe(0);
  });

  it('checks what the scheduler drew up before a second person releases it', async () => {
    office.api.on(readRun, () => ({
      ...draftRun,
      state: 'draft' as const,
      createdByName: null,
      submittedByName: null,
    }));
    const page = await office.openPage();
    await page.goto(`/abrechnung/${RUN_ID}`);
    expect(await text(page)).toContain('Angelegt vom Zeitplan');
    expect(await page.getByRole('button', { name: /freigeben/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Ist geprüft' }).click();
    await page.getByText('Jetzt gibt eine zweite Person frei.').waitFor();
    expect(office.api.inputsOf(submitRun)).toEqual([
      { language: 'de', runId: RUN_ID, snapshotHash: HASH },
    ]);
  });

  it('discards a draft only after a question that names it', async () => {
    const page = await office.openPage();
    await page.goto(`/abrechnung/${RUN_ID}`);
    await page.getByRole('link', { name: 'Verwerfen' }).click();
    await page.getByRole('heading', { name: 'Abrechnung 26-A0007 verwerfen?' }).waitFor();
    expect(office.api.inputsOf(discardRun)).toEqual([]);
    await page.getByRole('button', { name: 'Abrechnung 26-A0007 verwerfen' }).click();
    await page.getByText('Die Abrechnung ist verworfen.').waitFor();
    expect(office.api.inputsOf(discardRun)).toEqual([{ language: 'de', runId: RUN_ID }]);
  });
});

describe('the second person', () => {
  it('releases exactly the snapshot on the page', async () => {
    office.api.on(readSettlement, () => ({ ...settlement, openRun: draftRun }));
    const page = await office.openPage();
    await page.goto('/abrechnung');
    await page.getByRole('button', { name: '3 Auszahlungen freigeben' }).click();
    await page.getByText('Die Auszahlungen werden jetzt überwiesen.').waitFor();
    expect(office.api.inputsOf(approveRun)).toEqual([
      { language: 'de', runId: RUN_ID, snapshotHash: HASH },
    ]);
  });

  it.each([
    ['run-changed', 'Die Abrechnung hat sich geändert.'],
    ['second-person-needed', 'Freigeben muss eine zweite Person'],
  ] as const)('is told about %s', async (code, sentence) => {
    office.api.on(approveRun, () => {
      throw new FixtureProblem(code);
    });
    const page = await office.openPage();
    await page.goto(`/abrechnung/${RUN_ID}`);
    await page.getByRole('button', { name: '3 Auszahlungen freigeben' }).click();
    expect(await page.getByRole('alert').textContent()).toContain(sentence);
    expect(await page.title()).toMatch(/^Fehler: /);
  });

  it('can stop a running settlement and go on', async () => {
    office.api.on(readRun, () => ({
      ...draftRun,
      state: 'executing' as const,
      transferredCents: 87_823,
      approvedAt: '2026-11-22T10:00:00.000Z',
      approvedByName: 'Marta Krüger',
    }));
    const page = await office.openPage();
    await page.goto(`/abrechnung/${RUN_ID}`);
    expect(await text(page)).toContain('878,23 € von 3.955,24 € überwiesen');
    await page.getByRole('button', { name: 'Anhalten' }).click();
    await page.getByText('Angehalten.').waitFor();
    office.api.on(readRun, () => ({ ...draftRun, state: 'executing' as const, stopped: true }));
    await page.goto(`/abrechnung/${RUN_ID}`);
    await page.getByRole('button', { name: 'Fortsetzen' }).click();
    await page.getByText('Fortgesetzt.').waitFor();
    expect(office.api.inputsOf(stopRun).map(({ stopped }) => stopped)).toEqual([true, false]);
  });
});

describe('what a settlement holds', () => {
  it('is listed item by item, page by page and by state', async () => {
    const page = await office.openPage();
    await page.goto(`/abrechnung/${RUN_ID}`);
    await page.getByRole('link', { name: 'Alle Posten' }).click();
    await page.getByRole('heading', { name: 'Posten der Abrechnung 26-A0007' }).waitFor();
    await page.getByRole('link', { name: 'ausgelassen' }).click();
    await page.waitForURL(/stand=skipped/);
    await page.getByRole('link', { name: 'Nächste Seite' }).click();
    await page.waitForURL(/seite=2/);
    expect(office.api.inputsOf(listRunItems).at(-1)).toMatchObject({ page: 2, state: 'skipped' });
  });

  it('names what was left out in the statement of a producer, with its end', async () => {
    const page = await office.openPage();
    await page.goto(`/abrechnung/${RUN_ID}/${PRODUCER_ID}`);
    const said = await text(page);
    expect(said).toContain('Nicht dabei');
    expect(said).toContain('Die Haltefrist nach der Übergabe läuft noch');
    expect(said).toContain('26. November 2026');
  });
});

describe('the rules', () => {
  it('show what holds and take a resolution, filled with what holds now', async () => {
    const page = await office.openPage();
    await page.goto('/abrechnung/regeln');
    expect(await text(page)).toContain('25,00 €, nach 60 Tagen auch weniger');
    await page.getByLabel('Gilt ab').fill('2027-01-01');
    await page.getByLabel('Beschluss', { exact: true }).fill('GV 2026-12');
    await page.getByLabel('Mindestbetrag').fill('10,00');
    await page.getByRole('button', { name: 'Beschluss eintragen' }).click();
    await waitFor('the resolution', async () => office.api.inputsOf(resolveSettlementRules)[0]);
    expect(office.api.inputsOf(resolveSettlementRules)).toMatchObject([
      { validFrom: '2027-01-01', minimumCents: 1_000, floorBps: 2_500, holdCapDays: 75 },
    ]);
  });

  it('trust a producer with a note', async () => {
    const page = await office.openPage();
    await page.goto(`/betriebe/${PRODUCER_ID}`);
    await page.getByRole('radio', { name: 'Vertraut', exact: true }).check();
    await page.getByLabel('Warum?').fill('Seit zehn Jahren dabei');
    await page.getByRole('button', { name: 'Festhalten' }).click();
    await page.getByText('Das gilt ab der nächsten Abrechnung.').waitFor();
    expect(office.api.inputsOf(setTrust)).toMatchObject([{ trusted: true }]);
  });
});

describe('held money', () => {
  it('is held with a reason and an end, and what was typed is still there when refused', async () => {
    office.api.on(setHold, () => {
      throw new FixtureProblem('hold-too-long');
    });
    const page = await office.openPage();
    await page.goto('/abrechnung/einbehalte?bestellung=26-000417-1');
    await page.getByLabel('Einbehalten bis einschließlich').fill('2027-06-01');
    await page.getByLabel('Notiz').fill('Glas zerbrochen');
    await page.getByRole('button', { name: 'Einbehalten' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('So lange darf Geld nicht');
    expect(await page.getByLabel('Bestellnummer oder Betrieb').inputValue()).toBe('26-000417-1');
    expect(await page.getByLabel('Notiz').inputValue()).toBe('Glas zerbrochen');
  });

  it('is released with a note', async () => {
    const page = await office.openPage();
    await page.goto('/abrechnung/einbehalte');
    expect(await text(page)).toContain('Reklamation, bis 1. Dezember 2026: Gläser zerbrochen');
    await page.getByLabel('Warum aufheben?').fill('Ersatz geliefert');
    await page.getByRole('button', { name: 'Aufheben' }).click();
    await page.getByText('Der Einbehalt ist aufgehoben.').waitFor();
    expect(office.api.inputsOf(liftHold)).toMatchObject([{ note: 'Ersatz geliefert' }]);
  });
});
