import { setTimeout as sleep } from 'node:timers/promises';
import { runSweep } from '@markthalle/contracts/office-operations';
import pg from 'pg';
import Stripe from 'stripe';

const API_VERSION = '2026-10-28.endive';
const MONEY_SWEEPS = [
  'reread-open-payments',
  'replay-missed-events',
  'resume-operations',
  'resume-settlement',
  'reread-refunds',
  'watch-disputes',
  'reread-treasury',
];
/** Leases end after two minutes and a lookup is proof after ten: this is far more than a day needs. */
const QUIET_LIMIT_MS = 30 * 60_000;
const ROUND_PAUSE_MS = 5_000;

/** What is still on its way. Jobs that only write mails or papers are none of this drill's business. */
const OPEN = {
  operations: `select count(*)::int as n from payments.operation
                where state in ('planned', 'sent', 'unknown')`,
  events: 'select count(*)::int as n from payments.stripe_event where processed_at is null',
  items: `select count(*)::int as n from settlement.run_item where state in ('approved', 'inflight')`,
  refunds: `select count(*)::int as n from refunds.refund where state in ('approved', 'sent', 'pending')`,
  recoveries: `select count(*)::int as n from refunds.recovery where state <> 'done'`,
  reversals: `select count(*)::int as n from refunds.reversal where state = 'planned'`,
  losses: 'select count(*)::int as n from disputes.dispute where decide_by_at is not null',
  jobs: `select count(*)::int as n from graphile_worker._private_jobs j
           join graphile_worker._private_tasks t on t.id = j.task_id
          where j.attempts < j.max_attempts and t.identifier ~ '^(payments|refunds|settlement|disputes|treasury)\\.'
            and j.run_at <= now()`,
};

/** Lets the market come to rest after the last kill, and asks whether a cent is missing. */
export class CrashProof {
  #market;
  #day;

  constructor(market, day) {
    this.#market = market;
    this.#day = day;
  }

  /** Sweeps and decisions until nothing is on its way. Answers what is left (nothing, if all is well). */
  async drain() {
    await this.#releaseJobsOfTheDead();
    const limit = performance.now() + QUIET_LIMIT_MS;
    for (;;) {
      await this.#market.control('POST', 'webhooks/drain', {});
      for (const name of MONEY_SWEEPS) await this.#sweep(name);
      await this.#day.decideLosses();
      await this.#hurry();
      await sleep(ROUND_PAUSE_MS);
      const open = await this.#open();
      if (Object.keys(open).length === 0 || performance.now() > limit) return open;
    }
  }

  /** Findings in words; none when every cent is where it belongs, once. */
  async findings() {
    return [
      ...(await this.#booksFindings()),
      ...(await this.#onceFindings()),
      ...(await this.#checkFindings()),
    ];
  }

  /**
   * The queue keeps the jobs of a killed worker locked for four hours. Here they are over: the worker rests while the
   * locks are taken off, so that nothing runs twice.
   */
  async #releaseJobsOfTheDead() {
    await this.#market.stopWorker();
    await this.#onDatabase(async (client) => {
      await client.query(
        `update graphile_worker._private_jobs set locked_at = null, locked_by = null, run_at = now()
          where attempts < max_attempts`,
      );
      await client.query(
        'update graphile_worker._private_job_queues set locked_at = null, locked_by = null',
      );
    });
    this.#market.startWorker();
  }

