import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { addSlots, cancelSlot, setProgramme } from '@markthalle/contracts/portal-slots';
import { answerDates, COURSE_ID, DATE_ID, PROGRAMME } from './fixtures/dates.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

/** A browser walks through whole pages; on a busy machine each takes a second. */
jest.setTimeout(300_000);

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
  answerDates(portal.api);
});
afterAll(() => portal.close());

describe('dates in the portal', () => {
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
    await page.goto(`/termine/${DATE_ID}`);
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
    await page.goto(`/termine/erlebnis/${COURSE_ID}`);
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
