-- Up Migration
-- The average colour of a picture: what a browser shows in its place until it is there.
alter table platform.picture
  add column colour text not null default '#dfe8e6' check (colour ~ '^#[0-9a-f]{6}$');
