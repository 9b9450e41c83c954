-- Up Migration
-- An import that is taken back deletes its products by the thousand; without these each one would be looked for in
-- all products and all sizes.
create index product_published_version on catalog.product (published_version_id);
create index variant_dated_of on catalog.variant (dated_of) where dated_of is not null;
create index retired_product_successor on catalog.retired_product (successor_id) where successor_id is not null;
