import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { Localised, ProductContent } from './product-content.ts';
import type { VersionForm } from './product-form.ts';
import type { StoredQuantity } from './typed-quantity.ts';

export interface NewVersion {
  readonly productId: string;
  readonly number: number;
  readonly state: 'draft' | 'submitted';
  readonly content: ProductContent;
  readonly form: VersionForm;
  /** An earlier return's note stays with the draft until it is submitted again. */
  readonly returnedBecause: string | null;
}

/** A size as it is offered. */
export interface OfferedVariant {
  readonly id: string;
  readonly label: Localised;
  readonly containerDepositCents: number;
  /** Null: that of the product. */
  readonly quantity: StoredQuantity | null;
}

const MILLISECOND_MS = 1;

/** Every write of products and their versions; prices are only ever added. */
@Injectable()
export class ProductVersionsStore {
  /**
   * One creation at a time per act of a device, so that a repeated act finds the first one's
   * product. Answers what was made before, by the act.
   */
  async lockClientIds(
    tx: Tx,
    clientIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly id: string; readonly producerId: string }>> {
    await tx.execute(
      `select pg_advisory_xact_lock(hashtextextended('product:' || id, 0))
         from (select id from unnest($1::text[]) as act (id) order by id) acts`,
      [clientIds],
    );
    const rows = await tx.rows<{ clientId: string; id: string; producerId: string }>(
      `select client_id as "clientId", id, producer_id as "producerId" from catalog.product
        where client_id = any ($1::uuid[])`,
      [clientIds],
    );
    return new Map(rows.map(({ clientId, ...product }) => [clientId, product]));
  }

