import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  confirmPortalOrder,
  handOverPortalOrder,
  readPortalOrder,
} from '@markthalle/contracts/portal-orders';
import { countStock, createProduct, pauseProduct } from '@markthalle/contracts/portal-products';
import { moveStock } from '@markthalle/contracts/portal-stock';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { ORDER_ID, order } from './fixtures/orders.ts';
import { HONEY_ID, HONEY_VARIANT_ID } from './fixtures/products.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());

describe('an order, without scripts', () => {
  it('shows what to pack and every cent of the share', async () => {
    const page = await portal.openPage();
    await page.goto(`/bestellungen/${ORDER_ID}`);
    const text = await page.locator('main').textContent();
    expect(text).toContain('2 × Lindenhonig vom Feldberger Haussee');
    expect(text).toMatch(/Provision\s*−2,15\s€/);
    expect(text).toMatch(/Sie bekommen\s*25,94\s€/);
    expect(text).toContain('Ab 18 Jahren');
  });

  it('says in plain words what went back and what not to pack', async () => {
    portal.api.on(readPortalOrder, () => ({
      ...order,
      lines: order.lines.map((line) => ({ ...line, refundedQuantity: line.quantity - 1 })),
      reductions: [
        {
          cause: 'shortage' as const,
          reason: 'Ein Glas fehlte',
          amountCents: 805,
          at: '2026-11-23T08:15:00.000Z',
        },
      ],
      reducedCents: 805,
    }));
    const page = await portal.openPage();
    await page.goto(`/bestellungen/${ORDER_ID}`);
    const text = ((await page.locator('main').textContent()) ?? '').replace(/\u00a0/g, ' ');
    expect(text).toContain('1 × Lindenhonig vom Feldberger Haussee');
    expect(text).toContain('1 davon erstattet, nicht mehr packen');
    expect(text).toContain('weil etwas fehlte: Ein Glas fehlte');
    expect(text).toMatch(/Erstattet\s*−8,05 €/);
    portal.api.on(readPortalOrder, ({ producerOrderId }) => {
      if (producerOrderId !== ORDER_ID) throw new FixtureProblem('producer-order-not-found');
      return order;
    });
  });

  it('is taken on with one press', async () => {
    const page = await portal.openPage();
    await page.goto(`/bestellungen/${ORDER_ID}`);
    await page.getByRole('button', { name: 'Bestellung annehmen' }).click();
    await page.getByText('Sie haben die Bestellung angenommen.').waitFor();
    expect(portal.api.inputsOf(confirmPortalOrder)).toEqual([
      { language: 'de', producerOrderId: ORDER_ID },
    ]);
  });

  it('answers 404 for an order of somebody else and for nonsense', async () => {
    const page = await portal.openPage();
    for (const id of ['0197a000-0000-7000-8000-00000000ffff', "1'%20or%201=1"]) {
      expect((await page.goto(`/bestellungen/${id}`))?.status()).toBe(404);
    }
  });

  it('says so when the step is not possible any more', async () => {
    portal.api.on(readPortalOrder, () => ({ ...order, state: 'ready' as const }));
    portal.api.on(handOverPortalOrder, () => {
      throw new FixtureProblem('step-not-possible');
    });
    const page = await portal.openPage();
    await page.goto(`/bestellungen/${ORDER_ID}`);
    await page.getByRole('button', { name: 'Übergeben' }).click();
    await page.getByText('Dieser Schritt ist jetzt nicht möglich.').waitFor();
    expect(await page.title()).toBe('Fehler: Bestellung M-1001-2 – Hofportal');
  });
});

describe('stock, without scripts', () => {
  it('counts once per form, whatever is pressed', async () => {
    const page = await portal.openPage();
    await page.goto('/produkte');
    const form = page.locator(`#bestand-${HONEY_VARIANT_ID}`);
    const clientId = await form.locator('[name="clientId"]').inputValue();
    await form.locator('[name="countedQuantity"]').fill('40');
    await page.getByRole('button', { name: 'Bestand von Lindenhonig speichern' }).click();
    await page.getByText('Der Bestand ist gespeichert.').waitFor();
    expect(portal.api.inputsOf(countStock).at(-1)).toEqual({
      language: 'de',
      variantId: HONEY_VARIANT_ID,
      countedQuantity: 40,
      clientId,
    });
  });

  it('adds one with the plus button', async () => {
    const page = await portal.openPage();
    await page.goto('/produkte');
    await page
      .locator(`#bestand-${HONEY_VARIANT_ID}`)
      .getByRole('button', { name: 'mehr' })
      .click();
    await page.getByText('Der Bestand ist gespeichert.').waitFor();
    expect(portal.api.inputsOf(moveStock).at(-1)).toMatchObject({
      kind: 'correction',
      quantity: 1,
    });
  });

  it('keeps a refused count in its own field', async () => {
    portal.api.on(countStock, () => {
      throw new FixtureProblem('variant-not-found');
    });
    const page = await portal.openPage();
    await page.goto('/produkte');
    const form = page.locator(`#bestand-${HONEY_VARIANT_ID}`);
    await form.locator('[name="countedQuantity"]').fill('1');
    await page.getByRole('button', { name: 'Bestand von Lindenhonig speichern' }).click();
    await form.getByText('Dieses Produkt haben wir nicht gefunden').waitFor();
    expect(await form.locator('[name="countedQuantity"]').inputValue()).toBe('1');
  });

  it('pauses a product', async () => {
    const page = await portal.openPage();
    await page.goto('/produkte');
    await page.getByRole('button', { name: 'Lindenhonig pausieren' }).click();
    await page.getByText('Das Produkt ist pausiert').waitFor();
    expect(portal.api.inputsOf(pauseProduct)).toEqual([
      { language: 'de', productId: HONEY_ID, paused: true },
    ]);
  });
});

