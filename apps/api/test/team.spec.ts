import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { listClosures } from '@markthalle/contracts/delivery';
import { readMe } from '@markthalle/contracts/identity';
import { listPortalOrders } from '@markthalle/contracts/portal-orders';
import { listPortalProducts } from '@markthalle/contracts/portal-products';
import {
  acceptInvitation,
  changeMember,
  inviteHelper,
  readInvitation,
  readTeam,
  removeMember,
  withdrawInvitation,
} from '@markthalle/contracts/portal-team';
import { DAY_MS } from '../src/platform/clock/clock.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { Farm } from './people-world.ts';

/** Many requests each; a busy machine takes its time for them. */
jest.setTimeout(60_000);

let api: ApiUnderTest;
let farm: Farm;

beforeAll(async () => {
  api = await ApiUnderTest.start();
  farm = await Farm.of(api, 'imkerei-lindenlaut');
}, 120_000);
afterAll(() => api.stop());

const ownerId = async () => (await api.call(readMe, {}, farm.owner)).value.accountId;

describe('a helper', () => {
  it('joins by the mailed link and may do what was ticked, and nothing else', async () => {
    const hilde = await farm.helper('hilde@hof.example', ['products']);
    const me = (await api.call(readMe, {}, hilde)).value;
    expect(me.producers).toMatchObject([{ producerId: farm.producerId, rights: ['products'] }]);
    expect((await api.call(listPortalProducts, {}, hilde)).status).toBe(200);
    expect((await api.call(listPortalOrders, {}, hilde)).problem.code).toBe('not-allowed');
    expect((await api.call(readTeam, {}, hilde)).problem.code).toBe('not-allowed');
  });

  it('may do more or nothing with the next request after a change', async () => {
    const { accountId, sessionToken } = await farm.helper('jan@hof.example', ['orders']);
    const jan = { sessionToken };
    await api.call(changeMember, { accountId, rights: ['farm'] }, farm.owner);
    expect((await api.call(listClosures, {}, jan)).status).toBe(200);
    expect((await api.call(listPortalOrders, {}, jan)).status).toBe(403);
    await api.call(removeMember, { accountId }, farm.owner);
    expect((await api.call(listClosures, {}, jan)).status).toBe(403);
  });

  it('who may change the team gives no more than they have, and touches no owner', async () => {
    const { sessionToken } = await farm.helper('chefin@hof.example', ['team', 'orders']);
    const chief = { sessionToken };
    const invite = (rights: ('orders' | 'money')[]) =>
      api.call(inviteHelper, { email: 'x@hof.example', displayName: 'X', rights }, chief);
    expect((await invite(['orders', 'money'])).problem.code).toBe('right-not-yours');
    expect((await invite(['orders'])).status).toBe(201);
    const owner = await ownerId();
    const remove = await api.call(removeMember, { accountId: owner }, chief);
    expect(remove.problem.code).toBe('right-not-yours');
    const me = (await api.call(readMe, {}, chief)).value.accountId;
    const rise = { accountId: me, rights: ['orders' as const], isOwner: true };
    expect((await api.call(changeMember, rise, chief)).problem.code).toBe('right-not-yours');
  });
});

describe('owners', () => {
  it('are never none, also when two leave at the same moment', async () => {
    const first = await ownerId();
    const alone = await api.call(removeMember, { accountId: first }, farm.owner);
    expect(alone.problem.code).toBe('last-owner');
    const step = { accountId: first, rights: ['orders' as const] };
    expect((await api.call(changeMember, step, farm.owner)).problem.code).toBe('last-owner');

    const second = await farm.helper('zweite@hof.example', ['orders']);
    const rise = { accountId: second.accountId, rights: ['orders' as const], isOwner: true };
    await api.call(changeMember, rise, farm.owner);
    const answers = await Promise.all([
      api.call(removeMember, { accountId: first }, { sessionToken: second.sessionToken }),
      api.call(removeMember, { accountId: second.accountId }, farm.owner),
    ]);
    expect(answers.map(({ status }) => status).sort()).not.toEqual([200, 200]);
    const left = answers[0]?.status === 200 ? { sessionToken: second.sessionToken } : farm.owner;
    const { members } = (await api.call(readTeam, {}, left)).value;
    expect(members.filter(({ isOwner }) => isOwner)).toHaveLength(1);
  });
});

describe('an invitation', () => {
  const dairy = () => Farm.of(api, 'kaeserei-kranichruf');

  it('is looked at as often as one likes and accepted once', async () => {
    const farm = await dairy();
    const token = await farm.invitationFor('nora@hof.example', ['orders']);
    for (let n = 0; n < 2; n += 1) {
      const seen = (await api.call(readInvitation, { token })).value;
      expect(seen).toMatchObject({ displayName: 'Hilde', rights: ['orders'] });
    }
    expect((await api.call(acceptInvitation, { token })).status).toBe(201);
    const again = await api.call(acceptInvitation, { token });
    expect(again.problem.code).toBe('invitation-not-valid');
  });

  it('ends after a week, when it is withdrawn, and when it is renewed', async () => {
    const farm = await dairy();
    const first = await farm.invitationFor('uwe@hof.example', ['orders']);
    const renewed = await farm.invitationFor('uwe@hof.example', ['stock']);
    expect((await api.call(readInvitation, { token: first })).status).toBe(422);
    const { invitations } = (await api.call(readTeam, {}, farm.owner)).value;
    const invitationId = invitations[0]?.invitationId ?? '';
    await api.call(withdrawInvitation, { invitationId }, farm.owner);
    expect((await api.call(acceptInvitation, { token: renewed })).status).toBe(422);
    const late = await farm.invitationFor('eva@hof.example', ['orders']);
    api.clock.advance(7 * DAY_MS);
    expect((await api.call(acceptInvitation, { token: late })).status).toBe(422);
  });

  it('is not for people of the office, and not for who is there already', async () => {
    const farm = await dairy();
    const token = await farm.invitationFor('h.lindner@giebelmarkt.example', ['orders']);
    expect((await api.call(acceptInvitation, { token })).problem.code).toBe('invitation-not-valid');
    const again = await api.call(
      inviteHelper,
      { email: 'HALLO@kaeserei-kranichruf.example', displayName: 'Ich', rights: ['orders'] },
      farm.owner,
    );
    expect(again.problem.code).toBe('member-known');
  });
});
