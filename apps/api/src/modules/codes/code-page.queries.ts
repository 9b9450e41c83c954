import type { ProductCard, ProductDetail } from '@markthalle/contracts/catalog';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { hashToken } from '../../platform/db/new-id.ts';
import { sellableJson } from '../catalog/catalog.facade.ts';
import type { Sellable } from '../catalog/sellables.queries.ts';
import type { Device } from './devices.store.ts';

type Language = 'de' | 'en';

/** A product as a code's page shows it, with the stock of this moment. */
export interface ShownProduct {
  readonly card: ProductCard;
  readonly variants: readonly Omit<ProductDetail['variants'][number], 'stock'>[];
  /** Free pieces per variant; null where stock is not counted. */
  readonly free: Readonly<Record<string, number | null>>;
  /** What cart and checkout take per variant. */
  readonly sellables: Readonly<Record<string, Sellable>>;
}

export interface CodeRow {
  readonly code: string;
  readonly batch: string | null;
  readonly productId: string | null;
  readonly producerId: string;
  readonly producer: { readonly slug: string; readonly name: string; readonly town: string };
  readonly producerIsActive: boolean;
  /** The name that was printed, in the reader's language. */
  readonly labelled: string | null;
  readonly categoryPath: string | null;
  readonly shown: ShownProduct | null;
  readonly device: Device | null;
}

const shownOf = (listing: string, now: string) => `jsonb_build_object(
  'card', ${listing}.card, 'variants', ${listing}.variants,
  'free', (select jsonb_object_agg(s.variant_id, s.free)
             from catalog.variant v join inventory.stock s on s.variant_id = v.id
            where v.product_id = ${listing}.product_id),
  'sellables', (select coalesce(jsonb_object_agg(s.variant_id, ${sellableJson('s')}), '{}')
                  from catalog.sellable s
                 where s.product_id = ${listing}.product_id
                   and (s.sells_until is null or s.sells_until > ${now})))`;

/** Code, producer, product with stock, and the remembered device: one statement. */
const PAGE = `
select c.code, c.batch, c.product_id as "productId", c.producer_id as "producerId",
  jsonb_build_object('slug', pr.slug, 'name', pr.name, 'town', pr.town) as producer,
  pr.status = 'active' as "producerIsActive",
  coalesce(l.name, v.content -> 'name' ->> $2) as labelled,
  coalesce(l.category_path, v.category_path) as "categoryPath",
  case when l.product_id is not null then ${shownOf('l', '$4')} end as shown,
  (select jsonb_build_object('accountId', d.account_id, 'email', d.email,
      'buyerName', d.buyer_name, 'phone', d.phone, 'street', d.street, 'postcode', d.postcode,
      'town', d.town, 'ways', d.ways)
     from codes.device d where d.token_hash = $3 and d.expires_at > $4) as device
from codes.code c
join producers.producer pr on pr.id = c.producer_id
left join catalog.product p on p.id = c.product_id
left join catalog.listing l on l.product_id = c.product_id and l.language = $2
left join lateral (select pv.content, pv.category_path from catalog.product_version pv
    where pv.product_id = c.product_id
    order by pv.id = p.published_version_id desc, pv.number desc limit 1) v on true
where c.code = $1`;

/**
 * What comes closest to a product that is gone: the same producer's, of the same group if there is
 * one, on sale and in season now.
 */
const SUCCESSOR = `
select ${shownOf('l', '$5')} as shown
from catalog.listing l
where l.producer_id = $1 and l.language = $2 and l.product_id <> $3 and l.in_stock and l.in_season
order by l.category_path = $4 desc,
  split_part(l.category_path, '/', 1) = split_part($4, '/', 1) desc, l.name, l.product_id
limit 1`;

/** The reads behind a scanned code. */
@Injectable()
export class CodePageQueries {
  constructor(private readonly db: Db) {}

  async page(
    code: string,
    language: Language,
    deviceToken: string | null,
    now: Date,
  ): Promise<CodeRow | null> {
    const device = deviceToken === null ? null : hashToken(deviceToken);
    const [row] = await this.db.prepared<CodeRow>('code-page', PAGE, [code, language, device, now]);
    return row ?? null;
  }

  async successor(
    { producerId, productId, categoryPath }: CodeRow,
    language: Language,
    now: Date,
  ): Promise<ShownProduct | null> {
    const [row] = await this.db.prepared<{ shown: ShownProduct }>('code-successor', SUCCESSOR, [
      producerId,
      language,
      productId,
      categoryPath ?? '',
      now,
    ]);
    return row?.shown ?? null;
  }
}
