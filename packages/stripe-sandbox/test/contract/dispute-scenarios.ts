import { expect } from '@jest/globals';
import type Stripe from 'stripe';
import { eventually, expectRefusal, paid, type World } from './contract-world.ts';
import { scenario } from './scenario.ts';

const withStatus = (world: World, id: string, statuses: string[]) =>
  eventually(world, async () => {
    const dispute = await world.stripe.disputes.retrieve(id);
    return statuses.includes(dispute.status) ? dispute : undefined;
  });

async function disputed(world: World, token = 'pm_card_createDispute') {
  const { charge } = await paid(world, 1000, { token });
  const dispute = await eventually(world, async () => {
    const { data } = await world.stripe.disputes.list({ charge: charge.id });
    return data[0];
  });
  return { charge, dispute };
}

const netOf = ({ balance_transactions: movements }: Stripe.Dispute) =>
  movements.reduce((sum, { amount }) => sum + amount, 0);

/** Disputes and the warnings before them. */
export const DISPUTE_SCENARIOS = [
  scenario('D01', 'a chargeback takes the amount and a fee', async (world) => {
    const { charge, dispute } = await disputed(world);
    expect(dispute).toMatchObject({
      amount: 1000,
      charge: charge.id,
      reason: 'fraudulent',
      status: 'needs_response',
    });
    expect(netOf(dispute)).toBe(-1000);
    expect(dispute.balance_transactions[0]?.fee).toBeGreaterThan(0);
    expect((await world.stripe.charges.retrieve(charge.id)).disputed).toBe(true);
  }),

  scenario('D02', 'winning evidence brings the money back', async (world) => {
    const { dispute } = await disputed(world);
    await world.stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: 'winning_evidence' },
      submit: true,
    });
    expect(netOf(await withStatus(world, dispute.id, ['won']))).toBe(0);
  }),

  scenario('D03', 'losing evidence does not', async (world) => {
    const { dispute } = await disputed(world);
    await world.stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: 'losing_evidence' },
      submit: true,
    });
    expect(netOf(await withStatus(world, dispute.id, ['lost']))).toBe(-1000);
  }),

  scenario('D04', 'an inquiry takes no money', async (world) => {
    const { dispute } = await disputed(world, 'pm_card_createDisputeInquiry');
    expect(dispute.status).toBe('warning_needs_response');
    expect(dispute.balance_transactions).toEqual([]);
  }),

  scenario('D05', 'a dispute can be given up', async (world) => {
    const { dispute } = await disputed(world);
    expect((await world.stripe.disputes.close(dispute.id)).status).toBe('lost');
    await expectRefusal(world.stripe.disputes.close(dispute.id), 400);
  }),

  scenario('D06', 'evidence can be drafted', async (world) => {
    const { dispute } = await disputed(world);
    const draft = await world.stripe.disputes.update(dispute.id, {
      evidence: { customer_name: 'Anna' },
      submit: false,
    });
    expect(draft).toMatchObject({
      evidence: { customer_name: 'Anna' },
      evidence_details: { has_evidence: true, submission_count: 0 },
      status: 'needs_response',
    });
  }),

  scenario('D07', 'a charge that was charged back is not refunded', async (world) => {
    const { charge } = await disputed(world);
    const refund = world.stripe.refunds.create({ charge: charge.id });
    await expectRefusal(refund, 400, 'charge_disputed');
  }),

  scenario('D08', 'goods that did not arrive have their own reason', async (world) => {
    const { dispute } = await disputed(world, 'pm_card_createDisputeProductNotReceived');
    expect(dispute.reason).toBe('product_not_received');
    expect(dispute.evidence_details.due_by).toBeGreaterThan(dispute.created);
  }),

  scenario('D09', 'a fraud warning comes before the dispute', async (world) => {
    const { charge } = await paid(world, 1000, { token: 'pm_card_createIssuerFraudRecord' });
    const warning = await eventually(world, async () => {
      const { data } = await world.stripe.radar.earlyFraudWarnings.list({ charge: charge.id });
      return data[0];
    });
    expect(warning).toMatchObject({ actionable: true, charge: charge.id });
  }),

  scenario('D10', 'silence loses', ['clock'], async (world) => {
    const { dispute } = await disputed(world);
    await world.wait(60 * 86_400);
    const lost = await world.stripe.disputes.retrieve(dispute.id);
    expect(lost).toMatchObject({ evidence_details: { past_due: true }, status: 'lost' });
  }),

  scenario('D11', 'one charge can be disputed in parts', ['control'], async (world) => {
    const { charge } = await paid(world, 1000);
    const dispute = (amount: number) =>
      world.control('POST', `/charges/${charge.id}/dispute`, { amount });
    expect((await dispute(600)).status).toBe(200);
    expect((await dispute(401)).status).toBe(400);
    expect((await dispute(400)).status).toBe(200);
  }),
];
