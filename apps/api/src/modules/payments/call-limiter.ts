import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_AFTER_429_MS = 500;
const MAX_PAUSE_MS = 8_000;

/**
 * Lets calls pass at a steady rate. After a 429 everybody waits, longer each time in a row: the SDK itself neither
 * retries a plain 429 nor reads its Retry-After (https://docs.stripe.com/rate-limits).
 *
 * It paces real network calls, hence real time and not the injected clock.
 */
export class CallLimiter {
  private tokens: number;
  private filledAt = performance.now();
  private pausedUntil = 0;
  private refusalsInARow = 0;

  constructor(private readonly callsPerSecond: number) {
    this.tokens = callsPerSecond;
  }

  /** Resolves when the next call may go out. */
  async pass(): Promise<void> {
    for (;;) {
      const waitMs = this.take();
      if (waitMs === 0) return;
      await sleep(waitMs);
    }
  }

  /** The last call was refused with 429. */
  refused(): void {
    const pauseMs = Math.min(PAUSE_AFTER_429_MS * 2 ** this.refusalsInARow, MAX_PAUSE_MS);
    this.refusalsInARow += 1;
    this.pausedUntil = Math.max(this.pausedUntil, performance.now() + pauseMs);
  }

  accepted(): void {
    this.refusalsInARow = 0;
  }

  private take(): number {
    const now = performance.now();
    if (now < this.pausedUntil) return Math.ceil(this.pausedUntil - now);
    const refill = ((now - this.filledAt) / 1000) * this.callsPerSecond;
    this.tokens = Math.min(this.callsPerSecond, this.tokens + refill);
    this.filledAt = now;
    if (this.tokens >= 1) {
      this.tokens -= 1;
      return 0;
    }
    return Math.ceil(((1 - this.tokens) / this.callsPerSecond) * 1000);
  }
}
