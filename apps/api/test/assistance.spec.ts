import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { addClosure, listClosures, removeClosure } from '@markthalle/contracts/delivery';
import { readMe } from '@markthalle/contracts/identity';
import {
  askForConsent,
  openPortalFor,
  readOfficeAssistance,
} from '@markthalle/contracts/office-assistance';
import { listOfficeOrders } from '@markthalle/contracts/office-orders';
import {
  endConsent,
  grantConsent,
  openAssistance,
  readAssistance,
  undoAct,
} from '@markthalle/contracts/portal-assistance';
import { listPortalOrders } from '@markthalle/contracts/portal-orders';
import {
  listPortalProducts,
  pauseProduct,
  readPortalProduct,
  setPrice,
  updateProduct,
} from '@markthalle/contracts/portal-products';
import { readTeam } from '@markthalle/contracts/portal-team';
import { DAY_MS, MINUTE_MS } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { Farm } from './people-world.ts';

/** Many requests each; a busy machine takes its time for them. */
jest.setTimeout(60_000);

let api: ApiUnderTest;
let farm: Farm;
let staff: { sessionToken: string };

beforeAll(async () => {
  api = await ApiUnderTest.start();
  farm = await Farm.of(api, 'imkerei-lindenlaut');
  staff = { sessionToken: await api.signIn('m.krueger@giebelmarkt.example') };
}, 120_000);
afterAll(() => api.stop());

const honey = async (by: { sessionToken: string } = farm.owner) => {
  const { products } = (await api.call(listPortalProducts, {}, by)).value;
  const [card] = products;
  if (card === undefined) throw new Error('the bees have no honey');
  return { card, productId: card.productId, variantId: card.variants[0]?.variantId ?? '' };
};
const newestAct = async () => {
  const { acts } = (await api.call(readAssistance, {}, farm.owner)).value;
  const [act] = acts;
  if (act === undefined) throw new Error('nothing was done');
  return act;
};

describe('without the producer’s consent', () => {
  it('staff cannot act, whatever they name', async () => {
    const { producerId } = farm;
    const opened = await api.call(openPortalFor, { producerId }, staff);
    expect([opened.status, opened.problem.code]).toEqual([403, 'consent-missing']);
    expect((await api.call(listPortalProducts, {}, { ...staff, producerId })).status).toBe(403);
    expect((await api.call(openAssistance, { ticket: 'A'.repeat(43) })).status).toBe(403);
  });

  it('they may ask for it by mail', async () => {
    const ask = { producerId: farm.producerId, reason: 'neue Fotos einstellen' };
    expect((await api.call(askForConsent, ask, staff)).status).toBe(202);
    const [mail] = await farm.mailsTo('hallo@imkerei-lindenlaut.example');
    expect(mail?.subject).toBe('Dürfen wir Ihnen im Hofportal helfen?');
    expect(mail?.text).toContain('Maren Krüger');
    expect(mail?.text).toContain('/hof/hilfe');
  });
});

describe('with consent', () => {
  it('staff act in its areas only, never in the team, and not in the office with that session', async () => {
    const helper = await farm.assistant(['products']);
    const me = (await api.call(readMe, {}, helper)).value;
    expect(me).toMatchObject({
      displayName: 'Maren Krüger',
      producers: [{ producerId: farm.producerId, rights: ['products'] }],
      assisting: { endsAt: expect.any(String) },
    });
    expect((await api.call(listPortalProducts, {}, helper)).status).toBe(200);
    expect((await api.call(listPortalOrders, {}, helper)).status).toBe(403);
    expect((await api.call(readTeam, {}, helper)).status).toBe(403);
    expect((await api.call(listOfficeOrders, {}, helper)).status).toBe(403);
    const other = { ...helper, producerId: (await Farm.of(api, 'kaeserei-kranichruf')).producerId };
    expect((await api.call(listPortalProducts, {}, other)).status).toBe(403);
  });

  it('each act names both, also one that was refused', async () => {
    const helper = await farm.assistant(['products']);
    const { variantId, card } = await honey();
    await api.call(setPrice, { variantId, grossCents: 799 }, helper);
    const view = (await api.call(readAssistance, {}, farm.owner)).value;
    expect(view.acts[0]).toMatchObject({
      staffName: 'Maren Krüger',
      producerName: 'Imkerei Lindenlaut',
      route: 'PUT /portal/variants/:variantId/price',
      area: 'products',
      subjectName: card.name,
      outcome: 'done',
    });
    const gone = { productId: farm.producerId, draft: {}, submit: false, basedOnVersion: 1 };
    await api.call(updateProduct, gone as never, helper);
    const input = { producerId: farm.producerId };
    const seen = (await api.call(readOfficeAssistance, input, staff)).value;
    expect(seen.acts[0]).toMatchObject(view.acts[0] ?? {});
    const row = await api.app
      .get(Db)
      .row('select staff_id, producer_id from assistance.act order by at desc limit 1');
    expect(row).toEqual({
      staff_id: me(await api.call(readMe, {}, staff)),
      producer_id: farm.producerId,
    });
  });

  it('ends at once when the producer ends it, and by itself on its day', async () => {
    const helper = await farm.assistant(['products']);
    const { consentId } = helper;
    await api.call(endConsent, { consentId }, farm.owner);
    expect((await api.call(listPortalProducts, {}, helper)).status).toBe(403);
    const again = await api.call(endConsent, { consentId }, farm.owner);
    expect(again.problem.code).toBe('consent-not-found');

    const short = await farm.assistant(['products'], 1);
    api.clock.advance(DAY_MS);
    expect([401, 403]).toContain((await api.call(listPortalProducts, {}, short)).status);
  });

  it('is one at a time; its way in is good once and for a minute', async () => {
    await farm.assistant(['products']);
    const second = await api.call(grantConsent, { rights: ['orders'], days: 1 }, farm.owner);
    expect(second.problem.code).toBe('consent-running');
    const ticket = await farm.ticket();
    expect((await api.call(openAssistance, { ticket })).status).toBe(201);
    expect((await api.call(openAssistance, { ticket })).status).toBe(403);
    const late = await farm.ticket();
    api.clock.advance(MINUTE_MS);
    expect((await api.call(openAssistance, { ticket: late })).status).toBe(403);
  });

  it('is worth nothing to somebody who left the office', async () => {
    const helper = await farm.assistant(['products']);
    const db = api.app.get(Db);
    const change = (isStaff: boolean) =>
      db.execute(`update identity.account set is_staff = $1 where email like 'm.krueger@%'`, [
        isStaff,
      ]);
    await change(false);
    expect((await api.call(listPortalProducts, {}, helper)).status).toBe(403);
    await change(true);
  });
});

