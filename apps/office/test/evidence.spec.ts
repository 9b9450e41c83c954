import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { decideEvidence, withdrawEvidence } from '@markthalle/contracts/office-evidence';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { answerEvidence, HELD, ORGANIC } from './fixtures/evidence.ts';
import { type OfficeUnderTest, officeUnderTest } from './office-under-test.ts';

let office: OfficeUnderTest;

beforeAll(async () => {
  office = await officeUnderTest();
});
afterAll(() => office.close());
beforeEach(() => {
  answerEvidence(office.api);
  office.api.calls.length = 0;
});

const ORGANIC_NAMED = 'Imkerei Lindenlaut, Bio-Zertifikat';

it('a piece of evidence counts after one press', async () => {
  const page = await office.openPage();
  await page.goto('/nachweise');
  await page.getByRole('button', { name: `Gilt: ${ORGANIC_NAMED}` }).click();
  await page.waitForURL(/meldung=nachweis-entschieden/);
  expect(office.api.inputsOf(decideEvidence)).toMatchObject([
    { evidenceId: ORGANIC.evidenceId, isValid: true, note: '' },
  ]);
});

it('it goes back only with a reason, asked for at its own field', async () => {
  const page = await office.openPage();
  await page.goto('/nachweise');
  await page.getByRole('button', { name: `Zurückgeben: ${ORGANIC_NAMED}` }).click();
  const summary = page.getByRole('alert');
  await summary.getByRole('link', { name: 'Bitte schreiben Sie, warum.' }).click();
  const field = page.getByLabel(`Notiz an den Betrieb ${ORGANIC_NAMED}`);
  expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator('.field__error').count()).toBe(1);
  expect(office.api.inputsOf(decideEvidence)).toEqual([]);
  await field.fill('Das Zertifikat ist vom Vorjahr.');
  await page.getByRole('button', { name: `Zurückgeben: ${ORGANIC_NAMED}` }).click();
  await page.waitForURL(/meldung=nachweis-entschieden/);
  expect(office.api.inputsOf(decideEvidence)).toMatchObject([
    { evidenceId: ORGANIC.evidenceId, isValid: false, note: 'Das Zertifikat ist vom Vorjahr.' },
  ]);
});

it('what holds is taken back with a reason, and words of producers stay text', async () => {
  const page = await office.openPage();
  await page.goto('/nachweise');
  expect(await page.locator('main').textContent()).toContain('Salz: <i>fast</i> nur Salz');
  const form = page.locator('form:has([value=withdraw])');
  await form.getByRole('button', { name: 'Nachweis entziehen' }).click();
  await form.locator('.field__error').waitFor();
  expect(office.api.inputsOf(withdrawEvidence)).toEqual([]);
  await form.getByLabel('Notiz an den Betrieb').fill('Das Register hat die Nummer gelöscht.');
  await form.getByRole('button', { name: 'Nachweis entziehen' }).click();
  await page.waitForURL(/meldung=nachweis-entzogen/);
  expect(office.api.inputsOf(withdrawEvidence)).toMatchObject([{ evidenceId: HELD.evidenceId }]);
});

it.each([
  ['light', 1280],
  ['dark', 320],
] as const)('the page is accessible and fits, %s at %i px', async (theme, width) => {
  const page = await office.openPage({ javaScript: true, theme, width });
  await page.goto('/nachweise');
  await expectNoSeriousA11yIssues(page);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider).toBe(0);
});
