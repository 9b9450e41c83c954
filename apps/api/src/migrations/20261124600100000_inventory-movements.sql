-- Up Migration
-- Movements by intent (ADR 0018): some say by how much the stock changed, a count says how much there was.
alter table inventory.stock_movement
  drop constraint stock_movement_kind_check,
  alter column delta drop not null,
  add column counted_quantity integer check (counted_quantity >= 0),
  -- The order in which the market heard of acts of the same instant.
  add column seq bigint generated always as identity,
  add column origin text not null default 'market'
    check (origin in ('market', 'portal', 'phone', 'till')),
  add column note text;

-- Until today a count wrote the difference; what was counted is the sum up to there.
update inventory.stock_movement m set counted_quantity = counted.total, delta = null
  from (select id, sum(delta) over (partition by variant_id order by recorded_at, seq) as total
          from inventory.stock_movement) counted
 where counted.id = m.id and m.kind in ('opening', 'count');

alter table inventory.stock_movement
  add constraint stock_movement_kind_check check (kind in
    ('opening', 'count', 'sale', 'sold', 'received', 'return', 'correction')),
  add constraint counts_are_absolute check (case when kind in ('opening', 'count')
    then counted_quantity is not null and delta is null
    else counted_quantity is null and delta is not null end);
drop index inventory.stock_movement_variant;
create index stock_movement_variant on inventory.stock_movement (variant_id, acted_at, seq);
create index stock_movement_count on inventory.stock_movement (variant_id, acted_at, seq)
  where counted_quantity is not null;

alter table inventory.stock
  -- When the newest count was made: acts before it are contained in it.
  add column counted_at timestamptz,
  -- Pieces that stay on the shop floor and are never sold online.
  add column shop_buffer integer not null default 0 check (shop_buffer >= 0),
  -- By how many pieces reality fell short of what was promised; a task for people, never cut off.
  add column short_pieces integer not null default 0 check (short_pieces >= 0),
  drop constraint stock_on_hand_check,
  drop constraint nothing_oversold,
  add constraint nothing_oversold
    check (policy = 'unlimited' or reserved <= on_hand + short_pieces),
  -- What may be sold online; null where stock is not counted. The one place of this rule in SQL.
  add column free integer generated always as
    (case policy when 'tracked' then greatest(0, on_hand - reserved - shop_buffer) end) stored;
update inventory.stock s set counted_at =
  (select max(acted_at) from inventory.stock_movement m
    where m.variant_id = s.variant_id and m.counted_quantity is not null);

-- The stock as the movements tell it: the newest count by act time and what happened after it.
create view inventory.stock_fold as
select s.variant_id, c.acted_at as counted_at,
       coalesce(c.counted_quantity, 0) + coalesce(d.pieces, 0)::integer as pieces
  from inventory.stock s
  left join lateral (
    select counted_quantity, acted_at, seq from inventory.stock_movement m
     where m.variant_id = s.variant_id and m.counted_quantity is not null
     order by acted_at desc, seq desc limit 1) c on true
  left join lateral (
    select sum(m.delta) as pieces from inventory.stock_movement m
     where m.variant_id = s.variant_id and m.delta is not null
       and (c.acted_at is null or (m.acted_at, m.seq) > (c.acted_at, c.seq))) d on true;

-- More was promised or sold than there is. One open task per variant.
create table inventory.shortage (
  id uuid primary key,
  variant_id uuid not null references inventory.stock,
  pieces integer not null check (pieces > 0),
  raised_at timestamptz not null,
  closed_at timestamptz
);
create unique index shortage_open on inventory.shortage (variant_id) where closed_at is null;

grant select on inventory.stock_fold to markthalle_app;
grant select, insert, update on inventory.shortage to markthalle_app;