describe('the producer takes back within seven days', () => {
  const undo = async () => api.call(undoAct, { actId: (await newestAct()).actId }, farm.owner);

  it('a price, once', async () => {
    const helper = await farm.assistant(['products']);
    const { variantId, card } = await honey();
    const before = card.variants[0]?.priceCents;
    await api.call(setPrice, { variantId, grossCents: 1234 }, helper);
    api.clock.advance(MINUTE_MS);
    expect((await undo()).value.acts[0]?.undoneAt).not.toBeNull();
    expect((await honey()).card.variants[0]?.priceCents).toBe(before);
    expect((await undo()).problem.code).toBe('act-not-undoable');
  });

  it('a pause', async () => {
    const helper = await farm.assistant(['stock']);
    const { productId, card } = await honey();
    await api.call(pauseProduct, { productId, paused: true }, helper);
    expect((await honey()).card.state).toBe('paused');
    await undo();
    expect((await honey()).card.state).toBe(card.state);
  });

  it('the words of a product: the version of before is the newest again', async () => {
    const helper = await farm.assistant(['products']);
    const { productId } = await honey();
    const before = (await api.call(readPortalProduct, { productId }, farm.owner)).value;
    const changed = { ...before.draft, nameDe: 'Ganz anderer Honig' };
    const { versionNumber: basedOnVersion } = before;
    const input = { productId, draft: changed, submit: false, basedOnVersion };
    expect((await api.call(updateProduct, input, helper)).status).toBe(200);
    expect((await undo()).status).toBe(200);
    const after = (await api.call(readPortalProduct, { productId }, farm.owner)).value;
    expect(after.draft).toEqual(before.draft);
    expect(after.versionNumber).toBeGreaterThan(before.versionNumber);
  });

  it('a holiday that was entered, and one that was removed', async () => {
    const helper = await farm.assistant(['farm']);
    const days = { fromOn: '2099-12-21', toOn: '2099-12-24' };
    await api.call(addClosure, days, helper);
    await undo();
    const closures = async () => (await api.call(listClosures, {}, farm.owner)).value.closures;
    expect((await closures()).filter(({ fromOn }) => fromOn === days.fromOn)).toEqual([]);
    const added = (await api.call(addClosure, days, farm.owner)).value.closures;
    const closureId = added.find(({ fromOn }) => fromOn === days.fromOn)?.closureId ?? '';
    await api.call(removeClosure, { closureId }, helper);
    await undo();
    expect((await closures()).filter(({ fromOn }) => fromOn === days.fromOn)).toHaveLength(1);
  });

  it('and not later, and nobody else’s', async () => {
    const helper = await farm.assistant(['products'], 30);
    const { variantId } = await honey();
    await api.call(setPrice, { variantId, grossCents: 888 }, helper);
    const { actId } = await newestAct();
    const stranger = (await Farm.of(api, 'kaeserei-kranichruf')).owner;
    expect((await api.call(undoAct, { actId }, stranger)).problem.code).toBe('act-not-found');
    expect((await api.call(undoAct, { actId }, helper)).status).toBe(403);
    api.clock.advance(7 * DAY_MS);
    expect((await undo()).problem.code).toBe('act-not-undoable');
  });
});

const me = (answer: { value: { accountId: string } }) => answer.value.accountId;
