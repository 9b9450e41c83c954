-- Up Migration
-- A producer's coupon lowers the price of lines at sale (§ 10(1) UStG); everything after it goes by goods_cents.
alter table orders.order_line
  add column discount_cents integer not null default 0,
  add constraint discount_within check (discount_cents between 0 and unit_price_cents * quantity),
  drop constraint goods_is_product,
  add constraint goods_is_product_less_discount
    check (goods_cents = unit_price_cents * quantity - discount_cents);
