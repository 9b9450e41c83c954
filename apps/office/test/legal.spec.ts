import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type LegalDocument, readLegalDocument } from '@markthalle/contracts/legal';
import { addLegalDocument, listLegalDocuments } from '@markthalle/contracts/office-legal';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { type OfficeUnderTest, officeUnderTest } from './office-under-test.ts';

let office: OfficeUnderTest;

const terms: LegalDocument = {
  documentId: '0197a000-0000-7000-8000-00000000b001',
  kind: 'terms',
  language: 'de',
  version: 1,
  validFrom: '2026-06-01',
  title: 'AGB',
  body: '## 1. Erstens\nEin Satz.',
  picture: null,
  sha256: 'b'.repeat(64),
  isSample: true,
};

beforeAll(async () => {
  office = await officeUnderTest();
});
beforeEach(() => {
  office.api.calls.length = 0;
  const { body: _body, picture: _picture, ...row } = terms;
  office.api
    .on(listLegalDocuments, () => ({ today: '2026-11-23', documents: [{ ...row, inForce: true }] }))
    .on(readLegalDocument, () => terms)
    .on(addLegalDocument, () => ({ ...terms, version: 2, isSample: false }));
});
afterAll(() => office.close());

const FORM = '/rechtstexte/neu?art=terms&sprache=de';
const LONG = `## Neu\n${'Ein langer Satz. '.repeat(200)}`;

describe('the legal texts', () => {
  it('are listed with version, day and checksum, and samples are named', async () => {
    const page = await office.openPage({ javaScript: true });
    await page.goto('/rechtstexte');
    const said = await page.textContent('main');
    expect(said).toContain('Ein geltender Text ist noch ein Muster');
    expect(said).toContain('b'.repeat(64));
    await expectNoSeriousA11yIssues(page);
    await page.getByRole('link', { name: /Neue Fassung: Allgemeine/ }).click();
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toContain('## 1. Erstens');
    await expectNoSeriousA11yIssues(page);
  });

  it('show what was typed before it is published, and lose none of it', async () => {
    const page = await office.openPage();
    await page.goto(FORM);
    await page.getByLabel('Text', { exact: true }).fill(LONG);
    await page.getByRole('button', { name: 'Ansehen' }).click();
    await page.getByRole('heading', { name: 'Neu', exact: true }).waitFor();
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe(LONG);
    expect(office.api.inputsOf(addLegalDocument)).toEqual([]);
  });

  it('keep what was typed when the day has passed, and say it at the field', async () => {
    office.api.on(addLegalDocument, () => {
      throw new FixtureProblem('legal-date-passed', [
        { pointer: '/validFrom', message: 'Bitte wählen Sie heute oder einen späteren Tag.' },
      ]);
    });
    const page = await office.openPage();
    await page.goto(FORM);
    await page.getByLabel('Text', { exact: true }).fill(LONG);
    await page.getByLabel('Gilt ab').fill('2020-01-01');
    await page.getByRole('button', { name: 'Fassung veröffentlichen' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Gilt ab').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe(LONG);
  });

  it('are published with the day from which they apply', async () => {
    const page = await office.openPage();
    await page.goto(FORM);
    await page.getByLabel('Text', { exact: true }).fill('Neuer Text.');
    await page.getByLabel('Gilt ab').fill('2027-01-01');
    await page.getByRole('button', { name: 'Fassung veröffentlichen' }).click();
    await page.waitForURL(/meldung=rechtstext-neu/);
    expect(office.api.inputsOf(addLegalDocument)[0]).toMatchObject({
      kind: 'terms',
      textLanguage: 'de',
      body: 'Neuer Text.',
      picture: null,
      validFrom: '2027-01-01',
    });
  });
});
