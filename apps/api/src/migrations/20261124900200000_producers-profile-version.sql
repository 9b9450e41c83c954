-- Up Migration
-- Which state of the profile a form was opened with: two devices do not overwrite each other unseen.
alter table producers.producer add column profile_version integer not null default 1;
