import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { retireProduct } from '@markthalle/contracts/catalog-export';
import {
  createProduct,
  listPortalProducts,
  type ProductDraft,
  readPortalProduct,
  updateProduct,
} from '@markthalle/contracts/portal-products';
import {
  discardProductDraft,
  listProductDrafts,
  readProductDraft,
  settleProductDraft,
} from '@markthalle/contracts/product-drafts';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import type { Page } from 'playwright-core';
import { begunDraft, clashingDraft, DRAFT_ID } from './fixtures/drafts.ts';
import { draft, HONEY_ID, honey, waxCandle } from './fixtures/products.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());
beforeEach(() => {
  portal.api.on(listPortalProducts, () => ({ products: [honey, waxCandle] }));
  portal.api.on(listProductDrafts, () => ({ drafts: [] }));
  portal.api.on(createProduct, ({ submit }) => ({
    productId: HONEY_ID,
    state: submit ? ('submitted' as const) : ('draft' as const),
  }));
});

const open = (page: Page, row: string) =>
  page.locator('.fact > summary', { hasText: `${row}:` }).click();
const fill = (page: Page, name: string, value: string) =>
  page.locator(`[name="${name}"]`).fill(value);
const submit = (page: Page) =>
  page.getByRole('button', { name: 'Speichern und einreichen' }).click();
const created = () => portal.api.inputsOf(createProduct).at(-1)?.draft as ProductDraft;

async function fillHoney(page: Page): Promise<void> {
  await fill(page, 'nameDe', 'Lindenhonig');
  await fill(page, 'quantityValue', '500');
  await fill(page, 'grossCents', '7,90');
  await fill(page, 'stockQuantity', '38');
  await page.getByLabel('Ich habe das geprüft').check();
}

