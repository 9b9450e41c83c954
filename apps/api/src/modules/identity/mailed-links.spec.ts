import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  confirmPasswordReset,
  logIn,
  readMe,
  registerAccount,
  requestPasswordReset,
  verifyEmail,
} from '@markthalle/contracts/identity';
import { type Call, callRoute } from '../../../test/call-route.ts';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { countStatements, Db } from '../../platform/db/db.ts';
import { IdentityFacade } from './identity.facade.ts';
import { IdentityModule } from './identity.module.ts';

const PASSWORD = 'Moin-zusammen';
const EMAIL = 'frauke@example.org';
const HOUR_MS = 3_600_000;
const UNKNOWN_TOKEN = 'A'.repeat(43);

let api: ModulesUnderTest;
let db: Db;
let identity: IdentityFacade;

beforeAll(async () => {
  api = await startModules({ modules: [IdentityModule], now: '2026-11-23T08:00:00Z' });
  db = api.app.get(Db);
  identity = api.app.get(IdentityFacade);
});
afterAll(() => api.stop());

const call: Call = (endpoint, input, caller) => callRoute(api.app, endpoint, input, caller);

beforeEach(async () => {
  for (const table of ['login_throttle', 'session', 'mailed_token', 'account']) {
    await db.execute(`delete from identity.${table}`);
  }
  await db.execute('delete from graphile_worker._private_jobs');
  api.clock.set('2026-11-23T08:00:00Z');
});

const register = (email = EMAIL, password = PASSWORD, address = '203.0.113.9') =>
  call(registerAccount, { email, password, displayName: 'Frauke' }, { address });
const askReset = (email = EMAIL) => call(requestPasswordReset, { email });
const enter = (password = PASSWORD) => call(logIn, { email: EMAIL, password });

/** Jobs that wait, with the address they would write to (null: nobody's). */
const mails = () =>
  db.rows<{ task: string; email: string | null }>(
    `select j.task_identifier as task, a.email::text as email
       from graphile_worker._private_jobs p join graphile_worker.jobs j on j.id = p.id
       left join identity.account a on a.id = (p.payload->>'accountId')::uuid order by j.id`,
  );

async function link(purpose: 'verify_email' | 'reset_password'): Promise<string> {
  const account = await db.row<{ id: string }>('select id from identity.account');
  const issued = await identity.issueLink(account?.id ?? '', purpose);
  return issued?.token ?? '';
}

describe('registering', () => {
  it('opens an account that is of use once the mailed link was followed', async () => {
    expect(await register()).toMatchObject({ status: 202, value: { mailed: true } });
    expect(await mails()).toEqual([{ task: 'identity.verification-mail', email: EMAIL }]);
    expect((await enter()).problem.code).toBe('email-not-verified');
    const token = await link('verify_email');
    expect((await call(verifyEmail, { token })).value).toEqual({ verified: true });
    expect((await enter()).status).toBe(201);
  });

  it('answers a known address like an unknown one, with as many statements, and mails its owner', async () => {
    const first = await countStatements(() => register());
    await call(verifyEmail, { token: await link('verify_email') });
    const second = await countStatements(() => register(' FRAUKE@example.org'));
    expect([second.result.status, second.result.value]).toEqual([202, { mailed: true }]);
    expect(second.result.value).toEqual(first.result.value);
    expect(Math.abs(second.statements - first.statements)).toBeLessThanOrEqual(1);
    expect(await mails()).toEqual([
      { task: 'identity.verification-mail', email: EMAIL },
      { task: 'identity.known-address-mail', email: EMAIL },
    ]);
    expect((await enter()).status).toBe(201);
  });

  it('does not change a proved account', async () => {
    await register();
    await call(verifyEmail, { token: await link('verify_email') });
    await register(EMAIL, 'Ganz-anderes-Wort');
    expect((await enter('Ganz-anderes-Wort')).problem.code).toBe('wrong-credentials');
  });

  it('lets the last one decide while nobody has proved the address, and ends older links', async () => {
    await register();
    const older = await link('verify_email');
    await register(EMAIL, 'Ganz-anderes-Wort');
    expect((await call(verifyEmail, { token: older })).problem.code).toBe('link-not-valid');
    await call(verifyEmail, { token: await link('verify_email') });
    expect((await enter('Ganz-anderes-Wort')).status).toBe(201);
  });

  it('makes one account of ten registrations at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => register()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(await db.rows('select 1 from identity.account')).toHaveLength(1);
    // Strangers cannot fill somebody's inbox.
    expect(await mails()).toHaveLength(5);
  });

  it('limits what one client may ask for', async () => {
    for (let n = 0; n < 20; n += 1) await askReset(`nr${n}@example.org`);
    const { status, problem } = await askReset('nr20@example.org');
    expect([status, problem.code]).toEqual([429, 'too-many-requests']);
  });

  it.each([
    ['kurz', 'too_short'],
    ['Passwort123', 'too_common'],
    [EMAIL, 'is_email'],
  ])('refuses the password %s', async (password, because) => {
    const { status, problem } = await register(EMAIL, password);
    expect([status, problem.code, problem.details]).toEqual([
      422,
      'password-too-weak',
      { because },
    ]);
  });

  it.each([['Frauke\r\nBcc: alle@example.org'], ['a\u0000b'], ['   '], ['x'.repeat(121)]])(
    'refuses the name %j',
    async (displayName) => {
      const { problem } = await call(registerAccount, {
        email: EMAIL,
        password: PASSWORD,
        displayName,
      });
      expect(problem.errors?.[0]?.pointer).toBe('/displayName');
    },
  );
});

