import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { previewPrice, resolvePrice } from '@markthalle/contracts/office-fees';
import { addPoint, closePoint } from '@markthalle/contracts/office-points';
import { addTrip, changeRunPlan, planRun } from '@markthalle/contracts/office-runs';
import {
  callOffTrip,
  moveTripStop,
  rebookTrip,
  releaseTrip,
} from '@markthalle/contracts/office-trips';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { OFF_ON, POINT_ID, RUN, TRIP_ON, trip } from './fixtures/delivery.ts';
import { type OfficeUnderTest, officeUnderTest } from './office-under-test.ts';

let office: OfficeUnderTest;

beforeAll(async () => {
  office = await officeUnderTest();
});
afterAll(() => office.close());

const TRIP = `/touren/${TRIP_ON}/${RUN}`;
const PAGES = [
  '/touren',
  '/touren/neu',
  '/touren/linie/neu',
  `/touren/linie/${RUN}`,
  TRIP,
  `/touren/${OFF_ON}/${RUN}`,
  `${TRIP}/absagen`,
  `${TRIP}/fahrblatt`,
  '/abholstellen',
  '/abholstellen/neu',
  `/abholstellen/${POINT_ID}`,
  '/liefergebuehren',
];

describe('every page of the delivery side', () => {
  it.each([
    ['light', 1280],
    ['dark', 390],
    ['light', 320],
  ] as const)(
    'is accessible, fits and has one primary action, %s at %i px',
    async (theme, width) => {
      const page = await office.openPage({ javaScript: true, width, theme });
      for (const path of PAGES) {
        await page.goto(path);
        await expectNoSeriousA11yIssues(page);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        expect([path, overflow]).toEqual([path, 0]);
        expect([path, (await page.locator('main .button--primary').count()) <= 1]).toEqual([
          path,
          true,
        ]);
      }
    },
  );
});

describe('trips', () => {
  it('are listed with room and a way to copy those beside the week', async () => {
    const page = await office.openPage();
    await page.goto('/touren');
    const main = page.locator('main');
    expect(await main.textContent()).toContain('38 von 40');
    expect(await main.textContent()).toContain('fällt aus');
    expect(await page.getByRole('button', { name: /nächste Woche/ }).count()).toBe(1);
    await page.getByRole('button', { name: /nächste Woche/ }).click();
    await page.waitForURL(/fahrt-eingetragen/);
    expect(office.api.inputsOf(addTrip).at(-1)).toMatchObject({ runCode: RUN, on: '2026-12-05' });
  });

  it('move their stops by buttons and are released, without scripts', async () => {
    const page = await office.openPage();
    await page.goto(TRIP);
    await page.getByRole('button', { name: 'Anna Seidel nach oben' }).click();
    expect(office.api.inputsOf(moveTripStop).at(-1)).toMatchObject({
      stopKey: trip.stops[1]?.key,
      direction: 'up',
    });
    await page.getByRole('button', { name: 'Tour freigeben' }).click();
    await page.getByText('Niemand kann mehr für diese Fahrt bestellen.').waitFor();
    expect(office.api.inputsOf(releaseTrip).at(-1)).toMatchObject({ on: TRIP_ON, released: true });
  });

  it('say who is touched before they are called off, and keep what was typed', async () => {
    const page = await office.openPage();
    await page.goto(`${TRIP}/absagen`);
    expect(await page.locator('main').textContent()).toContain('Anna Seidel');
    await page.getByLabel('Grund, wie ihn die Kundschaft liest').fill('Der Wagen ist kaputt.');
    await page.getByLabel('Grund auf Englisch').fill('The van broke down.');
    await page.getByRole('button', { name: 'Verlegen oder absagen' }).click();
    await page.getByText('Bitte lesen Sie zuerst').first().waitFor();
    expect(await page.getByLabel('Grund auf Englisch').inputValue()).toBe('The van broke down.');
    expect(office.api.inputsOf(callOffTrip)).toEqual([]);
    await page.getByLabel('Ich habe gelesen, wen es trifft.').check();
    await page.getByLabel('Neuer Tag').fill('2026-11-27');
    await page.getByRole('button', { name: 'Verlegen oder absagen' }).click();
    await page.waitForURL(/fahrt-abgesagt/);
    expect(office.api.inputsOf(callOffTrip)).toMatchObject([
      { movedToOn: '2026-11-27', acceptsOrders: true, reasonEn: 'The van broke down.' },
    ]);
  });

  it('offer another day or the money for orders that have none', async () => {
    const page = await office.openPage();
    await page.goto(`/touren/${OFF_ON}/${RUN}`);
    const refund = page.getByRole('link', { name: '26-000417-1 erstatten' });
    expect(await refund.getAttribute('href')).toMatch(/^\/bestellungen\/.+\/erstatten$/);
    await page.getByLabel('Neuer Tag für alle').selectOption('2026-12-10');
    // The day's own page is no part of the fixture.
    await page.getByRole('button', { name: 'Alle umbuchen' }).click();
    await page.waitForURL(/2026-12-10/);
    expect(office.api.inputsOf(rebookTrip)).toMatchObject([{ on: OFF_ON, toOn: '2026-12-10' }]);
  });

  it('have a sheet for the driver, with nothing of the office around it in print', async () => {
    const page = await office.openPage();
    await page.goto(`${TRIP}/fahrblatt`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('0151 23456789').isVisible()).toBe(true);
    expect(await page.getByText('ab 18: Ausweis zeigen lassen').isVisible()).toBe(true);
    expect(await page.getByText('Zur Fahrt').isVisible()).toBe(false);
    expect(await page.getByText('Abmelden').count()).toBe(0);
  });
});

