import { Inject, Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { CONFIG, type Config } from '../../config.ts';
import { AccountsService } from './accounts.service.ts';
import { eventsOf } from './event-effects.ts';
import { STRIPE_API_VERSION, StripeClient } from './stripe-client.ts';

export interface ProviderTransfer {
  readonly transferId: string;
  readonly amountCents: number;
  readonly reversedCents: number;
  readonly destinationAccountId: string | null;
  readonly chargeId: string | null;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface ProviderPayment {
  readonly paymentIntentId: string;
  readonly receivedCents: number;
  readonly currency: string;
  readonly orderId: string | null;
  readonly createdAt: Date;
}

export interface ConnectedAccount {
  readonly availableCents: number;
  readonly pendingCents: number;
}

/**
 * The SDK collects no longer lists; a market that moves more between two checks needs a shorter
 * look back.
 */
const MAX_LISTED = 10_000;
const MAX_ENDPOINTS = 100;

/**
 * What Stripe itself says, read again for the money checks; nothing here changes anything at
 * Stripe.
 */
@Injectable()
export class ProviderReadings {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly stripe: StripeClient,
    private readonly accounts: AccountsService,
  ) {}

  /**
   * All transfers since an instant, by whomever. Throws when there are more than a check can read.
   */
  async listTransfers(since: Date): Promise<ProviderTransfer[]> {
    const transfers = await this.stripe.call((sdk) =>
      sdk.transfers.list(createdSince(since)).autoPagingToArray({ limit: MAX_LISTED }),
    );
    return complete(transfers).map((transfer) => ({
      transferId: transfer.id,
      amountCents: transfer.amount,
      reversedCents: transfer.amount_reversed,
      destinationAccountId: idOf(transfer.destination),
      chargeId: idOf(transfer.source_transaction),
      metadata: transfer.metadata,
    }));
  }

  /** Payments that succeeded since an instant and carry our tenant. */
  async listPayments(since: Date): Promise<ProviderPayment[]> {
    const intents = await this.stripe.call((sdk) =>
      sdk.paymentIntents.list(createdSince(since)).autoPagingToArray({ limit: MAX_LISTED }),
    );
    return complete(intents)
      .filter(
        ({ status, metadata }) =>
          status === 'succeeded' && metadata.tenant === this.config.stripe.tenant,
      )
      .map((intent) => ({
        paymentIntentId: intent.id,
        receivedCents: intent.amount_received,
        currency: intent.currency,
        orderId: intent.metadata.order_id ?? null,
        createdAt: new Date(intent.created * 1000),
      }));
  }

  /** The euro balance of a producer's account. */
  async connectedBalance(stripeAccountId: string): Promise<ConnectedAccount> {
    const balance = await this.stripe.call((sdk) =>
      sdk.balance.retrieve({}, { stripeAccount: stripeAccountId }),
    );
    return { availableCents: euros(balance.available), pendingCents: euros(balance.pending) };
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

/** Stripe counts in whole seconds. */
const createdSince = (since: Date) => ({
  created: { gte: Math.floor(since.getTime() / 1000) },
  limit: 100,
});

function complete<T>(list: T[]): T[] {
  if (list.length === MAX_LISTED) throw new Error('More objects than a check can read');
  return list;
}

const missingIn = (wanted: readonly string[], received: readonly (readonly string[])[]) =>
  wanted.filter((type) => !received.some((list) => list.includes('*') || list.includes(type)));

const euros = (funds: readonly Stripe.Balance.Available[]): number =>
  funds.reduce((sum, fund) => (fund.currency === 'eur' ? sum + fund.amount : sum), 0);

const idOf = (reference: string | { id: string } | null | undefined): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null);
