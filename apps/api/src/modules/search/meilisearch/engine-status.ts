import { Injectable } from '@nestjs/common';
import { Clock, SECOND_MS } from '../../../platform/clock/clock.ts';
import { Db } from '../../../platform/db/db.ts';
import type { Entity } from '../search-documents.store.ts';

const MAX_AGE_MS = 2 * SECOND_MS;

/** The live index of an entity and what it can do by settings that are in force. */
interface LiveIndex {
  readonly uid: string;
  readonly filters: ReadonlySet<string>;
  readonly sorts: ReadonlySet<string>;
}

export type LiveIndexes = Readonly<Record<Entity, LiveIndex | null>>;

interface Row {
  readonly entity: Entity;
  readonly uid: string;
  readonly filters: string[];
  readonly sorts: string[];
}

/** Which indexes may be asked, as this process knows it; a few seconds old at most. */
@Injectable()
export class EngineStatus {
  private held: LiveIndexes | null = null;
  private readAt = 0;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async live(): Promise<LiveIndexes> {
    const now = this.clock.now().getTime();
    if (this.held === null) return this.refresh();
    if (now - this.readAt >= MAX_AGE_MS) {
      this.readAt = now;
      // The next question is served by what this brings; a failure leaves what is held.
      this.refresh().catch(() => undefined);
    }
    return this.held;
  }

  async refresh(): Promise<LiveIndexes> {
    const rows = await this.db.rows<Row>(
      `select distinct on (i.entity) i.entity, i.uid, c.filters, c.sorts
         from search.engine_index i
         join search.engine_capability c on c.index_uid = i.uid and c.ready
        where i.state = 'live' order by i.entity, c.noted_at desc`,
    );
    const of = (entity: Entity) => {
      const row = rows.find((one) => one.entity === entity);
      if (row === undefined) return null;
      return { uid: row.uid, filters: new Set(row.filters), sorts: new Set(row.sorts) };
    };
    this.held = { product: of('product'), producer: of('producer') };
    this.readAt = this.clock.now().getTime();
    return this.held;
  }

  /** An index did not behave as expected: the worker looks after all of them at its next round. */
  async suspect(): Promise<void> {
    await this.db.execute('update search.engine_index set checked_at = null');
  }
}
