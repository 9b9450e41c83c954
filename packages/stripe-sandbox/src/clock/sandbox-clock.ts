import type { MetaStore } from '../store/meta-store.ts';

export type ClockMode = 'real' | 'virtual';

/**
 * Time as the sandbox sees it, in Unix seconds. A virtual clock runs with the wall clock plus an
 * offset that only grows; while due jobs run, it stands at the moment each job was due.
 */
export class SandboxClock {
  readonly mode: ClockMode;
  private readonly meta: MetaStore;
  private heldAt: number | undefined;

  constructor(meta: MetaStore, mode: ClockMode) {
    this.meta = meta;
    this.mode = mode;
  }

  now(): number {
    return this.heldAt ?? wallSeconds() + this.offsetSeconds();
  }

  offsetSeconds(): number {
    return this.mode === 'virtual' ? this.meta.readNumber('clock_offset', 0) : 0;
  }

  /** Moves the virtual clock forward to `to`; it never goes back. */
  moveTo(to: number): void {
    if (this.mode !== 'virtual') throw new Error('only a virtual clock can be moved');
    const offset = to - wallSeconds();
    if (offset > this.offsetSeconds()) this.meta.write('clock_offset', offset);
  }

  /** Runs `work` with the clock standing at `moment`. */
  heldWhile<T>(moment: number, work: () => T): T {
    this.heldAt = moment;
    try {
      return work();
    } finally {
      this.heldAt = undefined;
    }
  }
}

/** Wall clock in Unix seconds; webhook signatures always carry this one. */
export function wallSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** Unix seconds as the ISO text of v2 objects. */
export function isoTime(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString();
}
