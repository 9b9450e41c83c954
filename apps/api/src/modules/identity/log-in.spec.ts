import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { logIn, logOut, readMe } from '@markthalle/contracts/identity';
import { type Call, callRoute } from '../../../test/call-route.ts';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { SessionLookup } from '../../platform/actor/actor.ts';
import { countStatements, Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { IdentityFacade } from './identity.facade.ts';
import { IdentityModule } from './identity.module.ts';

const PASSWORD = 'Moin-zusammen';
const EMAIL = 'frauke@example.org';
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let api: ModulesUnderTest;
let db: Db;
let accountId: string;

beforeAll(async () => {
  api = await startModules({ modules: [IdentityModule], now: '2026-11-23T08:00:00Z' });
  db = api.app.get(Db);
});
afterAll(() => api.stop());

const call: Call = (endpoint, input, caller) => callRoute(api.app, endpoint, input, caller);

beforeEach(async () => {
  await db.execute('delete from identity.login_throttle');
  await db.execute('delete from identity.session');
  await db.execute('delete from producers.member');
  await db.execute('delete from identity.account');
  api.clock.set('2026-11-23T08:00:00Z');
  accountId = await create(EMAIL);
});

const create = (email: string, more: { isStaff?: boolean; verified?: boolean } = {}) =>
  db.transaction((tx) =>
    api.app.get(IdentityFacade).createAccount(tx, {
      email,
      password: PASSWORD,
      displayName: 'Frauke Hansen 🐄 <b>"\u202eخروف',
      isStaff: more.isStaff ?? false,
      verified: more.verified ?? true,
    }),
  );

const enter = (email = EMAIL, password = PASSWORD, address = '203.0.113.9') =>
  call(logIn, { email, password }, { address });

describe('logging in', () => {
  it('opens a session that tells who is signed in, whatever the name holds', async () => {
    const { status, value } = await enter(' Frauke@Example.ORG ');
    expect(status).toBe(201);
    expect(value.expiresAt).toBe('2026-12-23T08:00:00.000Z');
    const me = await call(readMe, {}, { sessionToken: value.sessionToken });
    expect(me.value).toEqual({
      accountId,
      email: EMAIL,
      displayName: 'Frauke Hansen 🐄 <b>"\u202eخروف',
      language: 'de',
      emailVerified: true,
      isStaff: false,
      producers: [],
    });
  });

  it('stores neither the password nor the session token', async () => {
    const { value } = await enter();
    const dump = await db.rows(
      `select a::text, s::text as session from identity.account a join identity.session s on true`,
    );
    expect(JSON.stringify(dump)).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(JSON.stringify(dump)).not.toContain(PASSWORD);
    expect(JSON.stringify(dump)).not.toContain(value.sessionToken);
  });

  it('answers an unknown address, a wrong password and a disabled account alike', async () => {
    await create('weg@example.org');
    await db.execute(`update identity.account set disabled_at = now()
                           where email = 'weg@example.org'`);
    const answers = [
      await enter('niemand@example.org', 'Falsch-falsch'),
      await enter(EMAIL, 'Falsch-falsch'),
      await enter('weg@example.org'),
    ];
    const bodies = answers.map(({ status, problem: { instance: _, ...body } }) => ({
      status,
      body,
    }));
    expect(bodies[0]).toEqual({
      status: 401,
      body: {
        type: '/problems/wrong-credentials',
        title: 'E-Mail-Adresse oder Passwort stimmt nicht.',
        status: 401,
        code: 'wrong-credentials',
      },
    });
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
  });

  it('sends as many statements for an unknown address as for a wrong password', async () => {
    const known = await countStatements(() => enter(EMAIL, 'Falsch-falsch'));
    const unknown = await countStatements(() => enter('niemand@example.org', 'Falsch-falsch'));
    expect([known.result.status, unknown.result.status]).toEqual([401, 401]);
    expect(unknown.statements).toBe(known.statements);
  });

  it('mails a new link instead of letting an unproved address in', async () => {
    await create('neu@example.org', { verified: false });
    expect((await enter('neu@example.org', 'Falsch-falsch')).problem.code).toBe(
      'wrong-credentials',
    );
    const { status, problem } = await enter('neu@example.org');
    expect([status, problem.code]).toEqual([403, 'email-not-verified']);
    const jobs = await db.rows(`select task_identifier as task from graphile_worker.jobs`);
    expect(jobs).toEqual([{ task: 'identity.verification-mail' }]);
  });

  it('refuses input that is no e-mail address or no text', async () => {
    expect((await enter('frauke')).problem.code).toBe('invalid-input');
    const { problem } = await call(logIn, { email: EMAIL, password: { $ne: '' } } as never);
    expect(problem.errors?.map((error) => error.pointer)).toEqual(['/password']);
  });
});

describe('login throttling', () => {
  it('makes the sixth attempt on one account wait, and longer each time', async () => {
    for (let n = 0; n < 5; n += 1) await enter(EMAIL, 'Falsch-falsch');
    const sixth = await enter();
    expect(sixth.problem).toMatchObject({
      status: 429,
      code: 'too-many-requests',
      details: { retryAfterSeconds: 30 },
    });
    expect(sixth.retryAfter).toBe('30');
    api.clock.advance(30_000);
    expect((await enter(EMAIL, 'Falsch-falsch')).problem.code).toBe('wrong-credentials');
    expect((await enter()).problem.details).toEqual({ retryAfterSeconds: 60 });
    api.clock.advance(60_000);
    expect((await enter()).status).toBe(201);
  });

  it('treats an address without account the same', async () => {
    for (let n = 0; n < 5; n += 1) await enter('niemand@example.org');
    expect((await enter('Niemand@example.org')).problem.code).toBe('too-many-requests');
  });

  it('counts parallel guesses: of 20 at once at most 5 are checked', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => enter(EMAIL, 'Falsch-falsch')),
    );
    const codes = answers.map((answer) => answer.problem.code);
    expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(5);
    expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(15);
  });

  it('limits one client over many accounts, and its own success hides nothing', async () => {
    for (let n = 0; n < 19; n += 1) await enter(`opfer${n}@example.org`);
    expect((await enter()).status).toBe(201);
    expect((await enter('opfer19@example.org')).problem.code).toBe('wrong-credentials');
    expect((await enter('opfer20@example.org')).problem.code).toBe('too-many-requests');
    expect((await enter(EMAIL, PASSWORD, '203.0.113.10')).status).toBe(201);
  });

  it('keeps neither address nor client in the clear', async () => {
    await enter(EMAIL, 'Falsch-falsch', '203.0.113.77');
    const rows = await db.rows<{ hash: Buffer }>(
      'select subject_hash as hash from identity.login_throttle',
    );
    expect(rows.map((row) => row.hash.length)).toEqual([32, 32]);
  });
});

