import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApiClient } from '@markthalle/api-client/api-client';
import { addToCart, readCart, setCartDelivery } from '@markthalle/contracts/cart';
import { readProduct } from '@markthalle/contracts/catalog';
import { placeOrder } from '@markthalle/contracts/checkout';
import { logIn } from '@markthalle/contracts/identity';
import { decideLiability, listDisputes, readDispute } from '@markthalle/contracts/office-disputes';
import { listOfficeOrders, readOfficeOrder } from '@markthalle/contracts/office-orders';
import { requestRefund } from '@markthalle/contracts/office-refunds';
import { approveRun, createRun, submitRun } from '@markthalle/contracts/office-settlement';
import { readOrderByToken } from '@markthalle/contracts/orders';
import {
  confirmPortalOrder,
  handOverPortalOrder,
  markPortalOrderReady,
} from '@markthalle/contracts/portal-orders';
import { countStock } from '@markthalle/contracts/portal-products';

const PASSWORD = 'Markthalle-2026';
const GOODS = [
  { slug: 'peenetaler-bergruh-6-monate', producer: 'kaeserei-kranichruf', way: 'citybox' },
  { slug: 'lindenhonig-vom-feldberger-haussee', producer: 'imkerei-lindenlaut', way: 'citybox' },
  { slug: 'becher-schilfgruen', producer: 'toepferei-blaubrand', way: 'parcel' },
];
/** Its money is available at once, so refunds and transfers need no waiting. */
const CARD = { number: '4000000000000077' };
const MAX_TRIES = 120;
const RETRY_PAUSE_MS = 500;
const PAID_TRIES = 240;
const MAX_QUANTITY = 3;
/** Nothing runs out on this day. */
const PLENTY = 10_000;

/** The API answered with a refusal: part of the day, not a fault of it. */
class Refused extends Error {}

const pressOf = ({ runId, snapshotHash }) => ({ runId, snapshotHash });

/** Buyers, producers and staff who keep on pressing while the ground shakes. */
export class TradingDay {
  #market;
  #dice;
  #sessions = new Map();
  #variants = new Map();
  done = { paid: 0, handedOver: 0, refunds: 0, disputes: 0, runs: 0, refused: 0, gaveUp: 0 };

  constructor(market, dice) {
    this.#market = market;
    this.#dice = dice;
  }

  async open() {
    for (const { slug, producer } of GOODS) {
      const { product } = await this.#call(readProduct, { slug });
      const [variant] = product.variants;
      const { variantId } = variant;
      this.#variants.set(producer, variantId);
      const session = await this.#signIn(`hallo@${producer}.example`);
      const count = { variantId, countedQuantity: PLENTY, clientId: randomUUID() };
      await this.#call(countStock, count, session);
    }
    for (const name of ['m.krueger', 'h.lindner'])
      await this.#signIn(`${name}@giebelmarkt.example`);
  }