  /** Jobs that wait for their next try get it now. */
  #hurry() {
    return this.#onDatabase((client) =>
      client.query(
        `update graphile_worker._private_jobs set run_at = now()
          where locked_at is null and attempts < max_attempts and run_at > now()`,
      ),
    );
  }

  async #sweep(name) {
    try {
      await this.#day.call(runSweep, { name }, this.#day.staff);
    } catch (error) {
      // The worker is at it by itself.
      if (!String(error.message).includes('sweep-running')) throw error;
    }
  }

  async #open() {
    return this.#onDatabase(async (client) => {
      const open = {};
      for (const [what, sql] of Object.entries(OPEN)) {
        const { n } = (await client.query(sql)).rows[0];
        if (n > 0) open[what] = n;
      }
      return open;
    });
  }

  /** The trial balance is 0 and our Stripe account is the sandbox's own balance. */
  async #booksFindings() {
    const { platform } = await this.#market.control('GET', 'state/accounts');
    const theirs = platform.available_cents + platform.pending_cents;
    return this.#onDatabase(async (client) => {
      const { rows } = await client.query(
        `select coalesce(sum(debit_cents - credit_cents), 0)::int as trial,
                coalesce(sum(debit_cents - credit_cents) filter (where code = 'A.stripe'), 0)::int as ours,
                coalesce(sum(debit_cents - credit_cents) filter (where code = 'E.rounding'), 0)::int as rounding,
                coalesce(sum(debit_cents - credit_cents) filter (where code = 'A.disputed'), 0)::int as disputed
           from ledger.account`,
      );
      const [{ trial, ours, rounding, disputed }] = rows;
      return [
        ...(trial === 0 ? [] : [`The trial balance is ${trial}.`]),
        ...(rounding === 0 ? [] : [`E.rounding is ${rounding}.`]),
        ...(disputed === 0 ? [] : [`A.disputed is ${disputed} although every dispute is decided.`]),
        ...(ours === theirs ? [] : [`A.stripe is ${ours}, the sandbox has ${theirs}.`]),
      ];
    });
  }

  /** Every transfer, reversal and refund exists once here and once at Stripe. */
  async #onceFindings() {
    const stripe = new Stripe('sk_test_crash', {
      host: '127.0.0.1',
      port: this.#market.ports.stripeSandbox,
      protocol: 'http',
      apiVersion: API_VERSION,
      telemetry: false,
    });
    const limit = { limit: 10_000 };
    const transfers = await stripe.transfers.list({ limit: 100 }).autoPagingToArray(limit);
    const refunds = await stripe.refunds.list({ limit: 100 }).autoPagingToArray(limit);
    const ours = await this.#onDatabase(async (client) => ({
      transfers: (await client.query('select transfer_id as id from payments.transfer')).rows,
      refunds: (
        await client.query(
          'select stripe_refund_id as id from refunds.sending where stripe_refund_id is not null',
        )
      ).rows,
      pressed: (await client.query('select count(*)::int as n from refunds.refund')).rows[0].n,
    }));
    const { done } = this.#day;
    const isMore = ours.pressed > done.refunds + done.gaveUp;
    return [
      ...twice('transfer of one item', transfers, 'run_item_id'),
      ...twice('refund of one request', refunds, 'refund_id'),
      ...unlike('transfers', transfers, ours.transfers),
      ...unlike('refunds', refunds, ours.refunds),
      ...(isMore ? [`${done.refunds} refunds were asked for, ${ours.pressed} were made.`] : []),
    ];
  }

  /** The market's own money checks. */
  async #checkFindings() {
    const { code, output } = await this.#market.command(['money-check', '--json']);
    if (code === 0) return [];
    return [`money-check ended with ${code}: ${output.slice(0, 4_000)}`];
  }

  async #onDatabase(work) {
    const client = new pg.Client({ connectionString: this.#market.databaseUrl });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
}

function twice(what, objects, key) {
  const seen = new Map();
  for (const { id, metadata } of objects) {
    const name = metadata[key];
    if (name) seen.set(name, [...(seen.get(name) ?? []), id]);
  }
  return [...seen].flatMap(([name, ids]) =>
    ids.length > 1 ? [`More than one ${what} ${name}: ${ids.join(', ')}.`] : [],
  );
}

function unlike(what, theirs, ours) {
  const known = new Set(ours.map(({ id }) => id));
  const missing = theirs.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  const isMore = ours.length > theirs.length;
  return [
    ...(missing.length > 0 ? [`Stripe has ${what} that we do not: ${missing.join(', ')}.`] : []),
    ...(isMore ? [`We have ${ours.length} ${what}, Stripe ${theirs.length}.`] : []),
  ];
}
