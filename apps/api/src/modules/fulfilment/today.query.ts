import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { Language } from '@markthalle/contracts/fields';
import type { readToday } from '@markthalle/contracts/portal-orders';
import { berlinDateOf } from '@markthalle/domain/dates';
import { invariant } from '@markthalle/domain/invariant';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';

/** At this many pieces or fewer a producer should think of the next batch. */
const LOW_STOCK_PIECES = 3;
const MAX_LOW_STOCK = 10;
/** Evidence that ends within so many days is a task. */
const ENDING_DAYS = 30;
const MAX_HAND_OVER_DAYS = 2;

interface WorkRow {
  readonly producer: { name: string; slug: string; owner_name: string };
  readonly to_confirm: number;
  readonly to_pack: number;
  readonly pieces: number;
  readonly earliest_on: string | null;
  readonly to_hand_over: number;
  readonly hand_overs: OutputOf<typeof readToday>['handOvers'];
  readonly unread_messages: number;
  readonly ending: number;
  readonly ending_on: string | null;
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
    private readonly clock: Clock,
  ) {}

  async of(producerId: string, language: Language): Promise<OutputOf<typeof readToday>> {
    const on = berlinDateOf(this.clock.now().toISOString());
    const [work, lowStock, owed] = await Promise.all([
      this.db.row<WorkRow>(WORK, [producerId, on]),
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
      handOvers: work.hand_overs,
      unreadMessages: work.unread_messages,
      endingEvidence: { count: work.ending, firstOn: work.ending_on },
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
  hand_overs as (
    select hand_over_on as on, count(*) as orders,
           count(*) filter (where state <> 'ready') as "toPack"
      from work where hand_over_on >= $2 group by hand_over_on order by hand_over_on
     limit ${MAX_HAND_OVER_DAYS}),
  ending as (
    select i.valid_until from evidence.item i
     where i.producer_id = $1 and i.state = 'valid'
       and i.valid_until between $2 and $2::date + ${ENDING_DAYS}
       and not exists (select from evidence.item n
                        where n.producer_id = $1 and n.kind = i.kind
                          and n.state in ('submitted', 'valid')
                          and coalesce(n.valid_until > i.valid_until, true))),
  last_run as (
    select i.run_id from settlement.run_item i join settlement.run r on r.id = i.run_id
     where i.producer_id = $1 and r.approved_at is not null order by r.approved_at desc limit 1)
  select to_jsonb(m) as producer,
         (select count(*) from work where state = 'new') as to_confirm,
         (select count(*) from work where state = 'confirmed') as to_pack,
         (select coalesce(sum(pieces), 0)::bigint from work where state = 'confirmed') as pieces,
         (select min(hand_over_on) from work where state = 'confirmed') as earliest_on,
         (select count(*) from work where state = 'ready') as to_hand_over,
         (select coalesce(jsonb_agg(to_jsonb(h) order by h.on), '[]') from hand_overs h) as hand_overs,
         (select count(*) from messages.message n join messages.thread t on t.id = n.thread_id
           where t.producer_id = $1 and n.position > t.read_position and n.author <> 'producer')
             as unread_messages,
         (select count(*) from ending) as ending,
         (select min(valid_until) from ending) as ending_on,
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
