import { wordsOf } from '@markthalle/search-index/fold';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { buildDocuments } from './product-documents.ts';
import { readProducerSources, readProductSources } from './product-sources.queries.ts';
import { type Entity, hashOf } from './search-documents.store.ts';
import { SearchRelay } from './search-relay.ts';
import { VocabularyStore } from './vocabulary.store.ts';
import { VocabularyCache } from './vocabulary-cache.ts';

const PAGE = 500;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** What a comparison of catalogue and projection found. */
export interface Drift {
  readonly compared: number;
  /** Documents that are missing, outdated or too many; they are projected anew. */
  readonly drifted: number;
}

interface Known {
  readonly id: string;
  readonly hash: string | null;
}

/** Ids on either side of the comparison, a page in the order of the ids. */
const IDS: Readonly<Record<Entity, string>> = {
  product: `select id, d.hash from (
      select id from catalog.product where id > $1
      union select id from search.search_document where entity = 'product' and id > $1) b
    left join search.search_document d using (id) order by id limit $2`,
  producer: `select id, d.hash from (
      select id from producers.producer where id > $1
      union select id from search.search_document where entity = 'producer' and id > $1) b
    left join search.search_document d using (id) order by id limit $2`,
};

/** Compares every document with the catalogue itself, never with own marks, and makes dirty what differs. */
@Injectable()
export class SearchReconciler {
  private lastDrift: number | null = null;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly words: VocabularyCache,
    private readonly vocabulary: VocabularyStore,
    private readonly relay: SearchRelay,
  ) {}

  /** The drift that the last comparison of this process found; null before the first. */
  get drift(): number | null {
    return this.lastDrift;
  }

  /** Compares, repairs, and counts the vocabulary anew. What changes meanwhile is at most projected twice. */
  async reconcile(): Promise<Drift> {
    await this.relay.drain();
    const products = await this.compare('product');
    const producers = await this.compare('producer');
    await this.relay.drain();
    await this.db.transaction((tx) => this.vocabulary.recount(tx));
    const drifted = products.drifted + producers.drifted;
    this.lastDrift = drifted;
    return { compared: products.compared + producers.compared, drifted };
  }

  /** Makes every document anew, in place; the search answers meanwhile. Answers how many there are. */
  async rebuild(report: (done: number) => void = () => undefined): Promise<number> {
    await this.db.transaction(async (tx) => {
      // Words of all names first, so that the first document is taken apart like the last.
      const names = await tx.rows<{ name: string }>(
        `select v.content -> 'name' ->> 'de' as name from catalog.product p
           join catalog.product_version v on v.id = p.published_version_id where not p.paused`,
      );
      await this.vocabulary.addWords(
        tx,
        names.flatMap(({ name }) => wordsOf(name)),
        'name',
      );
      await tx.execute(`update search.search_document set hash = 'rebuild'`);
      await tx.execute(
        `select search.mark_dirty('product', array(select id from catalog.product), 'rebuild'),
                search.mark_dirty('producer', array(select id from producers.producer), 'rebuild')`,
      );
    });
    await this.words.refresh();
    let done = 0;
    for (let count = await this.relay.pass(); count > 0; count = await this.relay.pass()) {
      done += count;
      report(done);
    }
    await this.db.transaction((tx) => this.vocabulary.recount(tx));
    await this.words.refresh();
    return done;
  }

  private async compare(entity: Entity): Promise<Drift> {
    let compared = 0;
    let drifted = 0;
    for (let after = FIRST_ID; ; ) {
      const known = await this.db.rows<Known>(IDS[entity], [after, PAGE]);
      if (known.length === 0) return { compared, drifted };
      const hashes = await this.hashesNow(
        entity,
        known.map(({ id }) => id),
      );
      const different = known.filter(({ id, hash }) => {
        const now = hashes.get(id) ?? '';
        return hashes.get(id) !== null && now !== (hash ?? '');
      });
      await this.markDirty(
        entity,
        different.map(({ id }) => id),
      );
      compared += known.length;
      drifted += different.length;
      after = known.at(-1)?.id ?? after;
    }
  }

  private async hashesNow(
    entity: Entity,
    ids: readonly string[],
  ): Promise<Map<string, string | null>> {
    if (entity === 'producer') {
      const producers = await readProducerSources(this.db, ids);
      return new Map(producers.map((producer) => [producer.id, hashOf(producer)]));
    }
    const sources = await readProductSources(this.db, ids, this.clock.now());
    const { documents, broken } = buildDocuments(sources, await this.words.refresh());
    const hashes = [...documents].map(([id, document]) => [id, hashOf(document)] as const);
    // What cannot be built waits for a person and is no drift.
    return new Map([...hashes, ...[...broken.keys()].map((id) => [id, null] as const)]);
  }

  private async markDirty(entity: Entity, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.db.execute(`select search.mark_dirty($1, $2::uuid[], 'drift')`, [entity, ids]);
  }
}
