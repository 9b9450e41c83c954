import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  assignIncident,
  listIncidents,
  moveIncident,
  readIncident,
  resolveIncident,
  setIncidentOwner,
} from '@markthalle/contracts/office-incidents';
import { runMoneyCheck } from '@markthalle/contracts/office-reconciliation';
import type { MadeOrder } from '../../../test/paid-orders.ts';
import { SettlementWorld } from '../../../test/settlement-world.ts';
import { newId } from '../../platform/db/new-id.ts';

let world: SettlementWorld;
let order: MadeOrder;

beforeAll(async () => {
  world = await SettlementWorld.start();
  order = await world.paid([{ producerId: await world.producer('Käserei'), goodsCents: 1698 }]);
}, 60_000);
afterAll(() => world.stop());

const check = () => world.call(runMoneyCheck, {}, world.anna);
const tamper = (cents: number) =>
  world.asOwner('update payments.charge set amount_cents = amount_cents + $1', [cents]);
const open = async () => (await world.call(listIncidents, {}, world.anna)).value;
const read = async (incidentId: string) =>
  (await world.call(readIncident, { incidentId }, world.anna)).value;
const ofOrder = async () =>
  (await open()).incidents.find(({ subject }) => subject === `N5:${order.orderId}`)?.incidentId ??
  '';

describe('the incident desk', () => {
  it('shows a finding with what was compared and everything behind it', async () => {
    await tamper(-1);
    await check();
    const list = await open();
    expect(list.kinds).toEqual([{ kind: 'money-check', open: 2 }]);
    const page = await read(await ofOrder());
    expect(page.incident).toMatchObject({
      kind: 'money-check',
      state: 'open',
      ownerId: null,
      title: `N5 Bestellung ${order.number} hat eine Zahlung über 16,97 €`,
    });
    expect(page.compared).toEqual([
      { label: 'Bestellung', value: '16,98 €' },
      { label: 'Zahlung', value: '16,97 €' },
    ]);
    expect(page.involved).toContainEqual({
      what: 'order',
      id: order.orderId,
      label: order.number,
    });
    expect(page.involved.map(({ what }) => what)).toContain('provider');
    expect(page.history).toMatchObject([{ kind: 'opened', actorName: null }]);
  });

  it('names who sees to it and how far that has come', async () => {
    const incidentId = await ofOrder();
    const { staff } = await open();
    const [ben] = staff;
    const ownerId = ben?.accountId ?? '';
    await world.call(assignIncident, { incidentId, ownerId }, world.anna);
    const move = { incidentId, state: 'waiting', note: 'Stripe antwortet morgen' } as const;
    await world.call(moveIncident, move, world.anna);
    const page = await read(incidentId);
    expect(page.incident).toMatchObject({ state: 'waiting', ownerId, ownerName: ben?.name });
    expect(page.history.map(({ kind, note }) => [kind, note])).toEqual([
      ['opened', null],
      ['assigned', null],
      ['moved', 'Stripe antwortet morgen'],
    ]);
    await check();
    expect((await read(incidentId)).incident.state).toBe('waiting');
  });

  it('gives nothing to strangers and knows no incident that is not there', async () => {
    const incidentId = await ofOrder();
    const buyer = newId();
    await world.asOwner(
      `insert into identity.account (id, email, display_name, language, created_at)
       values ($1, 'b@example.org', 'Kundin', 'de', now())`,
      [buyer],
    );
    const stranger = await world.call(assignIncident, { incidentId, ownerId: buyer }, world.anna);
    expect(stranger.problem.code).toBe('person-not-found');
    const lost = await world.call(readIncident, { incidentId: newId() }, world.anna);
    expect(lost.problem.code).toBe('incident-not-found');
  });

  it('settles what the next check no longer finds, and opens it again with its history', async () => {
    const incidentId = await ofOrder();
    await tamper(1);
    await check();
    expect((await open()).incidents).toEqual([]);
    const settled = (await world.call(listIncidents, { show: 'resolved' }, world.anna)).value;
    expect(settled.incidents.map((one) => one.incidentId)).toContain(incidentId);
    await tamper(-1);
    await check();
    const page = await read(incidentId);
    expect(page.incident).toMatchObject({ state: 'open', timesOpened: 2, resolvedAt: null });
    expect(page.history.map(({ kind }) => kind)).toEqual([
      'opened',
      'assigned',
      'moved',
      'settled',
      'reopened',
    ]);
  });

  it('is closed once, by a person with a note', async () => {
    const close = { incidentId: await ofOrder(), note: 'erledigt' };
    expect((await world.call(resolveIncident, close, world.anna)).value).toEqual({
      resolved: true,
    });
    const again = await world.call(resolveIncident, close, world.ben);
    expect(again.problem.code).toBe('incident-not-found');
    const late = { incidentId: close.incidentId, state: 'open', note: null } as const;
    expect((await world.call(moveIncident, late, world.ben)).problem.code).toBe(
      'incident-not-found',
    );
  });

  it('gives new incidents to the person who was chosen', async () => {
    const { staff } = await open();
    const ownerId = staff[0]?.accountId ?? '';
    await world.call(setIncidentOwner, { ownerId }, world.anna);
    const lost = await world.orders.placed([
      { producerId: await world.producer('Mosterei'), goodsCents: 500 },
    ]);
    await world.asOwner(
      `update orders."order" set payment_state = 'paid', paid_at = placed_at where id = $1`,
      [lost.orderId],
    );
    await check();
    const list = await open();
    expect(list.defaultOwnerId).toBe(ownerId);
    const own = list.incidents.find(({ subject }) => subject === `N5:${lost.orderId}`);
    expect(own?.ownerId).toBe(ownerId);
  });
});
