import { expect } from '@jest/globals';
import Stripe from 'stripe';
import { schemaFindings } from '../answer-schemas.ts';
import {
  ACCOUNT_PARAMS,
  API_VERSION,
  advance,
  type Fixture,
  failureOf,
  savingAccount,
} from '../sandbox-fixture.ts';

/** What a scenario needs that Stripe's own test mode does not offer to everybody. */
export type Need =
  /** The control API of the sandbox. */
  | 'control'
  /** A clock that can be moved by days. */
  | 'clock'
  /** A connected account that can receive transfers at once. */
  | 'account';

/** The same calls against the sandbox or against Stripe; only the address and the key differ. */
export interface World {
  name: 'sandbox' | 'stripe';
  stripe: Stripe;
  /** A client with another key or other options at the same address. */
  client(options?: Partial<ConstructorParameters<typeof Stripe>[1]>, key?: string): Stripe;
  control: Fixture['control'];
  /** Lets a few seconds pass: on the sandbox's clock, or really. */
  wait(seconds: number): Promise<void>;
  /** A connected account that can receive transfers. */
  account(): Promise<string>;
  /** An address that the target accepts for webhooks. */
  hookUrl: string;
  /** Differences between answers and the SDK's typings; the sandbox must have none. */
  findings: Set<string>;
  close(): Promise<void>;
}

/** A card payment by test token, with charge and balance transaction expanded. */
export async function paid(
  { stripe }: World,
  cents: number,
  options: { token?: string; group?: string; metadata?: Record<string, string> } = {},
): Promise<{ intent: Stripe.PaymentIntent; charge: Stripe.Charge }> {
  const intent = await stripe.paymentIntents.create({
    amount: cents,
    automatic_payment_methods: { allow_redirects: 'never', enabled: true },
    confirm: true,
    currency: 'eur',
    expand: ['latest_charge.balance_transaction'],
    metadata: options.metadata ?? {},
    payment_method: options.token ?? 'pm_card_bypassPending',
    ...(options.group === undefined ? {} : { transfer_group: options.group }),
  });
  return { charge: intent.latest_charge as Stripe.Charge, intent };
}

/** A word no other run has used, so that lists of a shared test account can be filtered. */
export const unique = (word: string) =>
  `${word}_${Date.now()}_${Math.random().toString(36).slice(2)}`;

/** Asks until the answer is there; disputes and bank answers take a moment everywhere. */
export async function eventually<T>(world: World, ask: () => Promise<T | undefined>): Promise<T> {
  const tries = 20;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await world.wait(3);
  }
  throw new Error('it never happened');
}

/** The world of a sandbox in this process. */
export function sandboxWorld(fixture: Fixture): World {
  return {
    name: 'sandbox',
    stripe: fixture.stripe,
    client: fixture.client,
    control: fixture.control,
    wait: (seconds) => advance(fixture, seconds),
    account: () => savingAccount(fixture),
    hookUrl: 'http://localhost:9/hook',
    findings: new Set(),
    close: () => fixture.close(),
  };
}

export interface TestMode {
  key: string;
  /** A connected account that can receive transfers. */
  account?: string;
  /** Another address than Stripe's, e.g. of a sandbox that runs by itself. */
  address?: string;
}

/** Stripe's test mode, with a key of one's own; never with a live one. */
export function stripeWorld({ account, address, key }: TestMode): World {
  if (!/^(sk|rk)_test_/.test(key)) throw new Error('STRIPE_TEST_KEY must be a test key');
  const findings = new Set<string>();
  const { hostname, port, protocol } = new URL(address ?? 'https://api.stripe.com');
  const client: World['client'] = (options = {}, otherKey = key) => {
    const stripe = new Stripe(otherKey, {
      ...(address === undefined
        ? {}
        : { host: hostname, port, protocol: protocol === 'http:' ? 'http' : 'https' }),
      apiVersion: API_VERSION,
      emitEventBodies: true,
      telemetry: false,
      ...options,
    });
    stripe.on('response', (event: Stripe.ResponseEvent & { body?: unknown }) => {
      for (const finding of schemaFindings(event.body)) findings.add(finding);
    });
    return stripe;
  };
  return {
    name: 'stripe',
    stripe: client(),
    client,
    control: () => Promise.reject(new Error('Stripe has no control API')),
    wait: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
    account: async () => {
      if (account === undefined) throw new Error('STRIPE_TEST_ACCOUNT is not set');
      return account;
    },
    hookUrl: address === undefined ? 'https://example.com/hook' : 'http://localhost:9/hook',
    findings,
    close: async () => undefined,
  };
}

/** The call is refused with this status and, unless it is left open, this code. */
export async function expectRefusal(
  call: Promise<unknown>,
  status: number,
  code?: string,
): Promise<Stripe.errors.StripeError> {
  const error = await failureOf(call);
  expect(error.statusCode).toBe(status);
  if (code !== undefined) expect(error.code).toBe(code);
  return error;
}

export { ACCOUNT_PARAMS, failureOf };
