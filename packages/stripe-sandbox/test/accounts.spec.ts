import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ACCOUNT_PARAMS,
  type Fixture,
  failureOf,
  payableAccount,
  startFixture,
} from './sandbox-fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.close());

const accounts = () => fixture.stripe.v2.core.accounts;

const statusOf = async (id: string) => {
  const account = await accounts().retrieve(id, { include: ['configuration.recipient'] });
  const balance = account.configuration?.recipient?.capabilities?.stripe_balance;
  return [balance?.stripe_transfers?.status, balance?.payouts?.status];
};

const linkFor = (account: string) =>
  fixture.stripe.v2.core.accountLinks.create({
    account,
    use_case: {
      type: 'account_onboarding',
      account_onboarding: {
        refresh_url: 'http://localhost:3001/refresh',
        return_url: 'http://localhost:3001/return',
        collection_options: { fields: 'eventually_due' },
      },
    },
  });

const ENTRY = {
  entityType: 'individual',
  givenName: 'Anna',
  surname: 'Muster',
  birthDate: '1980-05-17',
  line1: 'Dorfstraße 1',
  postalCode: '12345',
  city: 'Musterdorf',
  iban: 'DE89 3704 0044 0532 0130 00',
};

async function visit(url: string): Promise<string> {
  const page = await fetch(url, { redirect: 'manual' });
  expect(page.status).toBe(200);
  const ticket = /name="ticket" value="(\w+)"/.exec(await page.text())?.[1];
  return String(ticket);
}

const submit = (url: string, entry: Record<string, string>) =>
  fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(entry) });

describe('connected accounts', () => {
  it('start restricted, with the things still to be provided', async () => {
    const account = await accounts().create(ACCOUNT_PARAMS);
    expect(account).toMatchObject({
      applied_configurations: ['recipient'],
      dashboard: 'express',
      display_name: 'Hof Sonnenschein',
      metadata: { producer_id: 'p1' },
    });
    expect(await statusOf(account.id)).toEqual(['restricted', 'restricted']);
    const needs = account.requirements?.entries?.map(({ description }) => description);
    expect(needs).toContain('identity.individual.date_of_birth');
  });

  it('show only the parts that were asked for', async () => {
    const { id } = await accounts().create(ACCOUNT_PARAMS);
    const plain = await accounts().retrieve(id);
    expect(plain.configuration).toBeNull();
    expect(plain.requirements).toBeNull();
    const some = await accounts().retrieve(id, { include: ['defaults'] });
    expect(some.defaults?.responsibilities.losses_collector).toBe('application');
    expect(some.identity).toBeNull();
  });

  it('refuse configurations the sandbox does not have', async () => {
    const params = { configuration: { merchant: {} } };
    const error = await failureOf(accounts().create(params));
    expect(error).toMatchObject({ statusCode: 400, code: 'parameter_unknown' });
  });

  it('change what is named and keep the rest', async () => {
    const { id } = await accounts().create(ACCOUNT_PARAMS);
    const changed = await accounts().update(id, {
      display_name: 'Hof Mondschein',
      metadata: { region: 'nord' },
      include: ['identity'],
    });
    expect(changed).toMatchObject({
      contact_email: 'hof@example.org',
      display_name: 'Hof Mondschein',
      metadata: { producer_id: 'p1', region: 'nord' },
    });
    expect(changed.identity?.country).toBe('de');
  });

  it('can be closed once and then receive nothing', async () => {
    const id = await payableAccount(fixture);
    expect((await accounts().close(id)).closed).toBe(true);
    const again = await failureOf(accounts().close(id));
    expect(again.statusCode).toBe(400);
    const transfer = await failureOf(
      fixture.stripe.transfers.create({ amount: 100, currency: 'eur', destination: id }),
    );
    expect(transfer.code).toBe('insufficient_capabilities_for_transfer');
  });

  it('are listed page by page', async () => {
    const created: string[] = [];
    for (let at = 0; at < 3; at += 1) created.push((await accounts().create(ACCOUNT_PARAMS)).id);
    const first = await accounts().list({ limit: 2 });
    expect(first.data.map(({ id }) => id)).toEqual([created[2], created[1]]);
    const all: string[] = [];
    for await (const account of accounts().list({ limit: 2 })) all.push(account.id);
    expect(all).toEqual(created.reverse());
  });

  it('are 404 when unknown and 403 as context', async () => {
    const missing = await failureOf(accounts().retrieve('acct_nothing'));
    expect(missing).toMatchObject({ statusCode: 404 });
    const context = await failureOf(
      fixture.stripe.balance.retrieve({}, { stripeAccount: 'acct_nothing' }),
    );
    expect(context).toMatchObject({ statusCode: 403, code: 'account_invalid' });
  });

  it('have a v1 view and a login link after onboarding', async () => {
    const { id } = await accounts().create(ACCOUNT_PARAMS);
    const before = await fixture.stripe.accounts.retrieve(id);
    expect(before).toMatchObject({ details_submitted: false, payouts_enabled: false });
    await failureOf(fixture.stripe.accounts.createLoginLink(id));
    const { url } = await linkFor(id);
    await submit(url, { ...ENTRY, outcome: 'active', ticket: await visit(url) });
    const after = await fixture.stripe.accounts.retrieve(id);
    expect(after).toMatchObject({ details_submitted: true, payouts_enabled: true });
    expect(after.capabilities?.transfers).toBe('active');
    const login = await fixture.stripe.accounts.createLoginLink(id);
    expect((await fetch(login.url)).status).toBe(200);
  });
});

