import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { Language } from '@markthalle/contracts/fields';
import type { readToday } from '@markthalle/contracts/portal-orders';
import { invariant } from '@markthalle/domain/invariant';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';

/** At this many pieces or fewer a producer should think of the next batch. */
const LOW_STOCK_PIECES = 3;
const MAX_LOW_STOCK = 10;

interface WorkRow {
  readonly producer: { name: string; slug: string; owner_name: string };
  readonly to_confirm: number;
  readonly to_pack: number;
  readonly pieces: number;
  readonly earliest_on: string | null;
  readonly to_hand_over: number;
  readonly short_articles: number;
  readonly account_state: string;
  readonly last_run_cents: number;
}

type LowStock = OutputOf<typeof readToday>['lowStock'][number];

/** The producer's front page: work, stock and money of today. */
@Injectable()
export class TodayQuery {
  constructor(
    private readonly db: Db,
    private readonly ledger: LedgerFacade,
  ) {}

  async of(producerId: string, language: Language): Promise<OutputOf<typeof readToday>> {
    const [work, lowStock, owed] = await Promise.all([
      this.db.row<WorkRow>(WORK, [producerId]),
      this.db.rows<LowStock>(LOW_STOCK, [producerId, language]),
      this.ledger.liabilitiesTo(producerId),
    ]);
    invariant(work !== null, 'a member belongs to a producer that exists');
    const { name, slug, owner_name: ownerName } = work.producer;
    return {
      producer: { producerId, name, slug, ownerName },
      toConfirm: work.to_confirm,
      toPack: { orders: work.to_pack, pieces: work.pieces, earliestOn: work.earliest_on },
      toHandOver: work.to_hand_over,
      lowStock,
      shortArticles: work.short_articles,
      dueCents: owed.dueCents,
      onTheWayCents: work.last_run_cents,
      accountState: work.account_state,
    };
  }
}

const WORK = `
  with work as (
    select p.state, p.hand_over_on,
           (select sum(l.quantity - l.refunded_quantity) from orders.order_line l
             where l.producer_order_id = p.id)
             as pieces
      from orders.producer_order p join orders."order" o on o.id = p.order_id
     where p.producer_id = $1 and p.state in ('new', 'confirmed', 'ready')
       and (o.payment_state in ('paid', 'partially_refunded') or o.ship_early_at is not null)
       -- Seats are neither packed nor handed over; their dates are a page of their own.
       and exists (select from orders.order_line l
                    where l.producer_order_id = p.id and l.snapshot ->> 'occasion' is null)),
  last_run as (
    select i.run_id from settlement.run_item i join settlement.run r on r.id = i.run_id
     where i.producer_id = $1 and r.approved_at is not null order by r.approved_at desc limit 1)
  select to_jsonb(m) as producer,
         (select count(*) from work where state = 'new') as to_confirm,
         (select count(*) from work where state = 'confirmed') as to_pack,
         (select coalesce(sum(pieces), 0)::bigint from work where state = 'confirmed') as pieces,
         (select min(hand_over_on) from work where state = 'confirmed') as earliest_on,
         (select count(*) from work where state = 'ready') as to_hand_over,
         (select count(*) from inventory.shortage t join catalog.variant v on v.id = t.variant_id
            join catalog.product p on p.id = v.product_id
           where p.producer_id = $1 and t.closed_at is null) as short_articles,
         coalesce((select a.state from producers.stripe_account a
                    where a.producer_id = $1 and a.replaced_at is null), 'none') as account_state,
         (select coalesce(sum(i.transfer_cents), 0) from settlement.run_item i join last_run
            using (run_id) where i.producer_id = $1 and i.state in ('approved', 'inflight', 'transferred'))
             as last_run_cents
    from producers.producer m where m.id = $1`;

const LOW_STOCK = `
  select v.id as "variantId", l.name, v.label ->> $2 as label, s.free
    from catalog.product p
    join catalog.variant v on v.product_id = p.id and v.starts_at is null
    join catalog.sellable e on e.variant_id = v.id
    join catalog.listing l on l.product_id = p.id and l.language = $2
    join inventory.stock s on s.variant_id = v.id
   where p.producer_id = $1 and not p.paused and s.policy = 'tracked'
     and s.free <= ${LOW_STOCK_PIECES}
   order by free, l.name, v.position limit ${MAX_LOW_STOCK}`;
