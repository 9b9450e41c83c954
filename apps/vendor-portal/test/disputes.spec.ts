import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { answerEvidenceRequest, readEvidenceRequest } from '@markthalle/contracts/portal-disputes';
import { readToday } from '@markthalle/contracts/portal-orders';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { evidenceRequest, REQUEST_ID } from './fixtures/disputes.ts';
import { today } from './fixtures/orders.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());

it('leads from today to the request, and one answer is sent, without scripts', async () => {
  // On a full day five tasks with an earlier end would stand above it.
  portal.api.on(readToday, () => ({ ...today, toConfirm: 0, toHandOver: 0, shortArticles: 0 }));
  const page = await portal.openPage();
  await page.goto('/');
  await page.getByRole('link', { name: 'Nachweise geben' }).click();
  await page.getByRole('link', { name: /M-1001-2/ }).click();
  const text = await page.locator('main').textContent();
  expect(text).toContain('Die Ware soll nicht angekommen sein');
  expect(text).toContain('2 × Lindenhonig vom Feldberger Haussee');
  await page.getByLabel('Ihre Schilderung').fill('Am 12. November an DHL übergeben.');
  await page.getByLabel('Sendungsnummer').fill('00340434161094000000');
  await page.getByRole('button', { name: 'An die Geschäftsstelle senden' }).click();
  await page.getByText('Ihre Antwort ist in der Geschäftsstelle.').waitFor();
  expect(portal.api.inputsOf(answerEvidenceRequest)).toEqual([
    {
      language: 'de',
      requestId: REQUEST_ID,
      handedOverOn: null,
      carrier: null,
      trackingNumber: '00340434161094000000',
      statement: 'Am 12. November an DHL übergeben.',
      proof: null,
    },
  ]);
});

it('keeps what was typed when the bank has its answer already', async () => {
  portal.api.on(answerEvidenceRequest, () => {
    throw new FixtureProblem('dispute-closed');
  });
  const page = await portal.openPage();
  await page.goto(`/nachweise/${REQUEST_ID}`);
  await page.getByLabel('Ihre Schilderung').fill('Das war anders, als die Bank meint.');
  await page.getByRole('button', { name: 'An die Geschäftsstelle senden' }).click();
  await page.getByText('Darüber ist schon entschieden.').waitFor();
  expect(await page.getByLabel('Ihre Schilderung').inputValue()).toBe(
    'Das war anders, als die Bank meint.',
  );
});

it('says what the producer bears of a lost dispute, and asks nothing more', async () => {
  portal.api.on(readEvidenceRequest, () => ({
    ...evidenceRequest,
    status: 'lost' as const,
    canAnswer: false,
    borneCents: 2_809,
  }));
  const page = await portal.openPage();
  await page.goto(`/nachweise/${REQUEST_ID}`);
  const text = await page.locator('main').textContent();
  expect(text).toMatch(/Von diesem Verlust tragen Sie 28,09\s€/);
  expect(await page.getByLabel('Ihre Schilderung').count()).toBe(0);
});
