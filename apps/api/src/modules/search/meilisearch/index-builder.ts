import { wordsOf } from '@markthalle/search-index/fold';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.ts';
import { Db } from '../../../platform/db/db.ts';
import { Incidents } from '../../../platform/incidents/incidents.ts';
import { type EngineIndex, EngineIndexesStore } from './engine-indexes.store.ts';
import { EngineOutboxStore } from './engine-outbox.store.ts';
import { EngineReconciler } from './engine-reconciler.ts';
import { ENTITIES, IndexKeeper } from './index-keeper.ts';
import { MeilisearchClient } from './meilisearch-client.ts';

const PROBES = 30;
const PROBE_HITS = 24;
const MIN_FOUND_SHARE = 0.9;

/** How far a new index is. */
export interface BuildProgress {
  readonly uid: string;
  readonly total: number;
  readonly waiting: number;
}

/** Builds a new index beside the live one and puts it in its place once it is as good. */
@Injectable()
export class IndexBuilder {
  constructor(
    private readonly keeper: IndexKeeper,
    private readonly indexes: EngineIndexesStore,
    private readonly outbox: EngineOutboxStore,
    private readonly reconciler: EngineReconciler,
    private readonly client: MeilisearchClient,
    private readonly db: Db,
    private readonly incidents: Incidents,
    private readonly clock: Clock,
  ) {}

  /** Begins to build what is not being built already. */
  async start(): Promise<void> {
    const building = await this.building();
    for (const entity of ENTITIES) {
      if (building.every((index) => index.entity !== entity)) await this.keeper.begin(entity);
    }
  }

  async building(): Promise<EngineIndex[]> {
    return (await this.indexes.all()).filter(({ state }) => state === 'building');
  }

  async progress(): Promise<BuildProgress[]> {
    const building = await this.building();
    return Promise.all(
      building.map(async ({ uid, entity }) => ({
        uid,
        total: await this.documents(entity),
        waiting: await this.outbox.waitingFor(uid),
      })),
    );
  }

  /** Puts a new index in the place of the live one: all sent, all confirmed, compared, counted and probed. */
  async finish(index: EngineIndex): Promise<boolean> {
    if (!(await this.keeper.isReady(index))) return false;
    if ((await this.outbox.waitingFor(index.uid)) > 0) return false;
    const { drifted, renewed } = await this.reconciler.compare(index);
    if (drifted + renewed > 0) return false;
    const isGood = (await this.isComplete(index)) && (await this.isProbed(index));
    await this.db.transaction(async (tx) => {
      if (isGood) {
        await this.indexes.makeLive(tx, index, this.clock.now());
        await this.incidents.settle(tx, 'search-sync', index.uid);
        return;
      }
      await this.incidents.open(tx, {
        kind: 'search-sync',
        subject: index.uid,
        title: 'Ein neuer Suchindex findet nicht, was er enthält',
      });
    });
    return isGood;
  }

  private async isComplete({ uid, entity }: EngineIndex): Promise<boolean> {
    const dead = await this.db.row<{ n: number }>(
      'select count(*) as n from search.search_dead where index_uid = $1',
      [uid],
    );
    const wanted = (await this.documents(entity)) - (dead?.n ?? 0);
    // Changes of this moment may be on their way; the comparison before looked at each document.
    const underWay = await this.outbox.waitingFor(uid);
    return Math.abs((await this.client.countDocuments(uid)) - wanted) <= underWay;
  }

  /** Real searches for names of documents must find them. */
  private async isProbed({ uid, entity }: EngineIndex): Promise<boolean> {
    const probes = await this.db.rows<{ id: string; name: string }>(
      `select id, document ->> 'name' as name from search.search_document d
        where entity = $1 and not deleted
          and not exists (select from search.search_dead x where x.index_uid = $2 and x.id = d.id)
        order by hash, id limit ${PROBES}`,
      [entity, uid],
    );
    if (probes.length === 0) return true;
    const answers = await this.client.search(
      probes.map(({ name }) => ({
        indexUid: uid,
        q: wordsOf(name).join(' '),
        limit: PROBE_HITS,
        attributesToRetrieve: ['id'],
      })),
    );
    const found = probes.filter(({ id }, index) => {
      const hits = answers[index]?.hits ?? [];
      return hits.length === PROBE_HITS || hits.some((hit) => hit.id === id);
    });
    return found.length >= probes.length * MIN_FOUND_SHARE;
  }

  private async documents(entity: EngineIndex['entity']): Promise<number> {
    const row = await this.db.row<{ n: number }>(
      'select count(*) as n from search.search_document where entity = $1 and not deleted',
      [entity],
    );
    return row?.n ?? 0;
  }
}
