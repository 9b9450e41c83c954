-- Up Migration
-- The day on which the producer hands the goods over, and what leaves the farm together: known at sale.
alter table orders.producer_order
  add column hand_over_on date,
  add column trip text;
update orders.producer_order set
  hand_over_on = coalesce((select (s ->> 'on')::date
      from jsonb_array_elements(promise -> 'result' -> 'steps') s
     where s ->> 'kind' in ('leaves', 'runs', 'fetchable') limit 1), promised_earliest_on),
  trip = case when way = 'pickup' then 'hof'
    when way in ('parcel', 'parcel_chilled', 'letter', 'bulky') then 'versand'
    else coalesce(nullif(split_part(promise ->> 'tripKey', ':', 1), ''), replace(way, '_', '-')) end;
alter table orders.producer_order
  alter column hand_over_on set not null,
  alter column trip set not null;
create index producer_order_day on orders.producer_order (producer_id, hand_over_on, trip);
create index producer_order_watch on orders.producer_order (hand_over_on, id)
  where state in ('new', 'confirmed');

-- What the scale said of goods that are sold by weight: the pieces that were left, their grams and their price.
alter table orders.order_line
  add column weighed_pieces integer check (weighed_pieces between 1 and quantity),
  add column weighed_goods_cents integer check (weighed_goods_cents between 0 and goods_cents),
  add column weighed_grams integer check (weighed_grams > 0),
  add constraint weighed_whole check (num_nulls(weighed_pieces, weighed_goods_cents, weighed_grams) in (0, 3));
grant update (weighed_pieces, weighed_goods_cents, weighed_grams) on orders.order_line to markthalle_app;

alter table refunds.refund drop constraint refund_cause_check,
  add constraint refund_cause_check check (cause in ('withdrawal', 'defect', 'not_delivered', 'shortage',
    'weight_difference', 'damaged_in_transit', 'canceled', 'duplicate', 'goodwill', 'dashboard', 'other'));
