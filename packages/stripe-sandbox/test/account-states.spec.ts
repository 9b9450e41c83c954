import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ACCOUNT_PARAMS,
  advance,
  DAY_SECONDS,
  eventTypes,
  type Fixture,
  failureOf,
  payableAccount,
  startFixture,
} from './sandbox-fixture.ts';
import { startReceiver } from './webhook-receiver.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.close());

const thinTypes = async () =>
  (await fixture.stripe.v2.core.events.list({ limit: 100 })).data.map(({ type }) => String(type));

const transfersStatus = async (id: string) => {
  const include = ['configuration.recipient' as const, 'requirements' as const];
  const account = await fixture.stripe.v2.core.accounts.retrieve(id, { include });
  const status = account.configuration?.recipient?.capabilities?.stripe_balance;
  return { account, status: status?.stripe_transfers?.status };
};

describe('a deadline', () => {
  it('restricts an account once it has passed, and both kinds of events say so', async () => {
    const id = await payableAccount(fixture);
    const { now } = (await fixture.control('GET', '/clock')).body;
    await fixture.control('POST', `/accounts/${id}/requirements`, {
      deadline_at: now + 3 * DAY_SECONDS,
      description: 'identity.individual.documents.primary_verification',
    });
    await advance(fixture, 2 * DAY_SECONDS);
    expect((await transfersStatus(id)).status).toBe('active');
    await advance(fixture, 2 * DAY_SECONDS);
    const { account, status } = await transfersStatus(id);
    expect(status).toBe('restricted');
    expect(account.requirements?.summary?.minimum_deadline?.status).toBe('past_due');
    const v1 = await fixture.stripe.accounts.retrieve(id);
    expect(v1.requirements).toMatchObject({ disabled_reason: 'requirements.past_due' });
    expect(await thinTypes()).toContain('v2.core.account[requirements].updated');
    expect((await eventTypes(fixture, 'account.', id)).at(-1)).toBe('account.updated');
  });
});

describe('an account whose holder cuts the platform off', () => {
  it('is lost to the platform and announces it twice', async () => {
    const id = await payableAccount(fixture);
    const receiver = await startReceiver();
    await fixture.control('PUT', '/webhook-endpoints', {
      enabled_events: ['account.application.deauthorized'],
      id: 'we_connect',
      kind: 'connect',
      secret: 'whsec_1',
      url: `${receiver.url}/connect`,
    });
    await fixture.control('POST', `/accounts/${id}/deauthorise`);
    const [told] = await receiver.waitFor(1);
    await receiver.close();
    expect(JSON.parse(String(told?.body))).toMatchObject({
      account: id,
      data: { object: { object: 'application' } },
    });
    expect(await thinTypes()).toContain('v2.core.account.closed');
    const gone = await failureOf(fixture.stripe.v2.core.accounts.retrieve(id));
    expect(gone.statusCode).toBe(404);
    const foreign = await failureOf(fixture.stripe.balance.retrieve({}, { stripeAccount: id }));
    expect(foreign).toMatchObject({ statusCode: 403, code: 'account_invalid' });
    const refused = await failureOf(
      fixture.stripe.transfers.create({ amount: 1, currency: 'eur', destination: id }),
    );
    expect(refused.statusCode).toBe(400);
  });
});

describe('the older Accounts API', () => {
  const controller = {
    fees: { payer: 'application' as const },
    losses: { payments: 'application' as const },
    stripe_dashboard: { type: 'express' as const },
  };

  it('refuses transfers alone unless the platform is approved', async () => {
    const params = {
      capabilities: { transfers: { requested: true } },
      controller,
      country: 'DE',
      email: 'hof@example.org',
    };
    const error = await failureOf(fixture.stripe.accounts.create(params));
    expect(error).toMatchObject({ statusCode: 400, param: 'capabilities[transfers]' });
    await fixture.control('PUT', '/settings', { transfers_need_card_payments: false });
    const made = await fixture.stripe.accounts.create(params);
    expect(made).toMatchObject({ capabilities: { transfers: 'inactive' }, country: 'DE' });
    const { account } = await transfersStatus(made.id);
    expect(account.id).toBe(made.id);
  });

  it('makes the same accounts, links, logins and sessions', async () => {
    const { id } = await fixture.stripe.accounts.create({
      business_type: 'individual',
      capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
      controller,
      country: 'DE',
    });
    const early = await failureOf(fixture.stripe.accounts.createLoginLink(id));
    expect(early.statusCode).toBe(400);
    const link = await fixture.stripe.accountLinks.create({
      account: id,
      refresh_url: 'http://localhost/refresh',
      return_url: 'http://localhost/return',
      type: 'account_onboarding',
    });
    expect((await fetch(link.url)).status).toBe(200);
    await fixture.control('POST', `/accounts/${id}`, { outcome: 'active' });
    const shown = await fixture.stripe.accounts.retrieve(id);
    expect(shown.capabilities).toEqual({ card_payments: 'active', transfers: 'active' });
    const session = await fixture.stripe.accountSessions.create({
      account: id,
      components: { payouts: { enabled: true } },
    });
    expect(session.components).toMatchObject({
      balances: { enabled: false },
      payouts: { enabled: true },
    });
    const empty = await failureOf(
      fixture.stripe.accountSessions.create({ account: id, components: {} }),
    );
    expect(empty.statusCode).toBe(400);
  });

  it('does not know the deprecated type', async () => {
    const error = await failureOf(
      fixture.stripe.accounts.create({ controller, country: 'DE', type: 'express' } as never),
    );
    expect(error.code).toBe('parameter_unknown');
  });

  it('shows the payout schedule of the balance settings', async () => {
    const { id } = await fixture.stripe.v2.core.accounts.create(ACCOUNT_PARAMS);
    const before = await fixture.stripe.accounts.retrieve(id);
    expect(before.settings?.payouts?.schedule).toMatchObject({ weekly_anchor: 'friday' });
    await fixture.stripe.balanceSettings.update(
      { payments: { payouts: { schedule: { interval: 'daily' } } } },
      { stripeContext: id },
    );
    const after = await fixture.stripe.accounts.retrieve(id);
    expect(after.settings?.payouts?.schedule).toEqual({ delay_days: 7, interval: 'daily' });
  });
});
