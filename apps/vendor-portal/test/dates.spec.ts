import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  addSlots,
  cancelSlot,
  listPortalSlots,
  type PortalSlot,
  type Programme,
  readPortalSlot,
  setProgramme,
  setSlotSeats,
} from '@markthalle/contracts/portal-slots';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

const PRODUCT = '00000000-0000-4000-8000-000000000801';
const VARIANT = '00000000-0000-4000-8000-000000000802';

const SLOT: PortalSlot = {
  variantId: VARIANT,
  productId: PRODUCT,
  name: 'Schokoladenkurs für Familien',
  startsAt: '2099-01-10T09:30:00.000Z',
  endsAt: '2099-01-10T11:30:00.000Z',
  sellsUntil: '2099-01-09T09:30:00.000Z',
  state: 'open',
  seats: 11,
  booked: 2,
  held: 1,
  free: 8,
  minPersons: 3,
};

const PROGRAMME: Programme = {
  durationMinutes: 120,
  seats: 11,
  minPersons: 3,
  closingHours: 24,
  meetingPlaceDe: 'Kursraum',
  meetingPlaceEn: 'Course room',
  weatherRuleDe: 'Bei jedem Wetter.',
  weatherRuleEn: 'In any weather.',
};

/** A browser walks through whole pages; on a busy machine each takes a second. */
jest.setTimeout(300_000);

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
  const experience = { productId: PRODUCT, slug: 'kurs', name: SLOT.name, published: true };
  portal.api
    .on(listPortalSlots, () => ({
      experiences: [{ ...experience, programme: PROGRAMME }],
      slots: [SLOT],
      hasMore: false,
    }))
    .on(readPortalSlot, () => ({
      slot: SLOT,
      meetingPlace: 'Kursraum',
      weatherRule: 'Bei jedem Wetter.',
      canceledBecause: null,
      guests: [
        {
          lineId: VARIANT,
          orderNumber: '26-000001',
          name: 'Ada Öztürk',
          phone: '0381 1',
          seats: 2,
          choice: null,
        },
      ],
      refundCents: 5800,
    }))
    .on(addSlots, ({ firstOn }) => {
      if (firstOn === '2099-12-31') throw new FixtureProblem('slot-exists');
      return { slots: [SLOT] };
    })
    .on(setProgramme, ({ programme }) => programme)
    .on(setSlotSeats, ({ seats }) => {
      if (seats < 3) throw new FixtureProblem('seats-below-booked');
      return { ...SLOT, seats };
    })
    .on(cancelSlot, () => ({ guests: 1, seats: 2 }));
});
afterAll(() => portal.close());

describe('dates in the portal', () => {
  it('are accessible on a phone', async () => {
    const page = await portal.openPage({ javaScript: true });
    for (const path of ['/termine', `/termine/${VARIANT}`, `/termine/erlebnis/${PRODUCT}`]) {
      await page.goto(path);
      await expectNoSeriousA11yIssues(page);
    }
  });

  it('are added for some weeks; what is wrong is said beside its field and stays', async () => {
    const page = await portal.openPage();
    await page.goto('/termine');
    await page.getByLabel('Beginn').fill('zehn');
    await page.getByLabel('Plätze').fill('500');
    await page.getByRole('button', { name: 'Termin anlegen' }).click();
    await page.locator('.field__error').first().waitFor();
    expect(await page.locator('.field__error').count()).toBe(3);
    expect(await page.getByLabel('Beginn').inputValue()).toBe('zehn');
    await page.getByLabel('Tag', { exact: true }).fill('2099-12-31');
    await page.getByLabel('Beginn').fill('9.30');
    await page.getByLabel('Plätze').fill('');
    await page.getByLabel('Wie oft').selectOption('4');
    await page.getByRole('button', { name: 'Termin anlegen' }).click();
    await page.getByText('Zu dieser Zeit gibt es dieses Erlebnis schon.').first().waitFor();
    await page.getByLabel('Tag', { exact: true }).fill('2099-12-30');
    await page.getByRole('button', { name: 'Termin anlegen' }).click();
    await page.getByText('Termin angelegt.', { exact: false }).waitFor();
    const [first, second] = portal.api.inputsOf(addSlots).slice(-2);
    expect(second).toMatchObject({ firstOn: '2099-12-30', startsAtTime: '09:30', weeks: 4 });
    // The same form, so a press that was lost on the way adds nothing twice.
    expect(second?.clientId).toBe(first?.clientId);
  });

  it('keep the seats that are taken, and say whom a cancellation reaches', async () => {
    const page = await portal.openPage();
    await page.goto(`/termine/${VARIANT}`);
    await page.getByLabel('Plätze', { exact: true }).fill('2');
    await page.getByRole('button', { name: 'Plätze speichern' }).click();
    await page.getByText('So wenige Plätze gehen nicht', { exact: false }).first().waitFor();
    expect(await page.locator('main').textContent()).toMatch(/gehen 58,00\s€ zurück/);
    await page.getByRole('button', { name: 'Absagen und 1 informieren' }).click();
    await page.getByText('Bitte schreiben Sie einen kurzen Grund.').first().waitFor();
    await page.getByLabel('Grund für die Gäste').fill('Sturmwarnung');
    await page.getByRole('button', { name: 'Absagen und 1 informieren' }).click();
    await page.getByText('Termin abgesagt. Die Gäste werden informiert.').waitFor();
    const [canceled] = portal.api.inputsOf(cancelSlot).slice(-1);
    expect(canceled).toMatchObject({ reason: 'Sturmwarnung', expectedGuests: 1 });
  });

  it('begin with what the experience says', async () => {
    const page = await portal.openPage();
    await page.goto(`/termine/erlebnis/${PRODUCT}`);
    await page.getByLabel('Treffpunkt', { exact: true }).fill('');
    await page.getByLabel('Dauer').fill('zwei');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.locator('.field__error').first().waitFor();
    expect(await page.locator('.field__error').count()).toBeGreaterThanOrEqual(1);
    await page.getByLabel('Treffpunkt', { exact: true }).fill('Hoftor');
    await page.getByLabel('Dauer').fill('90');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.waitForURL(/meldung=ablauf/);
    const [saved] = portal.api.inputsOf(setProgramme).slice(-1);
    expect(saved).toMatchObject({
      programme: { ...PROGRAMME, durationMinutes: 90, meetingPlaceDe: 'Hoftor' },
    });
  });
});
