import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readDeliveryCalendar } from '@markthalle/contracts/delivery';
import { previewPrice, readFees, resolvePrice } from '@markthalle/contracts/office-fees';
import {
  addPoint,
  addPointClosure,
  changePoint,
  closePoint,
  listOfficePoints,
  readOfficePoint,
  removePointClosure,
} from '@markthalle/contracts/office-points';
import { addDays, berlinDateOf } from '@markthalle/domain/dates';
import { ApiUnderTest } from '../../../test/api-under-test.ts';
import { DemoShopping, groupOf } from '../../../test/demo-shopping.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { countStatements, Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';

const STAFF = 'm.krueger@giebelmarkt.example';
const CHEESE = 'peenetaler-bergruh-6-monate';
const DAIRY = 'kaeserei-kranichruf';
const BERLIN = '10435';
const FIELDS = {
  runCode: 'citybox',
  name: 'Laden am Arkonaplatz',
  street: 'Arkonaplatz 1',
  postcode: BERLIN,
  town: 'Berlin',
  openingDe: 'Mo bis Fr 9 bis 19 Uhr',
  openingEn: 'Mon to Fri 9 to 19',
  coolBox: true,
  attended: true,
  capacity: null as number | null,
};

let api: ApiUnderTest;
let staff: { sessionToken: string };
let today: string;

beforeAll(async () => {
  api = await ApiUnderTest.start();
  staff = { sessionToken: await api.signIn(STAFF) };
  today = berlinDateOf(api.clock.now().toISOString());
}, 120_000);
afterAll(() => api.stop());

const open = async (change: Partial<typeof FIELDS> = {}) => {
  const answer = await api.call(addPoint, { ...FIELDS, pointId: newId(), ...change }, staff);
  return answer.value.pointId;
};
const inShop = async (pointId: string) =>
  (await api.call(readDeliveryCalendar, {})).value.points.find((one) => one.pointId === pointId);

/** Makes an order wait for this point; what the checkout writes is tested there. */
async function bookOneFor(pointId: string): Promise<string> {
  const row = await api.app.get(Db).row<{ number: string; on: string }>(
    `with part as (
       insert into orders."order" (id, number, token_hash, sealed_token, language, email,
         buyer_name, payment_state, reserved_until, goods_cents, deposit_cents, delivery_cents,
         total_cents, delivery_vat_rate_bps, placed_at)
       values ($1::uuid, 'T-' || left($1::text, 30), decode(md5($1::text), 'hex'), '', 'de',
         'a@example.org', 'Ada', 'paid', now(), 100, 0, 0, 100, 1900, now()) returning id)
     insert into orders.producer_order (id, order_id, producer_id, position, number, state, seller,
       tax_status, commission_rule_id, commission_rate_bps, commission_vat_rate_bps,
       commission_net_cents, commission_vat_cents, way, way_label, delivery_by,
       promised_earliest_on, promised_latest_on, goods_cents, deposit_cents, delivery_cents,
       payout_cents, hand_over_on, trip, promise)
     select $1, id, $1, 1, 'T-' || left($1::text, 30), 'new', '{"producerName": "Hof"}', 'standard',
       $1, 800, 1900, 8, 2, 'pickup_point', '{}', 'cooperative', $3::date, $3::date, 100, 0, 0, 90,
       $3::date, 'citybox',
       jsonb_build_object('point', jsonb_build_object('pointId', $2::text)) from part
     returning number, hand_over_on as on`,
    [newId(), pointId, addDays(today, 3)],
  );
  return row?.number ?? '';
}

