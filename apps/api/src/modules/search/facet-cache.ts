import { Injectable } from '@nestjs/common';
import { Clock, MINUTE_MS } from '../../platform/clock/clock.ts';
import type { SearchFilters } from './search-port.ts';

const MAX_ENTRIES = 200;

/** Counts over the whole catalogue cost as much as it is large and change slowly: each is kept for a minute. */
@Injectable()
export class FacetCache {
  private readonly entries = new Map<
    string,
    { readonly at: number; readonly counts: Promise<object> }
  >();

  constructor(private readonly clock: Clock) {}

  async get<R extends object>(filters: SearchFilters, count: () => Promise<R>): Promise<R> {
    const key = JSON.stringify(filters);
    const now = this.clock.now().getTime();
    const entry = this.entries.get(key);
    if (entry !== undefined && now - entry.at < MINUTE_MS) return entry.counts as Promise<R>;
    const counts = count();
    this.entries.delete(key);
    this.entries.set(key, { at: now, counts });
    counts.catch(() => this.entries.delete(key));
    const [oldest] = this.entries.keys();
    if (this.entries.size > MAX_ENTRIES && oldest !== undefined) this.entries.delete(oldest);
    return counts;
  }
}
