import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { BuiltApi } from '../../test/built-api.ts';
import { environmentFor } from '../../test/modules-under-test.ts';
import { SettlementWorld } from '../../test/settlement-world.ts';

let built: BuiltApi;
let world: SettlementWorld;
beforeAll(async () => {
  built = new BuiltApi();
  world = await SettlementWorld.start();
  await world.due([{ producerId: await world.producer('Käserei'), goodsCents: 1698 }]);
}, 60_000);
afterAll(async () => {
  await world.stop();
  await built.remove();
});

const moneyCheck = (...flags: string[]) =>
  built.run(
    ['money-check', ...flags],
    environmentFor(world.api.database.url, { STRIPE_API_BASE: world.sandbox.url }),
  );

it('prints a table and ends with 0 where every cent is in its place', async () => {
  const { exitCode, output } = await moneyCheck();
  expect(output).toContain('N2   ok      A.stripe ist auf den Cent das Guthaben bei Stripe');
  expect(output).toContain('Alle 25 Prüfungen sind in Ordnung.');
  expect(exitCode).toBe(0);
}, 60_000);

it('prints what it found, as JSON if asked, and ends with 1', async () => {
  await world.asOwner('update payments.charge set amount_cents = amount_cents - 1');
  const { exitCode, output } = await moneyCheck('--json');
  const { ok, checks } = JSON.parse(output);
  expect(ok).toBe(false);
  const failing = checks.filter((check: { ok: boolean }) => !check.ok);
  expect(failing.map((check: { id: string }) => check.id)).toEqual(['N5']);
  expect(exitCode).toBe(1);
  const table = await moneyCheck();
  expect(table.output).toContain('N5   FEHLER  ');
  expect(table.output).toContain('1 von 25 Prüfungen sind nicht in Ordnung.');
}, 60_000);