describe.each([false, true])('with scripts: %s', (javaScript) => {
  it('a product is sold in several sizes', async () => {
    const page = await portal.openPage({ javaScript });
    await page.goto('/produkte/neu');
    await fillHoney(page);
    await open(page, 'Größen');
    await fill(page, 'size-1-amount', '250');
    await fill(page, 'size-1-price', '4,50');
    await fill(page, 'size-1-deposit', '0,15');
    await fill(page, 'size-1-stock', '12');
    await page.getByRole('button', { name: 'Weitere Größe' }).click();
    await fill(page, 'size-2-amount', '1');
    await page.locator('[name="size-2-unit"]').selectOption('kg');
    await fill(page, 'size-2-price', '14,00');
    await fill(page, 'size-2-label', 'Eimer');
    await submit(page);
    await page.getByText('Das Produkt ist eingereicht.').waitFor();
    expect(created()).toMatchObject({
      grossCents: 790,
      variants: [
        {
          quantityValue: '250',
          quantityUnit: 'g',
          grossCents: 450,
          containerDepositCents: 15,
          stockQuantity: 12,
        },
        { labelDe: 'Eimer', quantityValue: '1', quantityUnit: 'kg', grossCents: 1400 },
      ],
    });
  });

  it('each food of a set has its own row, which grows and keeps what was typed', async () => {
    const page = await portal.openPage({ javaScript });
    await page.goto('/produkte/neu?beispiel=honig');
    await fillHoney(page);
    await open(page, 'Set aus mehreren Lebensmitteln');
    await fill(page, 'set-1-name', 'Feigensenf');
    await fill(page, 'set-1-ingredients', 'Feigen (40 %), Senfkörner');
    await page.getByRole('button', { name: 'Weiteres Lebensmittel' }).click();
    await fill(page, 'set-2-name', 'Sommerhonig');
    await fill(page, 'set-2-honey', 'DE 60, PL 40');
    await submit(page);
    await page.waitForURL(/meldung=eingereicht/);
    expect(created().facts?.parts).toMatchObject([
      { foodName: 'Feigensenf', ingredients: 'Feigen (40 %), Senfkörner', honeyOrigins: [] },
      { foodName: 'Sommerhonig', honeyOrigins: [{ percent: 60 }, { percent: 40 }] },
    ]);
    await page.close();
  });

  it('a duck is sold by weight, a box as a bundle, strawberries in season', async () => {
    const page = await portal.openPage({ javaScript });
    await page.goto('/produkte/neu');
    await fill(page, 'nameDe', 'Ente');
    await open(page, 'Verkaufsart');
    await page.getByText('Nach Gewicht', { exact: true }).click();
    await fill(page, 'pricePerKgCents', '17,00');
    await fill(page, 'nominalGrams', '1,2');
    await fill(page, 'maxGrams', '1,4');
    await open(page, 'Saison');
    await page.getByLabel('November').check();
    await fill(page, 'stockQuantity', '5');
    await page.getByRole('button', { name: 'Nur speichern' }).click();
    await page.getByText('Der Entwurf ist gespeichert.').waitFor();
    expect(created()).toMatchObject({
      grossCents: 2380,
      catchWeight: { pricePerKgCents: 1700, nominalGrams: 1200, maxGrams: 1400 },
      seasonMonths: [11],
      variants: [],
    });
    await page.goto('/produkte/neu');
    await fillHoney(page);
    await open(page, 'Verkaufsart');
    await page.getByText('Paket aus mehreren Teilen').click();
    await fill(page, 'item-1-name', 'Honig');
    await fill(page, 'item-1-price', '8,00');
    await fill(page, 'item-2-name', 'Kerze');
    await page.locator('[name="item-2-vat"]').selectOption('standard');
    await submit(page);
    await page.getByText('Das Produkt ist eingereicht.').waitFor();
    expect(created().bundle).toMatchObject({
      items: [
        { nameDe: 'Honig', quantity: 1, vatCategory: 'reduced', singlePriceCents: 800 },
        { nameDe: 'Kerze', quantity: 1, vatCategory: 'standard', singlePriceCents: 0 },
      ],
    });
  });

  it('wrong entries stay, each with its sentence', async () => {
    const page = await portal.openPage({ javaScript });
    await page.goto('/produkte/neu');
    await fillHoney(page);
    await open(page, 'Größen');
    await fill(page, 'size-1-label', 'klein');
    await fill(page, 'size-1-price', '0');
    await submit(page);
    const summary = page.getByRole('alert').first();
    expect(await summary.getByRole('link').allTextContents()).toEqual([
      'Bitte geben Sie die Menge als Zahl an, zum Beispiel 250.',
      'Bitte geben Sie den Preis in Euro an, zum Beispiel 4,50.',
    ]);
    expect(await page.locator('[name="size-1-label"]').inputValue()).toBe('klein');
    expect(await page.locator('[name="size-1-label"]').isVisible()).toBe(true);
  });

  it.each([
    ['0', 'Bitte geben Sie den Preis in Euro an, zum Beispiel 7,90.'],
    ['99999', 'Ein Preis darf höchstens 10.000 € betragen. Bitte prüfen Sie das Komma.'],
  ])('a price of %s is asked again beside its field', async (typed, sentence) => {
    const page = await portal.openPage({ javaScript });
    await page.goto('/produkte/neu');
    await fillHoney(page);
    await fill(page, 'grossCents', typed);
    const before = portal.api.inputsOf(createProduct).length;
    await submit(page);
    const link = page.getByRole('alert').first().getByRole('link');
    expect(await link.allTextContents()).toEqual([sentence]);
    await link.click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe(
      'grossCents',
    );
    expect(await page.locator('[name="grossCents"]').inputValue()).toBe(typed);
    expect(await page.locator('[name="nameDe"]').inputValue()).toBe('Lindenhonig');
    expect(portal.api.inputsOf(createProduct)).toHaveLength(before);
  });

  it('two devices are joined by field; one question is left for a true clash', async () => {
    const versions: number[] = [];
    portal.api.on(updateProduct, ({ basedOnVersion }) => {
      versions.push(basedOnVersion);
      if (basedOnVersion === 3) throw new FixtureProblem('product-changed-meanwhile');
      return { productId: HONEY_ID, state: 'submitted' as const };
    });
    const page = await portal.openPage({ javaScript });
    await page.goto(`/produkte/${HONEY_ID}`);
    const newer = { ...draft, grossCents: 850, nameDe: 'Lindenhonig, fein' };
    const restore = newVersion(newer, 4);
    await open(page, 'Beschreibung');
    await fill(page, 'shortDe', 'Hell und mild.');
    await fill(page, 'nameDe', 'Lindenhonig, hell');
    await submit(page);
    await page.getByText('Welche Angabe stimmt?').waitFor();
    const text = await page.locator('main').textContent();
    expect(text).toContain('Lindenhonig, hell');
    expect(text).toContain('Lindenhonig, fein');
    await page.getByLabel('So steht es jetzt').check();
    await submit(page);
    await page.getByText('Das Produkt ist eingereicht.').waitFor();
    expect(versions.at(-1)).toBe(4);
    expect(portal.api.inputsOf(updateProduct).at(-1)?.draft).toMatchObject({
      nameDe: 'Lindenhonig, fein',
      shortDe: 'Hell und mild.',
      grossCents: 850,
    });
    restore();
  });
});

