import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveWriteOff,
  listReceivables,
  recordDebtPayment,
} from '@markthalle/contracts/office-receivables';
import {
  listRefunds,
  payRefundByBank,
  previewRefund,
  readRefund,
  readRefundable,
  requestRefund,
} from '@markthalle/contracts/office-refunds';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import {
  LINE_ID,
  preview,
  REFUND_ID,
  receivables,
  refund,
  refundable,
  WRITE_OFF_ID,
} from './fixtures/refunds.ts';
import { type OfficeUnderTest, officeUnderTest } from './office-under-test.ts';

let office: OfficeUnderTest;
const DIALOG = `/bestellungen/${refund.orderId}/erstatten`;

beforeAll(async () => {
  office = await officeUnderTest();
  office.api
    .on(readRefundable, () => refundable)
    .on(previewRefund, ({ parts }) => {
      if ((parts[0]?.lines[0]?.quantity ?? 0) > 6) throw new FixtureProblem('refund-too-much');
      return preview;
    })
    .on(requestRefund, () => refund)
    .on(readRefund, () => refund)
    .on(listRefunds, () => ({ refunds: [refund], nextCursor: null }))
    .on(payRefundByBank, () => refund)
    .on(listReceivables, () => receivables)
    .on(approveWriteOff, () => ({ done: true as const }))
    .on(recordDebtPayment, () => {
      throw new FixtureProblem('debt-too-small');
    });
});
afterAll(() => office.close());

const callOf = (endpoint: object) =>
  office.api.calls.filter((call) => call.endpoint === endpoint).at(-1)?.input;

describe('the refund dialog', () => {
  it('shows who gives what before anything is sent, without scripts', async () => {
    const page = await office.openPage();
    await page.goto(DIALOG);
    await page.getByLabel('Stückzahl').first().fill('2');
    await page.getByLabel('Erläuterung').fill('Zwei Flaschen zerbrochen');
    await page.getByRole('button', { name: 'Vorschau' }).click();
    await page.getByText('3,00 € fällig').first().waitFor();
    expect(callOf(previewRefund)).toMatchObject({
      cause: 'defect',
      parts: [{ lines: [{ lineId: LINE_ID, quantity: 2, kind: 'goods_and_deposit' }] }],
    });
    expect(callOf(requestRefund)).toBeUndefined();
    expect(await page.getByLabel('Erläuterung').inputValue()).toBe('Zwei Flaschen zerbrochen');
    await page.getByRole('button', { name: 'Erstatten', exact: true }).click();
    await page.waitForURL(`**/erstattungen/${REFUND_ID}**`);
    expect(callOf(requestRefund)).toMatchObject({ reason: 'Zwei Flaschen zerbrochen' });
  });

  it('follows the typing where scripts run', async () => {
    const page = await office.openPage({ javaScript: true });
    await page.goto(DIALOG);
    await page.getByLabel('Stückzahl').first().fill('2');
    await page.getByText('An die Käuferin oder den Käufer gehen').waitFor();
  });

  it('refuses more than remains and keeps what was typed', async () => {
    const page = await office.openPage();
    await page.goto(DIALOG);
    await page.getByLabel('Stückzahl').first().fill('7');
    await page.getByLabel('Erläuterung').fill('zu viel');
    await page.getByRole('button', { name: 'Vorschau' }).click();
    await page.getByText('So viel ist nicht mehr übrig').first().waitFor();
    expect(await page.getByLabel('Stückzahl').first().inputValue()).toBe('7');
    await page.getByLabel('Preisnachlass ohne Rückgabe').fill('viel');
    await page.getByRole('button', { name: 'Vorschau' }).click();
    await page.getByText('Bitte geben Sie einen Betrag ein').first().waitFor();
  });
});

it('a refund that failed is paid by bank with a second click', async () => {
  const page = await office.openPage();
  await page.goto(`/erstattungen/${REFUND_ID}`);
  await page.getByText('Das Geld ist weiter geschuldet').waitFor();
  await page.getByLabel('Beleg der Überweisung').fill('Überweisung 12');
  await page.getByLabel('Die Überweisung ist ausgeführt.').check();
  await page.getByRole('button', { name: 'Per Überweisung bezahlt' }).click();
  await page.getByText('Festgehalten: Die Erstattung wurde überwiesen.').waitFor();
  expect(callOf(payRefundByBank)).toMatchObject({ note: 'Überweisung 12', confirmed: true });
});

it('a debt is given up by the second person, and no more is paid than is owed', async () => {
  const page = await office.openPage();
  await page.goto('/forderungen');
  await page.getByRole('button', { name: 'Ausbuchen', exact: true }).click();
  await page.getByText('Die Forderung ist ausgebucht.').waitFor();
  expect(callOf(approveWriteOff)).toMatchObject({ writeOffId: WRITE_OFF_ID });
  await page.getByLabel('Betrag').first().fill('999.999,99');
  await page.getByRole('button', { name: 'Zahlung eintragen' }).click();
  await page.getByText('So viel ist nicht offen.').first().waitFor();
  expect(await page.getByLabel('Betrag').first().inputValue()).toBe('999.999,99');
});

it.each([
  ['light', 1280],
  ['dark', 320],
] as const)('is accessible, %s at %i px', async (theme, width) => {
  const page = await office.openPage({ javaScript: true, width, theme });
  for (const path of [DIALOG, '/erstattungen', `/erstattungen/${REFUND_ID}`, '/forderungen']) {
    await page.goto(path);
    await expectNoSeriousA11yIssues(page);
  }
});
