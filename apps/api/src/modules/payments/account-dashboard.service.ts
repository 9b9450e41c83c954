import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/http/problem.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import type { StripeAccountState } from '../producers/stripe-account.ts';
import { StripeClient } from './stripe-client.ts';
import { classifyFailure } from './stripe-failure.ts';

const HAVE_A_DASHBOARD: readonly StripeAccountState[] = ['in_review', 'payable', 'restricted'];

/** The way to a producer's own pages at Stripe: bank details and payouts (Express dashboard). */
@Injectable()
export class AccountDashboardService {
  constructor(
    private readonly stripe: StripeClient,
    private readonly producers: ProducersFacade,
  ) {}

  /** A single-use link, made on click. Throws `step-not-possible`, `payment-service-unavailable`. */
  async open(producerId: string): Promise<{ url: string }> {
    const account = await this.producers.activeAccount(producerId);
    if (account === null || !HAVE_A_DASHBOARD.includes(account.state)) {
      throw new Problem('step-not-possible');
    }
    try {
      const link = await this.stripe.call((sdk) =>
        sdk.accounts.createLoginLink(account.stripeAccountId),
      );
      return { url: link.url };
    } catch (error) {
      if (classifyFailure(error).kind !== 'unknown') throw new Problem('step-not-possible');
      throw new Problem('payment-service-unavailable');
    }
  }
}
