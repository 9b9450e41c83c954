import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import {
  AT_ONCE,
  advance,
  balanceOf,
  DAY_SECONDS,
  eventTypes,
  expectSoundBooks,
  type Fixture,
  failureOf,
  openSession,
  paidCharge,
  startFixture,
} from './sandbox-fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(async () => {
  await expectSoundBooks(fixture);
  await fixture.close();
});

const disputes = async (charge: string) => (await fixture.stripe.disputes.list({ charge })).data;

/** A charge of 100.00 whose money is there, disputed as asked. */
async function disputed(wish: object = {}) {
  const { charge } = await paidCharge(fixture, 10_000, { number: AT_ONCE });
  const { body } = await fixture.control('POST', `/charges/${charge.id}/dispute`, wish);
  return { charge, dispute: body as Stripe.Dispute };
}

const decide = (charge: string, body: object) =>
  fixture.control('POST', `/charges/${charge}/decide`, body);

describe('a chargeback', () => {
  it('takes the amount and a fee, even below zero', async () => {
    const { charge } = await paidCharge(fixture, 1000, { number: AT_ONCE });
    const { body } = await fixture.control('POST', `/charges/${charge.id}/dispute`, {
      reason: 'product_not_received',
    });
    const dispute = await fixture.stripe.disputes.retrieve(body.id);
    expect(dispute).toMatchObject({
      amount: 1000,
      balance_transactions: [{ amount: -1000, fee: 2000, net: -3000, type: 'adjustment' }],
      charge: charge.id,
      is_charge_refundable: false,
      reason: 'product_not_received',
      status: 'needs_response',
    });
    // 10.00 less the fee of 0.40, less 10.00 and 20.00.
    expect(await balanceOf(fixture)).toEqual({ available: -2040, pending: 0 });
    const shown = await fixture.stripe.charges.retrieve(charge.id);
    expect(shown).toMatchObject({ disputed: true, amount_refunded: 0 });
    const [movement] = (await fixture.stripe.balanceTransactions.list({ source: dispute.id })).data;
    expect(movement).toMatchObject({ reporting_category: 'dispute', source: dispute.id });
    expect(await eventTypes(fixture, 'charge.dispute')).toEqual([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
    ]);
  });

  it('is won: the amount comes back, the fee only when the switch says so', async () => {
    const first = await disputed();
    const { body: won } = await decide(first.charge.id, { outcome: 'won' });
    expect(won).toMatchObject({ is_charge_refundable: true, status: 'won' });
    expect(won.balance_transactions.map(({ net }: { net: number }) => net)).toEqual([
      -12_000, 10_000,
    ]);
    await fixture.control('PUT', '/settings', { dispute_fee_returned: true });
    const second = await disputed();
    const { body: again } = await decide(second.charge.id, { outcome: 'won' });
    expect(again.balance_transactions[1]).toMatchObject({ fee: -2000, net: 12_000 });
    expect((await eventTypes(fixture, 'charge.dispute')).slice(2, 4)).toEqual([
      'charge.dispute.funds_reinstated',
      'charge.dispute.closed',
    ]);
  });

  it('is lost: nothing comes back and the charge cannot be refunded', async () => {
    const { charge, dispute } = await disputed();
    const open = await failureOf(fixture.stripe.refunds.create({ charge: charge.id, amount: 1 }));
    expect(open).toMatchObject({ statusCode: 400, code: 'charge_disputed' });
    await decide(charge.id, { outcome: 'lost' });
    const after = await failureOf(fixture.stripe.refunds.create({ charge: charge.id }));
    expect(after.code).toBe('charge_disputed');
    expect((await fixture.stripe.disputes.retrieve(dispute.id)).status).toBe('lost');
    expect((await decide(charge.id, { outcome: 'won' })).status).toBe(400);
    const closed = await failureOf(fixture.stripe.disputes.close(dispute.id));
    expect(closed.statusCode).toBe(400);
  });

  it('after a partial refund takes only the rest', async () => {
    const { charge } = await paidCharge(fixture, 1000, { number: AT_ONCE });
    await fixture.stripe.refunds.create({ charge: charge.id, amount: 388 });
    const { body } = await fixture.control('POST', `/charges/${charge.id}/dispute`, {});
    expect(body.amount).toBe(612);
  });

  it('can come although everything was refunded', async () => {
    await paidCharge(fixture, 5000, { number: AT_ONCE });
    const { charge } = await paidCharge(fixture, 1000, { number: AT_ONCE });
    await fixture.stripe.refunds.create({ charge: charge.id });
    const { body } = await fixture.control('POST', `/charges/${charge.id}/dispute`, {});
    expect(body).toMatchObject({ amount: 1000, status: 'needs_response' });
  });

  it('can come in parts that never exceed the charge', async () => {
    const { charge, dispute } = await disputed({ amount: 4000 });
    const over = await fixture.control('POST', `/charges/${charge.id}/dispute`, { amount: 6001 });
    expect(over.status).toBe(400);
    const second = await fixture.control('POST', `/charges/${charge.id}/dispute`, {});
    expect(second.body.amount).toBe(6000);
    expect(await disputes(charge.id)).toHaveLength(2);
    expect((await decide(charge.id, { outcome: 'lost' })).status).toBe(400);
    const { body } = await decide(charge.id, { dispute: dispute.id, outcome: 'lost' });
    expect(body).toMatchObject({ id: dispute.id, status: 'lost' });
  });

  it('that was lost in part leaves the rest to refund', async () => {
    const { charge } = await disputed({ amount: 4000 });
    await decide(charge.id, { outcome: 'lost' });
    await paidCharge(fixture, 5000, { number: AT_ONCE });
    const over = await failureOf(
      fixture.stripe.refunds.create({ charge: charge.id, amount: 6001 }),
    );
    expect(over.param).toBe('amount');
    const rest = await fixture.stripe.refunds.create({ charge: charge.id });
    expect(rest.amount).toBe(6000);
  });

  it('is lost when nobody answers in time', async () => {
    const { charge, dispute } = await disputed();
    const { due_by: dueBy } = dispute.evidence_details;
    expect(dueBy).toBe(dispute.created + 10 * DAY_SECONDS);
    await advance(fixture, 10 * DAY_SECONDS);
    const [overdue] = await disputes(charge.id);
    expect(overdue).toMatchObject({ evidence_details: { past_due: true }, status: 'lost' });
  });
});