describe('a new product, without scripts', () => {
  it('wants its five answers and active allergens, and keeps what was typed', async () => {
    const page = await portal.openPage();
    await page.goto('/produkte/neu');
    await page.getByLabel('Preis').fill('7,999');
    await page.getByRole('button', { name: 'Speichern und einreichen' }).click();
    const summary = page.getByRole('alert').first();
    expect(await summary.textContent()).toContain('Bitte prüfen Sie 5 Angaben');
    expect(await summary.getByRole('link').allTextContents()).toEqual([
      'Bitte geben Sie den Namen an.',
      'Bitte geben Sie die Menge als Zahl an, zum Beispiel 500 oder 0,5.',
      'Bitte geben Sie den Preis in Euro an, zum Beispiel 7,90.',
      'Bitte geben Sie eine ganze Zahl an, zum Beispiel 38.',
      'Bitte bestätigen Sie die Allergene.',
    ]);
    expect(await page.getByLabel('Preis').inputValue()).toBe('7,999');
    expect(await page.title()).toMatch(/^Fehler: /);
  });

  it('computes the earnings on request and submits once per client id', async () => {
    const page = await portal.openPage();
    await page.goto('/produkte/neu');
    await page.getByLabel('Name', { exact: true }).fill('Lindenhonig');
    await page.getByLabel('Menge').fill('500');
    await page.getByLabel('Preis').fill('7,90');
    await page.getByLabel('Wie viele haben Sie?').fill('38');
    const clientId = await page.locator('[name="clientId"]').inputValue();
    await page.getByRole('button', { name: 'Jetzt ausrechnen' }).click();
    expect(await page.locator('.calculation').textContent()).toBe(
      'Sie bekommen 6,95\u00a0€ je Glas.15,80\u00a0€ je kg erscheint automatisch am Preis.',
    );
    await page.getByLabel('Ich habe das geprüft').check();
    await page.getByRole('button', { name: 'Speichern und einreichen' }).click();
    await page.getByText('Das Produkt ist eingereicht.').waitFor();
    expect(portal.api.inputsOf(createProduct).at(-1)).toMatchObject({
      clientId,
      submit: true,
      draft: {
        nameDe: 'Lindenhonig',
        categoryPath: 'lebensmittel/honig',
        quantityValue: '500',
        quantityUnit: 'g',
        grossCents: 790,
        vatCategory: 'reduced',
        stockQuantity: 38,
        allergens: [],
        allergensConfirmed: true,
        ways: ['parcel', 'tour', 'pickup'],
      },
    });
  });

  it('shows field messages of the API at their fields', async () => {
    portal.api.on(createProduct, () => {
      throw new FixtureProblem('invalid-input', [
        { pointer: '/draft/nameDe', message: 'Bitte ohne Zeilenumbruch.' },
      ]);
    });
    const page = await portal.openPage();
    await page.goto(`/produkte/neu?wie=${HONEY_ID}`);
    await page.getByLabel('Wie viele haben Sie?').fill('5');
    await page.getByRole('button', { name: 'Nur speichern' }).click();
    expect(await page.locator('#field-nameDe-error').textContent()).toContain('Bitte ohne Zeilen');
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Lindenhonig');
  });
});

describe('a new product, with the script', () => {
  it('follows the group and computes while somebody types', async () => {
    const page = await portal.openPage({ javaScript: true });
    await page.goto('/produkte/neu');
    await page.getByLabel('Menge').fill('500');
    await page.getByLabel('Preis').fill('7,90');
    const box = page.locator('.calculation');
    expect(await box.textContent()).toContain('Sie bekommen 6,95\u00a0€ je Glas.');
    await page.getByRole('radio', { name: 'Andere …' }).check();
    await page.getByLabel('Andere Warengruppe').selectOption('handwerk/kerzen');
    expect(await page.getByLabel('Einheit').inputValue()).toBe('piece');
    expect(await box.textContent()).toContain('Sie bekommen 6,95\u00a0€ je Stück.');
    expect(await page.getByRole('button', { name: 'Jetzt ausrechnen' }).count()).toBe(0);
  });
});
