import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  decideNotice,
  readNotice,
  recordOrder,
  settleMessage,
  undoDecision,
} from '@markthalle/contracts/office-notices';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { decidedNotice, MESSAGE_ID, NOTICE_ID, notice } from './fixtures/notices.ts';
import { type OfficeUnderTest, officeUnderTest } from './office-under-test.ts';

let office: OfficeUnderTest;

beforeAll(async () => {
  office = await officeUnderTest();
});
afterAll(() => office.close());

const PAGE = `/meldungen/${NOTICE_ID}`;

it('LAW-DSA-5 shows what is missing in a decision at its field and keeps every word', async () => {
  office.api.on(decideNotice, () => {
    throw new FixtureProblem('decision-incomplete', [
      { pointer: '/facts', message: 'Auf welche Tatsachen?' },
    ]);
  });
  const page = await office.openPage();
  await page.goto('/meldungen');
  expect(await page.locator('main').textContent()).toMatch(/überfällig/);
  await page.getByRole('link', { name: 'M-000017' }).click();
  expect(await page.locator('main').textContent()).toContain('<script>alert(1)</script>');
  await page.getByLabel('Angebot aus dem Laden nehmen').check();
  await page.getByLabel('Rechtswidrig').check();
  await page.getByLabel('Vorschrift und Begründung').fill('Art. 5 GPSR: Sie ist unsicher.');
  await page.getByLabel('Adressen gleicher Angebote').fill('https://a.example/p/b\n\n /p/c ');
  await page.getByLabel('Gericht', { exact: true }).check();
  await page.getByRole('button', { name: 'Entscheidung speichern und mitteilen' }).click();
  await page.getByText('Auf welche Tatsachen?').first().waitFor();
  expect(await page.getByLabel('Vorschrift und Begründung').inputValue()).toBe(
    'Art. 5 GPSR: Sie ist unsicher.',
  );
  expect(await page.getByLabel('Gericht', { exact: true }).isChecked()).toBe(true);
  office.api.on(decideNotice, () => ({ decisionId: NOTICE_ID }));
  await page.getByRole('button', { name: 'Entscheidung speichern und mitteilen' }).click();
  await page.getByText('Die Betroffenen bekommen die Begründung per E-Mail.').waitFor();
  expect(office.api.inputsOf(decideNotice).at(-1)).toMatchObject({
    action: 'pause_product',
    ground: 'illegal',
    automation: '',
    remedies: ['court'],
    moreUrls: ['https://a.example/p/b', '/p/c'],
  });
});

it('undoes a decision with a reason', async () => {
  office.api.on(readNotice, () => decidedNotice);
  const page = await office.openPage();
  await page.goto(PAGE);
  expect(await page.locator('main').textContent()).toContain('Die Kerze tropft brennend.');
  await page.getByLabel('Warum').fill('Das Amt hat freigegeben.');
  await page.getByRole('button', { name: 'Entscheidung zurücknehmen' }).click();
  await page.getByText('Die Betroffenen erfahren es per E-Mail.').waitFor();
  expect(office.api.inputsOf(undoDecision)).toMatchObject([
    { because: 'Das Amt hat freigegeben.' },
  ]);
  office.api.on(readNotice, () => notice);
});

it('LAW-GPSR-3 starts the clock of an order at its German hour', async () => {
  const page = await office.openPage();
  await page.goto('/meldungen/anordnung');
  await page.getByLabel('Adresse des Angebots im Laden').fill('https://markt.example/p/kerze');
  await page.getByLabel('Behörde oder wer gemeldet hat').fill('Landesamt');
  await page.getByLabel('E-Mail-Adresse dort').fill('amt@example.org');
  await page.getByLabel('Aktenzeichen').fill('Az. 1/26');
  await page.getByLabel('Was angeordnet ist').fill('Vom Markt nehmen, sofort.');
  await page.getByRole('button', { name: 'Eintragen, Frist läuft' }).click();
  await page.getByText('Bitte geben Sie Tag und Uhrzeit').first().waitFor();
  expect(await page.getByLabel('Aktenzeichen').inputValue()).toBe('Az. 1/26');
  await page.getByLabel('Eingegangen am').fill('2026-11-20');
  await page.getByLabel('um', { exact: true }).fill('16:00');
  await page.getByRole('button', { name: 'Eintragen, Frist läuft' }).click();
  await page.getByText('Die Frist läuft.').waitFor();
  expect(office.api.inputsOf(recordOrder)).toMatchObject([
    { kind: 'authority_order', receivedAt: '2026-11-20T15:00:00.000Z' },
  ]);
});

it('LAW-DSA-2 a message leaves the queue when somebody says what was done', async () => {
  const page = await office.openPage();
  await page.goto('/nachrichten');
  expect(await page.locator('main').textContent()).toContain('Ole <b>Hof</b>');
  await page.getByLabel('Was Sie getan haben').fill('Angerufen.');
  await page.getByRole('button', { name: 'Erledigt' }).click();
  await page.waitForURL(/meldung=nachricht-erledigt/);
  expect(office.api.inputsOf(settleMessage)).toEqual([
    { language: 'de', messageId: MESSAGE_ID, note: 'Angerufen.' },
  ]);
});
