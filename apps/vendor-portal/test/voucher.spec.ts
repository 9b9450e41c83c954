import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createProduct,
  type ProductDraft,
  readProductForm,
} from '@markthalle/contracts/portal-products';
import type { Page } from 'playwright-core';
import { productForm } from './fixtures/products.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

const TOURS = 'erlebnisse/touren';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
  const tours = { path: TOURS, label: 'Touren', vatDefault: 'standard' as const, isFood: false };
  portal.api.on(readProductForm, () => ({
    ...productForm,
    categories: [...productForm.categories, tours],
  }));
});
afterAll(() => portal.close());

const voucherBox = (page: Page) => page.locator('[name=isVoucher]');
const drafts = () => portal.api.inputsOf(createProduct).map(({ draft }) => draft as ProductDraft);

/** Scripts ask for the questions of a group at once; without them a button does. */
async function chooseTours(page: Page, javaScript: boolean): Promise<void> {
  await page.getByText('Andere …', { exact: true }).click();
  await page.locator('[name=categoryPath]').selectOption(TOURS);
  if (!javaScript) await page.getByRole('button', { name: 'Fragen zur Warengruppe' }).click();
  await voucherBox(page).waitFor({ state: 'attached' });
}

describe.each([
  ['without scripts', false],
  ['with scripts', true],
])('a voucher, %s', (_, javaScript) => {
  it('is offered in the groups that are booked by date, and only there', async () => {
    const page = await portal.openPage({ javaScript });
    await page.goto('/produkte/neu');
    expect(await voucherBox(page).count()).toBe(0);
    await chooseTours(page, javaScript);
    expect(await voucherBox(page).isChecked()).toBe(false);
  });

  it('is kept through a refused form and goes in as a voucher without a date', async () => {
    const page = await portal.openPage({ javaScript });
    await page.goto('/produkte/neu');
    await chooseTours(page, javaScript);
    await page.locator('[name=nameDe]').fill('Gutschein für eine Tour');
    await page.locator('[name=quantityValue]').fill('1');
    await page.locator('[name=grossCents]').fill('45,00');
    await page.locator('.fact:has([name=isVoucher]) > summary').click();
    await voucherBox(page).check();
    await page.getByRole('button', { name: 'Nur speichern' }).click();
    await page.locator('#field-stockQuantity-error').waitFor();
    expect(await voucherBox(page).isChecked()).toBe(true);
    const before = drafts().length;
    await page.locator('[name=stockQuantity]').fill('100');
    await page.getByRole('button', { name: 'Nur speichern' }).click();
    await page.getByText('Der Entwurf ist gespeichert.').first().waitFor();
    expect(drafts()).toHaveLength(before + 1);
    expect(drafts().at(-1)).toMatchObject({
      categoryPath: TOURS,
      grossCents: 4500,
      isVoucher: true,
      stockQuantity: 100,
    });
  });
});
