import { expect, jest } from '@jest/globals';
import Stripe from 'stripe';
import { type RunningSandbox, startSandbox } from '../src/server.ts';
import { schemaFindings } from './answer-schemas.ts';

// Shared test machines are slow at times; no scenario needs more than a second by itself.
jest.setTimeout(30_000);

export const API_VERSION = '2026-10-28.endive';
export const CARD_OK = '4242424242424242';

interface ControlAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes.
  body: any;
}

export interface Fixture {
  sandbox: RunningSandbox;
  stripe: Stripe;
  /** A client with its own options, checked like the first one. */
  client(options?: Partial<ConstructorParameters<typeof Stripe>[1]>, key?: string): Stripe;
  control(method: string, path: string, body?: unknown): Promise<ControlAnswer>;
  logged: string[];
  close(): Promise<void>;
}

/** A sandbox in memory with a client whose every answer is checked against the schemas. */
export async function startFixture(
  options: Partial<Parameters<typeof startSandbox>[0]> = {},
): Promise<Fixture> {
  const logged: string[] = [];
  const findings: string[] = [];
  const sandbox = await startSandbox({
    port: 0,
    clock: 'virtual',
    seed: 'contract',
    log: (line) => logged.push(line),
    ...options,
  });
  const client: Fixture['client'] = (more = {}, key = 'sk_test_x') => {
    const stripe = new Stripe(key, {
      host: '127.0.0.1',
      port: sandbox.port,
      protocol: 'http',
      apiVersion: API_VERSION,
      telemetry: false,
      emitEventBodies: true,
      maxNetworkRetries: 0,
      ...more,
    });
    // The typings of the event leave out the body that `emitEventBodies` adds.
    stripe.on('response', (event: Stripe.ResponseEvent & { body?: unknown }) => {
      // Faults cut or garble answers on purpose; those never parse to an object.
      if (typeof event.body === 'object') findings.push(...schemaFindings(event.body));
    });
    return stripe;
  };
  return {
    sandbox,
    stripe: client(),
    client,
    logged,
    async control(method, path, body) {
      const response = await fetch(`${sandbox.url}/_sandbox${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    },
    async close() {
      await sandbox.close();
      expect([...new Set(findings)]).toEqual([]);
    },
  };
}

export type SessionParams = Stripe.Checkout.SessionCreateParams;

/** Parameters as the shop sends them; `cents` is the price of the one line. */
export function sessionParams(cents: number, more: Partial<SessionParams> = {}): SessionParams {
  return {
    mode: 'payment',
    ui_mode: 'hosted_page',
    success_url: 'http://localhost:3000/done?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:3000/cart',
    locale: 'de',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'eur',
          unit_amount: cents,
          tax_behavior: 'inclusive',
          product_data: { name: 'Bergkäse – Hof Sonnenschein' },
        },
      },
    ],
    ...more,
  };
}

/** An open session over `cents`. */
export function openSession(
  { stripe }: Fixture,
  cents: number,
  more: Partial<SessionParams> = {},
): Promise<Stripe.Checkout.Session> {
  return stripe.checkout.sessions.create(sessionParams(cents, more));
}

/** A paid session and its charge, expanded down to the balance transaction. */
export async function paidCharge(
  fixture: Fixture,
  cents: number,
  options: { number?: string; transferGroup?: string } = {},
): Promise<{ session: Stripe.Checkout.Session; charge: Stripe.Charge }> {
  const open = await openSession(fixture, cents, {
    payment_intent_data: { transfer_group: options.transferGroup ?? 'order_1' },
  });
  const paid = await fixture.control('POST', `/sessions/${open.id}/pay`, {
    number: options.number ?? CARD_OK,
  });
  expect(paid.body.outcome).toBe('paid');
  const session = await fixture.stripe.checkout.sessions.retrieve(open.id, {
    expand: ['payment_intent.latest_charge.balance_transaction'],
  });
  const intent = session.payment_intent as Stripe.PaymentIntent;
  return { session, charge: intent.latest_charge as Stripe.Charge };
}

export const ACCOUNT_PARAMS = {
  contact_email: 'hof@example.org',
  display_name: 'Hof Sonnenschein',
  dashboard: 'express',
  identity: { country: 'de', entity_type: 'individual' },
  configuration: {
    recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
  },
  defaults: {
    currency: 'eur',
    locales: ['de-DE'],
    responsibilities: { fees_collector: 'application', losses_collector: 'application' },
  },
  metadata: { producer_id: 'p1' },
  include: ['configuration.recipient', 'identity', 'requirements', 'defaults'],
} satisfies Stripe.V2.Core.AccountCreateParams;

/** A connected account that can receive transfers. */
export async function payableAccount(fixture: Fixture): Promise<string> {
  const { id } = await fixture.stripe.v2.core.accounts.create(ACCOUNT_PARAMS);
  await fixture.control('POST', `/accounts/${id}`, { outcome: 'active' });
  return id;
}

/** An account that can receive transfers and is paid out only when somebody asks for it. */
export async function savingAccount(fixture: Fixture): Promise<string> {
  const account = await payableAccount(fixture);
  await fixture.stripe.balanceSettings.update(
    { payments: { payouts: { schedule: { interval: 'manual' } } } },
    { stripeAccount: account },
  );
  return account;
}

/** The error a call must fail with. */
export async function failureOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(Stripe.errors.StripeError);
  return outcome as Stripe.errors.StripeError;
}

/** Available and pending money of the platform or of an account, in cents. */
export async function balanceOf({ stripe }: Fixture, stripeAccount?: string) {
  const balance = await stripe.balance.retrieve({}, { stripeAccount });
  return {
    available: balance.available[0]?.amount ?? Number.NaN,
    pending: balance.pending[0]?.amount ?? Number.NaN,
  };
}

/** Moves the sandbox's clock forward and runs what falls due. */
export async function advance(fixture: Fixture, seconds: number): Promise<void> {
  const { status } = await fixture.control('POST', '/clock/advance', { seconds });
  expect(status).toBe(200);
}

/** Types of the events of the platform or an account that start so, oldest first. */
export async function eventTypes(
  { stripe }: Fixture,
  prefix = '',
  stripeAccount?: string,
): Promise<string[]> {
  const { data } = await stripe.events.list({ limit: 100 }, { stripeAccount });
  return data
    .map(({ type }) => String(type))
    .filter((type) => type.startsWith(prefix))
    .reverse();
}

/** The books of the sandbox hold. */
export async function expectSoundBooks(fixture: Fixture): Promise<void> {
  const { body } = await fixture.control('GET', '/invariants');
  expect(body.violations).toEqual([]);
}

export const DAY_SECONDS = 86_400;
export const AT_ONCE = '4000000000000077';
