import type { Lexicon } from '@markthalle/search-index/compounds';
import type { ProductDocument, ProductSource } from '@markthalle/search-index/document';
import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, Statements, type Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Log } from '../../platform/log/log.ts';
import { EngineOutboxStore } from './meilisearch/engine-outbox.store.ts';
import { buildDocuments } from './product-documents.ts';
import {
  type ProducerSource,
  readProducerSources,
  readProductSources,
} from './product-sources.queries.ts';
import { type Entity, type Projected, SearchDocumentsStore } from './search-documents.store.ts';
import { VocabularyStore } from './vocabulary.store.ts';
import { VocabularyCache } from './vocabulary-cache.ts';

/** One pass projects at most so many changed things. */
const MAX_CHANGES_PER_PASS = 250;
const LEADER = `hashtextextended('search:relay', 0)`;

interface Dirty {
  readonly entity: Entity;
  readonly id: string;
  readonly seq: number;
}

interface Batch {
  readonly dirty: readonly Dirty[];
  readonly products: readonly ProductSource[];
  readonly producers: readonly ProducerSource[];
}

/**
 * Carries changes of the catalogue into the projection (ADR 0013). One leader at a time; documents are rebuilt from the
 * tables as they are in one snapshot, so the order of the changes does not matter, and a thing that changed again
 * meanwhile stays dirty. Whatever is killed in between is done again.
 */
@Injectable()
export class SearchRelay {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: SearchDocumentsStore,
    private readonly outbox: EngineOutboxStore,
    private readonly vocabulary: VocabularyStore,
    private readonly words: VocabularyCache,
    private readonly incidents: Incidents,
    private readonly log: Log,
  ) {}

  /** Projects some changes; answers how many things it took off the list. Zero beside another leader. */
  async pass(): Promise<number> {
    const client = await this.db.pool.connect();
    let isLeader = false;
    try {
      const lock = await client.query(`select pg_try_advisory_lock(${LEADER}) as taken`);
      isLeader = lock.rows[0].taken;
      if (!isLeader) return 0;
      const batch = await this.read(client);
      return batch.dirty.length === 0 ? 0 : await this.project(batch);
    } finally {
      if (isLeader) await client.query(`select pg_advisory_unlock(${LEADER})`);
      client.release();
    }
  }

  /** Projects until nothing is left. Answers how many things were projected. */
  async drain(): Promise<number> {
    let done = 0;
    for (let count = await this.pass(); count > 0; count = await this.pass()) done += count;
    return done;
  }

  /** What changed and how it is now, in one snapshot. */
  private async read(client: pg.PoolClient): Promise<Batch> {
    const from = new Statements(client);
    await client.query('begin isolation level repeatable read read only');
    try {
      const dirty = await from.rows<Dirty>(
        'select entity, id, seq from search.search_dirty order by seq limit $1',
        [MAX_CHANGES_PER_PASS],
      );
      const idsOf = (entity: Entity) =>
        dirty.filter((one) => one.entity === entity).map(({ id }) => id);
      const [productIds, producerIds] = [idsOf('product'), idsOf('producer')];
      const products =
        productIds.length === 0 ? [] : await readProductSources(from, productIds, this.clock.now());
      const producers =
        producerIds.length === 0 ? [] : await readProducerSources(from, producerIds);
      return { dirty, products, producers };
    } finally {
      await client.query('rollback');
    }
  }

  private async project({ dirty, products, producers }: Batch): Promise<number> {
    const { documents, broken, lexicon } = buildDocuments(products, await this.words.refresh());
    const byId = new Map<string, ProductDocument | ProducerSource>([
      ...documents,
      ...producers.map((producer) => [producer.id, producer] as const),
    ]);
    const projected = dirty
      .filter(({ id }) => !broken.has(id))
      .map(({ entity, id, seq }) => ({
        entity,
        id,
        version: seq,
        document: byId.get(id) ?? null,
      }));
    return this.db.transaction(async (tx) => {
      await this.write(tx, projected, lexicon);
      for (const [productId, error] of broken) await this.report(tx, productId, error);
      return this.takeOff(tx, dirty);
    });
  }

  private async write(tx: Tx, projected: readonly Projected[], lexicon: Lexicon): Promise<void> {
    const changed = await this.store.storeDocuments(tx, projected);
    const gone = (entity: Entity) =>
      changed.filter((one) => one.entity === entity && one.document === null).map(({ id }) => id);
    const put = <D>(entity: Entity) =>
      changed.flatMap((one) =>
        one.entity === entity && one.document !== null ? [one.document as D] : [],
      );
    const products = put<ProductDocument>('product');
    const producers = put<ProducerSource>('producer');
    await this.store.removeProducts(tx, gone('product'));
    await this.store.removeProducers(tx, gone('producer'));
    if (products.length > 0) await this.store.putProducts(tx, products, lexicon);
    if (producers.length > 0) await this.store.putProducers(tx, producers);
    await this.vocabulary.add(tx, products, producers, lexicon);
    await this.outbox.note(tx, changed);
  }

  /** Only what has not changed again since the snapshot is done. */
  private takeOff(tx: Tx, dirty: readonly Dirty[]): Promise<number> {
    return tx.execute(
      `delete from search.search_dirty d
        using jsonb_to_recordset($1::jsonb) as r (entity text, id uuid, seq bigint)
        where d.entity = r.entity and d.id = r.id and d.seq = r.seq`,
      [JSON.stringify(dirty)],
    );
  }

  /** One thing that cannot be projected must not keep the others from it. */
  private async report(tx: Tx, productId: string, error: unknown): Promise<void> {
    this.log.fault('search document failed', error, { productId });
    await this.incidents.open(tx, {
      kind: 'search-document-broken',
      subject: productId,
      title: 'Ein Produkt lässt sich nicht in die Suche aufnehmen',
    });
  }
}
