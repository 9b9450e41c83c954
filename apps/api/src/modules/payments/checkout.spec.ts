import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PaymentsWorld } from '../../../test/payments-world.ts';

let world: PaymentsWorld;

beforeAll(async () => {
  world = await PaymentsWorld.start();
});
afterAll(() => world.stop());
beforeEach(() => world.calm());
afterEach(() => world.expectInvariants());

describe('a payment from the page to the ledger', () => {
  it('F05: is recorded by the webhook alone, the buyer never returns', async () => {
    const order = await world.openOrder();
    await world.pay(order.sessionId);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('paid');
    expect(await world.stockOf(order.variantId)).toEqual({ onHand: 4, reserved: 0 });
    expect(await world.mailsFor(order.orderId)).toBe(1);
    // 26.76 by card: 1.5 % and 0.25 are 0.65 fee. Delivery 5.90 holds 0.94 VAT.
    expect(await world.balanceOf('A.stripe')).toBe(2611);
    expect(await world.balanceOf('E.stripe_fee')).toBe(65);
    expect(await world.balanceOf(`L.unearned.${world.cheeseId}`)).toBe(-1698);
    expect(await world.balanceOf(`L.unearned.${world.juiceId}`)).toBe(-388);
    expect(await world.balanceOf('I.shipping')).toBe(-496);
    expect(await world.balanceOf('L.vat')).toBe(-94);
  });
});
