import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { previewPortalRecall, sendPortalRecall } from '@markthalle/contracts/portal-recalls';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { HONEY_ID } from './fixtures/products.ts';
import { answerRecalls, RECALL_ID } from './fixtures/recalls.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
beforeEach(() => {
  answerRecalls(portal.api);
  portal.api.calls.length = 0;
});
afterAll(() => portal.close());

describe.each([
  ['without scripts', false],
  ['with scripts', true],
])('a recall in the portal (LAW-FOOD-23), %s', (_, javaScript) => {
  it('is looked at first, and sent by the second press with the same entries', async () => {
    const page = await portal.openPage({ javaScript, width: 390 });
    await page.goto('/rueckrufe');
    expect(await page.textContent('main')).toContain('16 von 17');
    await page.click('a:has-text("Ware zurückrufen")');
    await page.click('button:has-text("Weiter")');
    for (const field of ['productId', 'danger', 'advice', 'details']) {
      await page.locator(`#field-${field}-error`).waitFor();
    }
    await page.selectOption('[name=productId]', HONEY_ID);
    await page.fill('[name=batchNo]', 'L 24');
    await page.selectOption('[name=danger]', 'foreign_body');
    await page.selectOption('[name=advice]', 'bring_back');
    await page.fill('[name=details]', 'Im Glas wurden Splitter gefunden.');
    await page.click('button:has-text("Weiter")');
    await page.getByText('Noch ist nichts verschickt.').waitFor();
    const main = await page.textContent('main');
    for (const said of [
      '17 Bestellungen von 15 Personen',
      '<b>Splitter</b>',
      'Lebensmittelüberwachung',
    ]) {
      expect(main).toContain(said);
    }
    expect(portal.api.inputsOf(sendPortalRecall)).toEqual([]);
    await page.click('button:has-text("Zurück und ändern")');
    expect(await page.inputValue('[name=details]')).toBe('Im Glas wurden Splitter gefunden.');
    await page.click('button:has-text("Weiter")');
    await page.click('button:has-text("Jetzt zurückrufen: 17 E-Mails")');
    await page.waitForURL(`**/rueckrufe/${RECALL_ID}**`);
    expect(await page.textContent('main')).toContain('26-000417-1');
    const entries = { productId: HONEY_ID, batchNo: 'L 24', danger: 'foreign_body' };
    expect(portal.api.inputsOf(previewPortalRecall)).toMatchObject([entries, entries]);
    expect(portal.api.inputsOf(sendPortalRecall)).toMatchObject([
      { ...entries, clientId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    ]);
  });

  it('keeps every entry when the API refuses', async () => {
    portal.api.on(previewPortalRecall, () => {
      throw new FixtureProblem('recall-names-nothing');
    });
    const page = await portal.openPage({ javaScript, width: 390 });
    await page.goto(`/rueckrufe/neu?produkt=${HONEY_ID}`);
    expect(await page.inputValue('[name=productId]')).toBe(HONEY_ID);
    await page.selectOption('[name=danger]', 'germs');
    await page.selectOption('[name=advice]', 'dispose');
    await page.fill('[name=details]', 'Die Kühlung fiel am Montag aus.');
    await page.click('button:has-text("Weiter")');
    await page.locator('.error-summary').waitFor();
    expect(await page.textContent('.error-summary')).toContain('Charge, Datum oder Tage');
    expect(await page.inputValue('[name=danger]')).toBe('germs');
  });
});
