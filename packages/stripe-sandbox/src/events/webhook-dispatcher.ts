import type { Sandbox } from '../sandbox.ts';
import { type Delivery, type Target, targetOf, toDelivery } from './delivery-queue.ts';
import { payloadOf } from './event-log.ts';
import { signatureHeader } from './signature.ts';

const MAX_IN_FLIGHT = 16;
const MAX_WAIT_MS = 60_000;

/** Sends queued webhooks, several at a time, and tries again with growing waits. */
export class WebhookDispatcher {
  private readonly sandbox: Sandbox;
  private readonly inFlight = new Set<Promise<void>>();
  private readonly abort = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
    sandbox.db.exec("UPDATE delivery SET state = 'pending' WHERE state = 'sending'");
  }

  /** Looks for due deliveries soon; cheap to call often. */
  wake(): void {
    this.schedule(0);
  }

  /** Stops sending; deliveries cut off now are sent again after the next start. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.abort.abort();
    await Promise.allSettled(this.inFlight);
  }

  /** Resolves once nothing is waiting or being sent, or after `timeoutMs`: says which. */
  async drained(timeoutMs: number): Promise<boolean> {
    const until = Date.now() + timeoutMs;
    while (Date.now() < until) {
      const row = this.sandbox.db
        .prepare("SELECT count(*) AS n FROM delivery WHERE state IN ('pending', 'sending')")
        .get();
      if (Number(row?.n ?? 0) === 0) return true;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return false;
  }

  private schedule(waitMs: number): void {
    if (this.abort.signal.aborted) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.round(), Math.min(waitMs, MAX_WAIT_MS));
    this.timer.unref();
  }

  private round(): void {
    if (this.abort.signal.aborted || this.sandbox.chaos.current().paused) return;
    const room = MAX_IN_FLIGHT - this.inFlight.size;
    const due = this.sandbox.db
      .prepare(
        "SELECT * FROM delivery WHERE state = 'pending' AND due_at_ms <= ?" +
          ' ORDER BY due_at_ms, seq LIMIT ?',
      )
      .all(Date.now(), room)
      .map(toDelivery);
    for (const delivery of due) this.start(delivery);
    this.scheduleNext();
  }

  private scheduleNext(): void {
    if (this.inFlight.size >= MAX_IN_FLIGHT) return;
    const row = this.sandbox.db
      .prepare("SELECT min(due_at_ms) AS next FROM delivery WHERE state = 'pending'")
      .get();
    if (row?.next === null || row?.next === undefined) return;
    this.schedule(Math.max(0, Number(row.next) - Date.now()));
  }

  private start(delivery: Delivery): void {
    this.setState(delivery, 'sending');
    const work = this.send(delivery).finally(() => {
      this.inFlight.delete(work);
      this.wake();
    });
    this.inFlight.add(work);
  }

  private async send(delivery: Delivery): Promise<void> {
    const target = targetOf(this.sandbox, delivery.endpointId);
    const payload = payloadOf(this.sandbox, delivery.eventId);
    if (target === undefined || payload === undefined) {
      this.setState(delivery, 'failed', null, 'endpoint disabled or event gone');
      return;
    }
    try {
      const status = await this.post(target, payload);
      if (status >= 200 && status < 300) this.setState(delivery, 'delivered', status);
      else this.retryOrFail(delivery, status, `answered ${status}`);
    } catch (error) {
      if (this.abort.signal.aborted) return;
      this.retryOrFail(delivery, null, error instanceof Error ? error.message : String(error));
    }
  }

  private async post(target: Target, payload: string): Promise<number> {
    const { webhookTimeoutMs } = this.sandbox.settings.current();
    const type = JSON.parse(payload).type;
    const response = await fetch(target.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+local sandbox)',
        'stripe-signature': signatureHeader(
          target.hidden,
          payload,
          this.sandbox.chaos.forType(String(type)),
        ),
      },
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.any([this.abort.signal, AbortSignal.timeout(webhookTimeoutMs)]),
    });
    await response.arrayBuffer();
    return response.status;
  }

  private retryOrFail(delivery: Delivery, status: number | null, reason: string): void {
    const waits = this.sandbox.settings.current().webhookRetryDelaysMs;
    const wait = waits[delivery.attempt];
    if (wait === undefined) {
      this.setState(delivery, 'failed', status, reason);
      return;
    }
    this.sandbox.db
      .prepare(
        "UPDATE delivery SET state = 'pending', attempt = attempt + 1, due_at_ms = ?," +
          ' last_status = ?, last_error = ? WHERE seq = ?',
      )
      .run(Date.now() + wait, status, reason, delivery.seq);
  }

  private setState(
    delivery: Delivery,
    state: string,
    status: number | null = null,
    reason: string | null = null,
  ): void {
    this.sandbox.db
      .prepare('UPDATE delivery SET state = ?, last_status = ?, last_error = ? WHERE seq = ?')
      .run(state, status, reason, delivery.seq);
  }
}
