-- Up Migration
-- The versions of the legal texts that applied, and the wording of the button that was pressed (§ 312j BGB).
alter table orders."order"
  add column legal_document_ids uuid[] not null default '{}',
  add column button_label_version integer not null default 1;
