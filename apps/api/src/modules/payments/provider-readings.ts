import { Injectable } from '@nestjs/common';
import { AccountsService } from './accounts.service.ts';
import { eventsOf } from './event-effects.ts';
import { STRIPE_API_VERSION, StripeClient } from './stripe-client.ts';
import { euroCents } from './stripe-values.ts';

export interface ConnectedAccount {
  readonly availableCents: number;
  readonly pendingCents: number;
}

const MAX_ENDPOINTS = 100;

/**
 * What Stripe itself says, read again for the money checks; nothing here changes anything at
 * Stripe.
 */
@Injectable()
export class ProviderReadings {
  constructor(
    private readonly stripe: StripeClient,
    private readonly accounts: AccountsService,
  ) {}

  /** The euro balance of a producer's account. */
  async connectedBalance(stripeAccountId: string): Promise<ConnectedAccount> {
    const balance = await this.stripe.call((sdk) =>
      sdk.balance.retrieve({}, { stripeAccount: stripeAccountId }),
    );
    return {
      availableCents: euroCents(balance.available),
      pendingCents: euroCents(balance.pending),
    };
  }

  /** Reads an account again and stores what follows. */
  async rereadAccount(stripeAccountId: string): Promise<void> {
    await this.accounts.reread(stripeAccountId);
  }

  /** What is wrong with the webhook endpoints that Stripe delivers to, one line each. */
  async webhookFindings(): Promise<string[]> {
    const [endpoints, destinations] = await Promise.all([
      this.stripe.call((sdk) =>
        sdk.webhookEndpoints.list({ limit: 100 }).autoPagingToArray({ limit: MAX_ENDPOINTS }),
      ),
      this.stripe.call((sdk) =>
        sdk.v2.core.eventDestinations.list().autoPagingToArray({ limit: MAX_ENDPOINTS }),
      ),
    ]);
    const enabled = endpoints.filter(({ status }) => status === 'enabled');
    const findings = enabled
      .filter(({ api_version: version }) => version !== null && version !== STRIPE_API_VERSION)
      .map(({ id, api_version: version }) => `${id} sendet in der Version ${version}`);
    const thin = destinations.filter(({ status }) => status === 'enabled');
    const snapshots = enabled.map(({ enabled_events: events }) => events);
    const missing = [
      ...missingIn([...eventsOf('platform'), ...eventsOf('connect')], snapshots),
      ...missingIn(
        eventsOf('core'),
        thin.map(({ enabled_events: events }) => events),
      ),
    ];
    return [...findings, ...missing.map((type) => `Kein aktiver Endpunkt empfängt ${type}`)];
  }
}

const missingIn = (wanted: readonly string[], received: readonly (readonly string[])[]) =>
  wanted.filter((type) => !received.some((list) => list.includes('*') || list.includes(type)));