  /** One sale from the cart to whatever becomes of it. */
  async sell() {
    await this.#tolerating(async () => {
      const order = await this.#buy();
      if (order === null) return;
      this.done.paid += 1;
      const orderId = await this.#orderIdOf(order.number);
      if (this.#dice.chance(0.9)) await this.#handOver(order);
      if (this.#dice.chance(0.4)) await this.#refund(orderId, order);
      if (this.#dice.chance(0.25)) await this.#dispute(orderId);
    });
  }

  /** Two people settle what is due. */
  async settle() {
    await this.#tolerating(async () => {
      const anna = this.#sessions.get('m.krueger@giebelmarkt.example');
      const ben = this.#sessions.get('h.lindner@giebelmarkt.example');
      const run = await this.#call(createRun, {}, anna, randomUUID());
      const submitted =
        run.state === 'draft' ? await this.#call(submitRun, pressOf(run), anna) : run;
      await this.#call(approveRun, pressOf(submitted), ben);
      this.done.runs += 1;
    });
  }

  /** Staff say who bears every loss that is open. */
  async decideLosses() {
    const anna = this.#sessions.get('m.krueger@giebelmarkt.example');
    const { disputes } = await this.#call(listDisputes, { filter: 'open' }, anna);
    for (const { disputeId, decideByAt } of disputes) {
      if (decideByAt === null) continue;
      const { proposed } = await this.#call(readDispute, { disputeId }, anna);
      const input = { disputeId, ...proposed, note: 'Regel des Tages' };
      await this.#tolerating(() => this.#call(decideLiability, input, anna, randomUUID()));
    }
  }

  /** A session of the office, for those who look afterwards. */
  get staff() {
    return this.#sessions.get('m.krueger@giebelmarkt.example');
  }

  call(endpoint, input, session, key) {
    return this.#call(endpoint, input, session, key);
  }

  async #buy() {
    let cartToken;
    for (const { producer } of GOODS) {
      const variantId = this.#variants.get(producer);
      const quantity = this.#dice.int(1, MAX_QUANTITY);
      const token = cartToken === undefined ? {} : { cartToken };
      cartToken = (await this.#call(addToCart, { ...token, variantId, quantity })).cartToken;
    }
    const { groups } = await this.#call(readCart, { cartToken });
    const ways = groups.map(({ producerId, producerSlug }) => ({
      producerId,
      way: GOODS.find(({ producer }) => producer === producerSlug).way,
    }));
    const cart = await this.#call(setCartDelivery, { cartToken, postcode: '10435', ways });
    const placed = await this.#call(
      placeOrder,
      {
        cartToken,
        expectedTotalCents: cart.totalCents,
        contact: { email: 'ada@example.org', name: 'Ada Lang', phone: '030 23125 999' },
        address: { street: 'Kastanienallee 1', postcode: '10435', town: 'Berlin' },
      },
      null,
      randomUUID(),
    );
    if (placed.paymentUrl === null) return null;
    const sessionId = placed.paymentUrl.split('/').at(-1);
    await this.#market.control('POST', `sessions/${sessionId}/pay`, CARD);
    return this.#untilPaid(placed.orderToken);
  }

  async #untilPaid(orderToken) {
    for (let tries = 0; tries < PAID_TRIES; tries += 1) {
      const order = await this.#call(readOrderByToken, { orderToken });
      if (order.paymentState === 'paid') return order;
      await sleep(RETRY_PAUSE_MS);
    }
    throw new Refused('not paid in time');
  }

  async #orderIdOf(number) {
    const { orders } = await this.#call(listOfficeOrders, { q: number }, this.staff);
    const [order] = orders;
    if (order === undefined) throw new Refused('the order is not found');
    return order.orderId;
  }

  async #handOver(order) {
    for (const { producerOrderId, producerSlug } of order.producerOrders) {
      const session = this.#sessions.get(`hallo@${producerSlug}.example`);
      for (const step of [confirmPortalOrder, markPortalOrderReady, handOverPortalOrder]) {
        await this.#call(step, { producerOrderId }, session);
      }
      this.done.handedOver += 1;
    }
  }

  async #refund(orderId, order) {
    const part = order.producerOrders[this.#dice.int(0, order.producerOrders.length - 1)];
    const cut = {
      producerOrderId: part.producerOrderId,
      amountCents: this.#dice.int(1, Math.min(500, part.goodsCents)),
    };
    const input = { orderId, cause: 'defect', reason: 'Glas zerbrochen', parts: [cut] };
    await this.#call(requestRefund, input, this.staff, randomUUID());
    this.done.refunds += 1;
  }

  async #dispute(orderId) {
    const { charge } = await this.#call(readOfficeOrder, { orderId }, this.staff);
    if (charge === null) return;
    const reason = this.#dice.chance(0.5) ? 'fraudulent' : 'product_not_received';
    const path = `charges/${charge.chargeId}`;
    const { id } = await this.#market.control('POST', `${path}/dispute`, { reason });
    this.done.disputes += 1;
    const outcome = this.#dice.chance(0.5) ? 'won' : 'lost';
    await this.#market.control('POST', `${path}/decide`, { dispute: id, outcome });
  }

  async #signIn(email) {
    const { sessionToken } = await this.#call(logIn, { email, password: PASSWORD });
    this.#sessions.set(email, sessionToken);
    return sessionToken;
  }

  async #tolerating(work) {
    try {
      await work();
    } catch (error) {
      if (error instanceof Refused) this.done.refused += 1;
      else throw error;
    }
  }

  /** Presses again until somebody answers; the same key makes the same press. */
  async #call(endpoint, input, sessionToken = null, idempotencyKey = undefined) {
    const client = createApiClient({ baseUrl: this.#market.apiUrl, sessionToken });
    for (let tries = 1; ; tries += 1) {
      try {
        const result = await client.call(endpoint, input, { idempotencyKey });
        if (result.ok) return result.value;
        const { code } = result.problem;
        const isShaken = [
          'internal-error',
          'payment-service-unavailable',
          'idempotency-key-in-use',
        ];
        if (!isShaken.includes(code)) throw new Refused(`${endpoint.path}: ${code}`);
      } catch (error) {
        if (error.name !== 'ApiUnreachable') throw error;
      }
      if (tries >= MAX_TRIES) {
        this.done.gaveUp += 1;
        throw new Refused(`${endpoint.path} does not answer`);
      }
      await sleep(RETRY_PAUSE_MS);
    }
  }
}
