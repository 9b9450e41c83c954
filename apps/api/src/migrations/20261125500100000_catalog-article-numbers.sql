-- Up Migration
-- One home for the numbers of a producer's goods: labels, scanner, till and tables mean the same article by them.
alter table shop_floor.article set schema catalog;
alter table catalog.article
  drop constraint article_variant_id_fkey,
  drop constraint article_producer_id_article_number_key,
  drop constraint article_producer_id_gtin_key,
  -- Whose size it is: a size that waits for its approval has its numbers already, and no row in `variant`.
  add column product_id uuid references catalog.product on delete cascade;
update catalog.article a set product_id = v.product_id from catalog.variant v where v.id = a.variant_id;
alter table catalog.article alter column product_id set not null;
create index article_product on catalog.article (product_id);
grant delete on catalog.article to markthalle_app;

-- As people compare them: `A 12` is `a12`, and a UPC-A is the EAN-13 with a nought in front.
create function catalog.comparable_number(number text) returns text immutable language sql
  return upper(regexp_replace(number, '\s', '', 'g'));
create function catalog.comparable_gtin(gtin text) returns text immutable language sql
  return lpad(gtin, 14, '0');

-- Two labels with one number: the older variant keeps it.
update catalog.article a set article_number = null
 where exists (select from catalog.article b
   where b.producer_id = a.producer_id and b.variant_id < a.variant_id
     and catalog.comparable_number(b.article_number) = catalog.comparable_number(a.article_number));
update catalog.article a set gtin = null
 where exists (select from catalog.article b
   where b.producer_id = a.producer_id and b.variant_id < a.variant_id
     and catalog.comparable_gtin(b.gtin) = catalog.comparable_gtin(a.gtin));
create unique index article_number_once
  on catalog.article (producer_id, catalog.comparable_number(article_number));
create unique index article_gtin_once on catalog.article (producer_id, catalog.comparable_gtin(gtin));

-- Numbers that came in with tables belonged to products; now they belong to the first size. What stands on a
-- label goes before.
insert into catalog.article (variant_id, product_id, producer_id, article_number)
select distinct on (w.producer_id, catalog.comparable_number(w.article_number))
       w.variant_id, w.product_id, w.producer_id, w.article_number
  from (select distinct on (v.id) v.id as variant_id, a.product_id, a.producer_id, a.article_number
          from imports.article a
          join lateral (select id from catalog.variant where product_id = a.product_id and dated_of is null
                         order by position limit 1) v on true
         order by v.id, a.article_number) w
 where not exists (select from catalog.article c where c.producer_id = w.producer_id
   and catalog.comparable_number(c.article_number) = catalog.comparable_number(w.article_number))
 order by w.producer_id, catalog.comparable_number(w.article_number), w.variant_id
on conflict (variant_id) do update
  set article_number = coalesce(article.article_number, excluded.article_number);
drop table imports.article;
