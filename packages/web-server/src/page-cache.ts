import { bytesOf, type KeptPage } from './kept-page.ts';

/** Served as it is for this long. */
export const FRESH_MS = 10_000;
/**
 * Older pages are never served. The API itself may keep what the front page shows for half a minute; together a price is
 * never more than 60 seconds old.
 */
export const MAX_AGE_MS = 30_000;
const MAX_PAGES = 2_000;
const MAX_BYTES = 64_000_000;
/** More first renders at once than this are not coordinated; each reader renders alone. */
const MAX_FLIGHTS = 200;

export type Render = () => Promise<KeptPage | null>;

type PageCacheOptions = {
  readonly nowMs?: () => number;
  readonly maxPages?: number;
  readonly maxBytes?: number;
  /** Told when renewing a page behind the readers' backs failed; they have the older one. */
  readonly onRenewFailed?: (error: unknown) => void;
};

/**
 * Pages that many visitors read, kept for seconds. However many ask for a page at once, it is rendered once; a page past
 * its freshness is served and renewed behind the reader's back (RFC 5861). The least recently read leaves first.
 */
export class PageCache {
  readonly #pages = new Map<string, KeptPage>();
  readonly #flights = new Map<string, Promise<KeptPage | null>>();
  readonly #nowMs: () => number;
  readonly #maxPages: number;
  readonly #maxBytes: number;
  readonly #onRenewFailed: (error: unknown) => void;
  #bytes = 0;

  constructor(options: PageCacheOptions = {}) {
    this.#nowMs = options.nowMs ?? Date.now;
    this.#maxPages = options.maxPages ?? MAX_PAGES;
    this.#maxBytes = options.maxBytes ?? MAX_BYTES;
    this.#onRenewFailed = options.onRenewFailed ?? (() => undefined);
  }

  get size(): number {
    return this.#pages.size;
  }

  /** The page under a key; null where it turned out not to be one that can be shared. */
  async read(key: string, render: Render): Promise<KeptPage | null> {
    const kept = this.#pages.get(key);
    const ageMs = kept === undefined ? Number.POSITIVE_INFINITY : this.#nowMs() - kept.renderedAtMs;
    if (kept === undefined || ageMs > MAX_AGE_MS) return this.#renew(key, render);
    this.#touch(key, kept);
    if (ageMs > FRESH_MS) this.#renew(key, render).catch(this.#onRenewFailed);
    return kept;
  }

  #renew(key: string, render: Render): Promise<KeptPage | null> {
    const underway = this.#flights.get(key);
    if (underway !== undefined) return underway;
    if (this.#flights.size >= MAX_FLIGHTS) return render();
    const flight = render()
      .then((page) => {
        this.#remove(key);
        if (page !== null) this.#insert(key, page);
        return page;
      })
      .finally(() => this.#flights.delete(key));
    this.#flights.set(key, flight);
    return flight;
  }

  #touch(key: string, page: KeptPage): void {
    this.#pages.delete(key);
    this.#pages.set(key, page);
  }

  #insert(key: string, page: KeptPage): void {
    this.#pages.set(key, page);
    this.#bytes += bytesOf(page);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= this.#maxPages && this.#bytes <= this.#maxBytes) return;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    const page = this.#pages.get(key);
    if (page === undefined) return;
    this.#bytes -= bytesOf(page);
    this.#pages.delete(key);
  }
}