describe('evidence', () => {
  it('is drafted, then submitted once', async () => {
    const { dispute } = await disputed();
    const draft = await fixture.stripe.disputes.update(dispute.id, {
      evidence: { shipping_tracking_number: 'DHL 1' },
      metadata: { op_id: 'a' },
      submit: false,
    });
    expect(draft).toMatchObject({
      evidence: { customer_name: null, shipping_tracking_number: 'DHL 1' },
      evidence_details: { has_evidence: true, submission_count: 0 },
      metadata: { op_id: 'a' },
      status: 'needs_response',
    });
    const sent = await fixture.stripe.disputes.update(dispute.id, { submit: true });
    expect(sent).toMatchObject({
      evidence_details: { submission_count: 1, submission_method: 'manual' },
      status: 'under_review',
    });
    const late = await failureOf(
      fixture.stripe.disputes.update(dispute.id, { evidence: { customer_name: 'Anna' } }),
    );
    expect(late).toMatchObject({ statusCode: 400, param: 'evidence' });
    await advance(fixture, 30 * DAY_SECONDS);
    expect((await fixture.stripe.disputes.retrieve(dispute.id)).status).toBe('under_review');
  });

  it.each([
    ['winning_evidence', 'won', -2000],
    ['losing_evidence', 'lost', -12_000],
  ])('%s is %s', async (marker, status, netCents) => {
    const { dispute } = await disputed();
    const sent = await fixture.stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: marker },
    });
    expect(sent.status).toBe('under_review');
    await advance(fixture, 5);
    const closed = await fixture.stripe.disputes.retrieve(dispute.id);
    expect(closed.status).toBe(status);
    expect(closed.balance_transactions.reduce((sum, { net }) => sum + net, 0)).toBe(netCents);
  });

  it('has limits', async () => {
    const { dispute } = await disputed();
    const unknown = await failureOf(
      fixture.stripe.disputes.update(dispute.id, { evidence: { colour: 'red' } as never }),
    );
    expect(unknown.code).toBe('parameter_unknown');
    const text = 'x'.repeat(20_000);
    const full = {
      access_activity_log: text,
      cancellation_policy_disclosure: text,
      cancellation_rebuttal: text,
      duplicate_charge_explanation: text,
      product_description: text,
      refund_policy_disclosure: text,
      refund_refusal_explanation: text,
      uncategorized_text: text,
    };
    const long = await failureOf(fixture.stripe.disputes.update(dispute.id, { evidence: full }));
    expect(long).toMatchObject({ statusCode: 400, param: 'evidence' });
  });

  it('is not needed to give up', async () => {
    const { dispute } = await disputed();
    expect((await fixture.stripe.disputes.close(dispute.id)).status).toBe('lost');
  });
});

