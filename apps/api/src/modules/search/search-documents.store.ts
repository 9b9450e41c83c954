import { createHash } from 'node:crypto';
import type { Lexicon } from '@markthalle/search-index/compounds';
import type { ProductDocument } from '@markthalle/search-index/document';
import {
  FREE_FROM_BITS,
  maskOf,
  placeKeyOf,
  seasonMask,
  WAY_BITS,
} from '@markthalle/search-index/facet-bits';
import { wordsOf } from '@markthalle/search-index/fold';
import { vectorsOf } from '@markthalle/search-index/search-vectors';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import type { ProducerSource } from './product-sources.queries.ts';

export type Entity = 'product' | 'producer';

/** A thing as it is to be projected; null: it is not in the shop (any more). */
export interface Projected {
  readonly entity: Entity;
  readonly id: string;
  /** The change that it shows. */
  readonly version: number;
  readonly document: ProductDocument | ProducerSource | null;
}

/** The same document has the same hash. */
export const hashOf = (document: object | null): string =>
  document === null
    ? ''
    : createHash('sha256').update(JSON.stringify(document)).digest('base64url');

/** Writes the projection: whole documents are replaced, never merged. */
@Injectable()
export class SearchDocumentsStore {
  /** Stores documents unless a newer version is there; answers those that changed. */
  async storeDocuments(tx: Tx, projected: readonly Projected[]): Promise<Projected[]> {
    const rows = projected.map(({ entity, id, version, document }) => ({
      entity,
      id,
      version,
      document,
      hash: hashOf(document),
      deleted: document === null,
    }));
    const changed = await tx.rows<{ entity: Entity; id: string }>(
      `with fresh as (
         select * from jsonb_to_recordset($1::jsonb)
           as r (entity text, id uuid, version bigint, document jsonb, hash text, deleted boolean)),
       before as (
         select d.entity, d.id, d.hash from search.search_document d join fresh using (entity, id)),
       written as (
         insert into search.search_document as d (entity, id, document, version, hash, deleted)
         select entity, id, document, version, hash, deleted from fresh order by entity, id
         on conflict (entity, id) do update
           set document = excluded.document, version = excluded.version, hash = excluded.hash,
               deleted = excluded.deleted, updated_at = clock_timestamp()
           where d.version <= excluded.version
         returning d.entity, d.id, d.hash)
       select w.entity, w.id from written w left join before b using (entity, id)
        where b.hash is distinct from w.hash`,
      [JSON.stringify(rows)],
    );
    const keys = new Set(changed.map(({ entity, id }) => `${entity}/${id}`));
    return projected.filter(({ entity, id }) => keys.has(`${entity}/${id}`));
  }

  async removeProducts(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.execute('delete from search.search_product where product_id = any ($1::uuid[])', [
      ids,
    ]);
  }

  async putProducts(tx: Tx, documents: readonly ProductDocument[], lexicon: Lexicon) {
    const rows = documents.map((document) => productRow(document, lexicon));
    await tx.execute(
      `insert into search.search_product
       select product_id, producer_id, producer_slug, category_path, place_key, price_cents, popularity,
              in_stock, organic, returnable, season_mask, ways_mask, free_mask, to_timestamp(created_at),
              latitude, longitude, name_words::tsvector, label_words::tsvector, english_words::tsvector,
              strip(name_words::tsvector || label_words::tsvector || english_words::tsvector)
         from jsonb_to_recordset($1::jsonb) as r (product_id uuid, producer_id uuid, producer_slug text,
           category_path text, place_key text, price_cents int, popularity smallint, in_stock boolean,
           organic boolean, returnable boolean, season_mask smallint, ways_mask smallint,
           free_mask smallint, created_at double precision, latitude double precision,
           longitude double precision, name_words text, label_words text, english_words text)
        order by product_id
       on conflict (product_id) do update set
         producer_id = excluded.producer_id, producer_slug = excluded.producer_slug,
         category_path = excluded.category_path, place_key = excluded.place_key,
         price_cents = excluded.price_cents, popularity = excluded.popularity,
         in_stock = excluded.in_stock, organic = excluded.organic,
         returnable = excluded.returnable, season_mask = excluded.season_mask,
         ways_mask = excluded.ways_mask, free_mask = excluded.free_mask,
         created_at = excluded.created_at, latitude = excluded.latitude,
         longitude = excluded.longitude, name_words = excluded.name_words,
         label_words = excluded.label_words, english_words = excluded.english_words,
         all_words = excluded.all_words`,
      [JSON.stringify(rows)],
    );
  }

  async removeProducers(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.execute('delete from search.search_producer where producer_id = any ($1::uuid[])', [
      ids,
    ]);
  }

  async putProducers(tx: Tx, producers: readonly ProducerSource[]): Promise<void> {
    const rows = producers.map(({ id, slug, name, place, region }) => ({
      producer_id: id,
      slug,
      name,
      place,
      place_key: placeKeyOf(place),
      region,
      words: wordsOf(`${name} ${place}`)
        .map((word) => `'${word}'`)
        .join(' '),
    }));
    await tx.execute(
      `insert into search.search_producer (producer_id, slug, name, place, place_key, region, words)
       select producer_id, slug, name, place, place_key, region, words::tsvector
         from jsonb_to_recordset($1::jsonb) as r (producer_id uuid, slug text, name text, place text,
           place_key text, region text, words text)
        order by producer_id
       on conflict (producer_id) do update set slug = excluded.slug, name = excluded.name,
         place = excluded.place, place_key = excluded.place_key, region = excluded.region,
         words = excluded.words`,
      [JSON.stringify(rows)],
    );
  }
}

function productRow(document: ProductDocument, lexicon: Lexicon) {
  const vectors = vectorsOf(document, lexicon);
  return {
    product_id: document.id,
    producer_id: document.producerId,
    producer_slug: document.producerSlug,
    category_path: document.categoryPaths.at(-1) ?? '',
    place_key: placeKeyOf(document.place),
    price_cents: document.priceCents,
    popularity: document.popularity,
    in_stock: document.inStock === 1,
    organic: document.organic === 1,
    returnable: document.returnable === 1,
    season_mask: seasonMask(document.seasonMonths),
    ways_mask: maskOf(document.ways, WAY_BITS),
    free_mask: maskOf(document.freeFrom, FREE_FROM_BITS),
    created_at: document.createdAt,
    latitude: document.geo.lat,
    longitude: document.geo.lng,
    name_words: vectors.name,
    label_words: vectors.labels,
    english_words: vectors.english,
  };
}
