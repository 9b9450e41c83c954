import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { answerOrder, handOverByScan, handOverTrip } from '@markthalle/contracts/hand-over';
import {
  noteBatches,
  packOrders,
  reportShortage,
  tickPacking,
  weighLine,
} from '@markthalle/contracts/packing';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { waitFor } from '@markthalle/testing/wait-for';
import type { Page } from 'playwright-core';
import { filmOfSquares } from './camera-film.ts';
import { DeviceLog } from './fixtures/device-log.ts';
import { ORDER_ID } from './fixtures/orders.ts';
import {
  ANSWER_TOKEN,
  answerPacking,
  DAY,
  DUCK_LINE,
  FARM,
  HONEY_LINE,
  OTHER_ORDER,
  PICKUP_CODE,
  packingList,
  TRIP,
} from './fixtures/packing.ts';
import { PICKUP_MATRIX } from './fixtures/pickup-matrix.ts';
import { RENATE, TOKEN } from './portal-fixture.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

const PACKING = `/packen/${DAY}`;

let portal: PortalUnderTest;
let log: DeviceLog;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());
beforeEach(() => {
  const producerId = RENATE.producers[0]?.producerId ?? '';
  log = new DeviceLog({ accountId: RENATE.accountId, producerId }).answerOn(portal.api);
  answerPacking(portal.api);
  portal.api.sessions.add(TOKEN);
});

const parcel = (page: Page, id: string) => page.locator(`#paket-${id}`);

