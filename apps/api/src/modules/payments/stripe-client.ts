import { Inject, Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { CONFIG, type Config } from '../../config.ts';
import { CallLimiter } from './call-limiter.ts';

/** The version our reducers are written for; webhook endpoints are registered with the same one. */
export const STRIPE_API_VERSION = '2026-10-28.endive';
const CALL_TIMEOUT_MS = 20_000;
const NETWORK_RETRIES = 2;
const MAX_RATE_LIMITED_TRIES = 5;

/** The official SDK behind our own pacing. Nobody outside this module sees it. */
@Injectable()
export class StripeClient {
  readonly sdk: Stripe;
  private readonly limiter: CallLimiter;

  constructor(@Inject(CONFIG) config: Config) {
    this.limiter = new CallLimiter(config.stripe.callsPerSecond);
    this.sdk = new Stripe(config.stripe.secretKey, {
      apiVersion: STRIPE_API_VERSION,
      maxNetworkRetries: NETWORK_RETRIES,
      timeout: CALL_TIMEOUT_MS,
      telemetry: false,
      ...hostOf(config.stripe.apiBase),
    });
  }

  /**
   * Calls Stripe. A 429 was not executed, so the same call (with the same idempotency key) goes out again after a
   * pause; everything else is thrown to the caller, who knows what it means.
   */
  async call<T>(work: (sdk: Stripe) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      await this.limiter.pass();
      try {
        const result = await work(this.sdk);
        this.limiter.accepted();
        return result;
      } catch (error) {
        if (!isRateLimited(error)) throw error;
        this.limiter.refused();
        if (tries >= MAX_RATE_LIMITED_TRIES) throw error;
      }
    }
  }
}

const isRateLimited = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeRateLimitError || statusOf(error) === 429;

const statusOf = (error: unknown) =>
  error instanceof Stripe.errors.StripeError ? error.statusCode : undefined;

function hostOf(apiBase: string) {
  if (apiBase === '') return {};
  const { protocol, hostname, port } = new URL(apiBase);
  const isPlain = protocol === 'http:';
  return {
    host: hostname,
    port: port === '' ? (isPlain ? 80 : 443) : Number(port),
    protocol: isPlain ? ('http' as const) : ('https' as const),
  };
}
