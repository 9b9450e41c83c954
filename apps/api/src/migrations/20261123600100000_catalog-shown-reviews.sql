-- Up Migration
-- Reviews move into a module of their own. What is shown of them stands here, written with each change, so that the
-- page of a product stays one statement and the search sees them.
drop table catalog.review;

create table catalog.shown_reviews (
  product_id uuid primary key references catalog.product,
  count integer not null check (count > 0),
  star_sum integer not null check (star_sum between count and 5 * count),
  demo_count integer not null check (demo_count between 0 and count),
  -- The newest ones as the page shows them.
  latest jsonb not null
);
grant select, insert, update, delete on catalog.shown_reviews to markthalle_app;
select search.watch('catalog.shown_reviews', 'product', 'search_reviews', 'select product_id from changed_rows');

-- Staff took a product out of the shop (Art. 17 DSA); its producer cannot put it back.
alter table catalog.product add column withheld boolean not null default false,
  add column paused_before_withheld boolean,
  add constraint withheld_is_paused check (not withheld or (paused and paused_before_withheld is not null));

create index product_version_season on catalog.product_version using gin ((content -> 'seasonMonths'));