describe('the onboarding page', () => {
  it.each([
    ['active', ['active', 'active'], 0],
    ['in_review', ['pending', 'pending'], 1],
    ['document_needed', ['restricted', 'restricted'], 1],
    ['rejected', ['rejected', 'rejected'], 0],
  ])('ends as %s', async (outcome, statuses, openRequirements) => {
    const { id } = await accounts().create(ACCOUNT_PARAMS);
    const { url } = await linkFor(id);
    const sent = await submit(url, { ...ENTRY, outcome, ticket: await visit(url) });
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toBe('http://localhost:3001/return');
    expect(await statusOf(id)).toEqual(statuses);
    const { requirements, identity } = await accounts().retrieve(id, {
      include: ['requirements', 'identity'],
    });
    expect(requirements?.entries).toHaveLength(openRequirements);
    expect(identity?.individual).toMatchObject({ given_name: 'Anna', surname: 'Muster' });
  });

  it('verifies an account in review after a while', async () => {
    const { id } = await accounts().create(ACCOUNT_PARAMS);
    const { url } = await linkFor(id);
    await submit(url, { ...ENTRY, outcome: 'in_review', ticket: await visit(url) });
    await fixture.control('POST', '/clock/advance', { seconds: 3600 });
    expect(await statusOf(id)).toEqual(['active', 'active']);
  });

  it('can be visited once and for ten minutes', async () => {
    const { id } = await accounts().create(ACCOUNT_PARAMS);
    const { url } = await linkFor(id);
    const ticket = await visit(url);
    const second = await fetch(url, { redirect: 'manual' });
    expect(second.headers.get('location')).toBe('http://localhost:3001/refresh');
    await submit(url, { ...ENTRY, outcome: 'active', ticket });
    const twice = await submit(url, { ...ENTRY, outcome: 'rejected', ticket });
    expect(twice.headers.get('location')).toBe('http://localhost:3001/refresh');
    expect(await statusOf(id)).toEqual(['active', 'active']);
    const late = await linkFor(id);
    await fixture.control('POST', '/clock/advance', { seconds: 601 });
    const expired = await fetch(late.url, { redirect: 'manual' });
    expect(expired.headers.get('location')).toBe('http://localhost:3001/refresh');
  });

  it('says what is missing and keeps what was typed', async () => {
    const { id } = await accounts().create(ACCOUNT_PARAMS);
    const { url } = await linkFor(id);
    const ticket = await visit(url);
    const entry = { ...ENTRY, surname: '', iban: 'not an iban', outcome: 'active', ticket };
    const page = await submit(url, entry);
    expect(page.status).toBe(422);
    const text = await page.text();
    expect(text).toContain('id="surname-problem"');
    expect(text).toContain('Das ist keine IBAN.');
    expect(text).toContain('value="Anna"');
    expect(await statusOf(id)).toEqual(['restricted', 'restricted']);
  });

  it('forgets nothing but answers 404 for an unknown token', async () => {
    const page = await fetch(`${fixture.sandbox.url}/setup/unknown`);
    expect(page.status).toBe(404);
  });
});

describe('what Stripe decides later, by the control API', () => {
  it.each([
    ['restricted', ['restricted', 'restricted']],
    ['rejected', ['rejected', 'rejected']],
    ['payouts_paused', ['active', 'restricted']],
  ])('%s', async (outcome, statuses) => {
    const id = await payableAccount(fixture);
    await fixture.control('POST', `/accounts/${id}`, { outcome });
    expect(await statusOf(id)).toEqual(statuses);
  });

  it('a requirement with a deadline restricts nothing by itself', async () => {
    const id = await payableAccount(fixture);
    await fixture.control('POST', `/accounts/${id}/requirements`, {
      description: 'identity.individual.documents.primary_verification',
      status: 'currently_due',
      deadline_at: 1_900_000_000,
    });
    expect(await statusOf(id)).toEqual(['active', 'active']);
    const { requirements } = await accounts().retrieve(id, { include: ['requirements'] });
    expect(requirements?.entries?.[0]).toMatchObject({
      awaiting_action_from: 'user',
      minimum_deadline: { status: 'currently_due' },
    });
    expect(requirements?.summary?.minimum_deadline?.time).toBe('2030-03-17T17:46:40.000Z');
  });

  it('announces every change as thin events', async () => {
    await payableAccount(fixture);
    const { data } = await fixture.stripe.v2.core.events.list({});
    const types = data.map(({ type }) => type);
    expect(types).toContain('v2.core.account.created');
    expect(types).toContain('v2.core.account[requirements].updated');
    expect(types).toContain('v2.core.account[configuration.recipient].capability_status_updated');
  });
});