describe('a pick-up point', () => {
  it('is opened with the place of its postcode, once per form, and is in the shop at once', async () => {
    const pointId = newId();
    for (let press = 0; press < 2; press += 1) {
      await api.call(addPoint, { ...FIELDS, pointId }, staff);
    }
    expect(await inShop(pointId)).toMatchObject({
      name: FIELDS.name,
      slug: 'laden-am-arkonaplatz-berlin',
      latitude: 52.54,
      longitude: 13.42,
    });
    const { changes } = (await api.call(readOfficePoint, { pointId }, staff)).value;
    expect(changes).toMatchObject([{ what: 'opened', byName: 'Maren Krüger' }]);
  });

  it('is refused where no run goes, at its field', async () => {
    const far = { ...FIELDS, postcode: '80331', pointId: newId() };
    const refused = await api.call(addPoint, far, staff);
    expect(refused.problem.errors?.map(({ pointer }) => pointer)).toEqual(['/postcode']);
    const none = await api.call(addPoint, { ...far, postcode: '00000' }, staff);
    expect([none.status, none.problem.errors?.[0]?.pointer]).toEqual([400, '/postcode']);
  });

  it('keeps the room, the cool box and the run that are booked', async () => {
    const pointId = await open({ name: 'Booked' });
    await bookOneFor(pointId);
    await bookOneFor(pointId);
    const change = (more: Partial<typeof FIELDS>, version = 1) =>
      api.call(changePoint, { ...FIELDS, name: 'Booked', ...more, pointId, version }, staff);
    const wrong = await change({ capacity: 1, coolBox: false, runCode: 'kueste' });
    expect(wrong.problem.code).toMatch(/pickup-point-not-possible|run-unknown/);
    const small = await change({ capacity: 1, coolBox: false });
    expect(small.problem.errors?.map(({ pointer }) => pointer)).toEqual(['/capacity', '/coolBox']);
    expect((await change({ capacity: 2 })).value.version).toBe(2);
    expect((await change({ capacity: 3 })).problem.code).toBe('pickup-point-changed-meanwhile');
    const full = { fromOn: addDays(today, 3), toOn: addDays(today, 3) };
    expect((await inShop(pointId))?.closures).toEqual([full]);
  });

  it('names open orders before it closes, and can be opened again', async () => {
    const pointId = await open({ name: 'Closing' });
    const number = await bookOneFor(pointId);
    const first = await api.call(closePoint, { pointId, closed: true }, staff);
    expect(first.problem).toMatchObject({
      code: 'pickup-point-touches-orders',
      details: { numbers: [number] },
    });
    await api.call(closePoint, { pointId, closed: true, acceptsOrders: true }, staff);
    expect(await inShop(pointId)).toBeUndefined();
    await api.call(closePoint, { pointId, closed: false }, staff);
    expect(await inShop(pointId)).toBeDefined();
  });

  it('is closed for days, and open again when they are taken back', async () => {
    const pointId = await open({ name: 'Holiday' });
    const closed = { pointId, fromOn: addDays(today, 1), toOn: addDays(today, 30) };
    const { closureId } = (await api.call(addPointClosure, closed, staff)).value;
    expect((await inShop(pointId))?.closures).toHaveLength(1);
    const turned = { ...closed, fromOn: closed.toOn, toOn: closed.fromOn };
    expect((await api.call(addPointClosure, turned, staff)).problem.code).toBe(
      'closure-not-possible',
    );
    await api.call(removePointClosure, { pointId, closureId }, staff);
    expect((await inShop(pointId))?.closures).toEqual([]);
  });

  it('is listed with as many statements however many there are', async () => {
    const list = () => api.call(listOfficePoints, {}, staff);
    const { statements } = await countStatements(list);
    await open({ name: 'One more' });
    const after = await countStatements(list);
    expect(after.statements).toBe(statements);
    expect(after.result.value.points.find(({ name }) => name === 'Booked')?.orders).toBe(2);
  });
});

describe('a price', () => {
  const SUBJECT = 'citybox:citybox';
  const price = (change: object = {}) => ({
    subject: SUBJECT,
    validFrom: addDays(today, 1),
    priceCents: 765,
    resolution: 'Vorstand 14/2026',
    ...change,
  });

  it('is previewed for one postcode and one producer, and nothing is written', async () => {
    const question = { ...price(), postcode: BERLIN, producer: DAIRY };
    const { producerName, offers } = (await api.call(previewPrice, question, staff)).value;
    expect(producerName).toBe('Käserei Kranichruf');
    const city = offers.find(({ way }) => way === 'citybox');
    expect(city?.afterCents).toBe(765);
    expect(city?.beforeCents).not.toBe(765);
    const other = offers.find(({ way }) => way === 'parcel_chilled');
    expect(other?.afterCents).toBe(other?.beforeCents);
    const { runs } = (await api.call(readFees, {}, staff)).value;
    const fees = runs.flatMap((run) => run.fees);
    expect(fees.find(({ subject }) => subject === SUBJECT)?.prices).toHaveLength(1);
  });

  it.each([
    ['today', { validFrom: '' }, '/validFrom'],
    ['a run that does not exist', { subject: 'nirgends:tour' }, '/subject'],
  ])('is refused for %s, at its field', async (_what, change, pointer) => {
    const form = price({ ...change, ...('validFrom' in change ? { validFrom: today } : {}) });
    const refused = await api.call(resolvePrice, form, staff);
    expect([refused.problem.code, refused.problem.errors?.[0]?.pointer]).toEqual([
      'price-not-possible',
      pointer,
    ]);
  });

  it('holds from its day on, is written once, and cannot be changed', async () => {
    const shopping = new DemoShopping(api.app);
    const token = await shopping.cart({ [CHEESE]: 1 });
    const asked = async () =>
      groupOf((await shopping.deliver(token, BERLIN, { [CHEESE]: 'citybox' })).value, CHEESE)
        .deliveryCents;
    const before = await asked();
    await api.call(resolvePrice, price(), staff);
    expect((await api.call(resolvePrice, price(), staff)).problem.errors?.[0]?.pointer).toBe(
      '/validFrom',
    );
    expect(await asked()).toBe(before);
    api.clock.advance(DAY_MS);
    expect(await asked()).toBe(765);
    const { runs } = (await api.call(readFees, {}, staff)).value;
    const row = runs.flatMap((run) => run.fees).find(({ subject }) => subject === SUBJECT);
    expect(row?.nowCents).toBe(765);
    expect(row?.prices.map(({ priceCents }) => priceCents)).toEqual([765, before]);
    expect(row?.prices[0]).toMatchObject({
      resolution: 'Vorstand 14/2026',
      byName: 'Maren Krüger',
    });
    await expect(
      api.app.get(Db).execute('update delivery.fee set price_cents = 1'),
    ).rejects.toThrow(/permission denied/);
  });
});
