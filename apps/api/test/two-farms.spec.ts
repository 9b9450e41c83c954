import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { runDeviceCommands } from '@markthalle/contracts/device-commands';
import { logIn, readMe } from '@markthalle/contracts/identity';
import { listPortalOrders } from '@markthalle/contracts/portal-orders';
import { listPortalProducts } from '@markthalle/contracts/portal-products';
import { acceptInvitation, readTeam, removeMember } from '@markthalle/contracts/portal-team';
import { PRODUCER_RIGHTS } from '@markthalle/domain/producerRights';
import { DEMO_PASSWORD } from '../src/demo/demo-logins.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { Farm } from './people-world.ts';

/** Many requests each; a busy machine takes its time for them. */
jest.setTimeout(60_000);

const BEA = 'hallo@imkerei-lindenlaut.example';

let api: ApiUnderTest;
/** Bea's own farm, and the one that asks her to help. */
let bees: Farm;
let dairy: Farm;
let session: { sessionToken: string };

beforeAll(async () => {
  api = await ApiUnderTest.start();
  bees = await Farm.of(api, 'imkerei-lindenlaut');
  dairy = await Farm.of(api, 'kaeserei-kranichruf');
  const token = await dairy.invitationFor(BEA, ['stock']);
  const accepted = (await api.call(acceptInvitation, { token })).value;
  expect(accepted.producerId).toBe(dairy.producerId);
  session = { sessionToken: accepted.sessionToken };
}, 120_000);
afterAll(() => api.stop());

const forFarm = ({ producerId }: Farm) => ({ ...session, producerId });

describe('an invitation to somebody who has an account', () => {
  it('adds the farm, with its rights, and leaves password, name and other farm as they are', async () => {
    const me = (await api.call(readMe, {}, session)).value;
    const rights = Object.fromEntries(me.producers.map((one) => [one.producerId, one.rights]));
    expect(rights).toEqual({
      [bees.producerId]: [...PRODUCER_RIGHTS],
      [dairy.producerId]: ['stock'],
    });
    const again = await api.call(logIn, { email: BEA, password: DEMO_PASSWORD });
    expect(again.status).toBe(201);
    expect(again.value.account.displayName).toBe(me.displayName);
    expect(me.displayName).not.toBe('Hilde');
  });
});

describe('somebody who works for two farms', () => {
  it('does nothing before they chose one', async () => {
    const answer = await api.call(listPortalProducts, {}, session);
    expect([answer.status, answer.problem.code]).toEqual([403, 'farm-not-chosen']);
    // The session with which she worked before she had joined the other farm is asked as well.
    expect((await api.call(listPortalProducts, {}, bees.owner)).status).toBe(403);
  });

  it('sees each farm with its own goods and its own rights', async () => {
    const own = (await api.call(listPortalProducts, {}, forFarm(bees))).value.products;
    const other = (await api.call(listPortalProducts, {}, forFarm(dairy))).value.products;
    expect(own.length).toBeGreaterThan(0);
    const ids = new Set(own.map(({ productId }) => productId));
    expect(other.length).toBeGreaterThan(0);
    expect(other.filter(({ productId }) => ids.has(productId))).toEqual([]);
    expect((await api.call(listPortalOrders, {}, forFarm(bees))).status).toBe(200);
    expect((await api.call(listPortalOrders, {}, forFarm(dairy))).problem.code).toBe('not-allowed');
  });

  it('sends what was done for a farm to that farm, and to no other', async () => {
    const { accountId } = (await api.call(readMe, {}, session)).value;
    const [cheese] = (await api.call(listPortalProducts, {}, forFarm(dairy))).value.products;
    const variantId = cheese?.variants[0]?.variantId ?? '';
    const now = api.clock.now().toISOString();
    const command = {
      commandId: newId(),
      kind: 'stock.counted',
      input: { variantId, countedQuantity: 7 },
      actedAt: now,
      baseVersion: null,
    };
    const batch = { deviceId: newId(), accountId, sentAt: now, commands: [command] };
    const forDairy = { ...batch, producerId: dairy.producerId };
    const wrong = await api.call(runDeviceCommands, forDairy, forFarm(bees));
    expect(wrong.problem.code).toBe('other-account');
    const right = await api.call(runDeviceCommands, forDairy, forFarm(dairy));
    expect(right.value.results[0]?.state).toBe('applied');
    const logged = await api.app
      .get(Db)
      .rows('select producer_id as id from devices.command where command_id = $1', [
        command.commandId,
      ]);
    expect(logged).toEqual([{ id: dairy.producerId }]);
  });

  it('works on for one where the other let her go', async () => {
    const { accountId } = (await api.call(readMe, {}, session)).value;
    await api.call(removeMember, { accountId }, dairy.owner);
    expect((await api.call(listPortalProducts, {}, forFarm(dairy))).problem.code).toBe(
      'not-allowed',
    );
    expect((await api.call(readTeam, {}, session)).status).toBe(200);
  });
});
