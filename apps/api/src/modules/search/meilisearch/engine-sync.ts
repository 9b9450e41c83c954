import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Db } from '../../../platform/db/db.ts';
import { Incidents } from '../../../platform/incidents/incidents.ts';
import { Log } from '../../../platform/log/log.ts';
import { EngineFailure } from './engine-failure.ts';
import { EngineIndexesStore } from './engine-indexes.store.ts';
import { type EngineDrift, EngineReconciler } from './engine-reconciler.ts';
import { EngineSender } from './engine-sender.ts';
import { EngineStatus } from './engine-status.ts';
import { IndexBuilder } from './index-builder.ts';
import { IndexKeeper } from './index-keeper.ts';
import { MeilisearchClient } from './meilisearch-client.ts';

const LEADER = `hashtextextended('search:engine', 0)`;
const INCIDENT_SUBJECT = 'meilisearch';
/** Short outages are bridged and need nobody. */
const FAILURES_BEFORE_ALARM = 20;
const PAUSE_MS = 250;
/** A rebuild that does not come on for so many rounds is given up by who waits for it; the worker goes on. */
const MAX_IDLE_ROUNDS = 240;

/** Keeps Meilisearch like the projection: one sender at a time, everything confirmed, all of it resumable anywhere. */
@Injectable()
export class EngineSync {
  private failures = 0;

  constructor(
    private readonly client: MeilisearchClient,
    private readonly keeper: IndexKeeper,
    private readonly sender: EngineSender,
    private readonly builder: IndexBuilder,
    private readonly reconciler: EngineReconciler,
    private readonly indexes: EngineIndexesStore,
    private readonly status: EngineStatus,
    private readonly db: Db,
    private readonly incidents: Incidents,
    private readonly log: Log,
  ) {}

  get isConfigured(): boolean {
    return this.client.isConfigured;
  }

  /** One round; answers whether there is more to do at once. Zero beside another sender. */
  async pass(): Promise<boolean> {
    if (!this.isConfigured) return false;
    const connection = await this.db.pool.connect();
    let isLeader = false;
    try {
      const lock = await connection.query(`select pg_try_advisory_lock(${LEADER}) as taken`);
      isLeader = lock.rows[0].taken;
      if (!isLeader) return false;
      const hasMore = await this.round();
      await this.recovered();
      return hasMore;
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      await this.failed(error);
      return false;
    } finally {
      if (isLeader) await connection.query(`select pg_advisory_unlock(${LEADER})`);
      connection.release();
    }
  }

  private async round(): Promise<boolean> {
    await this.keeper.keep();
    await this.sender.watch();
    let hasMore = false;
    for (const index of await this.indexes.all()) {
      if (index.state === 'retired') continue;
      if (await this.sender.send(index)) hasMore = true;
      else if (index.state === 'building' && (await this.builder.finish(index))) {
        await this.status.refresh();
      }
    }
    return hasMore;
  }

  /** Rebuilds every index beside the live one; answers when searches use the new ones. */
  async rebuild(report: (done: number) => void = () => undefined): Promise<void> {
    await this.builder.start();
    await this.untilIdle(async () => {
      const progress = await this.builder.progress();
      const left = progress.reduce((sum, { waiting }) => sum + waiting, 0);
      report(progress.reduce((sum, { total }) => sum + total, 0) - left);
      return { isDone: progress.length === 0, mark: `${progress.length}/${left}` };
    });
  }

  /** Compares the live indexes with the projection and repairs them. */
  async reconcile(): Promise<EngineDrift> {
    const drift = await this.reconciler.reconcile();
    await this.untilIdle(async () => {
      const left = await this.waiting();
      return { isDone: left === 0, mark: String(left) };
    });
    return drift;
  }

  /** Documents on their way to a live index. */
  async waiting(): Promise<number> {
    const row = await this.db.row<{ n: number }>(
      `select count(*) as n from search.engine_outbox o
         join search.engine_index i on i.uid = o.index_uid and i.state = 'live'`,
    );
    return row?.n ?? 0;
  }

  /** Does rounds, or watches those of the worker, until it is done. Throws where it does not come on. */
  private async untilIdle(look: () => Promise<{ isDone: boolean; mark: string }>): Promise<void> {
    let last = '';
    for (let idle = 0; idle < MAX_IDLE_ROUNDS; idle += 1) {
      const hasMore = await this.pass();
      const { isDone, mark } = await look();
      if (isDone) return;
      if (mark !== last) idle = 0;
      last = mark;
      if (!hasMore) await wait(PAUSE_MS);
    }
    throw new Error('Meilisearch does not come on; the worker goes on trying');
  }

  private async failed({ kind, code, message }: EngineFailure): Promise<void> {
    this.failures += 1;
    this.log.warn('meilisearch is not kept up to date', { kind, code });
    if (this.failures !== FAILURES_BEFORE_ALARM && kind !== 'refused') return;
    await this.db.transaction((tx) =>
      this.incidents.open(tx, {
        kind: 'search-sync',
        subject: INCIDENT_SUBJECT,
        title:
          kind === 'refused'
            ? 'Meilisearch nimmt den Schlüssel nicht an'
            : 'Meilisearch ist nicht zu erreichen',
        details: { kind, error: code ?? message.slice(0, 200) },
      }),
    );
  }

  private async recovered(): Promise<void> {
    if (this.failures === 0) return;
    this.failures = 0;
    await this.db.transaction((tx) => this.incidents.settle(tx, 'search-sync', INCIDENT_SUBJECT));
  }
}
