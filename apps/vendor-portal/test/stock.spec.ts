import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { countStock } from '@markthalle/contracts/portal-products';
import { keepForShop, moveStock, nameArticle } from '@markthalle/contracts/portal-stock';
import { applyTillImport, mapTillArticle, uploadTillFile } from '@markthalle/contracts/portal-till';
import { waitFor } from '@markthalle/testing/wait-for';
import type { Page } from 'playwright-core';
import { DeviceLog } from './fixtures/device-log.ts';
import { HONEY_ID, HONEY_VARIANT_ID } from './fixtures/products.ts';
import { HONEY_CODE, HONEY_GTIN, IMPORT_ID } from './fixtures/stock.ts';
import { RENATE } from './portal-fixture.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

const SHELF = `/lager/${HONEY_VARIANT_ID}`;

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());

const textOf = async (page: Page) =>
  ((await page.locator('main').textContent()) ?? '').replace(/\u00a0/g, ' ');

describe('the shelf, without scripts', () => {
  it('says what is there, what is missing and why', async () => {
    const page = await portal.openPage();
    await page.goto('/lager');
    const said = await textOf(page);
    expect(said).toContain('38 da · 3 zurückgelegt · 5 nur im Laden · 30 online');
    expect(said).toContain('2 Stück fehlen seit');
    await page.getByRole('link', { name: /Lindenhonig, 500 g/ }).click();
    const history = await textOf(page);
    expect(history).toContain('Im Hofladen verkauft −2 Stück · danach 38 da');
    expect(history).toMatch(/gemeldet .*12:40 Uhr · Renate Lindner · mit dem Telefon/);
    expect(history).toContain('Gezählt 40 Stück');
    expect(history).toContain('Bestellung M-1001-2 · in einer späteren Zählung enthalten');
  });

  it('moves by what happened', async () => {
    const page = await portal.openPage();
    await page.goto(SHELF);
    await page.getByLabel('Im Laden verkauft').fill('3');
    await page.getByRole('button', { name: 'Verkauft' }).click();
    await page.getByText('Gespeichert. Der Bestand stimmt').waitFor();
    await page.getByLabel('Dazugekommen').fill('6');
    await page.getByRole('button', { name: 'Dazu' }).click();
    await page.getByText('Gespeichert. Der Bestand stimmt').waitFor();
    await page.getByText('Etwas anderes').first().click();
    await page.getByLabel('Etwas anderes').fill('-2');
    await page.getByLabel('Warum?').fill('zerbrochen');
    await page.getByRole('button', { name: 'Ändern' }).click();
    await page.getByText('Gespeichert. Der Bestand stimmt').waitFor();
    expect(portal.api.inputsOf(moveStock)).toMatchObject([
      { kind: 'sold', quantity: 3 },
      { kind: 'received', quantity: 6 },
      { kind: 'correction', quantity: -2, note: 'zerbrochen' },
    ]);
    await page.getByLabel('Neu gezählt').fill('12');
    await page.getByRole('button', { name: 'Gezählt' }).click();
    await page.getByText('Gespeichert. Der Bestand stimmt').waitFor();
    expect(portal.api.inputsOf(countStock)).toMatchObject([{ countedQuantity: 12 }]);
  });

  it('keeps what was typed and is no number of pieces', async () => {
    const page = await portal.openPage();
    await page.goto(SHELF);
    await page
      .locator('form')
      .evaluateAll((forms) => {
        for (const form of forms) form.setAttribute('novalidate', '');
      })
      .catch(() => undefined);
    await page.getByText('Etwas anderes').first().click();
    await page.getByLabel('Etwas anderes').fill('zwei');
    await page.getByRole('button', { name: 'Ändern' }).click();
    await page.getByText('zum Beispiel -2 oder 3').first().waitFor();
    expect(await page.getByLabel('Etwas anderes').inputValue()).toBe('zwei');
  });

  it('keeps pieces for the shop and knows numbers', async () => {
    const page = await portal.openPage();
    await page.goto(SHELF);
    await page.getByLabel('Nur für den Hofladen').fill('4');
    await page.getByRole('button', { name: 'Speichern' }).first().click();
    await page.getByText('So viel bleibt für den Hofladen.').waitFor();
    expect(portal.api.inputsOf(keepForShop)).toMatchObject([{ shopBuffer: 4 }]);
    await page.getByLabel('Ihre Artikelnummer').fill('13');
    await page.getByRole('button', { name: 'Speichern' }).last().click();
    await page.getByText('Diese Nummer hat schon ein anderes').waitFor();
    expect(await page.getByLabel('Ihre Artikelnummer').inputValue()).toBe('13');
    expect(portal.api.inputsOf(nameArticle)).toMatchObject([{ gtin: HONEY_GTIN }]);
  });

  it('finds an article by its typed number', async () => {
    const page = await portal.openPage();
    await page.goto('/lager/scannen');
    await page.getByLabel('Nummer vom Etikett').fill('gibt es nicht');
    await page.getByRole('button', { name: 'Suchen' }).click();
    await page.getByText('„gibt es nicht“ kennen wir nicht').waitFor();
    await page.getByLabel('Nummer vom Etikett').fill(HONEY_CODE.toLowerCase());
    await page.getByRole('button', { name: 'Suchen' }).click();
    await page.getByRole('heading', { name: 'Lindenhonig, 500 g' }).waitFor();
    await page.getByRole('button', { name: 'Verkauft' }).click();
    await page.getByText('Gespeichert. Der Bestand stimmt').waitFor();
    expect(portal.api.inputsOf(moveStock).at(-1)).toMatchObject({
      variantId: HONEY_VARIANT_ID,
      kind: 'sold',
      quantity: 1,
    });
  });

  it('LAW-GOBD-5 asks for no price and shows none', async () => {
    const page = await portal.openPage();
    for (const path of ['/lager', '/lager/scannen?nummer=12', SHELF, '/lager/kasse']) {
      await page.goto(path);
      expect(await textOf(page)).not.toMatch(/€|Betrag|Wechselgeld|bezahlen|bar /i);
      const names = await page
        .locator('main [name]')
        .evaluateAll((fields) => fields.map((field) => field.getAttribute('name')));
      expect(names.length).toBeGreaterThan(path === '/lager' ? -1 : 0);
      expect(names.filter((name) => /preis|price|cents|betrag|geld/i.test(name ?? ''))).toEqual([]);
    }
  });
});

