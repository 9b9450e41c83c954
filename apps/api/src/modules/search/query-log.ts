import { createHash } from 'node:crypto';
import { berlinDateOf } from '@markthalle/domain/dates';
import { wordsOf } from '@markthalle/search-index/fold';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Clock, DAY_MS, later, SECOND_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId, newToken } from '../../platform/db/new-id.ts';
import { Log } from '../../platform/log/log.ts';
import { NO_FILTERS, type SearchFilters, type SearchResult } from './search-port.ts';

const FLUSH_MS = SECOND_MS;
/** More than that at once are not kept: a report needs no completeness. */
const MAX_BUFFERED = 500;
const MAX_TEXT_CHARS = 100;
const MAX_DIGITS = 5;
const KEPT_DAYS = 30;
export const MIN_VISITS = 3;

interface Entry {
  readonly id: string;
  readonly at: string;
  readonly text: string;
  readonly language: string;
  readonly filters: readonly string[];
  readonly hits: number;
  readonly engine: string;
  readonly visit: string;
}

interface Asked {
  readonly text: string;
  readonly language: string;
  readonly filters: SearchFilters;
  /** Only for the mark of the day; never kept. */
  readonly address: string;
}

/**
 * Keeps what is searched for, without who: words, names of filters, hits. A visit is a hash of the address with a salt
 * that is thrown away at the end of the day, so it tells how many people asked, and nothing else (ADR 0016).
 */
@Injectable()
export class QueryLog implements BeforeApplicationShutdown {
  private buffer: Entry[] = [];
  private timer: NodeJS.Timeout | null = null;
  private salt: { readonly day: string; readonly value: string } | null = null;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Notes a search in passing; answers its name, or null where it is not kept. */
  async note({ text, language, filters, address }: Asked, result: SearchResult) {
    const kept = keptText(text);
    if (kept === null || this.buffer.length >= MAX_BUFFERED) return null;
    const at = this.clock.now().toISOString();
    const entry: Entry = {
      id: newId(),
      at,
      text: kept,
      language,
      filters: filterNames(filters),
      hits: result.exactCount === 0 ? 0 : result.total,
      engine: result.engine,
      visit: await this.visitOf(address, berlinDateOf(at)),
    };
    this.buffer.push(entry);
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
    return entry.id;
  }

  /** Which place of an answer was opened; the first one counts. */
  async clicked(id: string, rank: number): Promise<void> {
    await this.flush();
    await this.db.execute(
      'update search.query_log set clicked_rank = $2 where id = $1 and clicked_rank is null',
      [id, rank],
    );
  }

  /** Writes what was noted. What cannot be written is lost, which costs a report a line. */
  async flush(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const entries = this.buffer;
    this.buffer = [];
    if (entries.length === 0) return;
    await this.db
      .execute(
        `insert into search.query_log (id, at, text, language, filters, hits, engine, visit)
         select id, at, text, language, filters, hits, engine, visit
           from jsonb_to_recordset($1::jsonb) as r (id uuid, at timestamptz, text text,
             language text, filters text[], hits int, engine text, visit text)`,
        [JSON.stringify(entries)],
      )
      .catch((error) => this.log.fault('searches were not kept', error));
  }

  /** What is older than 30 days stays only as sums per month, and only where enough people asked for it. */
  async tend(): Promise<void> {
    const before = later(this.clock.now(), -KEPT_DAYS * DAY_MS);
    await this.db.transaction(async (tx) => {
      await tx.execute(
        `insert into search.query_month as m
           (month, text, language, searches, visits, without_hits, clicks)
         select to_char(at at time zone 'Europe/Berlin', 'YYYY-MM'), text, language, count(*),
                count(distinct visit), count(*) filter (where hits = 0), count(clicked_rank)
           from search.query_log where at < $1
          group by 1, 2, 3 having count(distinct visit) >= ${MIN_VISITS}
         on conflict (month, text, language) do update
           set searches = m.searches + excluded.searches, visits = m.visits + excluded.visits,
               without_hits = m.without_hits + excluded.without_hits,
               clicks = m.clicks + excluded.clicks`,
        [before],
      );
      await tx.execute('delete from search.query_log where at < $1', [before]);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.flush();
  }

  private async visitOf(address: string, day: string): Promise<string> {
    if (this.salt?.day !== day) this.salt = { day, value: await this.saltOf(day) };
    return createHash('sha256').update(`${this.salt.value}/${address}`).digest('base64url');
  }

  /** One salt a day for all processes; that of yesterday is overwritten. */
  private async saltOf(day: string): Promise<string> {
    const row = await this.db.row<{ value: string }>(
      `insert into search.search_state as s (key, value) values ('visit-salt', $1 || '/' || $2)
       on conflict (key) do update set value = case when s.value like $1 || '/%' then s.value
         else excluded.value end
       returning value`,
      [day, newToken()],
    );
    if (row === null) throw new Error('A salt is always kept');
    return row.value;
  }
}

/** Folded words; null for nothing, and for what looks like an address or a number of somebody. */
function keptText(text: string): string | null {
  const looksPersonal = text.includes('@') || (text.match(/\d/g)?.length ?? 0) > MAX_DIGITS;
  const words = looksPersonal ? '' : wordsOf(text).join(' ').slice(0, MAX_TEXT_CHARS).trim();
  return words === '' ? null : words;
}

const filterNames = (filters: SearchFilters): string[] =>
  Object.entries(filters).flatMap(([name, value]) =>
    JSON.stringify(value) === JSON.stringify(NO_FILTERS[name as keyof SearchFilters]) ? [] : [name],
  );