describe('a mailed link', () => {
  it('works once', async () => {
    await register();
    const token = await link('verify_email');
    expect((await call(verifyEmail, { token })).status).toBe(200);
    expect((await call(verifyEmail, { token })).problem.code).toBe('link-not-valid');
  });

  it('of a proof lasts 24 hours, of a reset 60 minutes', async () => {
    await register();
    const proof = await link('verify_email');
    const reset = await link('reset_password');
    api.clock.advance(HOUR_MS);
    const late = await call(confirmPasswordReset, { token: reset, password: 'Neues-Wort-26' });
    expect(late.problem.code).toBe('link-not-valid');
    api.clock.advance(23 * HOUR_MS - 1);
    expect((await call(verifyEmail, { token: proof })).status).toBe(200);
    const second = await link('verify_email');
    api.clock.advance(24 * HOUR_MS);
    expect((await call(verifyEmail, { token: second })).problem.code).toBe('link-not-valid');
  });

  it('serves only the purpose it was mailed for', async () => {
    await register();
    const token = await link('verify_email');
    const { problem } = await call(confirmPasswordReset, { token, password: 'Neues-Wort-26' });
    expect(problem.code).toBe('link-not-valid');
  });

  it.each([['kurz'], [`${'A'.repeat(42)}!`], ['A'.repeat(44)], [''], ["' or 1=1 --"]])(
    'must look like one: %j',
    async (token) => {
      expect((await call(verifyEmail, { token })).problem.code).toBe('invalid-input');
    },
  );

  it('that nobody was mailed is refused', async () => {
    expect((await call(verifyEmail, { token: UNKNOWN_TOKEN })).problem.code).toBe('link-not-valid');
  });

  it('is stored as a hash only', async () => {
    await register();
    const token = await link('reset_password');
    const rows = await db.rows('select t::text from identity.mailed_token t');
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('resetting a password', () => {
  beforeEach(async () => {
    await register();
    await call(verifyEmail, { token: await link('verify_email') });
    await db.execute('delete from graphile_worker._private_jobs');
  });

  it('answers a known and an unknown address alike, with the same statements', async () => {
    const known = await countStatements(() => askReset());
    const unknown = await countStatements(() => askReset('niemand@example.org'));
    expect(unknown).toMatchObject({ result: { status: 202, value: { mailed: true } } });
    expect(unknown.result.value).toEqual(known.result.value);
    expect(unknown.statements).toBe(known.statements);
    expect(await mails()).toEqual([
      { task: 'identity.reset-mail', email: EMAIL },
      { task: 'identity.reset-mail', email: null },
    ]);
  });

  it('sets the new password, closes every session and lifts the account’s block', async () => {
    const { sessionToken } = (await enter()).value;
    for (let n = 0; n < 5; n += 1) await enter('Falsch-falsch');
    expect((await enter()).problem.code).toBe('too-many-requests');
    const token = await link('reset_password');
    const answer = await call(confirmPasswordReset, { token, password: 'Neues-Wort-26' });
    expect(answer.value).toEqual({ changed: true });
    expect((await call(readMe, {}, { sessionToken })).status).toBe(401);
    expect((await enter('Neues-Wort-26')).status).toBe(201);
    expect((await enter()).problem.code).toBe('wrong-credentials');
  });

  it('leaves the link usable when the new password is too weak, and then ends all links', async () => {
    const other = await link('reset_password');
    const token = await link('reset_password');
    const weak = await call(confirmPasswordReset, { token, password: EMAIL });
    expect(weak.problem.code).toBe('password-too-weak');
    const good = await call(confirmPasswordReset, { token, password: 'Neues-Wort-26' });
    expect(good.status).toBe(200);
    for (const spent of [token, other]) {
      const again = await call(confirmPasswordReset, {
        token: spent,
        password: 'Wieder-neu-27',
      });
      expect(again.problem.code).toBe('link-not-valid');
    }
  });

  it('changes the password once when two tabs send it together', async () => {
    const token = await link('reset_password');
    const answers = await Promise.all([
      call(confirmPasswordReset, { token, password: 'Erstes-Wort-1' }),
      call(confirmPasswordReset, { token, password: 'Zweites-Wort-2' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });
});
