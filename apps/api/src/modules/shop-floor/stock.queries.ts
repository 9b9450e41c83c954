import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { Language } from '@markthalle/contracts/fields';
import {
  MAX_SHOWN_MOVEMENTS,
  MAX_STOCK_ARTICLES,
  type readStockArticle,
  type StockArticle,
} from '@markthalle/contracts/portal-stock';
import type { MovementKind, StockMovement } from '@markthalle/domain/stockFold';
import { Injectable } from '@nestjs/common';
import { Db, type Statements } from '../../platform/db/db.ts';
import type { MovementOrigin } from '../inventory/movements.store.ts';

type ArticleRow = Omit<StockArticle, 'shortSince'> & { readonly shortSince: Date | null };
type MovementView = OutputOf<typeof readStockArticle>['movements'][number];

export interface MovementRow extends StockMovement {
  readonly movementId: string;
  readonly kind: MovementKind;
  readonly recordedAt: Date;
  readonly origin: MovementOrigin;
  readonly actorName: string | null;
  readonly orderNumber: string | null;
  readonly note: string | null;
}

/** `$1` is the producer, `$2` the language. Dates of experiences have seats, not a shelf. */
const ARTICLE = `
select va.id as "variantId", p.id as "productId", c.content -> 'name' ->> $2 as "productName",
  coalesce(va.label ->> $2, '') as "variantLabel", c.content -> 'unitLabel' ->> $2 as "unitLabel",
  (select jsonb_build_object('id', pic.id, 'width', pic.width, 'height', pic.height,
     'alt', c.content -> 'name' ->> $2) from platform.picture pic where pic.id = p.picture_id)
    as picture,
  p.published_version_id is not null and not p.paused as "inShop",
  a.article_number as "articleNumber", a.gtin, s.policy, s.on_hand as "onHand", s.reserved,
  s.shop_buffer as "shopBuffer", s.free, s.short_pieces as "shortPieces",
  (select coalesce(jsonb_agg(jsonb_build_object('variantId', bp.part_id, 'quantity', bp.quantity,
       'name', part.content -> 'name' ->> $2) order by part.content -> 'name' ->> $2), '[]')
     from inventory.bundle_part bp join catalog.variant pv on pv.id = bp.part_id
     join lateral (select content from catalog.product_version n
        join catalog.product pp on pp.id = n.product_id where n.product_id = pv.product_id
       order by n.id = pp.published_version_id desc, n.number desc limit 1) part on true
    where bp.bundle_id = va.id) as parts,
  (select raised_at from inventory.shortage t
    where t.variant_id = va.id and t.closed_at is null) as "shortSince"
from catalog.product p
join catalog.variant va on va.product_id = p.id and va.starts_at is null
join inventory.stock s on s.variant_id = va.id
join lateral (select content from catalog.product_version n where n.product_id = p.id
   order by n.id = p.published_version_id desc, n.number desc limit 1) c on true
left join catalog.article a on a.variant_id = va.id
where p.producer_id = $1
  and c.content -> 'withdrawal' ->> 'reason' is distinct from 'leisure_on_date'`;

const MOVEMENTS = `
select m.id as "movementId", m.kind, m.delta, m.counted_quantity as "countedQuantity",
  m.acted_at as "actedAt", m.recorded_at as "recordedAt", m.seq as sequence, m.origin, m.note,
  who.display_name as "actorName",
  -- A producer reads the number of their own share, never more of the order.
  (select po.number from orders.producer_order po
    where po.order_id = m.order_id and po.producer_id = $2) as "orderNumber"
from inventory.stock_movement m
left join identity.account who on who.id = m.actor_id
where m.variant_id = $1 order by m.acted_at desc, m.seq desc limit ${MAX_SHOWN_MOVEMENTS + 1}`;

/** What there was before: the count or opening before it, and what moved since then. */
const EFFECT_OF_COUNT = `
select c.acted_at as "actedAt",
  (c.counted_quantity - coalesce(b.counted_quantity, 0) - coalesce(
    (select sum(m.delta) from inventory.stock_movement m
      where m.variant_id = c.variant_id and m.delta is not null
        and (m.acted_at, m.seq) < (c.acted_at, c.seq)
        and (b.acted_at is null or (m.acted_at, m.seq) > (b.acted_at, b.seq))), 0))::int as pieces
from inventory.stock_movement c
left join lateral (select acted_at, seq, counted_quantity from inventory.stock_movement m
   where m.variant_id = c.variant_id and m.counted_quantity is not null
     and (m.acted_at, m.seq) < (c.acted_at, c.seq)
   order by m.acted_at desc, m.seq desc limit 1) b on true
where c.variant_id = $1 and c.client_id = $2 and c.counted_quantity is not null`;

/** The shelf as its producer reads it. */
@Injectable()
export class StockQueries {
  constructor(private readonly db: Db) {}

  async articles(
    producerId: string,
    language: Language,
    from: Statements = this.db,
  ): Promise<StockArticle[]> {
    const rows = await from.rows<ArticleRow>(
      `${ARTICLE} order by (c.content -> 'name' ->> $2) collate "de-x-icu", p.id, va.position
        limit ${MAX_STOCK_ARTICLES}`,
      [producerId, language],
    );
    return rows.map(toArticle);
  }

  async article(
    producerId: string,
    variantId: string,
    language: Language,
    from: Statements = this.db,
  ): Promise<StockArticle | null> {
    const row = await from.row<ArticleRow>(`${ARTICLE} and va.id = $3`, [
      producerId,
      language,
      variantId,
    ]);
    return row && toArticle(row);
  }

  /** Newest first; one more than is shown tells whether there are earlier ones. */
  movements(variantId: string, producerId: string): Promise<MovementRow[]> {
    return this.db.rows<MovementRow>(MOVEMENTS, [variantId, producerId]);
  }

  /** By how many pieces a count changed the stock, with the time at which it was made. */
  effectOfCount(
    variantId: string,
    clientId: string,
  ): Promise<{ readonly pieces: number; readonly actedAt: Date } | null> {
    return this.db.row(EFFECT_OF_COUNT, [variantId, clientId]);
  }

  async unknownTillArticles(producerId: string): Promise<number> {
    const row = await this.db.row<{ n: number }>(
      `select count(*)::int as n from shop_floor.till_article
        where producer_id = $1 and variant_id is null and not ignored`,
      [producerId],
    );
    return row?.n ?? 0;
  }
}

const toArticle = (row: ArticleRow): StockArticle => ({
  ...row,
  shortSince: row.shortSince?.toISOString() ?? null,
});

export const toMovementView = (
  { sequence: _sequence, ...row }: MovementRow,
  state: Pick<MovementView, 'stockAfter' | 'replaced'>,
): MovementView => ({
  ...row,
  ...state,
  actedAt: row.actedAt.toISOString(),
  recordedAt: row.recordedAt.toISOString(),
});
