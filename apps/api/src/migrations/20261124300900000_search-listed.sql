-- Up Migration
-- What stands in the shop, and whether it may call itself organic, is decided by the listing: evidence ends overnight.
create trigger search_listing_insert after insert on catalog.listing
  referencing new table as new_rows for each statement
  execute function search.note_change('product', $$
    select n.product_id from new_rows n
      left join search.search_document d on d.entity = 'product' and d.id = n.product_id
     where n.language = 'de' and (d.document is null or d.deleted
       or d.document ->> 'organic' is distinct from n.organic::integer::text)$$);

-- A listing that is written anew is deleted first; only one that is gone at the end has left the shop.
create function search.note_unlisted() returns trigger language plpgsql as $$
begin
  if not exists (select from catalog.listing where product_id = old.product_id) then
    perform search.mark_dirty('product', array[old.product_id], 'listing');
  end if;
  return null;
end
$$;
create constraint trigger search_listing_delete after delete on catalog.listing
  deferrable initially deferred for each row when (old.language = 'de')
  execute function search.note_unlisted();
