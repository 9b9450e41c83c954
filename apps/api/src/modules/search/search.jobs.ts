import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Loops } from '../../platform/jobs/loops.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { SearchReconciler } from './search-reconciler.ts';
import { SearchRelay } from './search-relay.ts';

const RELAY_EVERY_MS = 500;
const LAG = `select coalesce(extract(epoch from clock_timestamp() - min(dirtied_at)), 0)::float8 as n
  from search.search_dirty`;

/** Keeps the projection close behind the catalogue, and tells how close. */
@Injectable()
export class SearchJobs implements OnModuleInit {
  constructor(
    private readonly loops: Loops,
    private readonly sweeps: Sweeps,
    private readonly relay: SearchRelay,
    private readonly reconciler: SearchReconciler,
    private readonly metrics: Metrics,
    private readonly db: Db,
  ) {}

  onModuleInit(): void {
    this.loops.register({
      name: 'search-relay',
      everyMs: RELAY_EVERY_MS,
      run: async () => (await this.relay.pass()) > 0,
    });
    this.sweeps.register({
      name: 'reconcile-search',
      cron: '35 1 * * *',
      overdueAfterMs: 2 * DAY_MS,
      run: async () => (await this.reconciler.reconcile()).drifted,
    });
    this.measure('search_lag_seconds', 'Age of the oldest change that search does not show', () =>
      this.lagSeconds(),
    );
    this.measure('search_drift', 'Documents that the last comparison found to differ', () =>
      Promise.resolve(this.reconciler.drift ?? 0),
    );
  }

  /** How far the projection is behind. */
  async lagSeconds(): Promise<number> {
    return (await this.db.row<{ n: number }>(LAG))?.n ?? 0;
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
