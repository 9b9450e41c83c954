import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readSearchEngine } from '@markthalle/contracts/office-search';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.ts';
import { EngineRouter } from '../meilisearch/engine-router.ts';
import { IndexWorkService } from './index-work.service.ts';

type Health = OutputOf<typeof readSearchEngine>;

interface Sums {
  readonly documents: number;
  readonly waiting: number;
  readonly drift: string;
  readonly comparedAt: string;
  readonly overlapPercent: number | null;
}

/** How the search is: asked with a real search, not by its own word. */
@Injectable()
export class EngineHealthQueries {
  constructor(
    private readonly db: Db,
    private readonly router: EngineRouter,
    private readonly work: IndexWorkService,
  ) {}

  async read(): Promise<Health> {
    const startedAt = performance.now();
    const answers = await this.router.health().then(
      () => true,
      // Why it does not answer stands in the incident.
      () => false,
    );
    const tookMs = Math.round(performance.now() - startedAt);
    const [sums, indexes, rebuild, reconcile] = await Promise.all([
      this.db.row<Sums>(SUMS),
      this.db.rows<Health['indexes'][number]>(INDEXES),
      this.work.read('rebuild'),
      this.work.read('reconcile'),
    ]);
    return {
      engine: this.router.capabilities().engine,
      answers,
      tookMs,
      breaker: this.router.breakerState,
      documents: sums?.documents ?? 0,
      waitingForProjection: sums?.waiting ?? 0,
      indexes,
      drift: sums?.drift ? Number(sums.drift) : null,
      comparedAt: sums?.comparedAt || null,
      overlapPercent: sums?.overlapPercent ?? null,
      rebuild,
      reconcile,
    };
  }
}

const SUMS = `select
  (select count(*) from search.search_document where not deleted) as documents,
  (select count(*) from search.search_dirty) as waiting,
  (select value from search.search_state where key = 'engine-drift') as drift,
  (select value from search.search_state where key = 'engine-compared-at') as "comparedAt",
  (select round(100 * sum(overlap) / sum(compared))::int from search.engine_shadow
    where day > current_date - 30) as "overlapPercent"`;
const INDEXES = `select i.uid, i.state,
    exists (select from search.engine_capability c where c.index_uid = i.uid and c.ready) as ready,
    (select count(*) from search.engine_outbox o where o.index_uid = i.uid) as waiting,
    (select count(*) from search.search_dead d where d.index_uid = i.uid) as refused
  from search.engine_index i order by i.entity, i.number desc`;
