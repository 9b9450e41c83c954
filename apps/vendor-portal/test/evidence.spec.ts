import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { saveTraderData, submitProducerEvidence } from '@markthalle/contracts/portal-evidence';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { PROOF, TRADER } from './fixtures/evidence.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());

it('LAW-FOOD-19 a producer sees what is missing and sends a certificate with its paper', async () => {
  const sent: unknown[] = [];
  portal.api.on(submitProducerEvidence, ({ kind, reference, validUntil, file }) => {
    sent.push({ kind, reference, validUntil, fileName: file?.fileName });
    return { evidenceId: PROOF.evidenceId };
  });
  const page = await portal.openPage();
  await page.goto('/hof/nachweise');
  await page.getByText('Es fehlt etwas.').waitFor();
  await page.getByText('DE1234567890123 · Ein System · gilt ohne Ende').waitFor();
  await page.getByLabel('Was ist es?').selectOption('organic_control');
  await page.getByLabel('Nummer oder Name').fill('DE-ÖKO-006');
  await page.getByLabel('Gilt ab').fill('2026-11-01');
  await page.getByLabel(/^Gilt bis/).fill('2027-10-31');
  await page.getByLabel('Papier als PDF oder Foto').setInputFiles({
    name: 'Bio.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7'),
  });
  await page.getByRole('button', { name: 'Einreichen' }).click();
  await page.getByText(/Das Büro prüft Ihren Nachweis/).waitFor();
  expect(sent).toEqual([
    {
      kind: 'organic_control',
      reference: 'DE-ÖKO-006',
      validUntil: '2027-10-31',
      fileName: 'Bio.pdf',
    },
  ]);
});

it('what the office cannot read is said at the field, and what was typed stays', async () => {
  portal.api.on(submitProducerEvidence, () => {
    throw new FixtureProblem('invalid-input', [
      { pointer: '/reference', message: 'So sieht diese Nummer nicht aus.' },
    ]);
  });
  const page = await portal.openPage();
  await page.goto('/hof/nachweise');
  await page.getByLabel('Nummer oder Name').fill('Bio');
  await page.getByLabel('Gilt ab').fill('2026-11-01');
  await page.getByRole('button', { name: 'Einreichen' }).click();
  await page.locator('.field__error', { hasText: 'So sieht diese Nummer nicht aus.' }).waitFor();
  expect(await page.getByLabel('Nummer oder Name').inputValue()).toBe('Bio');
});

it('LAW-DAC7-2 a trader says who sells, and promises once', async () => {
  const sent: unknown[] = [];
  portal.api.on(saveTraderData, ({ taxIdentifier, birthDate, selfCertify, isEntity }) => {
    sent.push({ taxIdentifier, birthDate, selfCertify, isEntity });
    return { ...TRADER, taxIdentifier, birthDate };
  });
  const page = await portal.openPage();
  await page.goto('/hof/nachweise');
  await page.getByLabel('Steuernummer').fill('12345678901');
  await page.getByLabel(/^Geburtstag/).fill('1965-06-12');
  await page.getByLabel('Ich biete nur an, was das Recht der EU erlaubt.').check();
  await page.getByRole('button', { name: 'Angaben speichern' }).click();
  await page.getByText('Ihre Angaben sind gespeichert.').waitFor();
  expect(sent).toEqual([
    {
      taxIdentifier: '12345678901',
      birthDate: '1965-06-12',
      selfCertify: true,
      isEntity: false,
    },
  ]);
});
