import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { addToCart } from '@markthalle/contracts/cart';
import { COMMAND_KINDS, runDeviceCommands } from '@markthalle/contracts/device-commands';
import { pauseProduct } from '@markthalle/contracts/portal-products';
import * as portalStock from '@markthalle/contracts/portal-stock';
import * as portalTill from '@markthalle/contracts/portal-till';
import { offeredPaymentMethods } from '@markthalle/domain/paymentMethods';
import { z } from 'zod';
import { CatalogWorld } from '../../../test/catalog-world.ts';
import { later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { CartModule } from '../cart/cart.module.ts';
import { DevicesModule } from '../devices/devices.module.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import { ShopFloorModule } from './shop-floor.module.ts';

// A busy machine needs longer than Jest's five seconds for a new template database.
jest.setTimeout(60_000);

const { keepForShop, listStock, moveStock, nameArticle, readStockArticle } = portalStock;
const PHONE = newId();
const GTIN = '4006381333931';

let world: CatalogWorld;
let accountId: string;

beforeAll(async () => {
  world = await CatalogWorld.start([DevicesModule, CartModule, ShopFloorModule]);
  const member = await world.db.row<{ id: string }>(
    'select account_id as id from producers.member where producer_id = $1',
    [world.dairyId],
  );
  accountId = member?.id ?? '';
});
afterAll(() => world.api.stop());
beforeEach(() => world.api.clock.advance(MINUTE_MS));

const read = async (variantId: string) =>
  (await world.call(readStockArticle, { variantId }, world.dairy)).value;
const move = (
  variantId: string,
  kind: 'sold' | 'received' | 'correction',
  quantity: number,
  clientId = newId(),
) => world.call(moveStock, { variantId, kind, quantity, clientId }, world.dairy);
const minutesAgo = (minutes: number) =>
  later(world.api.clock.now(), -minutes * MINUTE_MS).toISOString();
const act = (kind: keyof typeof COMMAND_KINDS, input: Record<string, unknown>, ago = 0) => ({
  commandId: newId(),
  kind,
  input,
  actedAt: minutesAgo(ago),
  baseVersion: null,
});
const send = (commands: ReturnType<typeof act>[], caller = world.dairy, deviceId = PHONE) =>
  world.call(
    runDeviceCommands,
    {
      deviceId,
      accountId,
      producerId: world.dairyId,
      sentAt: world.api.clock.now().toISOString(),
      commands,
    },
    caller,
  );

describe('the shelf', () => {
  it('moves by what people did, and tells it in order', async () => {
    const { variantId } = await world.published({ stockQuantity: 12 });
    const clientId = newId();
    expect((await move(variantId, 'sold', 3, clientId)).value).toMatchObject({ onHand: 9 });
    expect((await move(variantId, 'sold', 3, clientId)).value).toMatchObject({ onHand: 9 });
    await move(variantId, 'received', 6);
    expect((await move(variantId, 'correction', -1)).value).toMatchObject({ onHand: 14, free: 14 });
    const { movements } = await read(variantId);
    expect(movements.map(({ kind, stockAfter }) => [kind, stockAfter])).toEqual([
      ['correction', 14],
      ['received', 15],
      ['sold', 9],
      ['opening', 12],
    ]);
    expect(movements[0]).toMatchObject({ origin: 'portal', replaced: false });
    expect(movements[0]?.actorName).toBeTruthy();
  });

  it('refuses what is no number of pieces and what is not theirs', async () => {
    const { variantId } = await world.published();
    expect((await move(variantId, 'sold', 0)).problem.code).toBe('invalid-input');
    expect((await move(variantId, 'sold', -2)).problem.code).toBe('invalid-input');
    expect((await move(variantId, 'received', 1_000_000)).problem.code).toBe('invalid-input');
    const theirs = { variantId, kind: 'sold' as const, quantity: 1, clientId: newId() };
    expect((await world.call(moveStock, theirs, world.other)).problem.code).toBe(
      'variant-not-found',
    );
    const foreign = { variantId, articleNumber: 'A', gtin: '' };
    expect((await world.call(nameArticle, foreign, world.other)).problem.code).toBe(
      'variant-not-found',
    );
    expect((await world.call(listStock, {}, world.other)).value.articles).toEqual([]);
  });

  it('keeps pieces for the shop floor that nobody can put into a basket', async () => {
    const { variantId } = await world.published({ stockQuantity: 4 });
    const kept = await world.call(keepForShop, { variantId, shopBuffer: 3 }, world.dairy);
    expect(kept.value).toMatchObject({ onHand: 4, shopBuffer: 3, free: 1 });
    expect((await world.call(addToCart, { variantId, quantity: 2 })).status).not.toBe(200);
    expect((await world.call(addToCart, { variantId, quantity: 1 })).value.itemCount).toBe(1);
  });

  it('shows what is missing until enough is there', async () => {
    const { variantId } = await world.published({ stockQuantity: 2 });
    const reserve = { variantId, quantity: 2 };
    await world.db.transaction((tx) =>
      world.api.app
        .get(InventoryFacade)
        .reserve(tx, newId(), [reserve], new Date('2027-01-01T00:00:00Z')),
    );
    await move(variantId, 'sold', 1);
    expect((await read(variantId)).article).toMatchObject({ onHand: 1, shortPieces: 1 });
    const { articles } = (await world.call(listStock, {}, world.dairy)).value;
    expect(articles.find((one) => one.variantId === variantId)?.shortSince).not.toBeNull();
    await move(variantId, 'received', 1);
    expect((await read(variantId)).article).toMatchObject({ shortPieces: 0, shortSince: null });
  });

  it('knows its goods by number and barcode, each once for a producer', async () => {
    const first = await world.published();
    const second = await world.published();
    const name = (variantId: string, articleNumber: string, gtin = '') =>
      world.call(nameArticle, { variantId, articleNumber, gtin }, world.dairy);
    expect((await name(first.variantId, 'A 12', GTIN)).value).toMatchObject({
      articleNumber: 'A 12',
      gtin: GTIN,
    });
    expect((await name(second.variantId, 'a12')).problem.code).toBe('article-number-taken');
    expect((await name(second.variantId, '', GTIN)).problem.code).toBe('article-number-taken');
    expect((await name(second.variantId, 'B', '4006381333930')).problem).toMatchObject({
      code: 'invalid-input',
      errors: [{ pointer: '/gtin' }],
    });
    await name(first.variantId, '');
    expect((await name(second.variantId, 'A12', GTIN)).status).toBe(200);
  });
});

describe('acts that come from a phone later', () => {
  it('count at their own time: before a recount they change nothing, after it they do', async () => {
    const { variantId } = await world.published({ stockQuantity: 20 });
    world.api.clock.advance(60 * MINUTE_MS);
    const answer = await send([
      act('stock.sold', { variantId, quantity: 3 }, 40),
      act('stock.counted', { variantId, countedQuantity: 12 }, 30),
      act('stock.received', { variantId, quantity: 5 }, 20),
      act('stock.corrected', { variantId, delta: -1 }, 10),
    ]);
    expect(answer.value.results.map(({ state }) => state)).toEqual(Array(4).fill('applied'));
    // The other phone was longer without a line.
    await send([act('stock.sold', { variantId, quantity: 2 }, 35)], world.dairy, newId());
    await send([act('stock.sold', { variantId, quantity: 2 }, 15)], world.dairy, newId());
    const { article, movements } = await read(variantId);
    expect(article.onHand).toBe(14);
    expect(movements.map(({ kind, replaced }) => `${kind}${replaced ? ' replaced' : ''}`)).toEqual([
      'correction',
      'sold',
      'received',
      'count',
      'sold replaced',
      'sold replaced',
      'opening replaced',
    ]);
  });

  it('are applied once and refused alone', async () => {
    const { variantId } = await world.published({ stockQuantity: 20 });
    const good = act('stock.sold', { variantId, quantity: 3 });
    const bad = act('stock.sold', { variantId, quantity: 0 });
    const foreign = act('stock.sold', { variantId: newId(), quantity: 1 });
    const first = await send([bad, foreign, good]);
    expect(first.value.results.map(({ state }) => state)).toEqual([
      'refused',
      'refused',
      'applied',
    ]);
    await send([bad, foreign, good]);
    expect((await read(variantId)).article.onHand).toBe(17);
  });

  it('switch a product off and on; the newest act holds, whenever it is told', async () => {
    const { productId, slug } = await world.published();
    world.api.clock.advance(60 * MINUTE_MS);
    await send([act('product.paused', { productId, paused: true }, 10)]);
    expect((await world.inShop(slug)).status).toBe(404);
    await send([act('product.paused', { productId, paused: false }, 20)], world.dairy, newId());
    expect((await world.inShop(slug)).status).toBe(404);
    await world.call(pauseProduct, { productId, paused: false }, world.dairy);
    expect((await world.inShop(slug)).status).toBe(200);
  });
});

describe('LAW-GOBD-5: the shop floor is no cash register', () => {
  const MONEY = /price|cents|amount|cash|euro|paid|payment|total|tender|change/i;
  const fieldsOf = (schema: z.ZodType): string[] =>
    [...JSON.stringify(z.toJSONSchema(schema, { io: 'input' })).matchAll(/"(\w+)":\{/g)].map(
      ([, name = '']) => name,
    );

  it('takes no price in any route or act', () => {
    const routes = [...Object.values(portalStock), ...Object.values(portalTill)].filter(
      (one): one is typeof moveStock => typeof one === 'object' && 'path' in one,
    );
    expect(routes.length).toBeGreaterThan(8);
    const fields = [
      ...routes.flatMap(({ input, output }) => [...fieldsOf(input), ...fieldsOf(output)]),
      ...Object.entries(COMMAND_KINDS)
        .filter(([kind]) => kind.startsWith('stock.'))
        .flatMap(([, { input }]) => fieldsOf(input)),
    ];
    expect(fields).toContain('quantity');
    expect(fields.filter((field) => MONEY.test(field))).toEqual([]);
  });

  it('keeps none in its tables, and the market knows no payment in cash', async () => {
    const columns = await world.db.rows<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
        where table_schema in ('shop_floor', 'inventory')`,
    );
    expect(columns.length).toBeGreaterThan(20);
    expect(columns.filter(({ name }) => MONEY.test(name))).toEqual([]);
    const debit = {
      hasPaidBefore: true,
      hasOpenDebit: false,
      isBlocked: false,
      isPerishablePickupSoon: false,
    };
    expect(offeredPaymentMethods({ totalCents: 1_000, debit })).toEqual([
      'card',
      'klarna',
      'paypal',
      'eps',
      'ideal',
      'bancontact',
      'sepa_debit',
    ]);
  });
});
