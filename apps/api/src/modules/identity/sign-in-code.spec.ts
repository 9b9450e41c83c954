import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { logIn, readMe } from '@markthalle/contracts/identity';
import {
  endSession,
  keepMobile,
  listSessions,
  proveMobile,
  requestSignInCode,
  signInWithCode,
} from '@markthalle/contracts/sign-in-codes';
import { ApiUnderTest } from '../../../test/api-under-test.ts';
import { DEMO_PASSWORD } from '../../demo/demo-logins.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';

const RENATE = 'hallo@imkerei-lindenlaut.example';
const STAFF = 'm.krueger@giebelmarkt.example';

/** Many requests each; a busy machine takes its time for them. */
jest.setTimeout(60_000);

let api: ApiUnderTest;

beforeAll(async () => {
  api = await ApiUnderTest.start();
}, 120_000);
afterAll(() => api.stop());

beforeEach(async () => {
  await api.app.get(Db).execute('delete from identity.login_throttle');
});

interface InboxMail {
  readonly subject: string;
  readonly text: string;
}

/** Newest first. */
async function mailsTo(address: string): Promise<InboxMail[]> {
  const response = await fetch(`${api.mailUrl}/api/messages?to=${encodeURIComponent(address)}`);
  return ((await response.json()) as { messages: InboxMail[] }).messages;
}

/** The digits of the newest message to an address, as its reader sees them. */
async function newestCode(address: string): Promise<string> {
  await api.drain();
  const [newest] = await mailsTo(address);
  return /\b(\d{6})\b/.exec(`${newest?.subject} ${newest?.text}`)?.[1] ?? 'none';
}

const ask = async (address: string) =>
  (await api.call(requestSignInCode, { address })).value.codeId;
const enter = (codeId: string, code: string, more = {}) =>
  api.call(signInWithCode, { codeId, code, ...more });

