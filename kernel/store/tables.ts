/** Kernel tables of the store: deeds, links, outbox, jobs, counters, seals - and the schema history itself. */
export const tables = `
create schema if not exists house;

create table if not exists house.setting (key text primary key, value jsonb not null);
create table if not exists house.migration (number integer primary key, name text not null, sql text not null, at timestamptz not null default now());
create table if not exists house.counter (key text primary key, value bigint not null);

create table if not exists house.deed (
  id uuid primary key,
  seq bigint generated always as identity unique,
  at timestamptz not null,
  document text not null,
  record uuid not null,
  number text,
  action text not null,
  duty text,
  person uuid not null,
  on_behalf_of uuid,
  clause text,
  before jsonb,
  after jsonb,
  instance uuid,
  request text,
  opinion text,
  tx xid8 not null default pg_current_xact_id()
);
create index if not exists deed_tx on house.deed (tx, seq);
create index if not exists deed_record on house.deed (record, seq);
create index if not exists deed_action on house.deed (document, action, seq);
create index if not exists deed_person on house.deed (person, seq);

create table if not exists house.link (
  id uuid primary key,
  kind text not null,
  from_document text not null,
  from_record uuid not null,
  from_line uuid not null,
  document text not null,
  record uuid not null,
  line uuid not null,
  quantity numeric not null,
  amount numeric not null,
  deed uuid not null,
  at timestamptz not null
);
create index if not exists link_from on house.link (from_line, kind);
create index if not exists link_from_record on house.link (from_record);
create index if not exists link_record on house.link (record);

create table if not exists house.outbox (
  seq bigint generated always as identity primary key,
  event text not null,
  document text not null,
  record uuid not null,
  number text,
  deed uuid not null,
  at timestamptz not null,
  done_at timestamptz,
  attempts integer not null default 0,
  retry_at timestamptz,
  last_error text,
  failed_at timestamptz,
  tx xid8 not null default pg_current_xact_id()
);
create index if not exists outbox_waiting on house.outbox (seq) where done_at is null;
create index if not exists outbox_record on house.outbox (record, seq) where done_at is null;

create table if not exists house.job (
  id uuid primary key,
  kind text not null,
  key text unique,
  payload jsonb not null default '{}',
  run_at timestamptz not null default now(),
  attempts integer not null default 0,
  leased_until timestamptz,
  worker text,
  progress jsonb,
  result jsonb,
  last_error text,
  done_at timestamptz,
  failed_at timestamptz,
  cancelled_at timestamptz,
  person uuid,
  created_at timestamptz not null default now()
);
create index if not exists job_waiting on house.job (run_at) where done_at is null and failed_at is null and cancelled_at is null;

create table if not exists house.seal (
  number bigint primary key,
  from_tx xid8 not null,
  to_tx xid8 not null,
  count bigint not null,
  root text not null,
  previous text not null,
  hash text not null,
  at timestamptz not null
);
-- What of a deed the seal covers: the first form left out the words of entries.
alter table house.seal add column if not exists form integer not null default 1;

create table if not exists house.idempotency (
  key text not null,
  person uuid not null,
  request text not null,
  answer jsonb not null,
  at timestamptz not null,
  primary key (person, key)
);

create table if not exists house.file (
  id uuid primary key,
  document text not null,
  record uuid not null,
  name text not null,
  mime text not null,
  size bigint not null,
  sha256 text not null,
  bytes bytea not null,
  person uuid not null,
  at timestamptz not null,
  removed_at timestamptz
);
create index if not exists file_record on house.file (record);

create table if not exists house.comment (
  id uuid primary key,
  document text not null,
  record uuid not null,
  line uuid,
  text text not null,
  mentions uuid[] not null default '{}',
  person uuid not null,
  at timestamptz not null,
  resolved_at timestamptz
);
create index if not exists comment_record on house.comment (record, at);

create table if not exists house.notification (
  id uuid primary key,
  person uuid not null,
  kind text not null,
  document text,
  record uuid,
  text_zh text not null,
  text_en text not null,
  at timestamptz not null,
  read_at timestamptz
);
create index if not exists notification_person on house.notification (person, at desc);

create table if not exists house.preference (
  person uuid not null,
  key text not null,
  value jsonb not null,
  at timestamptz not null,
  primary key (person, key)
);
create table if not exists house.view (
  id uuid primary key,
  person uuid not null,
  document text not null,
  name text not null,
  search jsonb not null,
  shared boolean not null default false,
  at timestamptz not null,
  unique (person, document, name)
);
create index if not exists view_document on house.view (document);
create unlogged table if not exists house.presence (
  person uuid not null,
  record uuid not null,
  editing boolean not null,
  until timestamptz not null,
  primary key (record, person)
);

create or replace function house.append_only() returns trigger language plpgsql as $$
begin
  raise exception 'append-only: % cannot be changed', tg_table_name using errcode = 'ZF001';
end $$;
${['deed', 'link', 'seal', 'migration'].map((name) => `
create or replace trigger append_only before update or delete on house.${name} for each row execute function house.append_only();
create or replace trigger append_only_whole before truncate on house.${name} for each statement execute function house.append_only();`).join('')}
`
