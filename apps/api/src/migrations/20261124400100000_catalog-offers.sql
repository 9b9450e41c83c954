-- Up Migration
-- Content of one pack of this size, `{"value": 250, "unit": "g"}`; null: that of the product's first size.
alter table catalog.variant
  add column quantity jsonb check (quantity is null or (quantity ? 'value' and quantity ? 'unit'));
