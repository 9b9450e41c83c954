-- Up Migration
create schema delivery;
grant usage on schema delivery to markthalle_app;

-- A run of the cooperative: collects at the farms of its stops and delivers around them, or in the cities.
create table delivery.run (
  code text primary key check (code ~ '^[a-z0-9-]{1,40}$'),
  kind text not null check (kind in ('regional', 'city')),
  label jsonb not null,
  chilled boolean not null,
  weekdays text[] not null check (cardinality(weekdays) > 0),
  -- Calendar days between the last day to order and the run; until this hour in Germany that day counts.
  lead_days integer not null check (lead_days between 0 and 14),
  cut_off_hour integer not null check (cut_off_hour between 1 and 23),
  -- Where it delivers to the door: [{"from": "10000", "to": "14199"}].
  areas jsonb not null,
  active boolean not null default true
);
create unique index run_city_once on delivery.run (kind) where kind = 'city' and active;

create table delivery.run_stop (
  run_code text not null references delivery.run,
  position integer not null,
  place text not null,
  primary key (run_code, position)
);

-- A day on which a run differs from its week: driven on another day, or (null) not at all.
create table delivery.run_exception (
  run_code text not null references delivery.run,
  on_day date not null,
  moved_to_on date check (moved_to_on <> on_day),
  reason jsonb not null,
  primary key (run_code, on_day)
);

create table delivery.pickup_point (
  id uuid primary key,
  slug text not null unique,
  run_code text not null references delivery.run,
  name text not null,
  street text not null,
  postcode text not null,
  town text not null,
  latitude double precision not null,
  longitude double precision not null,
  opening jsonb not null,
  cool_box boolean not null,
  -- False: a locker or an honour shelf, where no alcohol may wait (§ 9(3) JuSchG).
  attended boolean not null,
  active boolean not null default true
);

-- Prices of the cooperative's own delivery: dated, never overwritten.
create table delivery.fee (
  run_code text not null references delivery.run,
  way text not null check (way in ('tour', 'tour_cold', 'citybox', 'pickup_point')),
  valid_from date not null,
  price_cents integer not null check (price_cents >= 0),
  primary key (run_code, way, valid_from)
);

-- What carriers add to a producer's parcel, passed on as it is.
create table delivery.surcharge (
  kind text not null check (kind in ('island', 'age_service')),
  valid_from date not null,
  price_cents integer not null check (price_cents >= 0),
  primary key (kind, valid_from)
);

-- Days on which a producer hands nothing over (holidays).
create table delivery.closure (
  id uuid primary key,
  producer_id uuid not null references producers.producer,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  created_at timestamptz not null
);
create index closure_producer on delivery.closure (producer_id, to_on);

-- The ways of producers with the prices and departures of a day. A way of the cooperative exists where a run carries it.
create function delivery.offered_ways(day date)
  returns table (producer_id uuid, way text, carried_by text, run_code text, label jsonb,
                 price_cents integer, free_from_cents integer, weekdays text[], min_days integer,
                 max_days integer)
  language sql stable parallel safe as $$
  select w.producer_id, w.way, w.carried_by, r.code, w.label, coalesce(f.price_cents, w.price_cents),
         w.free_from_cents,
         case when cardinality(w.weekdays) > 0 then w.weekdays else p.dispatch_weekdays end,
         w.min_days, w.max_days
    from producers.delivery_way w
    join producers.producer p on p.id = w.producer_id
    left join delivery.run r on r.active
      and case w.way when 'citybox' then r.kind = 'city'
                     when 'tour' then r.code = p.tour_code
                     when 'tour_cold' then r.code = p.tour_code and r.chilled
                     else false end
    left join lateral (select x.price_cents from delivery.fee x
                        where x.run_code = r.code and x.way = w.way and x.valid_from <= day
                        order by x.valid_from desc limit 1) f on true
   where w.carried_by = 'producer' or r.code is not null $$;

grant select, insert, update on all tables in schema delivery to markthalle_app;
grant delete on delivery.closure to markthalle_app;

alter table cart.cart add column pickup_point_id uuid references delivery.pickup_point;
alter table catalog.sellable add column cold_chain text not null default 'none'
  check (cold_chain in ('none', 'chilled', 'frozen'));
-- What decided about the promised days, and why: `StoredPromise` in the domain; null for older orders.
alter table orders.producer_order add column promise jsonb;
