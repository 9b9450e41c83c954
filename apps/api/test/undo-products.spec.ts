import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readProduct } from '@markthalle/contracts/catalog';
import { retireProduct } from '@markthalle/contracts/catalog-export';
import { readAssistance, undoAct } from '@markthalle/contracts/portal-assistance';
import {
  createProduct,
  listPortalProducts,
  pauseProduct,
  readPortalProduct,
} from '@markthalle/contracts/portal-products';
import { InventoryFacade } from '../src/modules/inventory/inventory.facade.ts';
import { DAY_MS, later, MINUTE_MS } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { Farm } from './people-world.ts';

/** Many requests each; a busy machine takes its time for them. */
jest.setTimeout(60_000);

let api: ApiUnderTest;
let farm: Farm;
let helper: { sessionToken: string };

beforeAll(async () => {
  api = await ApiUnderTest.start();
  farm = await Farm.of(api, 'imkerei-lindenlaut');
  helper = await farm.assistant(['products', 'stock']);
}, 120_000);
afterAll(() => api.stop());
beforeEach(() => api.clock.advance(MINUTE_MS));

const undo = async () => {
  const { acts } = (await api.call(readAssistance, {}, farm.owner)).value;
  return api.call(undoAct, { actId: acts[0]?.actId ?? '' }, farm.owner);
};
const cards = async () => (await api.call(listPortalProducts, {}, farm.owner)).value.products;
const cardOf = async (productId: string) =>
  (await cards()).find((card) => card.productId === productId);
/** A second jar like the first of the range, made by the office. */
const made = async () => {
  const [first] = await cards();
  const productId = first?.productId ?? '';
  const { draft } = (await api.call(readPortalProduct, { productId }, farm.owner)).value;
  const input = {
    draft: { ...draft, nameDe: 'Honig der Hilfe' },
    submit: false,
    clientId: newId(),
  };
  return (await api.call(createProduct, input, helper)).value;
};

describe('the producer takes back', () => {
  it('a product that the office made and nobody ordered: it is gone', async () => {
    const { productId } = await made();
    expect(await cardOf(productId)).toBeDefined();
    expect((await undo()).status).toBe(200);
    expect(await cardOf(productId)).toBeUndefined();
    expect((await undo()).problem.code).toBe('act-not-undoable');
  });

  it('no product that somebody has ordered', async () => {
    const { productId } = await made();
    const variantId = (await cardOf(productId))?.variants[0]?.variantId ?? '';
    await api.app
      .get(Db)
      .transaction((tx) =>
        api.app
          .get(InventoryFacade)
          .reserve(tx, newId(), [{ variantId, quantity: 1 }], later(api.clock.now(), DAY_MS)),
      );
    expect((await undo()).problem.code).toBe('act-not-undoable');
    expect(await cardOf(productId)).toBeDefined();
  });

  it('that a product went for good: it is in the shop again', async () => {
    const [card] = (await cards()).filter(({ state }) => state === 'approved');
    const { productId, slug } = card ?? { productId: '', slug: '' };
    await api.call(retireProduct, { productId, successorId: null }, helper);
    expect((await api.call(readProduct, { slug })).status).not.toBe(200);
    expect((await undo()).status).toBe(200);
    expect((await cardOf(productId))?.state).toBe('approved');
    expect((await api.call(readProduct, { slug })).status).toBe(200);
  });

  it('and one that was paused before stays paused', async () => {
    const [card] = (await cards()).filter(({ state }) => state === 'approved');
    const productId = card?.productId ?? '';
    await api.call(pauseProduct, { productId, paused: true }, farm.owner);
    api.clock.advance(MINUTE_MS);
    await api.call(retireProduct, { productId, successorId: null }, helper);
    expect((await undo()).status).toBe(200);
    expect((await cardOf(productId))?.state).toBe('paused');
    expect((await api.call(pauseProduct, { productId, paused: false }, farm.owner)).status).toBe(
      200,
    );
  });
});
