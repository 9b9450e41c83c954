import { expect } from '@jest/globals';
import { expectRefusal, failureOf, paid, unique } from './contract-world.ts';
import { scenario } from './scenario.ts';

/** Keys, lists, events, webhooks and errors: what all endpoints share. */
export const PROTOCOL_SCENARIOS = [
  scenario('I01', 'a key repeats its first answer', async ({ stripe }) => {
    const idempotencyKey = unique('key');
    const make = () => stripe.customers.create({ name: 'Anna' }, { idempotencyKey });
    const first = await make();
    const second = await make();
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
  }),

  scenario('I02', 'a key belongs to its parameters', async ({ stripe }) => {
    const idempotencyKey = unique('key');
    await stripe.customers.create({ name: 'Anna' }, { idempotencyKey });
    const other = await failureOf(stripe.customers.create({ name: 'Berta' }, { idempotencyKey }));
    expect(other).toMatchObject({ statusCode: 400, type: 'StripeIdempotencyError' });
  }),

  scenario('I03', 'a declined payment is repeated, too', async ({ stripe }) => {
    const idempotencyKey = unique('key');
    const pay = () =>
      stripe.paymentIntents.create(
        {
          amount: 500,
          automatic_payment_methods: { allow_redirects: 'never', enabled: true },
          confirm: true,
          currency: 'eur',
          payment_method: 'pm_card_visa_chargeDeclined',
        },
        { idempotencyKey },
      );
    const first = await failureOf(pay());
    const second = await failureOf(pay());
    expect(second.payment_intent?.id).toBe(first.payment_intent?.id);
  }),

  scenario('I04', 'a key can have 255 characters', async ({ stripe }) => {
    const idempotencyKey = 'x'.repeat(256);
    await expectRefusal(stripe.customers.create({ name: 'Anna' }, { idempotencyKey }), 400);
  }),

  scenario('I05', 'a refusal of parameters does not use the key up', async ({ stripe }) => {
    const idempotencyKey = unique('key');
    const wrong = { colour: 'red' } as object;
    await expectRefusal(stripe.customers.create(wrong, { idempotencyKey }), 400);
    const right = await stripe.customers.create({ name: 'Anna' }, { idempotencyKey });
    expect(right.name).toBe('Anna');
  }),

  scenario('I06', 'a v2 key repeats success', async ({ stripe }) => {
    const idempotencyKey = unique('key');
    const make = () =>
      stripe.v2.core.accounts.create(
        { contact_email: 'hof@example.org', display_name: 'Hof' },
        { idempotencyKey },
      );
    expect((await make()).id).toBe((await make()).id);
  }),

  scenario('L01', 'lists go forwards and backwards', async (world) => {
    const group = unique('group');
    const ids: string[] = [];
    for (const cents of [501, 502, 503]) ids.push((await paid(world, cents, { group })).charge.id);
    const [oldest, middle, newest] = ids;
    const list = (params: object) =>
      world.stripe.charges.list({ transfer_group: group, ...params });
    const first = await list({ limit: 2 });
    expect(first.data.map(({ id }) => id)).toEqual([newest, middle]);
    expect(first.has_more).toBe(true);
    const second = await list({ limit: 2, starting_after: middle });
    expect(second.data.map(({ id }) => id)).toEqual([oldest]);
    expect(second.has_more).toBe(false);
    const back = await list({ ending_before: middle });
    expect(back.data.map(({ id }) => id)).toEqual([newest]);
  }),

  scenario('L02', 'a page has 1 to 100 objects', async ({ stripe }) => {
    await expectRefusal(stripe.charges.list({ limit: 0 }), 400);
    await expectRefusal(stripe.charges.list({ limit: 101 }), 400);
  }),

  scenario('L03', 'a page starts at an object that exists', async ({ stripe }) => {
    const nowhere = stripe.charges.list({ starting_after: 'ch_nothing' });
    await expectRefusal(nowhere, 400, 'resource_missing').catch(async () => {
      await expectRefusal(stripe.charges.list({ starting_after: 'ch_nothing' }), 404);
    });
  }),

  scenario('L04', 'lists are narrowed by time', async (world) => {
    const { charge } = await paid(world, 500);
    const { data } = await world.stripe.charges.list({ created: { gte: charge.created } });
    expect(data.map(({ id }) => id)).toContain(charge.id);
    const later = await world.stripe.charges.list({ created: { gt: charge.created + 3600 } });
    expect(later.data).toEqual([]);
  }),

  scenario('B01', 'the balance is in euros, available and pending', async ({ stripe }) => {
    const balance = await stripe.balance.retrieve();
    expect(balance.livemode).toBe(false);
    expect(balance.available.map(({ currency }) => currency)).toContain('eur');
    expect(balance.pending.map(({ currency }) => currency)).toContain('eur');
  }),

  scenario('B02', 'movements are found by source and by type', async (world) => {
    const { charge } = await paid(world, 500);
    const { data } = await world.stripe.balanceTransactions.list({ source: charge.id });
    expect(data.map(({ source, type }) => [source, type])).toEqual([[charge.id, 'charge']]);
    const charges = await world.stripe.balanceTransactions.list({ type: 'charge' });
    expect(new Set(charges.data.map(({ type }) => type))).toEqual(new Set(['charge']));
  }),

  scenario('E01', 'an event keeps the object as it was', async (world) => {
    const { intent } = await paid(world, 500, { metadata: { a: '1' } });
    await world.stripe.paymentIntents.update(intent.id, { metadata: { a: '2' } });
    const { data } = await world.stripe.events.list({
      limit: 20,
      types: ['payment_intent.succeeded'],
    });
    const event = data.find(({ data: { object } }) => (object as { id: string }).id === intent.id);
    expect(event?.data.object).toMatchObject({ metadata: { a: '1' }, status: 'succeeded' });
    expect(event).toMatchObject({ livemode: false, object: 'event' });
  }),

  scenario('E02', 'type and types exclude each other', async ({ stripe }) => {
    const both = { type: 'charge.succeeded', types: ['charge.failed'] };
    await expectRefusal(stripe.events.list(both as never), 400);
  }),

  scenario('E03', 'a refund announces itself', async (world) => {
    const { charge } = await paid(world, 1000);
    const refund = await world.stripe.refunds.create({ amount: 1, charge: charge.id });
    const { data } = await world.stripe.events.list({ limit: 20, type: 'refund.created' });
    const ids = data.map(({ data: { object } }) => (object as { id: string }).id);
    expect(ids).toContain(refund.id);
  }),

  scenario('E04', 'a new account announces itself by a thin event', async (world) => {
    const { id } = await world.stripe.v2.core.accounts.create({
      contact_email: 'hof@example.org',
      display_name: 'Hof',
    });
    const { data } = await world.stripe.v2.core.events.list({ object_id: id });
    expect(data.map(({ type }) => String(type))).toContain('v2.core.account.created');
  }),

  scenario('W01', 'an endpoint shows its secret once', async ({ hookUrl, stripe }) => {
    const made = await stripe.webhookEndpoints.create({
      enabled_events: ['charge.succeeded'],
      url: hookUrl,
    });
    expect(made.secret).toMatch(/^whsec_/);
    const shown = await stripe.webhookEndpoints.retrieve(made.id);
    expect(shown.secret).toBeUndefined();
    const off = await stripe.webhookEndpoints.update(made.id, { disabled: true });
    expect(off.status).toBe('disabled');
    expect(await stripe.webhookEndpoints.del(made.id)).toMatchObject({ deleted: true });
  }),

  scenario('W02', 'an endpoint needs a real address', async ({ stripe }) => {
    const wrong = stripe.webhookEndpoints.create({ enabled_events: ['*'], url: 'nowhere' });
    await expectRefusal(wrong, 400, 'url_invalid');
  }),

  scenario('W03', 'a destination of thin events is switched', async ({ hookUrl, stripe }) => {
    const made = await stripe.v2.core.eventDestinations.create({
      enabled_events: ['v2.core.account.created'],
      event_payload: 'thin',
      events_from: ['@accounts'],
      include: ['webhook_endpoint.signing_secret'],
      name: 'contract',
      type: 'webhook_endpoint',
      webhook_endpoint: { url: hookUrl },
    });
    expect(made.webhook_endpoint?.signing_secret).toMatch(/^whsec_/);
    const off = await stripe.v2.core.eventDestinations.disable(made.id);
    expect(off.status).toBe('disabled');
    await stripe.v2.core.eventDestinations.del(made.id);
  }),

  scenario('X01', 'an unknown key is refused', async ({ client }) => {
    const stranger = client({}, 'sk_nobody');
    await expectRefusal(stranger.balance.retrieve(), 401);
  }),

  scenario('X02', 'a live key never works here', ['control'], async ({ client }) => {
    const live = client({}, ['sk', 'live', 'never'].join('_'));
    await expectRefusal(live.balance.retrieve(), 401);
  }),

  scenario('X03', 'an unknown path is missing', async ({ stripe }) => {
    const error = await failureOf(stripe.rawRequest('GET', '/v1/nothing'));
    expect(error.statusCode).toBe(404);
    expect(error.requestId).toMatch(/^req_/);
  }),

  scenario('X04', 'parameters of other charge types are not for us', ['control'], async (world) => {
    for (const more of [
      { on_behalf_of: 'acct_1' },
      { application_fee_amount: 1 },
      { transfer_data: { destination: 'acct_1' } },
    ]) {
      const params = { amount: 500, currency: 'eur', ...more };
      const call = world.stripe.paymentIntents.create(params);
      await expectRefusal(call, 400, 'parameter_unknown');
    }
  }),
];