describe('a run', () => {
  it('comes back with the reason beside the field and everything typed', async () => {
    const page = await office.openPage();
    await page.goto('/touren/linie/neu');
    await page.getByLabel('Name', { exact: true }).fill('Müritzrunde');
    await page.getByLabel('Name auf Englisch').fill('Müritz round');
    await page.getByLabel('Mittwoch').check();
    await page.getByLabel(/Postleitzahlen, zu denen/).fill('17192-17199\n17199-17207');
    await page.getByLabel(/Halte in der Reihenfolge/).fill('Waren\nRöbel');
    await page.getByLabel(/^Bis zur Tür/).fill('4,50');
    await page.getByLabel('Zur Abholstelle').fill('1,50');
    office.api.on(planRun, () => {
      throw new FixtureProblem('run-plan-not-possible', [
        { pointer: '/areas', message: '17192-17199 und 17199-17207 überschneiden sich.' },
      ]);
    });
    await page.getByRole('button', { name: 'Tour anlegen' }).click();
    await page.locator('#field-areas-error').waitFor();
    expect(await page.getByLabel('Mittwoch').isChecked()).toBe(true);
    expect(await page.getByLabel(/^Bis zur Tür/).inputValue()).toBe('4,50');
    await page.getByLabel(/Postleitzahlen, zu denen/).fill('17192 bis 17199');
    office.api.on(planRun, () => ({ runCode: RUN }));
    await page.getByRole('button', { name: 'Tour anlegen' }).click();
    await page.getByText('Betriebe können sie jetzt im Hofportal wählen.').waitFor();
    expect(office.api.inputsOf(planRun).at(-1)).toMatchObject({
      weekdays: ['mi'],
      areas: [{ from: '17192', to: '17199' }],
      stops: ['Waren', 'Röbel'],
      doorCents: 450,
      capacity: null,
    });
  });

  it('is changed with its version', async () => {
    const page = await office.openPage();
    await page.goto(`/touren/linie/${RUN}`);
    expect(await page.locator('main').textContent()).toContain('Platz, Bestellschluss');
    await page.getByLabel('Platz für Bestellungen').fill('viele');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.locator('#field-capacity-error').waitFor();
    await page.getByLabel('Platz für Bestellungen').fill('50');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('behalten, was ihnen zugesagt ist').waitFor();
    expect(office.api.inputsOf(changeRunPlan)).toMatchObject([{ version: 4, capacity: 50 }]);
  });
});