/** Another device saved this meanwhile. */
function newVersion(newer: typeof draft, versionNumber: number): () => void {
  const answer = (stored: typeof draft, number: number) => () => ({
    card: honey,
    draft: stored,
    photos: [],
    versionNumber: number,
    earnings: { grossCents: 790, commissionNetCents: 80, commissionVatCents: 15, payoutCents: 695 },
    ways: [],
  });
  portal.api.on(readPortalProduct, answer(newer, versionNumber));
  return () => portal.api.on(readPortalProduct, answer(draft, 3));
}

describe('without scripts', () => {
  it('a farm without products begins with one of three examples', async () => {
    portal.api.on(listPortalProducts, () => ({ products: [] }));
    const page = await portal.openPage();
    await page.goto('/produkte');
    await page.getByRole('link', { name: 'Apfelsaft mit Pfand' }).click();
    expect(await page.locator('[name="nameDe"]').inputValue()).toBe('Apfelsaft naturtrüb');
    expect(await page.locator('[name="containerDepositCents"]').inputValue()).toBe('0,15');
    expect(await page.locator('[name="stockQuantity"]').inputValue()).toBe('');
    expect(await page.locator('[name="allergensConfirmed"]').isChecked()).toBe(false);
  });

  it('goes on with what was begun elsewhere, asks what clashes, and throws it away', async () => {
    const { values, clashes, ...card } = clashingDraft;
    portal.api.on(listProductDrafts, () => ({ drafts: [card] }));
    portal.api.on(readProductDraft, () => clashingDraft);
    const page = await portal.openPage();
    await page.goto('/produkte/neu');
    await page.getByRole('link', { name: /^Rapshonig, / }).click();
    expect(await page.locator('[name="nameDe"]').inputValue()).toBe('Rapshonig');
    expect(await page.locator('[name="clientId"]').inputValue()).toBe(DRAFT_ID);
    await page.getByRole('link', { name: 'Welche Angabe stimmt?' }).click();
    await page.getByLabel('Rapshonig, cremig').check();
    portal.api.on(readProductDraft, () => clashingDraft);
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.waitForURL(/entwurf=/);
    expect(portal.api.inputsOf(settleProductDraft).at(-1)).toMatchObject({
      draftId: DRAFT_ID,
      otherFields: ['nameDe'],
    });
    portal.api.on(readProductDraft, () => begunDraft);
    await page.getByRole('button', { name: 'Entwurf Rapshonig verwerfen' }).click();
    await page.getByText('Der Entwurf ist verworfen.').waitFor();
    expect(portal.api.inputsOf(discardProductDraft)).toHaveLength(1);
    expect([values, clashes]).toBeDefined();
  });

  it('shows what each version changed, and takes a product out of the shop for good', async () => {
    const page = await portal.openPage();
    await page.goto(`/produkte/${HONEY_ID}`);
    await page.getByRole('link', { name: 'Frühere Fassungen' }).click();
    expect(await page.locator('del').allTextContents()).toContain('Mild ');
    expect(await page.locator('ins').allTextContents()).toContain('7,90 €');
    await page.goto(`/produkte/${HONEY_ID}`);
    await page.getByRole('link', { name: 'Für immer aus dem Laden nehmen' }).click();
    portal.api.on(retireProduct, () => ({ retiredAt: '2026-11-23T08:00:00.000Z' }));
    await page.getByRole('button', { name: 'Für immer auslisten' }).click();
    await page.getByText('Das Produkt ist aus dem Laden genommen.').waitFor();
    expect(portal.api.inputsOf(retireProduct)).toEqual([
      { language: 'de', productId: HONEY_ID, successorId: null },
    ]);
  });

  it('the coach names one next step', async () => {
    const page = await portal.openPage();
    await page.goto(`/produkte/${HONEY_ID}`);
    const step = page.locator('[data-says="coach-step"]');
    expect(await step.textContent()).toContain('Nehmen Sie ein Foto auf');
    expect(await step.getAttribute('href')).toMatch(/^#field-/);
  });
});
