import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  readPortalWithdrawal,
  receiveReturn,
  waiveReturn,
} from '@markthalle/contracts/portal-cases';
import { performService, readPortalOrder } from '@markthalle/contracts/portal-orders';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import type { Page } from 'playwright-core';
import { ORDER_ID, order } from './fixtures/orders.ts';
import { answerReturns, PART_ID, part } from './fixtures/returns.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
  answerReturns(portal.api);
});
afterAll(() => portal.close());

const [first] = order.lines;
const ASKED_AT = '2026-11-22T08:15:00.000Z';
const OPEN = {
  startAskedAt: ASKED_AT,
  lossKnownAt: ASKED_AT,
  startedAt: null,
  completedAt: null,
  withdrawnAt: null,
  startableFrom: null,
};

/** The order page with one service that stands like this. */
async function orderWith(
  service: Partial<Record<keyof typeof OPEN, string | null>>,
): Promise<Page> {
  if (first === undefined) throw new Error('the order has a line');
  const line = { ...first, name: 'Obst pressen', service: { ...OPEN, ...service } };
  portal.api.on(readPortalOrder, () => ({ ...order, lines: [line] }));
  const page = await portal.openPage({ javaScript: false, width: 320 });
  await page.goto(`/bestellungen/${ORDER_ID}`);
  return page;
}

const mainOf = async (page: Page) =>
  ((await page.locator('main').textContent()) ?? '').replaceAll('\u00a0', ' ');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe('LAW-WITHDR-11 a service on the order page', () => {
  it('that nobody asked to start early names the first possible day and has no button', async () => {
    const page = await orderWith({
      startAskedAt: null,
      lossKnownAt: null,
      startableFrom: '2026-12-08',
    });
    expect(await mainOf(page)).toContain('frühestens am 8. Dezember 2026 beginnen');
    expect(await button(page, 'Begonnen').count()).toBe(0);
    expect(await button(page, 'Vollständig erbracht').count()).toBe(0);
  });

  it.each([
    ['Begonnen', 'start'],
    ['Vollständig erbracht', 'complete'],
  ])('that may start takes "%s"', async (name, step) => {
    const page = await orderWith({});
    expect(await mainOf(page)).toContain('Sie dürfen sofort beginnen');
    portal.api.on(performService, () => ({ state: 'confirmed' as const }));
    await button(page, name).click();
    expect(portal.api.inputsOf(performService).at(-1)).toMatchObject({
      producerOrderId: ORDER_ID,
      lineId: first?.lineId,
      step,
    });
  });

  it('that was withdrawn from says to stop', async () => {
    const page = await orderWith({ startedAt: ASKED_AT, withdrawnAt: ASKED_AT });
    expect(await mainOf(page)).toContain('führen Sie die Leistung nicht weiter aus');
    expect(await button(page, 'Vollständig erbracht').count()).toBe(0);
  });
});

describe('LAW-WITHDR-11 the withdrawal of a service that had begun', () => {
  const [line] = part.lines;
  const lineId = line?.lineId ?? '';

  async function open(counts = true): Promise<Page> {
    if (line === undefined) throw new Error('the part has a line');
    const begun = { ...line, name: 'Obst pressen', priceCents: 2900, work: { doneBps: null } };
    portal.api.on(readPortalWithdrawal, () => ({
      ...part,
      state: 'hold' as const,
      returnTo: null,
      lines: [begun],
      loss: { ...part.loss, counts },
    }));
    const page = await portal.openPage({ javaScript: false, width: 320 });
    await page.goto(`/rueckgaben/widerruf/${PART_ID}`);
    return page;
  }

  it('asks for the share in percent, with reasons, and passes it on in basis points', async () => {
    const page = await open();
    expect(await mainOf(page)).toContain('100 Prozent sind 29,00 €');
    await page.locator(`[name="work-${lineId}"]`).fill('25');
    await page.locator('[name=reason]').fill('Gewaschen und gemahlen');
    portal.api.on(receiveReturn, () => part);
    await button(page, 'Anteil melden, Rest erstatten').click();
    expect(portal.api.inputsOf(receiveReturn).at(-1)).toMatchObject({
      losses: [],
      work: [{ lineId, doneBps: 2500 }],
      reason: 'Gewaschen und gemahlen',
    });
  });

  it.each(['', '101', '12,5', 'halb'])(
    'refuses "%s" beside its field, nothing is sent',
    async (typed) => {
      const before = portal.api.inputsOf(receiveReturn).length;
      const page = await open();
      await page.locator(`[name="work-${lineId}"]`).fill(typed);
      await button(page, 'Anteil melden, Rest erstatten').click();
      expect(await page.locator(`[id="field-work-${lineId}-error"]`).textContent()).toContain(
        'Zahl von 0 bis 100',
      );
      expect(await page.locator(`[name="work-${lineId}"]`).inputValue()).toBe(typed);
      expect(portal.api.inputsOf(receiveReturn)).toHaveLength(before);
    },
  );

  it('is accessible, on the order page too', async () => {
    const page = await open();
    const scripted = await portal.openPage({ javaScript: true, width: 320 });
    await scripted.goto(new URL(page.url()).pathname);
    await expectNoSeriousA11yIssues(scripted);
    await orderWith({});
    await scripted.goto(`/bestellungen/${ORDER_ID}`);
    await expectNoSeriousA11yIssues(scripted);
  });

  it('wants reasons for whatever is kept, and lets go of it with one press', async () => {
    const page = await open();
    await page.locator(`[name="work-${lineId}"]`).fill('40');
    await button(page, 'Anteil melden, Rest erstatten').click();
    expect(await page.locator('#field-reason-error').textContent()).toContain(
      'was schon erbracht war',
    );
    portal.api.on(waiveReturn, () => part);
    await button(page, 'Auf den Anteil verzichten').click();
    expect(portal.api.inputsOf(waiveReturn)).toHaveLength(1);
  });

  it('says where nothing is paid because the buyer was not told', async () => {
    expect(await mainOf(await open(false))).toContain('Der ganze Preis geht zurück');
  });
});