describe('a pick-up point', () => {
  it('is opened once per form', async () => {
    const page = await office.openPage();
    await page.goto('/abholstellen/neu');
    await page.getByLabel('Name', { exact: true }).fill('Laden');
    await page.getByLabel('Straße und Hausnummer').fill('Markt 1');
    await page.getByLabel('Postleitzahl').fill('80331');
    await page.getByLabel('Ort', { exact: true }).fill('Rostock');
    await page.getByLabel('Öffnungszeiten', { exact: true }).fill('immer');
    await page.getByLabel('Öffnungszeiten auf Englisch').fill('always');
    office.api.on(addPoint, () => {
      throw new FixtureProblem('pickup-point-not-possible', [
        { pointer: '/postcode', message: 'Diese Postleitzahl liegt nicht im Gebiet.' },
      ]);
    });
    await page.getByRole('button', { name: 'Abholstelle eröffnen' }).click();
    await page.locator('#field-postcode-error').waitFor();
    expect(await page.getByLabel('Ort', { exact: true }).inputValue()).toBe('Rostock');
    await page.getByLabel('Postleitzahl').fill('18055');
    office.api.on(addPoint, ({ pointId }) => ({ pointId }));
    await page.getByRole('button', { name: 'Abholstelle eröffnen' }).click();
    await page.getByText('Die Abholstelle ist eröffnet.').waitFor();
    const [first, second] = office.api.inputsOf(addPoint);
    expect(second?.pointId).toBe(first?.pointId);
    expect(second).toMatchObject({ attended: true, coolBox: false });
  });

  it('names the orders on their way before it closes', async () => {
    office.api.on(closePoint, ({ closed, acceptsOrders }) => {
      if (acceptsOrders) return { active: !closed };
      throw new FixtureProblem('pickup-point-touches-orders', [], { numbers: ['26-000417-1'] });
    });
    const page = await office.openPage();
    await page.goto(`/abholstellen/${POINT_ID}`);
    await page.getByRole('button', { name: 'Schließen' }).click();
    await page.getByText('Noch unterwegs: 26-000417-1.').first().waitFor();
    await page.getByLabel('Ich habe gelesen').last().check();
    await page.getByRole('button', { name: 'Schließen' }).click();
    await page.getByText('Niemand kann sie mehr wählen.', { exact: false }).first().waitFor();
  });
});

it('a price is previewed with everything kept, then resolved', async () => {
  const page = await office.openPage();
  await page.goto('/liefergebuehren');
  await page.getByLabel('Preis', { exact: false }).first().fill('7,65');
  await page.getByLabel('Gilt ab').fill('2027-02-01');
  await page.getByLabel('Postleitzahl').fill('10435');
  await page.getByRole('button', { name: 'Vorschau rechnen' }).click();
  await page.getByText('Käserei Kranichruf nach 10435').waitFor();
  expect(await page.locator('main').textContent()).toMatch(/6,90\s€7,65\s€Do/);
  expect(office.api.inputsOf(resolvePrice)).toEqual([]);
  expect(office.api.inputsOf(previewPrice)).toMatchObject([{ priceCents: 765, postcode: '10435' }]);
  await page.getByRole('button', { name: 'Preis beschließen' }).click();
  await page.locator('#field-resolution-error').waitFor();
  await page.getByLabel('Beschluss', { exact: false }).first().fill('Vorstand 14/2026');
  await page.getByRole('button', { name: 'Preis beschließen' }).click();
  await page.getByText('Bis dahin gilt der bisherige.').waitFor();
  expect(office.api.inputsOf(resolvePrice)).toMatchObject([
    { subject: `${RUN}:citybox`, priceCents: 765, validFrom: '2027-02-01' },
  ]);
});
