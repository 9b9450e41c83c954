import { Injectable } from '@nestjs/common';
import { Clock, MINUTE_MS } from '../../platform/clock/clock.ts';

const MAX_ENTRIES = 200;

interface Entry {
  /** When these counts were asked for. */
  at: number;
  counts: Promise<object>;
}

/**
 * Counts over very many products cost as much as these are many and change slowly: each is kept for a minute, and
 * counted anew behind the back of who asks then.
 */
@Injectable()
export class FacetCache {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly clock: Clock) {}

  /** `asked` is all that the counts depend on. */
  async get<R extends object>(asked: object, count: () => Promise<R>): Promise<R> {
    const key = JSON.stringify(asked);
    const now = this.clock.now().getTime();
    const entry = this.entries.get(key) ?? this.first(key, now, count);
    if (now - entry.at >= MINUTE_MS) {
      entry.at = now;
      count().then(
        (counts) => {
          entry.counts = Promise.resolve(counts);
        },
        // What is held stays good enough until the next minute.
        () => undefined,
      );
    }
    return entry.counts as Promise<R>;
  }

  private first(key: string, at: number, count: () => Promise<object>): Entry {
    const entry = { at, counts: count() };
    entry.counts.catch(() => this.entries.delete(key));
    this.entries.set(key, entry);
    const [oldest] = this.entries.keys();
    if (this.entries.size > MAX_ENTRIES && oldest !== undefined) this.entries.delete(oldest);
    return entry;
  }
}
