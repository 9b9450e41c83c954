import type { IndexWork } from '@markthalle/contracts/office-search';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, HOUR_MS } from '../../../platform/clock/clock.ts';
import { Db } from '../../../platform/db/db.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { Jobs } from '../../../platform/jobs/jobs.ts';
import { SearchFacade } from '../search.facade.ts';

export type WorkKind = 'rebuild' | 'reconcile';

declare module '../../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    'search.index-work': { readonly kind: WorkKind };
  }
}

/** Work that says nothing for so long is taken for dead. */
const DEAD_AFTER_MS = HOUR_MS;
const QUEUE = 'search-index-work';

/** Rebuilds and comparisons that the office starts; they run as jobs and tell how far they are. */
@Injectable()
export class IndexWorkService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly search: SearchFacade,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('search.index-work', ({ kind }) => this.run(kind));
  }

  async read(kind: WorkKind): Promise<IndexWork> {
    const row = await this.db.row<{ value: string }>(
      'select value from search.search_state where key = $1',
      [kind],
    );
    return row === null || row.value === '' ? null : (JSON.parse(row.value) as IndexWork);
  }

  async start(kind: WorkKind, startedBy: string): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const row = await tx.row<{ value: string }>(
        'select value from search.search_state where key = $1 for update',
        [kind],
      );
      const last = row?.value ? (JSON.parse(row.value) as NonNullable<IndexWork>) : null;
      const isUnderWay = last?.state === 'waiting' || last?.state === 'running';
      const isDead = now.getTime() - Date.parse(last?.startedAt ?? '') > DEAD_AFTER_MS;
      if (isUnderWay && !isDead) throw new Problem('search-work-running');
      const work: IndexWork = {
        state: 'waiting',
        done: 0,
        startedAt: now.toISOString(),
        finishedAt: null,
        startedBy,
        note: '',
      };
      await tx.execute('update search.search_state set value = $2 where key = $1', [
        kind,
        JSON.stringify(work),
      ]);
      await this.jobs.add(
        tx,
        'search.index-work',
        { kind },
        { key: `search:${kind}`, queue: QUEUE },
      );
    });
  }

  private async run(kind: WorkKind): Promise<void> {
    await this.tell(kind, { state: 'running' });
    try {
      const note = kind === 'rebuild' ? await this.rebuild() : await this.reconcile();
      await this.tell(kind, { state: 'done', note, finishedAt: this.clock.now().toISOString() });
    } catch (error) {
      const note = error instanceof Error ? error.name : 'error';
      await this.tell(kind, { state: 'failed', note, finishedAt: this.clock.now().toISOString() });
      throw error;
    }
  }

  private async rebuild(): Promise<string> {
    let telling = Promise.resolve();
    const count = await this.search.rebuild((done) => {
      telling = telling.then(() => this.tell('rebuild', { done }));
    });
    await telling;
    await this.tell('rebuild', { done: count });
    return '';
  }

  private async reconcile(): Promise<string> {
    const { compared, drifted } = await this.search.reconcile();
    await this.tell('reconcile', { done: compared });
    return String(drifted);
  }

  private async tell(kind: WorkKind, change: Partial<NonNullable<IndexWork>>): Promise<void> {
    await this.db.execute(
      `update search.search_state set value = (value::jsonb || $2::jsonb)::text
        where key = $1 and value <> ''`,
      [kind, JSON.stringify(change)],
    );
  }
}
