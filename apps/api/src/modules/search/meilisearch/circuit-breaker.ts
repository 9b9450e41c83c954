import { SECOND_MS } from '../../../platform/clock/clock.ts';

const MAX_FAILURES = 5;
const FAILURE_WINDOW_MS = 10 * SECOND_MS;
const OPEN_MS = 15 * SECOND_MS;
const SLOW_MS = 400;
const SLOW_CALLS = 50;
const SLOW_SHARE = 0.05;

export type BreakerState = 'closed' | 'half-open' | 'open';

/**
 * Keeps questions from an engine that fails or is slow. Open after five failures within ten seconds, or when more than
 * one call of twenty is slow; after fifteen seconds one question tries whether it is well again.
 */
export class CircuitBreaker {
  private failedAt: number[] = [];
  private tookMs: number[] = [];
  private openedAt: number | null = null;
  private isProbing = false;
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  get state(): BreakerState {
    if (this.openedAt === null) return 'closed';
    return this.now() - this.openedAt >= OPEN_MS ? 'half-open' : 'open';
  }

  /** Lets a question through or not; a probe is let through alone. Each one let through is told how it ended. */
  enter(): BreakerState {
    const { state } = this;
    if (state !== 'half-open') return state;
    if (this.isProbing) return 'open';
    this.isProbing = true;
    return state;
  }

  succeeded(tookMs: number): void {
    if (this.isProbing) this.close();
    this.note(tookMs);
  }

  failed(tookMs: number): void {
    const now = this.now();
    this.failedAt = [...this.failedAt.filter((at) => now - at < FAILURE_WINDOW_MS), now];
    if (this.isProbing || this.failedAt.length >= MAX_FAILURES) this.open(now);
    else this.note(tookMs);
  }

  /** The question itself was at fault: that says nothing about the engine. */
  abstained(): void {
    this.isProbing = false;
  }

  private note(tookMs: number): void {
    this.tookMs = [...this.tookMs, tookMs].slice(-SLOW_CALLS);
    const slow = this.tookMs.filter((took) => took > SLOW_MS).length;
    if (this.tookMs.length === SLOW_CALLS && slow > SLOW_CALLS * SLOW_SHARE) this.open(this.now());
  }

  private open(at: number): void {
    this.openedAt = at;
    this.isProbing = false;
    this.failedAt = [];
    this.tookMs = [];
  }

  private close(): void {
    this.openedAt = null;
    this.isProbing = false;
    this.failedAt = [];
    this.tookMs = [];
  }
}
