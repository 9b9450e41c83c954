import { berlinDateOf } from '@markthalle/domain/dates';
import { stampOf } from '@markthalle/search-index/meilisearch-document';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.ts';
import { Db } from '../../../platform/db/db.ts';
import { type EngineIndex, EngineIndexesStore } from './engine-indexes.store.ts';
import { EngineOutboxStore } from './engine-outbox.store.ts';
import { MeilisearchClient } from './meilisearch-client.ts';

const PAGE = 1000;
const MAX_PAGES = 1000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

export interface EngineDrift {
  readonly compared: number;
  /** Missing, outdated or too many in the engine, and not on their way. */
  readonly drifted: number;
  /** Only of another day: they are renewed for season and order. */
  readonly renewed: number;
}

/** Compares the projection with what the engine itself says it has, and puts what differs on its way. */
@Injectable()
export class EngineReconciler {
  constructor(
    private readonly client: MeilisearchClient,
    private readonly indexes: EngineIndexesStore,
    private readonly outbox: EngineOutboxStore,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Compares every live index; keeps the drift for the metrics. */
  async reconcile(): Promise<EngineDrift> {
    let sum: EngineDrift = { compared: 0, drifted: 0, renewed: 0 };
    for (const index of await this.indexes.all()) {
      if (index.state !== 'live') continue;
      const drift = await this.compare(index);
      sum = {
        compared: sum.compared + drift.compared,
        drifted: sum.drifted + drift.drifted,
        renewed: sum.renewed + drift.renewed,
      };
    }
    await this.db.execute(
      `update search.search_state
          set value = case key when 'engine-drift' then $1 else $2 end
        where key in ('engine-drift', 'engine-compared-at')`,
      [String(sum.drifted), this.clock.now().toISOString()],
    );
    return sum;
  }

  async compare({ uid, entity }: EngineIndex): Promise<EngineDrift> {
    const there = await this.stampsOf(uid);
    const day = berlinDateOf(this.clock.now().toISOString());
    const different: string[] = [];
    let renewed = 0;
    let compared = 0;
    for (let after = FIRST_ID; ; ) {
      const rows = await this.db.rows<{ id: string; hash: string }>(
        `select id, hash from search.search_document
          where entity = $1 and not deleted and id > $2 order by id limit $3`,
        [entity, after, PAGE],
      );
      for (const { id, hash } of rows) {
        const found = there.get(id);
        there.delete(id);
        if (found === stampOf(hash, day)) continue;
        different.push(id);
        if (found?.startsWith(`${hash}/`)) renewed += 1;
      }
      compared += rows.length;
      after = rows.at(-1)?.id ?? '';
      if (rows.length < PAGE) break;
    }
    const ids = await this.notOnTheirWay(uid, [...different, ...there.keys()]);
    await this.outbox.noteSome(uid, ids);
    return { compared, drifted: Math.max(0, ids.length - renewed), renewed };
  }

  private async stampsOf(uid: string): Promise<Map<string, string>> {
    const stamps = new Map<string, string>();
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const { results, total } = await this.client.stamps(uid, page * PAGE, PAGE);
      for (const { id, stamp = '' } of results) stamps.set(id, stamp);
      if (results.length < PAGE || (page + 1) * PAGE >= total) return stamps;
    }
    throw new Error(`The index ${uid} has more than ${MAX_PAGES * PAGE} documents`);
  }

  /** What is sent already is no drift, nor what waits for a person. */
  private async notOnTheirWay(uid: string, ids: readonly string[]): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `select id from unnest($2::uuid[]) as r (id)
        where not exists (select from search.engine_outbox o where o.index_uid = $1 and o.id = r.id)
          and not exists (select from search.search_dead d where d.index_uid = $1 and d.id = r.id)`,
      [uid, ids],
    );
    return rows.map(({ id }) => id);
  }
}
