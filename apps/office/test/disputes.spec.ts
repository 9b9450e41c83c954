import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  acceptLoss,
  decideLiability,
  recoverEarly,
  submitEvidence,
} from '@markthalle/contracts/office-disputes';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { DISPUTE_ID, dispute } from './fixtures/disputes.ts';
import { type OfficeUnderTest, officeUnderTest } from './office-under-test.ts';

const PAGE = `/beschwerden/${DISPUTE_ID}`;

let office: OfficeUnderTest;

beforeAll(async () => {
  office = await officeUnderTest();
});
afterAll(() => office.close());

it('shows the money, what each producer says and the text for the bank', async () => {
  const page = await office.openPage();
  await page.goto('/beschwerden');
  await page.getByRole('link', { name: '26-001001', exact: true }).first().click();
  const text = await page.locator('main').textContent();
  expect(text).toContain('Am Donnerstag an DHL übergeben.');
  expect(text).toContain('Noch keine Antwort.');
  expect(text).toMatch(/Davon trägt noch niemand\s*53,97\s€/);
  expect(await page.getByLabel('Sendungsnummer').inputValue()).toBe('00340434161094000000');
});

it('sends the evidence once, with a key of its own', async () => {
  const page = await office.openPage();
  await page.goto(PAGE);
  await page.getByLabel('Erklärung').fill('Delivered on 14 November, signed by the buyer.');
  await page.getByRole('button', { name: 'Nachweise endgültig absenden' }).click();
  await page.getByText('Die Nachweise gehen jetzt an die Bank.').waitFor();
  expect(office.api.inputsOf(submitEvidence)).toMatchObject([
    { shippingCarrier: 'DHL', explanation: 'Delivered on 14 November, signed by the buyer.' },
  ]);
});

it('keeps every word when the bank takes none any more', async () => {
  office.api.on(submitEvidence, () => {
    throw new FixtureProblem('evidence-too-late');
  });
  const page = await office.openPage();
  await page.goto(PAGE);
  await page.getByLabel('Erklärung').fill('Delivered, but we write too late.');
  await page.getByRole('button', { name: 'Nachweise endgültig absenden' }).click();
  await page.getByText('Die Frist ist abgelaufen.').waitFor();
  expect(await page.getByLabel('Erklärung').inputValue()).toBe('Delivered, but we write too late.');
});

it('asks once more before a loss is accepted', async () => {
  const page = await office.openPage();
  await page.goto(PAGE);
  await page.getByRole('link', { name: 'Verlust anerkennen …' }).click();
  expect(await page.locator('main').textContent()).toMatch(/Die Bank behält 53,97\s€/);
  expect(office.api.inputsOf(acceptLoss)).toEqual([]);
  await page.getByLabel('Begründung').fill('Kein Nachweis vorhanden.');
  await page.getByRole('button', { name: 'Ja, Verlust anerkennen' }).click();
  await page.getByText('Der Verlust ist anerkannt.').waitFor();
  expect(office.api.inputsOf(acceptLoss)).toMatchObject([{ note: 'Kein Nachweis vorhanden.' }]);
});

it('wants to know which producers bear a loss', async () => {
  const page = await office.openPage();
  await page.goto(PAGE);
  await page.getByText('Einzelne Betriebe', { exact: true }).click();
  await page.getByLabel('Begründung').last().fill('Das Paket der Käserei fehlt.');
  await page.getByRole('button', { name: 'So festlegen' }).click();
  await page.getByRole('link', { name: /mindestens einen Betrieb/ }).waitFor();
  await page.getByRole('checkbox', { name: 'Käserei Kranichruf' }).check();
  await page.getByRole('button', { name: 'So festlegen' }).click();
  await page.getByText('Festgelegt, wer den Verlust trägt.').waitFor();
  expect(office.api.inputsOf(decideLiability)).toMatchObject([
    { kind: 'at_fault', producerIds: [dispute.parts[1]?.producerId] },
  ]);
});

it('takes a share back before the bank has decided', async () => {
  const page = await office.openPage();
  await page.goto(PAGE);
  await page.getByText('Anteil jetzt schon zurückholen').click();
  await page.getByLabel('Begründung').first().fill('Hat nicht geliefert.');
  await page.getByRole('button', { name: 'Zurückholen', exact: true }).click();
  await page.getByText('bis zur Entscheidung verwahrt').waitFor();
  expect(office.api.inputsOf(recoverEarly)).toMatchObject([
    { producerOrderId: dispute.parts[0]?.producerOrderId, note: 'Hat nicht geliefert.' },
  ]);
});