describe('the file of a till, without scripts', () => {
  it('is read, looked at and booked', async () => {
    const page = await portal.openPage();
    await page.goto('/lager/kasse');
    await page.getByRole('button', { name: 'Datei lesen' }).click();
    await page.getByText('Bitte wählen Sie eine Datei.').first().waitFor();
    const text = 'Belegnummer;Datum;Artikelnummer;Menge\n1001;23.11.2026;12;2\n';
    await page.getByLabel('Datei Ihrer Kasse').setInputFiles({
      name: 'kasse.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });
    await page.getByRole('button', { name: 'Datei lesen' }).click();
    await page.getByText('Die Datei ist gelesen. Noch ist nichts gebucht.').waitFor();
    const base64 = Buffer.from(text).toString('base64');
    expect(portal.api.inputsOf(uploadTillFile)).toMatchObject([{ fileName: 'kasse.csv', base64 }]);
    const said = await textOf(page);
    expect(said).toContain('Zeile 4 · Beleg 1001 · Menge nicht eindeutig: 1 oder 1000 Stück?');
    await page.getByRole('button', { name: '1 Zeile buchen' }).click();
    await page.getByText('Die Verkäufe sind gebucht.').waitFor();
    expect(portal.api.inputsOf(applyTillImport)).toMatchObject([{ importId: IMPORT_ID }]);
  });

  it('asks what an unknown article is', async () => {
    const page = await portal.openPage();
    await page.goto('/lager/kasse');
    await page.getByRole('button', { name: 'Merken' }).click();
    await page.getByText('Bitte wählen Sie einen Artikel.').first().waitFor();
    await page.getByLabel('Honig im Glas (99)').selectOption({ label: 'Lindenhonig, 500 g' });
    await page.getByRole('button', { name: 'Merken' }).click();
    await page.getByText('Gemerkt.').waitFor();
    expect(portal.api.inputsOf(mapTillArticle)).toMatchObject([
      { article: '99', variantId: HONEY_VARIANT_ID },
    ]);
  });
});

describe('on a phone', () => {
  let log: DeviceLog;

  beforeEach(() => {
    const producerId = RENATE.producers[0]?.producerId ?? '';
    log = new DeviceLog({ accountId: RENATE.accountId, producerId }).answerOn(portal.api);
  });

  /** A page of somebody whom the server knows and whose browser has its worker. */
  async function atWork(path: string): Promise<Page> {
    const page = await portal.openPage({ javaScript: true });
    await page.goto(path);
    await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.waitForFunction(() => document.documentElement.dataset.account !== undefined);
    await page.reload();
    return page;
  }
  const goOffline = async (page: Page) => {
    await portal.cutLine();
    await page.context().setOffline(true);
  };
  const goOnline = async (page: Page) => {
    await portal.mendLine();
    await page.context().setOffline(false);
  };

  it('minus and plus change, a typed number counts, with and without a line', async () => {
    const page = await atWork('/produkte');
    const form = page.locator(`#bestand-${HONEY_VARIANT_ID}`);
    const save = page.getByRole('button', { name: 'Bestand von Lindenhonig speichern' });
    await goOffline(page);
    await form.getByRole('button', { name: 'weniger' }).click();
    await form.getByRole('button', { name: 'weniger' }).click();
    await save.click();
    await page.getByText('Gespeichert, wartet auf Netz').waitFor();
    await form.getByRole('button', { name: 'mehr' }).click();
    await save.click();
    await form.locator('[name="countedQuantity"]').fill('12');
    await save.click();
    await page.getByRole('button', { name: 'Lindenhonig pausieren' }).click();
    await page.getByRole('button', { name: 'Lindenhonig wieder anbieten' }).click();
    await page.getByText('5 Eingaben warten auf Netz').waitFor();
    await goOnline(page);
    await waitFor('all acts', () => log.applied.length === 5);
    expect(log.applied.map(({ kind, input }) => ({ kind, input }))).toEqual([
      { kind: 'stock.corrected', input: { variantId: HONEY_VARIANT_ID, delta: -2 } },
      { kind: 'stock.corrected', input: { variantId: HONEY_VARIANT_ID, delta: 1 } },
      { kind: 'stock.counted', input: { variantId: HONEY_VARIANT_ID, countedQuantity: 12 } },
      { kind: 'product.paused', input: { productId: HONEY_ID, paused: true } },
      { kind: 'product.paused', input: { productId: HONEY_ID, paused: false } },
    ]);
  });

  it('scans with the camera and sells without a line', async () => {
    const page = await portal.openPage({ javaScript: true });
    // The camera is the outside world: a film that shows one label.
    await page.addInitScript(fakeCamera, HONEY_GTIN);
    await page.goto('/lager/scannen');
    await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
    await page.waitForFunction(() => document.documentElement.dataset.account !== undefined);
    await page.getByRole('button', { name: 'Kamera öffnen' }).click();
    await page.getByRole('heading', { name: 'Lindenhonig, 500 g' }).waitFor();
    await page.getByRole('button', { name: 'Kamera schließen' }).click();
    await goOffline(page);
    await page.getByRole('button', { name: 'Verkauft' }).click();
    await page.getByText('Gespeichert, wartet auf Netz').waitFor();
    await page.getByLabel('Nummer vom Etikett').fill('13');
    await page.getByRole('button', { name: 'Suchen' }).click();
    await page.getByRole('heading', { name: /Waldhonig/ }).waitFor();
    await page.getByLabel('Neu gezählt').fill('4');
    await page.getByRole('button', { name: 'Gezählt' }).click();
    await page.getByText('2 Eingaben warten auf Netz').waitFor();
    await goOnline(page);
    await waitFor('both acts', () => log.applied.length === 2);
    expect(log.applied).toMatchObject([
      { kind: 'stock.sold', input: { variantId: HONEY_VARIANT_ID, quantity: 1 } },
      { kind: 'stock.counted', input: { countedQuantity: 4 } },
    ]);
  });

  it('without a camera says so and goes on with numbers', async () => {
    const page = await portal.openPage({ javaScript: true });
    await page.goto('/lager/scannen');
    await page.getByRole('button', { name: 'Kamera öffnen' }).click();
    await page.getByText(/Hier ist keine Kamera|Die Kamera ist nicht freigegeben/).waitFor();
    await page.getByLabel('Nummer vom Etikett').fill('12');
    await page.getByRole('button', { name: 'Suchen' }).click();
    await page.getByRole('heading', { name: 'Lindenhonig, 500 g' }).waitFor();
  });
});

/** Replaces the camera by a film of an EAN-13 label; runs in the page. */
function fakeCamera(digits: string): void {
  const LEFT = ['0001101', '0011001', '0010011', '0111101', '0100011'];
  LEFT.push('0110001', '0101111', '0111011', '0110111', '0001011');
  const PARITY = ['LLLLLL', 'LLGLGG', 'LLGGLG', 'LLGGGL', 'LGLLGG'];
  PARITY.push('LGGLLG', 'LGGGLL', 'LGLGLG', 'LGLGGL', 'LGGLGL');
  const right = (digit: number) =>
    [...(LEFT[digit] ?? '')].map((bit) => (bit === '1' ? '0' : '1')).join('');
  const numbers = [...digits].map(Number);
  const parity = PARITY[numbers[0] ?? 0] ?? '';
  const left = numbers
    .slice(1, 7)
    .map((digit, index) =>
      parity[index] === 'L' ? LEFT[digit] : [...right(digit)].reverse().join(''),
    );
  const bars = `101${left.join('')}01010${numbers.slice(7).map(right).join('')}101`;
  const film = () => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 640, height: 480 });
    const context = canvas.getContext('2d');
    const draw = () => {
      if (!context) return;
      context.fillStyle = '#fff';
      context.fillRect(0, 0, 640, 480);
      context.fillStyle = '#000';
      [...bars].forEach((bit, index) => {
        if (bit === '1') context.fillRect(130 + index * 4, 140, 4, 200);
      });
    };
    draw();
    window.setInterval(draw, 50);
    return canvas.captureStream(20);
  };
  Object.defineProperty(navigator, 'mediaDevices', {
    value: { getUserMedia: async () => film() },
  });
}
