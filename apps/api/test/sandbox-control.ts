interface LoggedCall {
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly idempotency_key: string | null;
}

interface Delivery {
  readonly attempt: number;
  readonly last_status: number | null;
}

/** The buyer's attempt to pay: what was decided, or why not. */
export interface Attempt {
  readonly outcome?: string;
  readonly error?: { readonly code: string };
}

const MAX_CALLS = 1_000;

/** The control API of a running Stripe sandbox. */
export class SandboxControl {
  constructor(private readonly url: string) {}

  async ask<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.url}/_sandbox/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const value: unknown = await answer.json();
    // 402 is a declined card: an answer of the story, not a mistake of the test.
    if (!answer.ok && answer.status !== 402) throw new Error(JSON.stringify(value));
    return value as T;
  }

  /** The buyer pays on Stripe's page; by default with a card that works. */
  pay(sessionId: string, how: object = { number: '4242424242424242' }): Promise<Attempt> {
    return this.ask('POST', `sessions/${sessionId}/pay`, how);
  }

  /** Breaks the next calls that match. */
  fault(rule: object): Promise<unknown> {
    return this.ask('POST', 'faults', rule);
  }

  /** Disturbs the webhooks from now on. */
  chaos(changes: object): Promise<unknown> {
    return this.ask('PUT', 'webhooks', changes);
  }

  /** Takes all faults away; calls that one of them holds go on. */
  heal(): Promise<unknown> {
    return this.ask('DELETE', 'faults');
  }

  async calm(): Promise<void> {
    await this.heal();
    await this.ask('DELETE', 'webhooks');
    await this.ask('DELETE', 'requests');
    await this.retryWebhooksAfter([50, 50, 50]);
  }

  retryWebhooksAfter(delaysMs: readonly number[]): Promise<unknown> {
    return this.ask('PUT', 'settings', { webhook_retry_delays_ms: delaysMs });
  }

  /** Waits until every webhook is delivered or given up. */
  deliverAll(): Promise<unknown> {
    return this.ask('POST', 'webhooks/drain', {});
  }

  registerWebhook(kind: string, url: string, secret: string, events: readonly string[]) {
    const endpoint = { id: `we_${kind}`, kind, url, secret, enabled_events: events };
    return this.ask('PUT', 'webhook-endpoints', endpoint);
  }

  rotateSecret(kind: string, secret: string): Promise<unknown> {
    return this.ask('POST', `webhook-endpoints/we_${kind}/rotate`, { secret });
  }

  /** Moves the clock forward and answers what it shows then. */
  async advance(milliseconds: number): Promise<Date> {
    await this.ask('POST', 'clock/advance', { seconds: Math.ceil(milliseconds / 1000) });
    const { now } = await this.ask<{ now: number }>('GET', 'clock');
    return new Date(now * 1000);
  }

  /** What would become of an account at Stripe. */
  decideAccount(stripeAccountId: string, outcome: string): Promise<unknown> {
    return this.ask('POST', `accounts/${stripeAccountId}`, { outcome });
  }

  /** The calls that reached the sandbox. */
  async callsTo(method: string, path: string): Promise<LoggedCall[]> {
    const { requests } = await this.ask<{ requests: LoggedCall[] }>(
      'GET',
      `requests?limit=${MAX_CALLS}&method=${method}`,
    );
    return requests.filter((request) => request.path === path);
  }

  /** The platform's balance, available and pending, in cents. */
  async platformCents(): Promise<number> {
    const { platform } = await this.ask<{
      platform: { available_cents: number; pending_cents: number };
    }>('GET', 'state/accounts');
    return platform.available_cents + platform.pending_cents;
  }

  /** What one connected account has received, in cents. */
  async receivedCents(stripeAccountId: string): Promise<number[]> {
    const { accounts } = await this.ask<{
      accounts: { id: string; received: { amount_cents: number }[] }[];
    }>('GET', 'state/accounts');
    const account = accounts.find(({ id }) => id === stripeAccountId);
    return account?.received.map((transfer) => transfer.amount_cents) ?? [];
  }

  /** How often the delivery of an event was answered with a fault. */
  async faultsOf(eventId: string): Promise<number> {
    const { deliveries } = await this.ask<{ deliveries: Delivery[] }>(
      'GET',
      `webhooks/deliveries?event=${eventId}`,
    );
    return Math.max(0, ...deliveries.map((one) => (one.last_status === 500 ? one.attempt : 0)));
  }
}
