-- Up Migration
create schema documents;
grant usage on schema documents to markthalle_app;

-- The head of each number range: one issuer, one kind, one year. Its row is locked while a paper is issued, so numbers
-- have no gap and the hashes of a range form one chain.
create table documents.number_range (
  issuer text not null,
  kind text not null,
  year integer not null,
  last_sequence integer not null check (last_sequence >= 0),
  last_hash bytea,
  primary key (issuer, kind, year)
);

create table documents.document (
  id uuid primary key,
  kind text not null check (kind in ('invoice', 'invoice_correction', 'delivery_invoice', 'delivery_correction',
    'commission_invoice', 'commission_correction', 'statement')),
  -- 'cooperative' or the id of the producer in whose name it is issued.
  issuer text not null,
  year integer not null,
  sequence integer not null check (sequence > 0),
  number text not null,
  -- What it is about; which of them are set depends on the kind.
  producer_id uuid,
  order_id uuid,
  producer_order_id uuid,
  refund_id uuid,
  run_id uuid,
  -- The month of a commission invoice, as its first day.
  month date,
  corrects_document_id uuid references documents.document,
  issued_at timestamptz not null,
  net_cents bigint not null,
  vat_cents bigint not null,
  gross_cents bigint not null,
  -- The frozen facts that the files were drawn from. `json` keeps the text as it was hashed.
  content json not null,
  previous_hash bytea,
  hash bytea not null,
  -- First day on which it may be deleted (§ 147(3) AO, § 14b UStG).
  deletable_from date not null,
  unique (issuer, kind, year, sequence),
  unique (issuer, number),
  constraint gross_is_sum check (gross_cents = net_cents + vat_cents),
  constraint correction_names_original
    check ((kind in ('invoice_correction', 'delivery_correction', 'commission_correction'))
      = (corrects_document_id is not null))
);
create unique index document_invoice_once on documents.document (producer_order_id) where kind = 'invoice';
create unique index document_delivery_once on documents.document (order_id) where kind = 'delivery_invoice';
create unique index document_commission_once on documents.document (producer_id, month) where kind = 'commission_invoice';
create unique index document_commission_correction_once on documents.document (corrects_document_id, month)
  where kind = 'commission_correction';
create unique index document_statement_once on documents.document (run_id, producer_id) where kind = 'statement';
create index document_producer on documents.document (producer_id, issued_at desc, id desc);
create index document_order on documents.document (order_id) where order_id is not null;
create index document_corrects on documents.document (corrects_document_id) where corrects_document_id is not null;
create index document_issued on documents.document (issued_at desc, id desc);

create table documents.file (
  document_id uuid not null references documents.document,
  format text not null check (format in ('pdf', 'csv', 'html', 'xml')),
  bytes bytea not null,
  sha256 bytea not null,
  primary key (document_id, format)
);

-- Each refunded share is in exactly one paper of its issuer: the invoice, if it came before it, or one correction.
create table documents.refund_cover (
  refund_id uuid not null,
  producer_order_id uuid not null,
  issuer text not null check (issuer in ('producer', 'cooperative')),
  document_id uuid not null references documents.document,
  primary key (refund_id, producer_order_id, issuer)
);

-- Each commission posting is in exactly one commission paper.
create table documents.commission_cover (
  entry_id uuid not null references ledger.journal_entry,
  producer_id uuid not null,
  document_id uuid not null references documents.document,
  primary key (entry_id, producer_id)
);
create index commission_cover_document on documents.commission_cover (document_id);

create function documents.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'issued papers are never changed or deleted (GoBD); issue a correction'
    using errcode = 'restrict_violation';
end
$$;
create trigger document_write_once before update or delete or truncate on documents.document
  for each statement execute function documents.refuse_change();
create trigger file_write_once before update or delete or truncate on documents.file
  for each statement execute function documents.refuse_change();
create trigger refund_cover_write_once before update or delete or truncate on documents.refund_cover
  for each statement execute function documents.refuse_change();
create trigger commission_cover_write_once before update or delete or truncate on documents.commission_cover
  for each statement execute function documents.refuse_change();

create function documents.refuse_gap() returns trigger language plpgsql as $$
begin
  if new.last_sequence <> old.last_sequence + 1 then
    raise exception 'a number range grows by one' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger number_range_by_one before update on documents.number_range
  for each row execute function documents.refuse_gap();

grant select, insert on all tables in schema documents to markthalle_app;
grant update (last_sequence, last_hash) on documents.number_range to markthalle_app;

-- Who the cooperative is, as its papers print it. A sample: the register, VAT and bank numbers belong to nobody.
insert into platform.setting (key, value) values ('cooperative.master_data', '{
  "name": "Giebelmarkt eG (Demo)",
  "represented": "Hanna Möller, Jens Brandt (Vorstand)",
  "street": "Speicherstraße 1",
  "postcode": "23966",
  "town": "Wismar",
  "email": "hilfe@giebelmarkt.example",
  "phone": "030 23125 000",
  "register": "Genossenschaftsregister (Demo) GnR 9999",
  "vatId": "DE999999999",
  "taxNumber": "080/999/99999"
}') on conflict (key) do nothing;

-- Numbers of the tax adviser's office for DATEV batches; a sample until the adviser names theirs.
insert into platform.setting (key, value) values ('documents.datev', '{"adviserNumber": 1001, "clientNumber": 1}')
on conflict (key) do nothing;
