import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readCooperativeFigures } from '@markthalle/contracts/cooperative';
import { callRoute } from '../../../test/call-route.ts';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { PaidOrders } from '../../../test/paid-orders.ts';
import { countStatements, Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { SettlementModule } from './settlement.module.ts';

let api: ModulesUnderTest;
let db: Db;
beforeAll(async () => {
  api = await startModules({
    modules: [IdentityModule, SettlementModule],
    now: '2026-11-23T08:00:00Z',
  });
  db = api.app.get(Db);
}, 60_000);
afterAll(() => api.stop());

const figures = async () => (await callRoute(api.app, readCooperativeFigures, {})).value;

async function run(state: string, completedAt: string): Promise<string> {
  const [id, first, second] = [newId(), newId(), newId()];
  for (const account of [first, second]) {
    await db.execute(
      `insert into identity.account (id, email, display_name, language, is_staff, created_at)
       values ($1, $2, 'Büro', 'de', true, now())`,
      [account, `${account}@example.org`],
    );
  }
  await db.execute(
    `insert into settlement.run (id, number, state, snapshot_hash, created_at, submitted_by,
       submitted_at, approved_by, approved_at, completed_at)
     values ($1, $2, $3, '', $4, $5, $4, $6, $4, $4)`,
    [id, id, state, completedAt, first, second],
  );
  return id;
}

/** Goods of 100,00, 8 % fee with VAT 9,52, 1,00 of Stripe: 89,48 to the producer. */
async function share(runId: string, producerId: string, state = 'transferred') {
  const id = newId();
  await db.execute(
    `insert into settlement.run_item (id, run_id, kind, producer_id, order_id, producer_order_id,
       order_number, charge_id, goods_cents, deposit_cents, delivery_cents, refunded_cents,
       commission_rate_bps, commission_net_cents, commission_vat_cents, fee_cents, payout_cents,
       carried_cents, reserve_cents, offset_cents, transfer_cents, state)
     values ($1, $2, 'share', $3, $1, $1, 'x', 'ch', 10000, 0, 0, 0, 800, 800, 152, 100, 8948, 0, 0,
       0, 8948, $4)`,
    [id, runId, producerId, state],
  );
}

it('are hidden until a settlement is done, and while it tells what one producer earns', async () => {
  expect(await figures()).toEqual({ producerCount: 0, commission: null, settlement: null });
  const people = new PaidOrders(api.app);
  const producers = [];
  for (const name of ['A', 'B', 'C']) producers.push(await people.producer(name));
  await db.execute(
    `insert into producers.commission_rule (id, rate_bps, vat_rate_bps, valid_from, resolution)
     values ($1, 800, 1900, '2026-01-01', 'GV 1'), ($2, 900, 1900, '2027-01-01', 'GV 2')`,
    [newId(), newId()],
  );
  const commission = {
    rateBps: 800,
    vatRateBps: 1900,
    validFrom: '2026-01-01',
    resolution: 'GV 1',
  };
  const done = await run('completed', '2026-11-16T10:00:00Z');
  await share(done, producers[0] ?? '');
  await share(done, producers[1] ?? '');
  expect(await figures()).toEqual({ producerCount: 3, commission, settlement: null });
  await share(done, producers[2] ?? '');
  await share(done, producers[2] ?? '', 'skipped');
  await run('completed_with_errors', '2026-11-20T10:00:00Z');
  const { result, statements } = await countStatements(figures);
  expect(statements).toBe(1);
  expect(result).toEqual({
    producerCount: 3,
    commission,
    settlement: {
      settledOn: '2026-11-16',
      producerCount: 3,
      paidCents: 30_000,
      producersCents: 26_844,
      commissionNetCents: 2_400,
      commissionVatCents: 456,
      paymentFeeCents: 300,
    },
  });
});
