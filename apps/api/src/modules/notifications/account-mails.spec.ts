import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  confirmPasswordReset,
  logIn,
  registerAccount,
  requestPasswordReset,
  verifyEmail,
} from '@markthalle/contracts/identity';
import type { ReceivedMail } from '@markthalle/mail-inbox/received-mail';
import { type RunningMailInbox, startMailInbox } from '@markthalle/mail-inbox/start-mail-inbox';
import { type Call, callRoute } from '../../../test/call-route.ts';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { Db } from '../../platform/db/db.ts';
import { Worker } from '../../platform/jobs/worker.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { NotificationsModule } from './notifications.module.ts';

const PASSWORD = 'Moin-zusammen';

let api: ModulesUnderTest;
let inbox: RunningMailInbox;

beforeAll(async () => {
  inbox = await startMailInbox({ httpPort: 0, smtpPort: 0 });
  api = await startModules({
    modules: [IdentityModule, NotificationsModule],
    now: '2026-11-23T08:00:00Z',
    environment: { SMTP_URL: inbox.smtpUrl, PUBLIC_SHOP_URL: 'https://markt.example' },
  });
});
afterAll(async () => {
  await api.stop();
  await inbox.stop();
});
beforeEach(async () => {
  await fetch(`${inbox.url}/api/messages`, { method: 'DELETE' });
  await api.app.get(Db).execute('delete from identity.login_throttle');
});

const call: Call = (endpoint, input, caller) => callRoute(api.app, endpoint, input, caller);

/** Works off the jobs and answers the mails to an address, oldest first. */
async function mailsTo(address: string): Promise<ReceivedMail[]> {
  await api.app.get(Worker).drain();
  const response = await fetch(`${inbox.url}/api/messages?to=${encodeURIComponent(address)}`);
  const { messages } = (await response.json()) as { messages: ReceivedMail[] };
  return messages.reverse();
}

const register = (email: string, language: 'de' | 'en' = 'de', displayName = 'Frauke') =>
  call(registerAccount, { email, password: PASSWORD, displayName, language });

const tokenIn = (text: string): string => /\?token=([A-Za-z0-9_-]{43})\n/.exec(text)?.[1] ?? '';

describe('mails about an account', () => {
  it('carry the link that proves the address, and nothing that a stranger typed', async () => {
    await register('neu@example.org', 'de', 'Gewinn! https://evil.example <b>');
    const [mail, ...others] = await mailsTo('neu@example.org');
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('Bitte bestätigen Sie Ihre E-Mail-Adresse');
    expect(mail?.from).toContain('Giebelmarkt');
    const text = mail?.text ?? '';
    expect(text).toContain('\nhttps://markt.example/email-bestaetigen?token=');
    expect(mail?.html).toContain('href="https://markt.example/email-bestaetigen?token=');
    expect(`${text}${mail?.html}`).not.toContain('evil.example');
    expect((await call(verifyEmail, { token: tokenIn(text) })).status).toBe(200);
    expect((await call(logIn, { email: 'neu@example.org', password: PASSWORD })).status).toBe(201);
  });

  it('speak the account’s language', async () => {
    await register('english@example.org', 'en');
    const [mail] = await mailsTo('english@example.org');
    expect(mail?.subject).toBe('Please confirm your e-mail address');
    expect(mail?.text).toContain('https://markt.example/en/confirm-email?token=');
    expect(mail?.html).toContain('<html lang="en">');
  });

  it('tell a known address that there is an account, without a link that opens it', async () => {
    await register('bekannt@example.org');
    const [first] = await mailsTo('bekannt@example.org');
    await call(verifyEmail, { token: tokenIn(first?.text ?? '') });
    await register('bekannt@example.org');
    const mails = await mailsTo('bekannt@example.org');
    expect(mails.map((mail) => mail.subject)).toEqual([
      'Bitte bestätigen Sie Ihre E-Mail-Adresse',
      'Sie haben schon ein Konto bei Giebelmarkt',
    ]);
    expect(mails[1]?.text).toContain('https://markt.example/anmelden\n');
    expect(mails[1]?.text).not.toContain('token=');
  });

  it('carry the link that sets a new password; an unknown address gets nothing', async () => {
    await register('vergessen@example.org', 'en');
    await mailsTo('vergessen@example.org');
    await call(requestPasswordReset, { email: 'vergessen@example.org' });
    await call(requestPasswordReset, { email: 'niemand@example.org' });
    expect(await mailsTo('niemand@example.org')).toEqual([]);
    const [, mail] = await mailsTo('vergessen@example.org');
    expect(mail?.text).toContain('https://markt.example/en/new-password?token=');
    const token = tokenIn(mail?.text ?? '');
    const changed = await call(confirmPasswordReset, { token, password: 'Neues-Wort-26' });
    expect(changed.status).toBe(200);
  });

  it('arrive again for an unproved login', async () => {
    await register('unbewiesen@example.org');
    await call(logIn, { email: 'unbewiesen@example.org', password: PASSWORD });
    const mails = await mailsTo('unbewiesen@example.org');
    expect(new Set(mails.map((mail) => mail.subject))).toEqual(
      new Set(['Bitte bestätigen Sie Ihre E-Mail-Adresse']),
    );
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map((mail) => tokenIn(mail.text))).size).toBe(2);
  });
});
