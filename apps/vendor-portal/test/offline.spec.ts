import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { markPortalOrderReady, readPortalOrder } from '@markthalle/contracts/portal-orders';
import { waitFor } from '@markthalle/testing/wait-for';
import { DeviceLog } from './fixtures/device-log.ts';
import { ORDER_ID, order } from './fixtures/orders.ts';
import { killTab, phoneAtWork, visit } from './phone-at-work.ts';
import { RENATE, TOKEN } from './portal-fixture.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

const ME = {
  accountId: RENATE.accountId,
  producerId: RENATE.producers[0]?.producerId ?? '',
};
const ORDER = `/bestellungen/${ORDER_ID}`;
const ACTS = 20;

/** Forty pages and more; on a busy machine each takes its time. */
jest.setTimeout(180_000);

let portal: PortalUnderTest;
let log: DeviceLog;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());
beforeEach(() => {
  log = new DeviceLog({ ...ME }).answerOn(portal.api);
  portal.api.on(readPortalOrder, ({ producerOrderId }) => ({
    ...order,
    producerOrderId,
    state: 'confirmed' as const,
  }));
  portal.api.on(markPortalOrderReady, () => ({ state: 'ready' as const }));
  portal.api.sessions.add(TOKEN);
});

const atWork = () => phoneAtWork(portal);

const orderPath = (position: number) =>
  `/bestellungen/0197a000-0000-7000-8000-${String(position).padStart(12, '0')}`;

describe('an act', () => {
  it('with a line is kept, sent and confirmed by the next page', async () => {
    const page = await atWork();
    await page.goto(ORDER);
    await page.getByRole('button', { name: 'Gepackt' }).click();
    await page.getByText('Die Bestellung ist gepackt.').waitFor();
    expect(log.applied).toMatchObject([
      { kind: 'order.ready', input: { producerOrderId: ORDER_ID }, baseVersion: order.pieces },
    ]);
  });

  it('that the browser cannot keep goes as a plain form', async () => {
    const page = await atWork();
    await page.goto(ORDER);
    await page.evaluate(() => {
      IDBObjectStore.prototype.add = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.getByRole('button', { name: 'Gepackt' }).click();
    await page.getByText('Die Bestellung ist gepackt.').waitFor();
    expect(portal.api.inputsOf(markPortalOrderReady)).toHaveLength(1);
    expect(log.applied).toEqual([]);
  });

  it('that is refused says why, beside its button', async () => {
    log.decide = () => ({
      state: 'refused',
      problem: { code: 'step-not-possible', title: 'Dieser Schritt geht nicht mehr.', fields: [] },
    });
    const page = await atWork();
    await page.goto(ORDER);
    await page.getByRole('button', { name: 'Gepackt' }).click();
    await page.getByText('Nicht gesendet: Dieser Schritt geht nicht mehr.').waitFor();
  });

  it('that meets a change asks one question and sends the answer', async () => {
    log.decide = ({ choice }) =>
      choice === null
        ? {
            state: 'question',
            question: {
              code: 'order-changed-meanwhile',
              choices: ['packed-as-it-is-now', 'not-packed-yet'],
              details: { pieces: 2 },
            },
          }
        : { state: 'applied' };
    const page = await atWork();
    await page.goto(ORDER);
    await page.getByRole('button', { name: 'Gepackt' }).click();
    await page.getByText('Jetzt sind es 2 Stück. Was gilt?').waitFor();
    await page.getByRole('button', { name: 'Sie ist so gepackt, wie sie jetzt ist' }).click();
    await page.getByText('Die Bestellung ist gepackt.').waitFor();
    expect(log.applied).toMatchObject([{ choice: 'packed-as-it-is-now' }]);
  });
});

describe('without a line', () => {
  it('an order is taken on, and the next step stands ready at once', async () => {
    portal.api.on(readPortalOrder, () => ({ ...order, state: 'new' as const }));
    const page = await atWork();
    await visit(page, orderPath(0));
    await portal.cutLine();
    await page.context().setOffline(true);
    await page.reload();
    await page.getByRole('button', { name: 'Bestellung annehmen' }).click();
    await page.getByRole('button', { name: 'Gepackt' }).click();
    await page.getByText('2 Eingaben warten auf Netz.').waitFor();
    await portal.mendLine();
    await page.context().setOffline(false);
    await waitFor('both acts', async () => log.applied.length === 2);
    expect(log.applied.map(({ kind }) => kind)).toEqual(['order.confirmed', 'order.ready']);
  });

  it('twenty acts are kept, survive a killed tab and arrive once each, in order, with their times', async () => {
    const page = await atWork();
    for (let at = 0; at < ACTS; at += 1) await visit(page, orderPath(at));
    await portal.cutLine();
    await page.context().setOffline(true);
    const begunAt = Date.now();
    for (let at = 0; at < ACTS; at += 1) {
      await page.goto(orderPath(at));
      await page.getByRole('button', { name: 'Gepackt' }).click();
      await page.getByText('Gespeichert, wartet auf Netz').waitFor();
    }
    const endedAt = Date.now();
    const context = page.context();
    await killTab(page);
    await page.close();
    await portal.mendLine();
    await context.setOffline(false);
    const reopened = await context.newPage();
    await reopened.goto('/entwuerfe');
    await waitFor('all acts', () => log.applied.length === ACTS);
    await reopened.getByText('Nichts wartet.').waitFor();
    expect(log.applied.map(({ input }) => input)).toEqual(
      Array.from({ length: ACTS }, (_, at) => ({
        producerOrderId: orderPath(at).replace('/bestellungen/', ''),
      })),
    );
    const times = log.applied.map(({ actedAt }) => Date.parse(actedAt));
    expect(times.every((time) => time >= begunAt && time <= endedAt)).toBe(true);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const { batches } = log;
    await reopened.reload();
    await reopened.getByText('Nichts wartet.').waitFor();
    expect([log.applied.length, log.batches]).toEqual([ACTS, batches]);
  });
});