  /** Answers those whose slug was free. */
  async insertProducts(
    tx: Tx,
    products: readonly {
      readonly id: string;
      readonly producerId: string;
      readonly slug: string;
      readonly clientId: string;
    }[],
    now: Date,
  ): Promise<ReadonlySet<string>> {
    const rows = await tx.rows<{ id: string }>(
      `insert into catalog.product (id, producer_id, slug, client_id, created_at)
       select id, producer_id, slug, client_id, $5
         from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[])
           as p (id, producer_id, slug, client_id)
       on conflict (slug) do nothing returning id`,
      [
        products.map(({ id }) => id),
        products.map(({ producerId }) => producerId),
        products.map(({ slug }) => slug),
        products.map(({ clientId }) => clientId),
        now,
      ],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Each behind the variants that its product has; one new variant of a product at a time. */
  async insertVariants(
    tx: Tx,
    variants: readonly (OfferedVariant & { readonly productId: string })[],
  ): Promise<void> {
    await tx.execute(
      `insert into catalog.variant (id, product_id, label, container_deposit_cents, quantity, position)
       select id, "productId", label, "containerDepositCents", quantity,
              coalesce((select max(position) from catalog.variant b
                         where b.product_id = "productId"), 0) + 1
         from jsonb_to_recordset($1::jsonb) as v (id uuid, "productId" uuid, label jsonb,
           "containerDepositCents" integer, quantity jsonb)`,
      [JSON.stringify(variants)],
    );
  }

  async insertVersions(tx: Tx, versions: readonly NewVersion[], now: Date): Promise<void> {
    const rows = versions.map((version) => ({ ...version, id: newId() }));
    await tx.execute(
      `insert into catalog.product_version (id, product_id, number, state, content, form,
         category_path, submitted_at, returned_because, created_at)
       select id, "productId", number, state, content, form, content ->> 'categoryPath',
              case when state = 'submitted' then $2::timestamptz end, "returnedBecause", $2
         from jsonb_to_recordset($1::jsonb) as v (id uuid, "productId" uuid, number integer,
           state text, content jsonb, form jsonb, "returnedBecause" text)`,
      [JSON.stringify(rows), now],
    );
  }

  /**
   * The product's row, locked; null where it does not exist or, if asked, belongs to somebody else.
   */
  async lockProduct(tx: Tx, productId: string, producerId: string | null): Promise<boolean> {
    const row = await tx.row(
      `select id from catalog.product where id = $1 and ($2::uuid is null or producer_id = $2)
          for update`,
      [productId, producerId],
    );
    return row !== null;
  }

  /** Nobody has decided about it, and it was replaced: staff can no longer approve it. */
  async deleteUndecided(tx: Tx, versionId: string): Promise<void> {
    await tx.execute(
      `delete from catalog.product_version where id = $1 and state in ('draft', 'submitted')`,
      [versionId],
    );
  }

  async decide(
    tx: Tx,
    versionId: string,
    decision: { state: 'approved' | 'rejected'; by: string; at: Date; note: string | null },
  ): Promise<void> {
    await tx.execute(
      `update catalog.product_version
          set state = $2, decided_by = $3, decided_at = $4, returned_because = $5 where id = $1`,
      [versionId, decision.state, decision.by, decision.at, decision.note],
    );
  }

  /** What an approval adds to a version. */
  async setContent(tx: Tx, versionId: string, content: ProductContent): Promise<void> {
    await tx.execute('update catalog.product_version set content = $2 where id = $1', [
      versionId,
      content,
    ]);
  }

  async publish(tx: Tx, productId: string, versionId: string): Promise<void> {
    await tx.execute('update catalog.product set published_version_id = $2 where id = $1', [
      productId,
      versionId,
    ]);
  }

  /** Gone for good, until its producer ends the pause that came with it. */
  async setRetired(
    tx: Tx,
    retired: { productId: string; successorId: string | null; at: Date },
  ): Promise<void> {
    await tx.execute(
      `insert into catalog.retired_product (product_id, successor_id, retired_at) values ($1, $2, $3)
       on conflict (product_id) do update set successor_id = excluded.successor_id`,
      [retired.productId, retired.successorId, retired.at],
    );
  }

  /** It is not gone for good any more; whether it is paused is another matter. */
  async unsetRetired(tx: Tx, productId: string): Promise<void> {
    await tx.execute('delete from catalog.retired_product where product_id = $1', [productId]);
  }

  /**
   * Answers `withheld` for a product that only staff let back, and `older` where somebody switched it
   * after `actedAt`: the newest act holds, whenever it is told.
   */
  async setPaused(
    tx: Tx,
    productId: string,
    paused: boolean,
    actedAt: Date,
  ): Promise<'set' | 'withheld' | 'older'> {
    const product = await tx.row<{ withheld: boolean; isOlder: boolean }>(
      `select withheld, coalesce(paused_acted_at > $2, false) as "isOlder"
         from catalog.product where id = $1`,
      [productId, actedAt],
    );
    if (product?.withheld) return 'withheld';
    if (product?.isOlder) return 'older';
    if (!paused) await this.unsetRetired(tx, productId);
    await tx.execute('update catalog.product set paused = $2, paused_acted_at = $3 where id = $1', [
      productId,
      paused,
      actedAt,
    ]);
    return 'set';
  }

  async setVariant(tx: Tx, variant: OfferedVariant): Promise<void> {
    await tx.execute(
      `update catalog.variant set label = $2, container_deposit_cents = $3, quantity = $4
        where id = $1`,
      [variant.id, variant.label, variant.containerDepositCents, variant.quantity],
    );
  }

  /** A size that the producer no longer offers; orders keep pointing to it. */
  async closeVariant(tx: Tx, variantId: string, at: Date): Promise<void> {
    await tx.execute(
      'update catalog.variant set off_sale_at = coalesce(off_sale_at, $2) where id = $1',
      [variantId, at],
    );
  }

  /**
   * Adds a price from now on; the same price again adds nothing. Two prices of one instant follow
   * each other by a millisecond, so that none is lost.
   */
  async addPrice(
    tx: Tx,
    price: {
      variantId: string;
      grossCents: number;
      setBy: string | null;
      now: Date;
      /** The day until which the goods must be eaten; absent: they keep. */
      shortDateOn?: string | null;
    },
  ): Promise<void> {
    const shortDateOn = price.shortDateOn ?? null;
    const last = await tx.row<{
      grossCents: number;
      validFrom: Date;
      shortDateOn: string | null;
    }>(
      `select gross_cents as "grossCents", valid_from as "validFrom",
              short_date_on as "shortDateOn" from catalog.price
        where variant_id = $1 order by valid_from desc limit 1`,
      [price.variantId],
    );
    if (last?.grossCents === price.grossCents && last.shortDateOn === shortDateOn) return;
    const earliestMs = last === null ? 0 : last.validFrom.getTime() + MILLISECOND_MS;
    await tx.execute(
      `insert into catalog.price (variant_id, gross_cents, valid_from, set_by, short_date_on)
       values ($1, $2, $3, $4, $5)`,
      [
        price.variantId,
        price.grossCents,
        new Date(Math.max(price.now.getTime(), earliestMs)),
        price.setBy,
        shortDateOn,
      ],
    );
  }

  /**
   * A version that waits keeps up with a price that was set meanwhile, so that its approval does
   * not turn it back.
   */
  async setWaitingPrice(
    tx: Tx,
    productId: string,
    { variantId, grossCents }: { variantId: string; grossCents: number },
  ): Promise<void> {
    await tx.execute(
      `update catalog.product_version
          set form = case
            when $3::uuid = (select id from catalog.variant where product_id = $1 and dated_of is null
                              order by position limit 1)
              then jsonb_set(form, '{grossCents}', to_jsonb($2::integer))
            when form ? 'variants' then jsonb_set(form, '{variants}', (
              select coalesce(jsonb_agg(case when v ->> 'variantId' = $3::text
                  then v || jsonb_build_object('grossCents', $2::integer) else v end), '[]')
                from jsonb_array_elements(form -> 'variants') v))
            else form end
        where product_id = $1 and state <> 'approved' and form is not null`,
      [productId, grossCents, variantId],
    );
  }

  /** Which product of a producer a variant belongs to; locks the product. */
  async lockProductOfVariant(
    tx: Tx,
    variantId: string,
    producerId: string,
  ): Promise<string | null> {
    const row = await tx.row<{ id: string }>(
      `select p.id from catalog.product p
        where p.id = (select product_id from catalog.variant where id = $1) and p.producer_id = $2
          for update`,
      [variantId, producerId],
    );
    return row?.id ?? null;
  }
}
