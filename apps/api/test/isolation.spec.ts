import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ALL_ENDPOINTS } from '@markthalle/contracts/all-endpoints';
import { COMMAND_KINDS, runDeviceCommands } from '@markthalle/contracts/device-commands';
import type { Endpoint } from '@markthalle/contracts/endpoint';
import { readMe } from '@markthalle/contracts/identity';
import { mayDo, PRODUCER_RIGHTS, type ProducerRight } from '@markthalle/domain/producerRights';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { buildIsolation, type Isolation } from './isolation-world.ts';
import { type Known, sampleInput } from './sample-input.ts';

/** Every route of a producer, whoever adds it: its input is made from its schema, with A's ids in it. */
const ROUTES = [...ALL_ENDPOINTS].filter(([, { access }]) => access === 'producer');

/**
 * Routes whose object of A this market does not have, or has in another state: B is refused there as
 * anywhere, but A's own call proves nothing about the id.
 */
const NOT_PROVEN: Readonly<Record<string, string>> = {
  readPayoutStatement: 'the run of this market is a draft',
  readPayoutCsv: 'the run of this market is a draft',
  addSlots: 'A sells no dates',
  setProgramme: 'A sells no dates',
  readPortalSlot: 'A sells no dates',
  cancelSlot: 'A sells no dates',
  setSlotSeats: 'A sells no dates',
  readEvidenceRequest: 'no bank asked anything',
  answerEvidenceRequest: 'no bank asked anything',
  printParcelLabels: 'the parcel of A left on another day',
  readHandOver: 'nothing of A leaves with that trip',
  handOverByScan: 'nothing of A leaves with that trip',
  handOverTrip: 'nothing of A leaves with that trip',
  readPortalCasePhoto: 'the problem at A has no photo',
  performService: 'A sells no services; undated-services.spec.ts has a stranger try',
  askUploadTicket: 'asks for the right to what the photo is for',
  keepProducerPhoto: 'asks for the right to what the photo is for',
  readExportFile: 'the whole export asks for more rights than that of its route',
  submitProducerEvidence: 'asks for a number that a register gives out; names nothing of A',
};

/**
 * A phone names its photos, and each farm has its own under a name: B reads the name that B has sent before, and never a
 * picture of A.
 */
const NAMED_BY_B: Readonly<Record<string, 'photoId'>> = { readFarmPhoto: 'photoId' };

/** Many requests each; a busy machine takes its time for them. */
jest.setTimeout(60_000);

let market: Isolation;
let db: Db;
/** What A has while B tries everything. */
let untouched: string;

beforeAll(async () => {
  market = await buildIsolation();
  db = market.world.api.app.get(Db);
  untouched = await stateOfA();
}, 180_000);
afterAll(() => market.world.api.stop());

/** Some names mean something else on some pages. */
function knownFor({ path }: Pick<Endpoint, 'path'>): Known {
  const { ids, values } = market.known;
  const own: Record<string, string | undefined> = path.startsWith('/portal/till')
    ? { importId: ids.tillImportId }
    : {};
  return { ids: { ...ids, ...own } as Known['ids'], values };
}

const inputOf = (endpoint: Endpoint) => sampleInput(endpoint, knownFor(endpoint)) as never;

let keys = 0;
const nextKey = () => {
  keys += 1;
  return `isolation-${keys}`;
};
const asB = () => ({ ...market.b.owner, idempotencyKey: nextKey() });