describe('a session', () => {
  it('ends after 30 days without use and slides with use', async () => {
    const { sessionToken } = (await enter()).value;
    const me = () => call(readMe, {}, { sessionToken });
    api.clock.advance(29 * DAY_MS);
    expect((await me()).status).toBe(200);
    api.clock.advance(29 * DAY_MS);
    expect((await me()).status).toBe(200);
    api.clock.advance(31 * DAY_MS);
    expect((await me()).problem.code).toBe('not-authenticated');
  });

  it('lasts 90 days for people who work for a producer', async () => {
    const producerId = newId();
    await db.execute(
      `insert into producers.producer (id, slug, name, owner_name, street, postcode, town, latitude,
         longitude, landscape, tagline, story, lead_time_days, dispatch_weekdays, legal_name,
         legal_form, phone, email, created_at)
       values ($1, $2, 'Hof Sonne', 'A', 'Weg 1', '17159', 'Dargun', 53.9, 12.8, 'wiese', '{}', '{}',
               1, '{mo}', 'A', 'GbR', '030 1', 'hof@example.org', now())`,
      [producerId, `hof-${producerId}`],
    );
    await db.execute(`insert into producers.member values ($1, $2)`, [accountId, producerId]);
    const { value } = await enter();
    expect(value.expiresAt).toBe('2027-02-21T08:00:00.000Z');
    expect(value.account.producers).toEqual([
      {
        producerId,
        name: 'Hof Sonne',
        slug: `hof-${producerId}`,
        rights: ['orders', 'stock', 'products', 'money', 'farm', 'team'],
      },
    ]);
  });

  it('is found with one statement', async () => {
    const { sessionToken } = (await enter()).value;
    const lookup = api.app.get(SessionLookup);
    const { result, statements } = await countStatements(() => lookup.find(sessionToken));
    expect([result?.accountId, statements]).toEqual([accountId, 1]);
  });

  it('is over after logging out, and for a disabled account', async () => {
    const first = (await enter()).value.sessionToken;
    const second = (await enter()).value.sessionToken;
    expect((await call(logOut, {}, { sessionToken: first })).value).toEqual({ closed: true });
    expect((await call(readMe, {}, { sessionToken: first })).status).toBe(401);
    expect((await call(readMe, {}, { sessionToken: second })).status).toBe(200);
    await db.execute('update identity.account set disabled_at = now()');
    expect((await call(readMe, {}, { sessionToken: second })).status).toBe(401);
    expect((await call(logOut, {})).value).toEqual({ closed: true });
  });

  it('that has expired is removed by a later login', async () => {
    await enter();
    api.clock.advance(40 * DAY_MS);
    await enter();
    expect(await db.rows('select 1 from identity.session')).toHaveLength(1);
  });
});