describe('an inquiry', () => {
  it('moves no money and closes by itself', async () => {
    const { charge, dispute } = await disputed({ inquiry: true });
    expect(dispute).toMatchObject({
      balance_transactions: [],
      is_charge_refundable: true,
      status: 'warning_needs_response',
    });
    expect((await balanceOf(fixture)).available).toBe(9825);
    await fixture.stripe.refunds.create({ charge: charge.id, amount: 100 });
    await advance(fixture, 10 * DAY_SECONDS);
    expect((await fixture.stripe.disputes.retrieve(dispute.id)).status).toBe('warning_closed');
    expect(await eventTypes(fixture, 'charge.dispute')).toEqual([
      'charge.dispute.created',
      'charge.dispute.closed',
    ]);
  });

  it('becomes a chargeback by the marker', async () => {
    const { charge, dispute } = await disputed({ inquiry: true });
    const sent = await fixture.stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: 'escalate_inquiry_evidence' },
    });
    expect(sent.status).toBe('warning_under_review');
    await advance(fixture, 5);
    const [chargeback, inquiry] = await disputes(charge.id);
    expect(inquiry).toMatchObject({ id: dispute.id, status: 'warning_closed' });
    expect(chargeback).toMatchObject({ amount: 10_000, status: 'needs_response' });
  });
});

describe('test numbers', () => {
  it.each([
    ['4000000000000259', 'fraudulent', 'needs_response'],
    ['4000000000002685', 'product_not_received', 'needs_response'],
    ['4000000000001976', 'general', 'warning_needs_response'],
  ])('%s is disputed a little later: %s', async (number, reason, status) => {
    const { charge } = await paidCharge(fixture, 1000, { number });
    expect(await disputes(charge.id)).toEqual([]);
    await advance(fixture, 5);
    const [dispute] = await disputes(charge.id);
    expect(dispute).toMatchObject({ amount: 1000, reason, status });
  });

  it('an account holder takes the debit back: lost at once', async () => {
    const { id } = await openSession(fixture, 2500);
    await fixture.control('POST', `/sessions/${id}/pay`, { iban: 'DE35370400440532013002' });
    await advance(fixture, 60);
    const [charge] = (await fixture.stripe.charges.list()).data;
    const [dispute] = await disputes(String(charge?.id));
    expect(dispute).toMatchObject({
      amount: 2500,
      evidence_details: { due_by: null },
      reason: 'debit_not_authorized',
      status: 'lost',
    });
    expect(await eventTypes(fixture, 'charge.dispute')).toEqual([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.closed',
    ]);
  });

  it('a fraud warning comes and is no longer actionable after a refund', async () => {
    await paidCharge(fixture, 5000, { number: AT_ONCE });
    const { charge } = await paidCharge(fixture, 1000, { number: '4000000000005423' });
    await advance(fixture, 5);
    const warnings = () => fixture.stripe.radar.earlyFraudWarnings.list({ charge: charge.id });
    const [warning] = (await warnings()).data;
    expect(warning).toMatchObject({ actionable: true, payment_intent: charge.payment_intent });
    await fixture.stripe.refunds.create({ charge: charge.id });
    const after = await fixture.stripe.radar.earlyFraudWarnings.retrieve(String(warning?.id));
    expect(after.actionable).toBe(false);
    expect(await eventTypes(fixture, 'radar')).toEqual([
      'radar.early_fraud_warning.created',
      'radar.early_fraud_warning.updated',
    ]);
    const { body } = await fixture.control('POST', `/charges/${charge.id}/fraud-warning`);
    expect(body.actionable).toBe(false);
  });
});
