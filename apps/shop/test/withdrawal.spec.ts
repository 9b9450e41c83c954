import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepCasePhoto } from '@markthalle/contracts/problem-cases';
import { submitWithdrawal } from '@markthalle/contracts/withdrawals';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { answerCases, CASE, LINE, RECEIPT } from './fixture-cases.ts';
import { ORDER_TOKEN } from './fixture-orders.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

let shop: ShopUnderTest;

beforeAll(async () => {
  shop = await shopUnderTest();
  answerCases(shop.api);
});
afterAll(() => shop.close());

const submitted = () => shop.api.inputsOf(submitWithdrawal);

describe.each([
  ['/', 'Vertrag widerrufen', 'Widerruf bestätigen', '/widerruf'],
  ['/en', 'Withdraw from contract', 'Confirm withdrawal', '/en/withdrawal'],
])('LAW-WITHDR-1, 2, 3, 4 the withdrawal function from %s', (home, first, second, path) => {
  it('leads from the footer over two pages to the receipt, without a script or a login', async () => {
    const page = await shop.openPage({ javaScript: false, width: 320 });
    await page.goto(home);
    await page.locator('footer').getByRole('link', { name: first }).click();
    expect(new URL(page.url()).pathname).toBe(path);
    const inputs = page.locator('main form input:not([type=hidden])');
    expect(await inputs.evaluateAll((all) => all.map((one) => one.getAttribute('name')))).toEqual([
      'name',
      'orderReference',
      'email',
    ]);
    await page.locator('[name=name]').fill('Anna Schmidt');
    await page.locator('[name=orderReference]').fill('Lindenhonig vom Oktober');
    await page.locator('[name=email]').fill('anna@example.org');
    await page.locator('main form button').click();
    const buttons = page.locator('main button, main a');
    expect(await buttons.allTextContents()).toEqual([second]);
    expect(await page.locator('main').textContent()).toContain('Lindenhonig vom Oktober');
    await page.locator('main form button').click();
    expect(submitted().at(-1)).toMatchObject({
      name: 'Anna Schmidt',
      orderReference: 'Lindenhonig vom Oktober',
      lines: [],
    });
    expect(await page.locator('main').textContent()).toContain('22:15:42');
    expect(await page.locator('main').textContent()).toContain(RECEIPT.contentSha256);
  });
});

describe('with a script its pages', () => {
  it('are accessible: form, refused form, check page, receipt, problem, case', async () => {
    const page = await shop.openPage({ javaScript: true, width: 320 });
    await page.goto(`/widerruf?bestellung=${ORDER_TOKEN}`);
    await expectNoSeriousA11yIssues(page);
    await page.locator('[name=name]').fill('');
    await page.locator('main form button').click();
    await page.locator('#field-name-error').waitFor();
    await expectNoSeriousA11yIssues(page);
    await page.locator('[name=name]').fill('Anna Schmidt');
    await page.locator('main form button').click();
    await page.getByRole('button', { name: 'Widerruf bestätigen' }).waitFor();
    await expectNoSeriousA11yIssues(page);
    await page.locator('main form button').click();
    await page.waitForURL('**/widerruf/eingang/**');
    await expectNoSeriousA11yIssues(page);
    for (const path of [`/problem/${ORDER_TOKEN}`, `/bestellung/${ORDER_TOKEN}/fall/${CASE}`]) {
      await page.goto(path);
      await expectNoSeriousA11yIssues(page);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(320);
    }
  });
});

describe('the form', () => {
  it('is filled in by the signed link and lets single articles be chosen', async () => {
    const page = await shop.openPage({ javaScript: false });
    await page.goto(`/widerruf?bestellung=${ORDER_TOKEN}`);
    expect(await page.locator('[name=orderReference]').inputValue()).toBe('26-000417');
    await page.locator('main details summary').click();
    await page.locator(`[name="line-${LINE}"]`).fill('1');
    await page.locator('main form button').click();
    expect(await page.locator('main').textContent()).toContain('1 × Lindenhonig');
    await page.locator('main form button').click();
    expect(submitted().at(-1)).toMatchObject({
      orderToken: ORDER_TOKEN,
      lines: [{ lineId: LINE, quantity: 1 }],
    });
  });

  it('is empty but there for a forged link, and names what is missing', async () => {
    const page = await shop.openPage({ javaScript: false });
    await page.goto(`/widerruf?bestellung=${'f'.repeat(43)}`);
    expect(await page.locator('[name=orderReference]').inputValue()).toBe('');
    await page.locator('[name=name]').fill('Anna');
    await page.locator('main form button').click();
    expect(await page.locator('#field-orderReference-error').count()).toBe(1);
    expect(await page.locator('#field-email-error').count()).toBe(1);
    expect(await page.locator('[name=name]').inputValue()).toBe('Anna');
  });
});

describe('a problem with photos', () => {
  const fill = async (page: Awaited<ReturnType<ShopUnderTest['openPage']>>) => {
    await page.goto(`/problem/${ORDER_TOKEN}`);
    await page.locator('[name=kind]').selectOption('defective');
    await page.locator('[name=lineId]').selectOption(LINE);
    await page.locator('[name=words]').fill('Der Deckel war offen.');
    await page.locator('[name=wish]').selectOption('refund');
  };

  it.each([
    ['of 30 MB', 'gross.jpg', Buffer.alloc(30_000_000, 1), 'größer als 8 MB'],
    ['that is a PDF', 'rechnung.jpg', Buffer.from('%PDF-1.7'), 'kein lesbares Foto'],
  ])('%s says so beside the field and keeps what was typed', async (_, name, buffer, words) => {
    const page = await shop.openPage({ javaScript: false });
    await fill(page);
    const file = { name, mimeType: 'image/jpeg', buffer };
    await page.locator('[name=photos]').setInputFiles(file);
    await page.locator('main form button').click();
    const error = await page.locator('#field-photos-error').textContent();
    expect(error).toContain(words);
    expect(error).toContain(name);
    expect(await page.locator('[name=words]').inputValue()).toBe('Der Deckel war offen.');
    expect(await page.locator('[name=kind]').inputValue()).toBe('defective');
  });

  it('is sent with its photo and shown with its state', async () => {
    const page = await shop.openPage({ javaScript: false, width: 320 });
    await fill(page);
    const before = shop.api.inputsOf(keepCasePhoto).length;
    const buffer = Buffer.from('ein Foto');
    await page
      .locator('[name=photos]')
      .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });
    await page.locator('main form button').click();
    expect(shop.api.inputsOf(keepCasePhoto)).toHaveLength(before + 1);
    expect(new URL(page.url()).pathname).toBe(`/bestellung/${ORDER_TOKEN}/fall/${CASE}`);
    expect(await page.locator('main').textContent()).toContain('Wartet auf den Betrieb');
  });
});
