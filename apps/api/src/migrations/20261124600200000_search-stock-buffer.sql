-- Up Migration
-- What is kept back for the shop floor is sold out for the search, too.
drop trigger search_stock_update on inventory.stock;
create trigger search_stock_update after update on inventory.stock
  referencing old table as old_rows new table as new_rows for each statement
  execute function search.note_change('product', $$
    select v.product_id from old_rows o join new_rows n using (variant_id)
      join catalog.variant v on v.id = variant_id
     where (o.free is null or o.free > 0) <> (n.free is null or n.free > 0)$$);
