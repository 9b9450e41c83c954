import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeOrder } from '@markthalle/contracts/checkout';
import { addClosure, listClosures } from '@markthalle/contracts/delivery';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import { readDeliverySetup, saveDeliverySetup } from '@markthalle/contracts/portal-delivery';
import { addDays, berlinDateOf } from '@markthalle/domain/dates';
import { ApiUnderTest } from '../../../test/api-under-test.ts';
import { DemoShopping, groupOf, producerOf } from '../../../test/demo-shopping.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';

const HONEY = 'lindenhonig-vom-feldberger-haussee';

let api: ApiUnderTest;
let beekeeper: { readonly sessionToken: string };
let answers: OutputOf<typeof readDeliverySetup>['answers'];

beforeAll(async () => {
  api = await ApiUnderTest.start();
  beekeeper = { sessionToken: await api.signIn('hallo@imkerei-lindenlaut.example') };
  answers = (await read()).answers;
}, 120_000);
afterAll(() => api.stop());

const read = async () => (await api.call(readDeliverySetup, {}, beekeeper)).value;
const save = (changed: Partial<typeof answers>, acceptsUnreachable = false) =>
  api.call(
    saveDeliverySetup,
    { answers: { ...answers, ...changed }, acceptsUnreachable },
    beekeeper,
  );

async function offersOf(cartToken: string) {
  const shopping = new DemoShopping(api.app);
  const cart = (await shopping.deliver(cartToken, '17258')).value;
  return groupOf(cart, HONEY).ways;
}

describe('delivery in three questions', () => {
  it('tells what holds and the runs to join', async () => {
    const setup = await read();
    expect(setup.answers.ways.map(({ key }) => key).sort()).toEqual(['parcel', 'pickup']);
    expect(setup.answers).toMatchObject({ joinsCityRun: true, dispatchWeekdays: ['mo', 'mi'] });
    expect(setup.regionalRuns.length).toBeGreaterThan(1);
    expect(setup.cityRun).not.toBeNull();
  });

  it('is what the next basket is offered, with the new price', async () => {
    const cartToken = await new DemoShopping(api.app).cart({ [HONEY]: 1 });
    const ways = [{ key: 'parcel' as const, priceCents: 450, freeFromCents: null }];
    expect((await save({ ways, tourCode: null, joinsCityRun: false })).status).toBe(200);
    await api.drain();
    const offers = await offersOf(cartToken);
    expect(offers.map(({ key, priceCents }) => [key, priceCents])).toEqual([['parcel', 450]]);
    expect((await read()).answers).toMatchObject({ ways, tourCode: null, joinsCityRun: false });

    expect((await save({})).status).toBe(200);
    await api.drain();
    expect((await offersOf(cartToken)).length).toBeGreaterThan(1);
    expect((await read()).answers).toEqual(answers);
  });

  it('asks before products are left without a way, and changes nothing until then', async () => {
    const only = { ways: [{ key: 'bulky' as const, priceCents: 2_900, freeFromCents: null }] };
    const rest = { tourCode: null, joinsCityRun: false };
    const asked = await save({ ...only, ...rest });
    expect(asked.problem.code).toBe('products-unreachable');
    expect(asked.problem.details).toMatchObject({
      names: expect.arrayContaining(['Lindenhonig vom Feldberger Haussee']),
    });
    expect((await read()).answers).toEqual(answers);
    expect((await save({ ...only, ...rest }, true)).status).toBe(200);
    await save({});
    await api.drain();
  });

  it('needs a way, and a run that is driven', async () => {
    const none = await save({ ways: [], tourCode: null, joinsCityRun: false });
    expect(none.problem.code).toBe('delivery-without-way');
    expect((await save({ tourCode: 'gibt-es-nicht' })).problem.code).toBe('run-not-found');
    expect((await save({ leadTimeDays: 31 })).status).toBe(400);
    expect((await save({ dispatchWeekdays: [] })).status).toBe(400);
  });

  it('asks before a closure on days for which something was promised', async () => {
    await api.makePayable([producerOf(HONEY)]);
    const shopping = new DemoShopping(api.app);
    const cartToken = await shopping.cart({ [HONEY]: 1 });
    const cart = (await shopping.deliver(cartToken, '10435', { [HONEY]: 'parcel' })).value;
    const placed = await api.call(
      placeOrder,
      {
        cartToken,
        expectedTotalCents: cart.totalCents,
        contact: { email: 'ada@kundin.example', name: 'Ada', phone: null },
        address: { street: 'Lindenweg 3', postcode: '10435', town: 'Berlin' },
      },
      { idempotencyKey: newId() },
    );
    await api.pay(placed.value.paymentUrl ?? '');
    await api.drain();
    const today = berlinDateOf(api.clock.now().toISOString());
    const days = { fromOn: today, toOn: addDays(today, 20) };
    const asked = await api.call(addClosure, days, beekeeper);
    expect(asked.problem.code).toBe('closure-touches-orders');
    expect(asked.problem.details?.orders).toMatchObject([{ handOverOn: expect.any(String) }]);
    expect((await api.call(listClosures, {}, beekeeper)).value.closures).toEqual([]);
    const known = await api.call(addClosure, { ...days, acceptsOrders: true }, beekeeper);
    expect(known.value.closures).toMatchObject([
      { ...days, orders: asked.problem.details?.orders },
    ]);
  });

  it('changes nobody else’s', async () => {
    const others = await api.app.get(Db).rows(
      `select producer_id, count(*) as n from producers.delivery_way where producer_id <> $1
          group by 1 order by 1`,
      [producerOf(HONEY)],
    );
    await save({ ways: [], joinsCityRun: true, tourCode: null }, true);
    const after = await api.app.get(Db).rows(
      `select producer_id, count(*) as n from producers.delivery_way where producer_id <> $1
          group by 1 order by 1`,
      [producerOf(HONEY)],
    );
    expect(after).toEqual(others);
  });
});
