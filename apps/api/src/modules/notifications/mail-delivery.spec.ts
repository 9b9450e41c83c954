import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { type ScriptedSmtp, startScriptedSmtp } from '../../../test/scripted-smtp.ts';
import { Db } from '../../platform/db/db.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { MailDeliveryService } from './mail-delivery.service.ts';
import type { MailModel } from './mail-model.ts';
import { NotificationsModule } from './notifications.module.ts';

const MODEL: MailModel = {
  language: 'de',
  subject: 'Moin',
  brandName: 'Markt',
  blocks: [{ kind: 'paragraph', text: 'Guten Tag' }],
  footer: 'Fuß',
};
const MINUTE_MS = 60_000;

let api: ModulesUnderTest;
let db: Db;
let smtp: ScriptedSmtp;
let service: MailDeliveryService;

beforeAll(async () => {
  smtp = await startScriptedSmtp();
  api = await startModules({
    modules: [IdentityModule, NotificationsModule],
    now: '2026-11-23T08:00:00Z',
    environment: { SMTP_URL: smtp.url },
  });
  db = api.app.get(Db);
  service = api.app.get(MailDeliveryService);
});
afterAll(async () => {
  await api.stop();
  await smtp.stop();
});
beforeEach(async () => {
  smtp.behaviour = 'accept';
  await db.execute(`update platform.incident set state = 'resolved', resolved_at = opened_at`);
});

const write = async () => ({ to: 'frauke@example.org', model: MODEL });
const send = (key: string) => service.sendOnce(key, 'test', write);
const stateOf = async (key: string) =>
  db.row<{ state: string; attempts: number }>(
    'select state, attempts from notifications.delivery where key = $1',
    [key],
  );
const incidents = () =>
  db.rows<{ kind: string; subject: string }>(
    'select kind, subject from platform.incident where resolved_at is null',
  );

describe('one mail', () => {
  it('is sent once, however often its job runs', async () => {
    const before = smtp.accepted;
    await send('once');
    await send('once');
    expect(smtp.accepted - before).toBe(1);
    expect(await stateOf('once')).toEqual({ state: 'sent', attempts: 1 });
  });

  it('is sent once when ten jobs run together', async () => {
    const before = smtp.accepted;
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => send('together')));
    expect(smtp.accepted - before).toBe(1);
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
    await send('together');
    expect(smtp.accepted - before).toBe(1);
  });

  it('is sent again after the server had refused it, and the error quotes no address', async () => {
    const before = smtp.accepted;
    smtp.behaviour = 'refuse-recipient';
    await expect(send('refused')).rejects.toThrow(/^SMTP RCPT TO 550$/);
    expect(await stateOf('refused')).toEqual({ state: 'not_sent', attempts: 1 });
    smtp.behaviour = 'accept';
    await send('refused');
    expect(smtp.accepted - before).toBe(1);
    expect(await stateOf('refused')).toEqual({ state: 'sent', attempts: 2 });
    expect(await incidents()).toEqual([]);
  });

  it('is not sent again when nobody knows whether it arrived: a person is told', async () => {
    const before = smtp.accepted;
    smtp.behaviour = 'close-after-data';
    await send('lost');
    smtp.behaviour = 'accept';
    api.clock.advance(6 * MINUTE_MS);
    await send('lost');
    expect(smtp.accepted - before).toBe(0);
    expect(await incidents()).toEqual([{ kind: 'mail-outcome-unknown', subject: 'lost' }]);
  });

  it('whose process died is left to a person, and one that is being sent is waited for', async () => {
    const before = smtp.accepted;
    await db.execute(
      `insert into notifications.delivery (key, kind, state, attempts, claimed_at)
       values ('died', 'test', 'sending', 1, $1)`,
      [api.clock.now()],
    );
    await expect(send('died')).rejects.toThrow('being sent by another job');
    expect(await incidents()).toEqual([]);
    api.clock.advance(6 * MINUTE_MS);
    await send('died');
    expect(smtp.accepted - before).toBe(0);
    expect(await incidents()).toEqual([{ kind: 'mail-outcome-unknown', subject: 'died' }]);
  });

  it('that could not be written is tried again', async () => {
    const broken = () =>
      service.sendOnce('unwritten', 'test', () => Promise.reject(new Error('no')));
    await expect(broken()).rejects.toThrow('no');
    expect(await stateOf('unwritten')).toEqual({ state: 'not_sent', attempts: 1 });
  });
});
