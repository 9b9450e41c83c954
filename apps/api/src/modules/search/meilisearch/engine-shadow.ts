import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.ts';
import { Db } from '../../../platform/db/db.ts';
import { Log } from '../../../platform/log/log.ts';
import { PostgresEngine } from '../postgres-engine.ts';
import type { SearchQuestion, SearchResult } from '../search-port.ts';

const EVERY = 100;
const COMPARED_HITS = 10;

/**
 * Asks the database what Meilisearch was asked, one time in a hundred, and keeps how many of the first ten hits are the
 * same: a sum per day, without words and without who asked.
 */
@Injectable()
export class EngineShadow {
  private answered = 0;

  constructor(
    private readonly postgres: PostgresEngine,
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Takes note of an answer of Meilisearch; who asked never waits for the comparison. */
  note(question: SearchQuestion, result: SearchResult): void {
    if (question.page !== 1) return;
    this.answered += 1;
    if (this.answered % EVERY !== 0) return;
    this.compare(question, result).catch((error) =>
      this.log.fault('the engines were not compared', error),
    );
  }

  private async compare(question: SearchQuestion, result: SearchResult): Promise<void> {
    const own = await this.postgres.search(question);
    const overlap = overlapOf(result, own);
    await this.db.execute(
      `insert into search.engine_shadow (day, compared, overlap) values ($1, 1, $2)
       on conflict (day) do update
         set compared = engine_shadow.compared + 1, overlap = engine_shadow.overlap + excluded.overlap`,
      [berlinDateOf(this.clock.now().toISOString()), overlap],
    );
  }
}

/** The share (0 to 1) of the first ten hits that both have; two empty answers are the same. */
function overlapOf(one: SearchResult, other: SearchResult): number {
  const first = (result: SearchResult) =>
    result.hits.slice(0, COMPARED_HITS).map(({ productId }) => productId);
  const [a, b] = [first(one), first(other)];
  const most = Math.max(a.length, b.length);
  return most === 0 ? 1 : a.filter((id) => b.includes(id)).length / most;
}
