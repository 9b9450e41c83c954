import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  listEntries,
  readAccount,
  readEntry,
  readLedger,
  readOperation,
  readProviderObject,
} from '@markthalle/contracts/office-ledger';
import { runMoneyCheck } from '@markthalle/contracts/office-reconciliation';
import type { MadeOrder } from '../../../test/paid-orders.ts';
import { SettlementWorld } from '../../../test/settlement-world.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';

let world: SettlementWorld;
let cheese = '';
let order: MadeOrder;

beforeAll(async () => {
  world = await SettlementWorld.start();
  cheese = await world.producer('Käserei');
  order = await world.due([{ producerId: cheese, goodsCents: 1698 }]);
  await world.approved();
  await world.drain();
  await world.call(runMoneyCheck, {}, world.anna);
}, 60_000);
afterAll(() => world.stop());

const entries = async (filter: object) =>
  (await world.call(listEntries, filter, world.anna)).value.entries;
const transferEntry = async () => {
  const [entry] = await entries({ step: 'transfer_created' });
  return (await world.call(readEntry, { entryId: entry?.entryId ?? '' }, world.anna)).value;
};

describe('the ledger browser', () => {
  it('filters the journal by account, producer, order, step and day', async () => {
    const all = await entries({});
    expect(all.map(({ step }) => step)).toEqual([
      'transfer_created',
      'item_approved',
      'producer_fulfilled',
      'charge_succeeded',
    ]);
    expect(await entries({ accountCode: `L.due.${cheese}` })).toHaveLength(2);
    expect(await entries({ producerId: cheese, orderNumber: order.number })).toHaveLength(4);
    expect(await entries({ orderNumber: '26-NIE' })).toEqual([]);
    expect(await entries({ step: 'item_approved' })).toHaveLength(1);
    const soldOn = all.at(-1)?.bookedAt.slice(0, 10) ?? '';
    const later = new Date(Date.parse(soldOn) + 2 * DAY_MS).toISOString().slice(0, 10);
    expect((await entries({ until: later })).map(({ step }) => step)).toEqual([
      'producer_fulfilled',
      'charge_succeeded',
    ]);
    expect(await entries({ from: later })).toHaveLength(2);
  });

  it('leads from an amount to its operation, its movement and its neighbours', async () => {
    const page = await transferEntry();
    expect(page.entry.postings).toContainEqual({
      accountCode: 'A.stripe',
      side: 'credit',
      amountCents: 1536,
    });
    expect(page.movement).toMatchObject({ type: 'transfer', netCents: -1536, feeCents: 0 });
    expect(page.neighbours).toHaveLength(3);
    const operationId = page.operation?.operationId ?? '';
    const { operation, entries: booked } = (
      await world.call(readOperation, { operationId }, world.anna)
    ).value;
    expect(operation).toMatchObject({ kind: 'create_transfer', state: 'succeeded', tries: 1 });
    expect(operation.params).toMatchObject({ amount: 1536, currency: 'eur' });
    expect(operation.idempotencyKey).toContain(':tr:');
    expect(booked.map(({ entryId }) => entryId)).toEqual([page.entry.entryId]);
  });

  it('shows the object as Stripe has it now, and leads back', async () => {
    const { movement, entry } = await transferEntry();
    const objectId = movement?.sourceId ?? '';
    const page = (await world.call(readProviderObject, { objectId }, world.anna)).value;
    const field = (name: string) => page.fields.find((one) => one.name === name)?.value;
    expect([field('object'), field('amount')]).toEqual(['transfer', '1536']);
    expect(page.entries.map(({ entryId }) => entryId)).toEqual([entry.entryId]);
    const found = page.involved.map(({ what }) => what);
    for (const what of ['order', 'producer', 'operation', 'run']) expect(found).toContain(what);
  });

  it('hides secrets and people of an object', async () => {
    const charge = await world.db.row<{ id: string }>(
      'select charge_id as id from payments.charge',
    );
    const page = (await world.call(readProviderObject, { objectId: charge?.id ?? '' }, world.anna))
      .value;
    const names = page.fields.map(({ name }) => name);
    expect(names).toContain('status');
    expect(names.filter((name) => /billing_details|receipt_url|secret/.test(name))).toEqual([]);
  });

  it('adds an account up day by day', async () => {
    const accountCode = 'A.stripe';
    const { account, days } = (await world.call(readAccount, { accountCode }, world.anna)).value;
    // 16.98 less 0.50 fee came on one day, 15.36 left three days later.
    expect(
      days.map(({ debitCents, creditCents, balanceCents }) => {
        return [debitCents, creditCents, balanceCents];
      }),
    ).toEqual([
      [0, 1536, 112],
      [1648, 0, 1648],
    ]);
    expect(account.balanceCents).toBe(112);
    const ledger = (await world.call(readLedger, {}, world.anna)).value;
    expect([ledger.trialBalanceCents, ledger.providerBalanceCents]).toEqual([0, 112]);
    const next = (
      await world.call(readAccount, { accountCode, before: days[0]?.on ?? '' }, world.anna)
    ).value;
    expect(next.days).toHaveLength(1);
  });

  it('says what is not there', async () => {
    const code = async (answer: Promise<{ problem: { code: string } }>) =>
      (await answer).problem.code;
    const { anna } = world;
    expect(await code(world.call(readEntry, { entryId: newId() }, anna))).toBe(
      'ledger-entry-not-found',
    );
    expect(await code(world.call(readOperation, { operationId: newId() }, anna))).toBe(
      'operation-not-found',
    );
    expect(await code(world.call(readAccount, { accountCode: 'A.nix' }, anna))).toBe(
      'account-not-found',
    );
    expect(await code(world.call(readProviderObject, { objectId: 'ch_nix' }, anna))).toBe(
      'provider-object-not-found',
    );
    await world.control('POST', 'faults', { effect: 'error_500', times: 0 });
    expect(await code(world.call(readProviderObject, { objectId: 'ch_nix' }, anna))).toBe(
      'payment-service-unavailable',
    );
  });
});