describe('a code by mail', () => {
  it('signs in once, with the digits as thumbs type them', async () => {
    const codeId = await ask(RENATE);
    const code = await newestCode(RENATE);
    const answer = await enter(codeId, ` ${code.slice(0, 3)} ${code.slice(3)} `, {
      deviceLabel: 'Telefon, Firefox',
    });
    const { sessionToken, account } = answer.value;
    expect(account.email).toBe(RENATE);
    expect(account.producers[0]?.rights).toContain('team');
    expect((await api.call(readMe, {}, { sessionToken })).value.email).toBe(RENATE);
    expect((await enter(codeId, code)).problem.code).toBe('code-not-valid');
  });

  it('is good for five tries, also when they come at the same time', async () => {
    const codeId = await ask(RENATE);
    const code = await newestCode(RENATE);
    const wrong = code === '000000' ? '000001' : '000000';
    const tries = await Promise.all(Array.from({ length: 5 }, () => enter(codeId, wrong)));
    expect(tries.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
    expect((await enter(codeId, code)).problem.code).toBe('code-not-valid');
  });

  it('ends after ten minutes', async () => {
    const codeId = await ask(RENATE);
    const code = await newestCode(RENATE);
    api.clock.advance(10 * MINUTE_MS);
    expect((await enter(codeId, code)).problem.code).toBe('code-not-valid');
  });

  it('is stored as a hash that tells nothing', async () => {
    const codeId = await ask(RENATE);
    const code = await newestCode(RENATE);
    const row = await api.app
      .get(Db)
      .row<{ row: string }>(
        'select to_jsonb(c)::text as row from identity.sign_in_code c where id = $1',
        [codeId],
      );
    expect(row?.row).not.toContain(code);
    const jobs = await api.app.get(Db).rows('select * from graphile_worker._private_jobs');
    expect(JSON.stringify(jobs)).not.toContain(code);
  });

  it('answers the same for addresses that nobody has, and for people of the office', async () => {
    for (const address of ['niemand@example.org', STAFF]) {
      const answer = await api.call(requestSignInCode, { address });
      expect([answer.status, answer.value.channel]).toEqual([202, 'mail']);
      await api.drain();
      expect(await mailsTo(address)).toEqual([]);
      expect((await enter(answer.value.codeId, '123456')).problem.code).toBe('code-not-valid');
    }
  });

  it('is not mailed more than five times an hour to one address', async () => {
    const before = (await mailsTo(RENATE)).length;
    for (let n = 0; n < 8; n += 1) await ask(RENATE);
    await api.drain();
    expect((await mailsTo(RENATE)).length - before).toBe(5);
  });

  it('slows down whoever tries from one place', async () => {
    const codeId = await ask(RENATE);
    const answers = [];
    for (let n = 0; n < 22; n += 1) {
      answers.push(
        (await api.call(signInWithCode, { codeId, code: '111111' }, { address: '203.0.113.9' }))
          .status,
      );
    }
    expect(answers.at(-1)).toBe(429);
  });
});

describe('a code by SMS', () => {
  it('comes to the number that was proved, and shows in the local inbox', async () => {
    const sessionToken = await api.signIn(RENATE);
    const typed = await api.call(proveMobile, { mobile: '0171 2345678' }, { sessionToken });
    const first = await newestCode('491712345678@sms.invalid');
    const kept = { codeId: typed.value.codeId, code: first };
    expect((await api.call(keepMobile, kept, { sessionToken })).value.mobile).toBe('+491712345678');

    const asked = (await api.call(requestSignInCode, { address: '+49 171 2345678' })).value;
    expect(asked.channel).toBe('sms');
    const code = await newestCode('491712345678@sms.invalid');
    const [sms] = await mailsTo('491712345678@sms.invalid');
    // What phones fill in by themselves, and only on this site.
    expect(sms?.text.trim().split('\n').at(-1)).toBe(`@127.0.0.1 #${code}`);
    expect((await enter(asked.codeId, code)).value.account.email).toBe(RENATE);
  });

  it('does not let one person keep a number with the code of another', async () => {
    const renate = await api.signIn(RENATE);
    const other = await api.signIn('hallo@toepferei-blaubrand.example');
    const typed = await api.call(proveMobile, { mobile: '0172 1111111' }, { sessionToken: renate });
    const code = await newestCode('491721111111@sms.invalid');
    const stolen = await api.call(
      keepMobile,
      { codeId: typed.value.codeId, code },
      { sessionToken: other },
    );
    expect(stolen.problem.code).toBe('code-not-valid');
    expect((await enter(typed.value.codeId, code)).problem.code).toBe('code-not-valid');
  });

  it('refuses what is no number at the field', async () => {
    const sessionToken = await api.signIn(RENATE);
    const answer = await api.call(proveMobile, { mobile: 'am Hof' }, { sessionToken });
    expect(answer.problem.errors?.[0]?.pointer).toBe('/mobile');
  });
});

describe('devices', () => {
  const email = 'hallo@kaeserei-kranichruf.example';
  const signIn = async (deviceLabel: string, trusted: boolean) =>
    (await api.call(logIn, { email, password: DEMO_PASSWORD, deviceLabel, trusted })).value
      .sessionToken;

  it('are listed, this one first, and a lost one is signed out', async () => {
    const here = await signIn('Rechner, Firefox', true);
    const phone = await signIn('Telefon, Chrome', true);
    const { sessions } = (await api.call(listSessions, {}, { sessionToken: here })).value;
    expect(sessions.map(({ deviceLabel }) => deviceLabel)).toEqual([
      'Rechner, Firefox',
      'Telefon, Chrome',
    ]);
    const sessionId = sessions[1]?.sessionId ?? '';
    const stranger = await api.signIn(RENATE);
    const foreign = await api.call(endSession, { sessionId }, { sessionToken: stranger });
    expect(foreign.problem.code).toBe('session-not-found');
    expect((await api.call(readMe, {}, { sessionToken: phone })).status).toBe(200);
    await api.call(endSession, { sessionId }, { sessionToken: here });
    expect((await api.call(readMe, {}, { sessionToken: phone })).status).toBe(401);
  });

  it('of one’s own stay signed in for 90 days, a borrowed one for the day', async () => {
    const own = await signIn('', true);
    const borrowed = await signIn('', false);
    api.clock.advance(13 * HOUR_MS);
    expect((await api.call(readMe, {}, { sessionToken: borrowed })).status).toBe(401);
    api.clock.advance(88 * DAY_MS);
    expect((await api.call(readMe, {}, { sessionToken: own })).status).toBe(200);
  });
});
