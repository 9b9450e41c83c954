import { expect } from '@jest/globals';
import { ACCOUNT_PARAMS, expectRefusal, paid, type World } from './contract-world.ts';
import { scenario } from './scenario.ts';

const create = ({ stripe }: World) => stripe.v2.core.accounts.create(ACCOUNT_PARAMS);

const CONTROLLER = {
  fees: { payer: 'application' as const },
  losses: { payments: 'application' as const },
  stripe_dashboard: { type: 'express' as const },
};

/** Connected accounts, their balance settings, payouts and top-ups. */
export const ACCOUNT_SCENARIOS = [
  scenario('A01', 'a new recipient is not ready and says what it needs', async (world) => {
    const account = await create(world);
    expect(account).toMatchObject({
      applied_configurations: ['recipient'],
      dashboard: 'express',
      display_name: 'Hof Sonnenschein',
      metadata: { producer_id: 'p1' },
    });
    const status = account.configuration?.recipient?.capabilities?.stripe_balance;
    expect(status?.stripe_transfers?.status).not.toBe('active');
    expect(account.requirements?.entries?.length).toBeGreaterThan(0);
  }),

  scenario('A02', 'parts that are not included are null', async (world) => {
    const { id } = await create(world);
    const bare = await world.stripe.v2.core.accounts.retrieve(id);
    expect(bare.configuration ?? null).toBeNull();
    expect(bare.identity ?? null).toBeNull();
    expect(bare.requirements ?? null).toBeNull();
  }),

  scenario('A03', 'name and metadata can be changed', async (world) => {
    const { id } = await create(world);
    const changed = await world.stripe.v2.core.accounts.update(id, {
      display_name: 'Hof Abendrot',
      metadata: { producer_id: 'p2' },
    });
    expect(changed).toMatchObject({
      display_name: 'Hof Abendrot',
      metadata: { producer_id: 'p2' },
    });
  }),

  scenario('A04', 'an onboarding link is made on demand', async (world) => {
    const { id } = await create(world);
    const link = await world.stripe.v2.core.accountLinks.create({
      account: id,
      use_case: {
        account_onboarding: {
          collection_options: { fields: 'eventually_due' },
          refresh_url: 'https://example.com/refresh',
          return_url: 'https://example.com/return',
        },
        type: 'account_onboarding',
      },
    });
    expect(link).toMatchObject({ account: id, object: 'v2.core.account_link' });
    expect(link.url).toMatch(/^http/);
  }),

  scenario('A05', 'accounts are listed page by page', async (world) => {
    const first = await create(world);
    const second = await create(world);
    const page = await world.stripe.v2.core.accounts.list({ limit: 1 });
    expect(page.data.map(({ id }) => id)).toEqual([second.id]);
    expect(page.next_page_url).toMatch(/page=/);
    const ids: string[] = [];
    for await (const { id } of world.stripe.v2.core.accounts.list({ limit: 1 })) {
      ids.push(id);
      if (ids.length === 2) break;
    }
    expect(ids).toEqual([second.id, first.id]);
  }),

  scenario('A06', 'v1 shows the same account', async (world) => {
    const { id } = await create(world);
    const account = await world.stripe.accounts.retrieve(id);
    expect(account).toMatchObject({ country: 'DE', details_submitted: false, id });
  }),

  scenario('A07', 'an unknown account is missing', async ({ stripe }) => {
    const nobody = stripe.v2.core.accounts.retrieve('acct_1nothing');
    expect([403, 404]).toContain(
      await nobody.then(
        () => 200,
        ({ statusCode }: { statusCode: number }) => statusCode,
      ),
    );
  }),

  scenario('A08', 'v1 refuses transfers alone without approval', async ({ stripe }) => {
    const alone = stripe.accounts.create({
      capabilities: { transfers: { requested: true } },
      controller: CONTROLLER,
      country: 'DE',
    });
    await expectRefusal(alone, 400);
  }),

  scenario('A09', 'an account can be closed for good', async (world) => {
    const { id } = await create(world);
    const closed = await world.stripe.v2.core.accounts.close(id, {
      applied_configurations: ['recipient'],
    });
    expect(closed.closed).toBe(true);
    await expectRefusal(world.stripe.v2.core.accounts.update(id, { display_name: 'x' }), 400);
  }),

  scenario('A10', 'a login needs a finished onboarding', async (world) => {
    const { id } = await create(world);
    await expectRefusal(world.stripe.accounts.createLoginLink(id), 400);
  }),

  scenario('A11', 'payout schedules are set per account', ['account'], async (world) => {
    const options = { stripeContext: await world.account() };
    const changed = await world.stripe.balanceSettings.update(
      {
        payments: { payouts: { schedule: { interval: 'weekly', weekly_payout_days: ['friday'] } } },
      },
      options,
    );
    expect(changed.payments.payouts?.schedule).toEqual({
      interval: 'weekly',
      weekly_payout_days: ['friday'],
    });
    expect(await world.stripe.balanceSettings.retrieve({}, options)).toMatchObject(changed);
  }),

  scenario('A12', 'an account the platform does not have is forbidden', async ({ stripe }) => {
    const foreign = stripe.balance.retrieve({}, { stripeAccount: 'acct_1nothing' });
    await expectRefusal(foreign, 403);
  }),

  scenario('O01', 'a payout above the balance is refused', async ({ stripe }) => {
    const much = stripe.payouts.create({ amount: 99_999_999, currency: 'eur' });
    await expectRefusal(much, 400, 'balance_insufficient');
  }),

  scenario('O02', 'an unknown payout is missing', async ({ stripe }) => {
    await expectRefusal(stripe.payouts.retrieve('po_nothing'), 404, 'resource_missing');
  }),

  scenario('O03', 'a payout by hand is canceled or paid', ['clock'], async (world) => {
    await paid(world, 9000);
    const { id } = await world.stripe.payouts.create({ amount: 100, currency: 'eur' });
    expect((await world.stripe.payouts.cancel(id)).status).toBe('canceled');
    const kept = await world.stripe.payouts.create({ amount: 200, currency: 'eur' });
    await world.wait(5 * 86_400);
    const shown = await world.stripe.payouts.retrieve(kept.id);
    expect(shown).toMatchObject({ reconciliation_status: 'not_applicable', status: 'paid' });
    await expectRefusal(world.stripe.payouts.cancel(kept.id), 400);
  }),

  scenario(
    'O04',
    'an automatic payout names its movements',
    ['account', 'clock'],
    async (world) => {
      const account = await world.account();
      const { charge } = await paid(world, 5000);
      await world.stripe.transfers.create({
        amount: 700,
        currency: 'eur',
        destination: account,
        source_transaction: charge.id,
      });
      await world.stripe.balanceSettings.update(
        { payments: { payouts: { schedule: { interval: 'daily' } } } },
        { stripeAccount: account },
      );
      await world.wait(8 * 86_400);
      const options = { stripeAccount: account };
      const [payout] = (await world.stripe.payouts.list({}, options)).data;
      expect(payout).toMatchObject({
        amount: 700,
        automatic: true,
        reconciliation_status: 'completed',
      });
      const moves = await world.stripe.balanceTransactions.list({ payout: payout?.id }, options);
      const others = moves.data.filter(({ type }) => type !== 'payout');
      expect(others.reduce((sum, { net }) => sum + net, 0)).toBe(700);
    },
  ),

  scenario('O05', 'a top-up arrives later', ['clock'], async (world) => {
    const { id, status } = await world.stripe.topups.create({ amount: 2000, currency: 'eur' });
    expect(status).toBe('pending');
    await world.wait(10);
    const done = await world.stripe.topups.retrieve(id, { expand: ['balance_transaction'] });
    expect(done).toMatchObject({ balance_transaction: { net: 2000 }, status: 'succeeded' });
  }),
];
