-- Up Migration
-- The photo that a producer chose for their page; it is shown once its picture is made (`uploads.photo`).
create table catalog.farm_photo (
  producer_id uuid primary key references producers.producer,
  photo_id uuid not null,
  alt jsonb not null,
  chosen_at timestamptz not null
);
grant select, insert, update, delete on catalog.farm_photo to markthalle_app;
