import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  applyImport,
  discardImport,
  readImport,
  startDataExport,
  startImport,
  undoImport,
} from '@markthalle/contracts/portal-imports';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import type { Page } from 'playwright-core';
import {
  answerImports,
  exportSummary,
  IMPORT_ID,
  importSummary,
  importView,
} from './fixtures/imports.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;
const PAGE = `/einfuhr/${IMPORT_ID}`;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());

beforeEach(() => {
  answerImports(portal.api);
});

/** Forms go the same way with and without scripts. */
const openPage = () => portal.openPage({ javaScript: false, width: 320 });

const csv = (text: string) => ({
  name: 'preise.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

const isWiderThanPhone = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth > window.innerWidth');

describe('tables without scripts', () => {
  it('come in by one form and show every difference before anything happens', async () => {
    const page = await openPage();
    await page.goto('/einfuhr');
    await page.setInputFiles('[name=file]', csv('Artikelnummer;Preis\r\nlindenhonig;8,40\r\n'));
    await page.click('button:has-text("Vorschau ansehen")');
    expect(page.url()).toContain(PAGE);
    const sent = portal.api.inputsOf(startImport).at(-1);
    expect(sent?.fileName).toBe('preise.csv');
    expect(Buffer.from(String(sent?.base64), 'base64').toString()).toContain('lindenhonig;8,40');
    const text = (await page.textContent('main'))?.replaceAll('\u00a0', ' ');
    for (const words of [
      '2 Zeilen ändern etwas.',
      '1 Zeile können wir nicht übernehmen.',
      'Zeile 2: Lindenhonig',
      '7,90 €',
      '8,40 €',
      'Regal, Bemerkung',
      'Preis: „abc“ ist kein Betrag. Schreiben Sie zum Beispiel „7,90“.',
      'Nur als Entwurf möglich.',
    ]) {
      expect(text).toContain(words);
    }
    expect(portal.api.inputsOf(applyImport)).toHaveLength(0);
    expect(await isWiderThanPhone(page)).toBe(false);
  });

  it('say at the field what is wrong with a file, and offer to choose another', async () => {
    const page = await openPage();
    await page.goto('/einfuhr');
    await page.click('button:has-text("Vorschau ansehen")');
    expect(await page.textContent('#field-file-error')).toContain('Bitte wählen Sie eine Datei');
    const message = 'In dieser Tabelle sind die Zellen A5:A8 verbunden.';
    portal.api.on(startImport, () => {
      throw new FixtureProblem('import-merged-cells', [{ pointer: '/file', message }]);
    });
    await page.setInputFiles('[name=file]', csv('x'));
    await page.click('button:has-text("Vorschau ansehen")');
    expect(await page.textContent('#field-file-error')).toContain(message);
    portal.api.on(startImport, () => {
      throw new FixtureProblem('import-file-old');
    });
    await page.setInputFiles('[name=file]', csv('x'));
    await page.click('button:has-text("Vorschau ansehen")');
    expect(await page.textContent('#field-file-error')).toContain('im alten Excel-Format');
  });

  it('of fifty megabytes get their sentence beside the field', async () => {
    const page = await openPage();
    await page.goto('/einfuhr');
    const buffer = Buffer.alloc(49_000_000, 'a');
    await page.setInputFiles('[name=file]', { name: 'x.csv', mimeType: 'text/csv', buffer });
    await page.click('button:has-text("Vorschau ansehen")');
    expect(await page.textContent('#field-file-error')).toContain('größer als 8 MB');
  });

  it('are applied as chosen, discarded, and taken back as a whole', async () => {
    const page = await openPage();
    await page.goto(PAGE);
    await page.check('[value=submit]', { force: true });
    await page.click('button:has-text("2 Zeilen übernehmen")');
    const [choice] = portal.api.inputsOf(applyImport);
    expect(choice).toMatchObject({ submit: true, withStock: true });
    await page.goto(PAGE);
    await page.check('[value=keep]', { force: true });
    await page.click('button:has-text("2 Zeilen übernehmen")');
    expect(portal.api.inputsOf(applyImport).at(-1)).toMatchObject({ withStock: false });
    await page.goto(PAGE);
    await page.click('button:has-text("Verwerfen")');
    expect(portal.api.inputsOf(discardImport)).toHaveLength(1);
    expect(await page.textContent('main')).toContain('Die Tabelle ist verworfen.');
    const done = { ...importSummary, state: 'done' as const, counts: { done: 2, refused: 1 } };
    portal.api.on(readImport, () => ({ ...importView, summary: done }));
    await page.goto(PAGE);
    await page.click('summary:has-text("Ganze Tabelle zurücknehmen")');
    await page.click('button:has-text("Jetzt zurücknehmen")');
    expect(portal.api.inputsOf(undoImport)).toHaveLength(1);
  });

  it('in work say how far they are and may be left alone', async () => {
    const counts = { waiting: 6_800, done: 1_200 };
    const summary = { ...importSummary, state: 'applying' as const, counts, rowCount: 8_000 };
    portal.api.on(readImport, () => ({ ...importView, summary }));
    const page = await openPage();
    await page.goto(PAGE);
    const text = await page.textContent('main .notice[role=status]');
    expect(text).toContain('1.200 von 8.000 Zeilen');
    expect(text).toContain('Es geht von allein weiter.');
    expect(await page.locator('a:has-text("Stand neu laden")').count()).toBe(1);
  });

  it('and everything else go out', async () => {
    const page = await openPage();
    await page.goto('/einfuhr');
    await page.click('button:has-text("Daten zusammenstellen")');
    expect(portal.api.inputsOf(startDataExport)).toHaveLength(1);
    const links = await page
      .locator('a[href^="/einfuhr/"]')
      .evaluateAll((nodes) =>
        nodes.map((node) =>
          (node as { getAttribute(name: string): string | null }).getAttribute('href'),
        ),
      );
    expect(links).toContain('/einfuhr/tabelle/prices/xlsx');
    expect(links).toContain(`/einfuhr/daten/${exportSummary.exportId}/1`);
  });
});