describe('the packing list, without scripts', () => {
  it('sums products, then parcels, and says what each still needs', async () => {
    const page = await portal.openPage();
    await page.goto(PACKING);
    const text = ((await page.locator('main').textContent()) ?? '').replace(/\u00a0/g, ' ');
    expect(text).toContain('0 von 2 Paketen gepackt');
    expect(text).toMatch(/Aus dem Lager holen.*2 × Bauernente.*3 × Lindenhonig/s);
    const first = await parcel(page, ORDER_ID).textContent();
    expect(first).toContain('noch wiegen');
    expect(first).toContain('Datum fehlt');
    expect(await parcel(page, OTHER_ORDER).textContent()).toContain('1 fehlt, wird erstattet');
    expect(await parcel(page, OTHER_ORDER).textContent()).toContain('Problem');
    expect(await parcel(page, OTHER_ORDER).textContent()).toMatch(/haltbar bis .*2028/);
    expect(await page.getByRole('button', { name: 'Alles gepackt' }).count()).toBe(1);
  });

  it('LAW-ALC-4: marks the parcel that needs an identity card, and only that', async () => {
    const page = await portal.openPage();
    await page.goto(PACKING);
    expect(await parcel(page, ORDER_ID).textContent()).toContain('18+ Ausweis');
    expect(await parcel(page, OTHER_ORDER).textContent()).not.toContain('Ausweis');
    await page.emulateMedia({ media: 'print' });
    expect(await parcel(page, ORDER_ID).getByText('18+ Ausweis').isVisible()).toBe(true);
    expect(await page.locator('.save-bar').isVisible()).toBe(false);
  });

  it('saves all ticks with one press, also those that were taken out', async () => {
    const page = await portal.openPage();
    await page.goto(PACKING);
    await parcel(page, ORDER_ID).getByRole('checkbox').first().check();
    await parcel(page, OTHER_ORDER).getByRole('checkbox').first().uncheck();
    await page.getByRole('button', { name: 'Häkchen speichern' }).click();
    await page.getByText('Die Häkchen sind gespeichert.').waitFor();
    expect(portal.api.inputsOf(tickPacking).at(-1)).toMatchObject({
      on: DAY,
      ticks: expect.arrayContaining([
        { subjectId: DUCK_LINE, ticked: true },
        { subjectId: HONEY_LINE, ticked: false },
      ]),
    });
  });

  it('LAW-FOOD-2: asks once whether the dates are on the goods, and keeps the way on', async () => {
    const page = await portal.openPage();
    await page.goto(PACKING);
    await page.getByRole('button', { name: 'Alles gepackt' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('fehlt noch das Datum');
    await page.getByLabel('Auf jeder Packung steht das Datum').check();
    await page.getByRole('button', { name: 'Alles gepackt' }).click();
    await page.getByText('Alles ist gepackt.').waitFor();
    expect(portal.api.inputsOf(packOrders).at(-1)).toMatchObject({
      on: DAY,
      datesChecked: true,
      producerOrderIds: [ORDER_ID, OTHER_ORDER],
    });
  });

  it('takes a weight as people say it, and keeps a wrong one beside its field', async () => {
    const page = await portal.openPage();
    await page.goto(PACKING);
    const box = parcel(page, ORDER_ID);
    await box.getByText('Wiegen, Charge, Fehlmenge').click();
    await box.getByLabel('Gewicht zusammen').fill('zwei Kilo');
    await box.getByRole('button', { name: 'Gewicht eintragen' }).click();
    const field = page.locator(`#field-gewicht_${DUCK_LINE}`);
    expect(await page.locator(`#field-gewicht_${DUCK_LINE}-error`).textContent()).toContain(
      'zum Beispiel 2350 g oder 2,35 kg',
    );
    expect(await field.inputValue()).toBe('zwei Kilo');
    await field.fill('4,31 kg');
    await parcel(page, ORDER_ID).getByRole('button', { name: 'Gewicht eintragen' }).click();
    await page.getByText('Das Gewicht ist eingetragen.').waitFor();
    expect(portal.api.inputsOf(weighLine).at(-1)).toMatchObject({
      producerOrderId: ORDER_ID,
      lineId: DUCK_LINE,
      grams: 4310,
    });
  });

  it('reports missing pieces, never more than there are', async () => {
    const page = await portal.openPage();
    await page.goto(PACKING);
    const box = parcel(page, OTHER_ORDER);
    await box.getByText('Charge, Fehlmenge').click();
    await box.getByLabel('Wie viele fehlen?').fill('4');
    await box.getByRole('button', { name: 'Fehlmenge melden' }).click();
    expect(await page.locator(`#field-fehlt_${HONEY_LINE}-error`).textContent()).toContain(
      'eine Zahl von 1 bis 3',
    );
    await page.locator(`#field-fehlt_${HONEY_LINE}`).fill('1');
    const clickId = await box.locator('[name="klick"]').first().inputValue();
    await parcel(page, OTHER_ORDER).getByRole('button', { name: 'Fehlmenge melden' }).click();
    await page.getByText('Die Fehlmenge ist gemeldet.').waitFor();
    expect(portal.api.inputsOf(reportShortage).at(-1)).toMatchObject({
      producerOrderId: OTHER_ORDER,
      lineId: HONEY_LINE,
      quantity: 1,
      restIsGone: true,
      clientId: clickId,
    });
  });

  it('shows a refusal of the market at its field', async () => {
    portal.api.on(weighLine, () => {
      throw new FixtureProblem('step-not-possible');
    });
    const page = await portal.openPage();
    await page.goto(PACKING);
    const box = parcel(page, ORDER_ID);
    await box.getByText('Wiegen, Charge, Fehlmenge').click();
    await box.getByLabel('Gewicht zusammen').fill('4310');
    await box.getByRole('button', { name: 'Gewicht eintragen' }).click();
    expect(await page.locator(`#field-gewicht_${DUCK_LINE}-error`).textContent()).toContain(
      'Dieser Schritt ist jetzt nicht möglich.',
    );
  });

  it('notes batch and date for all parcels of a product', async () => {
    const page = await portal.openPage();
    await page.goto(PACKING);
    const sums = page.locator('.packing > .block', { hasText: 'Aus dem Lager holen' });
    await sums.getByText('Charge und Datum für alle').first().click();
    await sums.getByLabel('Charge').first().fill('E-7');
    await sums.getByLabel('Zu verbrauchen bis').fill('2026-12-01');
    await sums.getByRole('button', { name: 'Für alle Pakete eintragen' }).first().click();
    await page.getByText('Charge und Datum sind eingetragen.').waitFor();
    expect(portal.api.inputsOf(noteBatches).at(-1)).toMatchObject({
      batches: [{ lineId: DUCK_LINE, batchNo: 'E-7', goodUntilOn: '2026-12-01' }],
    });
  });

  it('is empty on a day without parcels', async () => {
    const page = await portal.openPage();
    await page.goto('/packen/2026-12-24');
    await page.getByText('An diesem Tag ist nichts zu packen.').waitFor();
    expect((await page.goto('/packen/morgen'))?.status()).toBe(404);
  });
});

describe('the hand-over, without scripts', () => {
  it('checks a code at the market and keeps a wrong one', async () => {
    const page = await portal.openPage();
    await page.goto(`/uebergabe/${FARM}`);
    expect(await page.content()).not.toContain(PICKUP_CODE);
    await page.getByLabel('Code', { exact: true }).fill('123 456');
    await page.getByRole('button', { name: 'Prüfen und übergeben' }).click();
    expect(await page.locator('#field-code-error').textContent()).not.toBe('');
    expect(await page.getByLabel('Code', { exact: true }).inputValue()).toBe('123 456');
    await page.getByLabel('Code', { exact: true }).fill(PICKUP_CODE);
    await page.getByRole('button', { name: 'Prüfen und übergeben' }).click();
    await page.getByText('Übergeben. Ihr Anteil wird jetzt fällig.').waitFor();
    expect(portal.api.inputsOf(handOverByScan).at(-1)).toMatchObject({
      trip: FARM,
      code: PICKUP_CODE,
    });
  });

  it('gives the packed parcels to the driver with the count of crates', async () => {
    const page = await portal.openPage();
    await page.goto(`/uebergabe/${TRIP}`);
    await page.getByLabel('Kisten').fill('vier');
    await page.getByRole('button', { name: 'Übergeben', exact: true }).click();
    expect(await page.locator('#field-kisten-error').textContent()).toContain('ganze Zahl');
    await page.getByLabel('Kisten').fill('4');
    await page.getByRole('button', { name: 'Übergeben', exact: true }).click();
    await page.getByText('Übergeben. Ihr Anteil wird jetzt fällig.').waitFor();
    expect(portal.api.inputsOf(handOverTrip).at(-1)).toMatchObject({
      trip: TRIP,
      producerOrderIds: [ORDER_ID, OTHER_ORDER],
      crates: 4,
    });
    expect((await page.goto('/uebergabe/2026-11-26-mond'))?.status()).toBe(404);
  });
});

describe('a mailed question, without a login and without scripts', () => {
  it('acts by the second press alone', async () => {
    const page = await portal.openPage({ signedIn: false });
    const before = portal.api.inputsOf(answerOrder).length;
    await page.goto(`/antwort/${ANSWER_TOKEN}`);
    await page.goto(`/antwort/${ANSWER_TOKEN}`);
    expect(portal.api.inputsOf(answerOrder)).toHaveLength(before);
    await page.getByRole('button', { name: 'Ja, wir liefern' }).click();
    await page.getByText('Danke. Die Bestellung ist angenommen.').waitFor();
    expect(portal.api.inputsOf(answerOrder).at(-1)).toMatchObject({ answer: 'confirmed' });
  });

  it('says so when the link was used before', async () => {
    const page = await portal.openPage({ signedIn: false });
    const other = ANSWER_TOKEN.replace(/a{43}$/, 'b'.repeat(43));
    expect((await page.goto(`/antwort/${other}`))?.status()).toBe(410);
    await page.getByText('Dieser Link gilt nicht mehr.').waitFor();
    await page.goto(`/antwort/${ANSWER_TOKEN}`);
    await page.getByRole('button', { name: 'Nein, wir können nicht liefern' }).click();
    await page.getByText('das Geld geht zurück').waitFor();
    expect(portal.api.inputsOf(answerOrder).at(-1)).toMatchObject({ answer: 'cannot_deliver' });
  });
});

/** A page of somebody whom the server knows and whose browser has its worker. */
async function atWork(path: string): Promise<Page> {
  const page = await portal.openPage({ javaScript: true });
  await page.goto('/bestellungen');
  await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.waitForFunction(() => document.documentElement.dataset.account !== undefined);
  await page.goto(path);
  await waitFor('the copy', () =>
    page.evaluate(async (wanted) => {
      const names = (await caches.keys()).filter((name) => name.startsWith('pages-'));
      const caught = await Promise.all(
        names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
      );
      return caught.flat().some((url) => new URL(url).pathname === wanted);
    }, path),
  );
  return page;
}

/** The worker of a page has a line of its own: the market itself must be gone. */
async function loseLine(page: Page): Promise<void> {
  await portal.cutLine();
  await page.context().setOffline(true);
}

async function findLine(page: Page): Promise<void> {
  await portal.mendLine();
  await page.context().setOffline(false);
}

const kinds = () => log.applied.map(({ kind }) => kind).sort();

describe('without a line', () => {
  it('ticks, weighs, notes, reports and packs; everything arrives once, later', async () => {
    const page = await atWork(PACKING);
    await loseLine(page);
    await page.reload();
    await parcel(page, ORDER_ID).getByRole('checkbox').first().check();
    const duck = parcel(page, ORDER_ID);
    await duck.getByText('Wiegen, Charge, Fehlmenge').click();
    await duck.getByLabel('Gewicht zusammen').fill('4310');
    await duck.getByRole('button', { name: 'Gewicht eintragen' }).click();
    await duck.getByLabel('Charge').fill('E-7');
    await duck.getByRole('button', { name: 'Charge eintragen' }).click();
    const honey = parcel(page, OTHER_ORDER);
    await honey.getByText('Charge, Fehlmenge').click();
    await honey.getByLabel('Wie viele fehlen?').fill('1');
    await honey.getByRole('button', { name: 'Fehlmenge melden' }).click();
    await page.getByRole('button', { name: 'Alles gepackt' }).click();
    await page.getByText('6 Eingaben warten auf Netz.').waitFor();
    expect(log.applied).toEqual([]);
    await findLine(page);
    await waitFor('the acts', async () => log.applied.length === 6);
    expect(kinds()).toEqual([
      'order.ready',
      'order.ready',
      'order.shortage',
      'order.weighed',
      'packing.batch-noted',
      'packing.ticked',
    ]);
    expect(log.applied.map(({ input }) => input)).toEqual(
      expect.arrayContaining([
        { on: DAY, subjectId: DUCK_LINE, ticked: true },
        { producerOrderId: ORDER_ID, lineId: DUCK_LINE, grams: 4310 },
        { lineId: DUCK_LINE, batchNo: 'E-7', goodUntilOn: null },
        {
          producerOrderId: OTHER_ORDER,
          lineId: HONEY_LINE,
          quantity: 1,
          restIsGone: true,
        },
        { producerOrderId: ORDER_ID },
      ]),
    );
    // What was reported missing here is no change that the phone must ask about.
    const packed = log.applied.filter(({ kind }) => kind === 'order.ready');
    expect(packed.map(({ baseVersion }) => baseVersion)).toEqual([5, 2]);
  });

  it('hands over by code: the right one opens, a wrong one and a used one do not', async () => {
    const path = `/uebergabe/${FARM}`;
    const page = await atWork(path);
    await loseLine(page);
    await page.reload();
    const code = page.getByLabel('Code', { exact: true });
    const check = page.getByRole('button', { name: 'Prüfen und übergeben' });
    await code.fill('999999');
    await check.click();
    await page.getByText('Dieser Code gehört zu keinem Paket von heute.').waitFor();
    await code.fill(`${PICKUP_CODE.slice(0, 3)} ${PICKUP_CODE.slice(3)}`);
    await check.click();
    await page.getByText('Erst den Ausweis ansehen: ab 18 Jahren.').waitFor();
    await page.getByText('Anna Sommer, Paket M-1001-2: bitte herausgeben.').waitFor();
    await code.fill('M-1001-2');
    await check.click();
    await page.getByText('Dieses Paket wurde schon übergeben.').waitFor();
    await findLine(page);
    await waitFor('the act', async () => log.applied.length === 1);
    expect(log.applied[0]).toMatchObject({
      kind: 'order.handed-over',
      input: { producerOrderId: ORDER_ID, code: PICKUP_CODE },
    });
  });

  it('hands over by the code before the camera, also without a line', async () => {
    const page = await atWork(`/uebergabe/${FARM}`);
    await page.addInitScript(filmOfSquares, PICKUP_MATRIX);
    await page.reload();
    // What reads pictures is fetched behind the page, before anybody opens the camera.
    await waitFor('the reader', () =>
      page.evaluate(async () => {
        const kept = await (await caches.open('files')).keys();
        return kept.some(({ url }) => url.includes('read-pixels'));
      }),
    );
    await loseLine(page);
    await page.reload();
    await page.getByRole('button', { name: 'Kamera öffnen' }).click();
    await page.getByText('Anna Sommer, Paket M-1001-2: bitte herausgeben.').waitFor();
    await page.getByText('Erst den Ausweis ansehen: ab 18 Jahren.').waitFor();
    await page.getByRole('button', { name: 'Kamera schließen' }).click();
    await findLine(page);
    await waitFor('the act', async () => log.applied.length === 1);
    expect(log.applied[0]).toMatchObject({
      kind: 'order.handed-over',
      input: { producerOrderId: ORDER_ID, code: PICKUP_CODE },
    });
  });

  it('gives everything to the driver, one act for each parcel and one for the crates', async () => {
    const page = await atWork(`/uebergabe/${TRIP}`);
    await loseLine(page);
    await page.reload();
    await page.getByLabel('Kisten').fill('4');
    await page.getByRole('button', { name: 'Übergeben', exact: true }).click();
    await page.getByText('3 Eingaben warten auf Netz.').waitFor();
    await findLine(page);
    await waitFor('the acts', async () => log.applied.length === 3);
    expect(kinds()).toEqual(['order.handed-over', 'order.handed-over', 'trip.counted']);
  });
});

describe('with the script and a line', () => {
  it('stores a tick at once, without a press on a button', async () => {
    const page = await portal.openPage({ javaScript: true });
    await page.goto('/bestellungen');
    await page.waitForFunction(() => document.documentElement.dataset.account !== undefined);
    await page.goto(PACKING);
    await page.waitForFunction(() => document.querySelector('[data-packing]') !== null);
    const box = parcel(page, OTHER_ORDER).getByRole('checkbox').first();
    await waitFor('the tick', async () => {
      await box.setChecked(!(await box.isChecked()));
      return log.applied.some(({ kind }) => kind === 'packing.ticked');
    });
    expect(packingList.parcels).toHaveLength(2);
  });
});
