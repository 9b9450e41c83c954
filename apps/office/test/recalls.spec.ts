import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { endRecall, sendOfficeRecall } from '@markthalle/contracts/office-recalls';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { PRODUCER_ID } from './fixtures/office.ts';
import { RECALL_ID } from './fixtures/recalls.ts';
import { type OfficeUnderTest, officeUnderTest } from './office-under-test.ts';

let office: OfficeUnderTest;

beforeAll(async () => {
  office = await officeUnderTest();
});
afterAll(() => office.close());

it('LAW-FOOD-23 calls goods back for a producer after a look at what is sent', async () => {
  const page = await office.openPage();
  await page.goto(`/betriebe/${PRODUCER_ID}`);
  await page.getByRole('link', { name: 'Ware zurückrufen' }).click();
  await page.getByLabel('Produkt', { exact: true }).selectOption({ label: 'Bergkäse' });
  await page.getByLabel('Charge oder Losnummer').fill('L24-11');
  await page.getByLabel('Was ist an der Ware?').selectOption('germs');
  await page.getByLabel('Was sollen die Leute').selectOption('dispose');
  await page.getByLabel('In Ihren Worten').fill('Es wurden Listerien gefunden.');
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByText('Noch ist nichts verschickt.').waitFor();
  expect(office.api.inputsOf(sendOfficeRecall)).toEqual([]);
  await page.getByRole('button', { name: 'Jetzt zurückrufen: 3 E-Mails' }).click();
  await page.waitForURL(`**/rueckrufe/${RECALL_ID}**`);
  expect(office.api.inputsOf(sendOfficeRecall)).toMatchObject([
    { producerId: PRODUCER_ID, batchNo: 'L24-11', danger: 'germs', advice: 'dispose' },
  ]);
});

it('LAW-FOOD-23 shows who was told when, and ends a recall with a reason', async () => {
  const page = await office.openPage();
  await page.goto('/rueckrufe');
  expect(await page.locator('main').textContent()).toContain('1 von 3');
  await page.getByRole('link', { name: /^Bergkäse/ }).click();
  const proof = page.locator('table tbody tr');
  expect(await proof.count()).toBe(3);
  expect(await proof.nth(1).textContent()).toContain('noch nicht');
  expect(await proof.nth(2).textContent()).toContain('keine Adresse mehr');
  office.api.on(endRecall, () => {
    const message = 'Bitte schreiben Sie einen Satz.';
    throw new FixtureProblem('invalid-input', [{ pointer: '/note', message }]);
  });
  await page.getByRole('button', { name: 'Rückruf beenden' }).click();
  await page.locator('#field-note-error').waitFor();
  office.api.on(endRecall, () => ({ ended: true as const }));
  await page.getByLabel('Warum ist die Ware').fill('Die Charge ist vernichtet.');
  await page.getByRole('button', { name: 'Rückruf beenden' }).click();
  await page.getByText('Das Produkt ist wieder zu kaufen.').waitFor();
  expect(office.api.inputsOf(endRecall).at(-1)).toMatchObject({
    recallId: RECALL_ID,
    note: 'Die Charge ist vernichtet.',
  });
});
