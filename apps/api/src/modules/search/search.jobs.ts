import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Loops } from '../../platform/jobs/loops.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { EngineSync } from './meilisearch/engine-sync.ts';
import { QueryLog } from './query-log.ts';
import { SearchReconciler } from './search-reconciler.ts';
import { SearchRelay } from './search-relay.ts';

const RELAY_EVERY_MS = 500;
const LAG = `select coalesce(extract(epoch from clock_timestamp() - min(dirtied_at)), 0)::float8 as n
  from search.search_dirty`;

const ENGINE_LAG = `select coalesce(extract(epoch from clock_timestamp() - min(o.waiting_since)), 0)::float8 as n
  from search.engine_outbox o join search.engine_index i on i.uid = o.index_uid and i.state = 'live'`;
const ENGINE_DRIFT = `select coalesce(nullif(value, '')::float8, 0) as n
  from search.search_state where key = 'engine-drift'`;

/** Keeps the projection close behind the catalogue, and tells how close. */
@Injectable()
export class SearchJobs implements OnModuleInit {
  constructor(
    private readonly loops: Loops,
    private readonly sweeps: Sweeps,
    private readonly relay: SearchRelay,
    private readonly reconciler: SearchReconciler,
    private readonly engines: EngineSync,
    private readonly log: QueryLog,
    private readonly metrics: Metrics,
    private readonly db: Db,
  ) {}

  onModuleInit(): void {
    this.loops.register({
      name: 'search-relay',
      everyMs: RELAY_EVERY_MS,
      run: async () => (await this.relay.pass()) > 0,
    });
    this.loops.register({
      name: 'search-engine',
      everyMs: RELAY_EVERY_MS,
      run: () => this.engines.pass(),
    });
    this.sweeps.register({
      name: 'reconcile-search',
      cron: '35 1 * * *',
      overdueAfterMs: 2 * DAY_MS,
      run: () => this.reconcile(),
    });
    this.measure('search_lag_seconds', 'Age of the oldest change that search does not show', () =>
      this.lagSeconds(),
    );
    this.measure('search_drift', 'Documents that the last comparison found to differ', () =>
      Promise.resolve(this.reconciler.drift ?? 0),
    );
    this.measure(
      'search_engine_lag_seconds',
      'Age of the oldest change that Meilisearch lacks',
      () => this.number(ENGINE_LAG),
    );
    this.measure('search_engine_drift', 'Documents that Meilisearch was found to have wrong', () =>
      this.number(ENGINE_DRIFT),
    );
    this.measure('search_engine_dead', 'Documents that Meilisearch refuses', () =>
      this.number('select count(*)::float8 as n from search.search_dead'),
    );
  }

  /** The projection with the catalogue, then the outer engine with the projection. */
  private async reconcile(): Promise<number> {
    await this.log.tend();
    const { drifted } = await this.reconciler.reconcile();
    return this.engines.isConfigured ? drifted + (await this.engines.reconcile()).drifted : drifted;
  }

  /** How far the projection is behind. */
  lagSeconds(): Promise<number> {
    return this.number(LAG);
  }

  private async number(sql: string): Promise<number> {
    return (await this.db.row<{ n: number }>(sql))?.n ?? 0;
  }

  private measure(name: string, help: string, read: () => Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.metrics.registry],
      async collect() {
        this.set(await read());
      },
    });
  }
}
