import { MAX_DRAFTS } from '@markthalle/contracts/product-drafts';
import type { FieldValues } from '@markthalle/domain/fieldMerge';
import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';

export interface StoredDraft {
  readonly draftId: string;
  readonly productId: string | null;
  readonly values: FieldValues;
  /** What another device typed into fields that both had changed. */
  readonly clashes: FieldValues;
  readonly savedAt: Date;
}

const DRAFT = `select id as "draftId", product_id as "productId", field_values as values, clashes,
    saved_at as "savedAt" from catalog.product_draft`;

/** Forms as somebody typed them; a producer finds only their own. */
@Injectable()
export class ProductDraftsStore {
  constructor(private readonly db: Db) {}

  list(producerId: string): Promise<StoredDraft[]> {
    return this.db.rows<StoredDraft>(
      `${DRAFT} where producer_id = $1 order by saved_at desc, id limit $2`,
      [producerId, MAX_DRAFTS],
    );
  }

  find(draftId: string, producerId: string, from: Statements = this.db) {
    return from.row<StoredDraft>(`${DRAFT} where id = $1 and producer_id = $2`, [
      draftId,
      producerId,
    ]);
  }

  /** Two devices with one draft take turns, also before it exists. */
  async lock(tx: Tx, draftId: string): Promise<void> {
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('draft:' || $1, 0))`, [
      draftId,
    ]);
  }

  async count(tx: Tx, producerId: string): Promise<number> {
    const row = await tx.row<{ count: number }>(
      'select count(*)::integer as count from catalog.product_draft where producer_id = $1',
      [producerId],
    );
    return row?.count ?? 0;
  }

  async save(tx: Tx, producerId: string, draft: StoredDraft): Promise<void> {
    await tx.execute(
      `insert into catalog.product_draft (id, producer_id, product_id, field_values, clashes, saved_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (id) do update
         set field_values = excluded.field_values, clashes = excluded.clashes,
             saved_at = greatest(product_draft.saved_at, excluded.saved_at)
       where product_draft.producer_id = $2`,
      [draft.draftId, producerId, draft.productId, draft.values, draft.clashes, draft.savedAt],
    );
  }

  /** Answers how many were there. */
  remove(tx: Tx, draftIds: readonly string[], producerId: string): Promise<number> {
    return tx.execute(
      'delete from catalog.product_draft where id = any ($1::uuid[]) and producer_id = $2',
      [draftIds, producerId],
    );
  }

  /**
   * Which product a draft belongs to now: a new one that was saved meanwhile, or the edited one with the number of its
   * newest version. Null: none of this producer.
   */
  subjectOf(tx: Tx, draftId: string, producerId: string) {
    return tx.row<{ productId: string; isCreated: boolean; versionNumber: number }>(
      `select p.id as "productId", p.client_id is not distinct from $1 as "isCreated",
              (select max(v.number) from catalog.product_version v where v.product_id = p.id)
                as "versionNumber"
         from catalog.product p where (p.client_id = $1 or p.id = $1) and p.producer_id = $2`,
      [draftId, producerId],
    );
  }
}
