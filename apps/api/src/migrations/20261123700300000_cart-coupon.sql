-- Up Migration
-- The code that the buyer typed; whether it counts is asked each time the cart is priced.
alter table cart.cart add column coupon_code text;
