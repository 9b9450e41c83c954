import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { placeOrder } from '@markthalle/contracts/checkout';
import { readCheckout } from '@markthalle/contracts/checkout-view';
import { ORDER_BUTTON } from '@markthalle/contracts/order-button';
import { readOrderCases } from '@markthalle/contracts/problem-cases';
import { readWithdrawalForm } from '@markthalle/contracts/withdrawals';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import type { Page } from 'playwright-core';
import { answerCases, CASE, LINE } from './fixture-cases.ts';
import { checkoutView } from './fixture-legal.ts';
import { ORDER_TOKEN } from './fixture-orders.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

let shop: ShopUnderTest;

beforeAll(async () => {
  shop = await shopUnderTest();
  answerCases(shop.api);
});
afterAll(() => shop.close());
beforeEach(() => {
  shop.api.calls.length = 0;
});

/** The first article of the basket is a service; whether it may start early is told. */
const showService = (mayStartEarly: boolean) =>
  shop.api.on(readCheckout, () => {
    const view = checkoutView();
    const [first, ...others] = view.lines;
    if (first === undefined) throw new Error('the basket is empty');
    return {
      ...view,
      lines: [{ ...first, withdrawalReason: 'service' as const, mayStartEarly }, ...others],
    };
  });

const open = async (path: string, width = 320): Promise<Page> => {
  const page = await shop.openPage({ javaScript: false, shopping: true, width });
  await page.goto(path);
  return page;
};

async function order(page: Page): Promise<void> {
  for (const [name, value] of [
    ['email', 'anna@example.org'],
    ['name', 'Anna Schmidt'],
    ['street', 'Kastanienallee 1'],
    ['postcode', '10435'],
    ['town', 'Berlin'],
  ] as const) {
    await page.locator(`[name=${name}]`).fill(value);
  }
  await page.getByRole('button', { name: ORDER_BUTTON.de }).click();
}

const sentConsents = () => shop.api.inputsOf(placeOrder).at(-1)?.serviceConsents;

describe('LAW-WITHDR-11 the checkout', () => {
  it.each([
    ['/kasse', 'Ich verlange ausdrücklich', 'mein Widerrufsrecht erlischt'],
    ['/en/checkout', 'I expressly ask', 'I lose my right of withdrawal'],
  ])('asks for two consents, both unticked, before the summary (%s)', async (path, ask, lose) => {
    showService(true);
    const page = await open(path);
    const boxes = page.locator(
      '.checkout__fields [name=startEarly], .checkout__fields [name=knowsLoss]',
    );
    expect(await boxes.count()).toBe(2);
    expect(await page.locator('input:checked').count()).toBe(0);
    const words = (await page.locator('.checkout__fields').textContent()) ?? '';
    expect(words).toContain(ask);
    expect(words).toContain(lose);
    expect(words).toContain('Lindenhonig vom Feldberger Haussee');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      320,
    );
  });

  it.each([
    ['no service is in the basket', () => shop.api.on(readCheckout, () => checkoutView())],
    ['the service starts after the period', () => showService(false)],
  ])('asks for nothing where %s', async (_, show) => {
    show();
    const page = await open('/kasse');
    expect(await page.locator('[name=startEarly], [name=knowsLoss]').count()).toBe(0);
  });

  it('says in the summary that the right can lapse', async () => {
    showService(true);
    const page = await open('/kasse');
    expect(await page.locator('[data-order-summary]').textContent()).toContain(
      'es kann erlöschen, wenn die Leistung vorher vollständig erbracht ist',
    );
  });

  it('orders without the ticks and passes each tick on by itself', async () => {
    showService(true);
    await order(await open('/kasse'));
    expect(sentConsents()).toEqual({ startEarly: false, knowsLoss: false });
    const page = await open('/kasse');
    await page.locator('[name=startEarly]').check();
    await order(page);
    expect(sentConsents()).toEqual({ startEarly: true, knowsLoss: false });
    const both = await open('/kasse');
    await both.locator('[name=startEarly]').check();
    await both.locator('[name=knowsLoss]').check();
    await order(both);
    expect(sentConsents()).toEqual({ startEarly: true, knowsLoss: true });
  });

  it('is accessible', async () => {
    showService(true);
    const page = await shop.openPage({ javaScript: true, shopping: true });
    await page.goto('/kasse');
    await expectNoSeriousA11yIssues(page);
  });
});

describe('LAW-WITHDR-11 the withdrawal', () => {
  it('says why the right is gone once all was done', async () => {
    const part = { producerOrderId: LINE, producerName: 'Mosterei', basis: 'contract' as const };
    shop.api.on(readWithdrawalForm, () => ({
      name: 'Anna Schmidt',
      email: 'anna@example.org',
      orderNumber: '26-000417',
      parts: [
        {
          ...part,
          endsOn: '2026-12-01',
          lines: [
            { lineId: LINE, name: 'Obst pressen', leftQuantity: 1, class: 'service_done' as const },
          ],
        },
      ],
    }));
    const page = await open(`/widerruf?bestellung=${ORDER_TOKEN}`);
    const notice = await page.locator('main .notice').textContent();
    expect(notice).toContain('Obst pressen');
    expect(notice).toContain('vollständig erbracht: Ihr Widerrufsrecht ist erloschen');
    // Nobody is kept from declaring: the form stays.
    expect(await page.locator('main form [name=email]').count()).toBe(1);
  });

  it('tells what was done, what it costs, and how to object', async () => {
    const part = {
      partId: CASE,
      withdrawalNumber: 'W-26-000008',
      producerOrderId: LINE,
      producerName: 'Mosterei Appelbarg',
      orderNumber: '26-000417-1',
      state: 'refunded' as const,
      receivedAt: '2026-11-10T10:00:00.000Z',
      periodEndsOn: '2026-11-24',
      periodBasis: 'contract' as const,
      dueOn: '2026-11-24',
      returnTo: null,
      lines: [
        {
          lineId: LINE,
          name: 'Obst pressen',
          quantity: 1,
          answer: 'accepted' as const,
          priceCents: 2900,
          lossCents: 725,
          work: { doneBps: 2500 },
        },
      ],
      sentOn: null,
      trackingNumber: null,
      goodsReceivedAt: null,
      waivedAt: null,
      refundCents: 2175,
      loss: {
        state: 'proposed' as const,
        cents: 725,
        reason: 'Gewaschen und gemahlen',
        photoId: null,
        disputeWords: null,
        counts: true,
      },
    };
    shop.api.on(readOrderCases, () => ({
      orderNumber: '26-000417',
      placedAt: '2026-11-09T10:00:00.000Z',
      withdrawals: [part],
      problems: [],
      lines: [],
    }));
    const page = await open(`/bestellung/${ORDER_TOKEN}/fall/${CASE}`);
    const words = ((await page.locator('main').textContent()) ?? '').replaceAll('\u00a0', ' ');
    expect(words).toContain('25 % waren erbracht. Dafür behält der Betrieb 7,25 €');
    expect(words).toContain('21,75 € gehen an Sie zurück');
    expect(words).not.toContain('Wertverlust');
    expect(await page.getByRole('button', { name: 'Widersprechen' }).count()).toBe(1);
  });
});