/** All rows that name A or something of A, as one hash. */
async function stateOfA(): Promise<string> {
  const tables = await db.rows<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE'
        and table_schema not in ('information_schema', 'pg_catalog', 'graphile_worker', 'identity')
      order by 1`,
  );
  const marks = Object.values(market.known.ids).filter((id) => /^[0-9a-f-]{36}$/.test(id));
  const parts = tables.map(
    ({ name }) => `select '${name}' as name,
        md5(string_agg(j, '|' order by j)) as hash
       from (select to_jsonb(t)::text as j from ${name} t) x
      where j ~ $1 and strpos(j, $2) = 0`,
  );
  // What B made with an id that A uses too is B's own.
  const found = [marks.join('|'), market.b.producerId];
  const rows = await db.rows(`${parts.join(' union all ')} order by 1`, found);
  return JSON.stringify(rows);
}

function leaks(answer: unknown, sent: unknown): string[] {
  const text = JSON.stringify(answer ?? null);
  const asked = JSON.stringify(sent);
  const { ids } = market.known;
  const marks = [...Object.values(ids).filter((id) => !asked.includes(id)), ...market.words];
  return marks.filter((mark) => mark !== '' && text.includes(mark));
}

describe('somebody of both farms who acts for B, with the ids of A', () => {
  let both: { sessionToken: string; producerId: string };

  beforeAll(async () => {
    const rights = [...PRODUCER_RIGHTS];
    const email = 'beide@kranichruf.example';
    await market.a.helper(email, rights);
    const { sessionToken } = await market.b.helper(email, rights);
    both = { sessionToken, producerId: market.b.producerId };
    untouched = await stateOfA();
  });

  it.each(ROUTES)('%s changes nothing of A and tells nothing of A', async (_, endpoint) => {
    const { api } = market.world;
    const input = inputOf(endpoint);
    const caller = { ...both, idempotencyKey: nextKey() };
    const answer = await api.call(endpoint, input, caller);
    expect(leaks(answer.status < 400 ? answer.value : answer.problem, input)).toEqual([]);
    expect(answer.status).not.toBe(500);
    if (endpoint.method !== 'GET') expect(await stateOfA()).toBe(untouched);
    const unnamed = await api.call(endpoint, input, { sessionToken: both.sessionToken });
    expect([unnamed.status, unnamed.problem.code]).toEqual([403, 'farm-not-chosen']);
  });
});

describe('producer B with the ids of producer A', () => {
  it.each(ROUTES)('%s changes nothing of A and tells nothing of A', async (name, endpoint) => {
    const { api } = market.world;
    const input = inputOf(endpoint);
    const answer = await api.call(endpoint, input, asB());
    const body = answer.status < 400 ? answer.value : answer.problem;
    const own = NAMED_BY_B[name];
    const sent = own === undefined ? input : { own: market.known.ids[own] };
    expect(leaks(body, sent)).toEqual([]);
    expect(answer.status).not.toBe(500);
    // Naming A in the header opens nothing either.
    const named = await api.call(endpoint, input, { ...asB(), producerId: market.a.producerId });
    expect(named.status).toBe(403);
    expect(await stateOfA()).toBe(untouched);
  });

  it.each(Object.entries(COMMAND_KINDS))(
    'the command %s does nothing',
    async (kind, definition) => {
      const { api } = market.world;
      const me = (await api.call(readMe, {}, market.b.owner)).value;
      const input = sampleInput({ input: definition.input }, market.known);
      const now = api.clock.now().toISOString();
      const command = { commandId: newId(), kind, input, actedAt: now, baseVersion: null };
      const batch = {
        deviceId: newId(),
        accountId: me.accountId,
        producerId: market.b.producerId,
        sentAt: now,
        commands: [command],
      };
      const answer = await api.call(runDeviceCommands, batch, market.b.owner);
      const namesA = Object.values(market.known.ids).some((id) =>
        JSON.stringify(input).includes(id),
      );
      if (namesA) expect(answer.value.results[0]?.state).toBe('refused');
      expect(answer.value.results[0]?.problem?.code).not.toBe('invalid-input');
      expect(await stateOfA()).toBe(untouched);
    },
  );
});

/** Reading before writing, taking away last. */
const ORDER = ['GET', 'PUT', 'POST', 'DELETE'];
const placeOf = (name: string, { method }: Endpoint): number =>
  // After that the helper who asks is gone.
  name === 'removeMember' ? ORDER.length : ORDER.indexOf(method);
const IN_ORDER = ROUTES.toSorted((one, other) => placeOf(...one) - placeOf(...other));

describe('a helper of A', () => {
  const withRights = async (rights: readonly ProducerRight[]) => {
    await db.execute('update producers.member set rights = $2 where account_id = $1', [
      market.known.ids.accountId,
      rights,
    ]);
    return helper;
  };
  let helper: { sessionToken: string };

  beforeAll(async () => {
    const token = await market.a.invitationFor('helfer@kranichruf.example', ['orders']);
    const { acceptInvitation } = await import('@markthalle/contracts/portal-team');
    const opened = (await market.world.api.call(acceptInvitation, { token })).value;
    helper = { sessionToken: opened.sessionToken };
    (market.known.ids as Record<string, string>).accountId = opened.account.accountId;
  });

  it.each(ROUTES.filter(([, { right }]) => right !== 'member'))(
    '%s is closed to who has every right but its own',
    async (_, endpoint) => {
      const wanted = endpoint.right as ProducerRight;
      const others = PRODUCER_RIGHTS.filter((right) => !mayDo([right], wanted));
      const by = await withRights(others);
      const answer = await market.world.api.call(endpoint, inputOf(endpoint), by);
      expect([answer.status, answer.problem.code]).toEqual([403, 'not-allowed']);
    },
  );

  it.each(IN_ORDER)(
    '%s is open to who has its right alone, with these ids',
    async (name, endpoint) => {
      const { right } = endpoint;
      const by = await withRights([right === 'member' ? 'orders' : (right as ProducerRight)]);
      const caller = { ...by, idempotencyKey: nextKey() };
      const answer = await market.world.api.call(endpoint, inputOf(endpoint), caller);
      const code = answer.status < 400 ? 'done' : answer.problem.code;
      const isProven = !['invalid-input', 'not-allowed'].includes(code) && answer.status !== 404;
      expect({ name, code, isProven }).toEqual({ name, code, isProven: !(name in NOT_PROVEN) });
    },
  );
});
