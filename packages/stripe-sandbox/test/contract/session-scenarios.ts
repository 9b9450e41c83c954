import { expect } from '@jest/globals';
import { sessionParams } from '../sandbox-fixture.ts';
import { expectRefusal, unique, type World } from './contract-world.ts';
import { scenario } from './scenario.ts';

const open = ({ stripe }: World, cents: number, more = {}) =>
  stripe.checkout.sessions.create(sessionParams(cents, more));

/** Checkout Sessions. */
export const SESSION_SCENARIOS = [
  scenario('S01', 'an open session has an address and no intent yet', async (world) => {
    const session = await open(world, 6784, { client_reference_id: 'o1' });
    expect(session).toMatchObject({
      amount_total: 6784,
      client_reference_id: 'o1',
      payment_intent: null,
      payment_status: 'unpaid',
      status: 'open',
    });
    expect(session.url).toMatch(/^http/);
  }),

  scenario('S02', 'metadata is merged and an empty value unsets', async (world) => {
    const { id } = await open(world, 500, { metadata: { a: '1', b: '2' } });
    const changed = await world.stripe.checkout.sessions.update(id, {
      metadata: { a: '', c: '3' },
    });
    expect(changed.metadata).toEqual({ b: '2', c: '3' });
  }),

  scenario('S03', 'line items are listed in order', async (world) => {
    const price = (name: string, unit_amount: number) => ({
      price_data: { currency: 'eur', product_data: { name }, unit_amount },
      quantity: 2,
    });
    const { id } = await open(world, 1, { line_items: [price('Saft', 179), price('Pfand', 15)] });
    const items = await world.stripe.checkout.sessions.listLineItems(id);
    expect(items.data.map(({ amount_total, description }) => [description, amount_total])).toEqual([
      ['Saft', 358],
      ['Pfand', 30],
    ]);
  }),

  scenario('S04', 'a session lives at least 30 minutes', async (world) => {
    const expires_at = Math.floor(Date.now() / 1000) + 60;
    const error = await expectRefusal(open(world, 500, { expires_at }), 400);
    expect(error.param).toBe('expires_at');
  }),

  scenario('S05', 'expiring is final and takes the address away', async (world) => {
    const { id } = await open(world, 500);
    const expired = await world.stripe.checkout.sessions.expire(id);
    expect(expired).toMatchObject({ status: 'expired', url: null });
    await expectRefusal(world.stripe.checkout.sessions.expire(id), 400);
  }),

  scenario('S06', 'less than 50 cents is refused', async (world) => {
    await expectRefusal(open(world, 49), 400, 'amount_too_small');
  }),

  scenario('S07', 'more than 100 lines are refused', async (world) => {
    const [line] = sessionParams(100).line_items ?? [];
    await expectRefusal(open(world, 1, { line_items: Array(101).fill(line) }), 400);
  }),

  scenario('S08', 'an unknown parameter is named', async (world) => {
    const error = await expectRefusal(
      open(world, 500, { colour: 'red' }),
      400,
      'parameter_unknown',
    );
    expect(error.param).toBe('colour');
  }),

  scenario('S09', 'an unknown session is missing', async ({ stripe }) => {
    await expectRefusal(
      stripe.checkout.sessions.retrieve('cs_test_nothing'),
      404,
      'resource_missing',
    );
  }),

  scenario('S10', 'allowed methods are a filter and are shown', async (world) => {
    const session = await open(world, 500, { allowed_payment_method_types: ['card'] });
    expect(session.payment_method_types).toEqual(['card']);
  }),

  scenario(
    'S11',
    'sessions are found by their intent once it exists',
    ['control'],
    async (world) => {
      const { id } = await open(world, 500);
      await world.control('POST', `/sessions/${id}/pay`, { number: '4242424242424242' });
      const paid = await world.stripe.checkout.sessions.retrieve(id);
      const found = await world.stripe.checkout.sessions.list({
        payment_intent: String(paid.payment_intent),
      });
      expect(found.data.map((session) => session.id)).toEqual([id]);
    },
  ),

  scenario(
    'S12',
    'a paid session is complete and cannot be expired',
    ['control'],
    async (world) => {
      const { id } = await open(world, 500);
      await world.control('POST', `/sessions/${id}/pay`, { number: '4242424242424242' });
      const done = await world.stripe.checkout.sessions.retrieve(id);
      expect(done).toMatchObject({ payment_status: 'paid', status: 'complete', url: null });
      await expectRefusal(world.stripe.checkout.sessions.expire(id), 400);
    },
  ),

  scenario(
    'S13',
    'the intent carries group and metadata of the session',
    ['control'],
    async (world) => {
      const group = unique('order');
      const { id } = await open(world, 500, {
        payment_intent_data: { metadata: { order_id: 'o1' }, transfer_group: group },
      });
      await world.control('POST', `/sessions/${id}/pay`, { number: '4242424242424242' });
      const done = await world.stripe.checkout.sessions.retrieve(id, {
        expand: ['payment_intent'],
      });
      expect(done.payment_intent).toMatchObject({
        metadata: { order_id: 'o1' },
        transfer_group: group,
      });
    },
  ),
];
