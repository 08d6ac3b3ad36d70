/** Kernel tables of allow: accounts and sessions. */
export const tables = `
create table if not exists house.account (
  person uuid primary key,
  login text not null unique,
  password_hash text not null,
  disabled boolean not null default false,
  failures integer not null default 0,
  locked_until timestamptz
);
-- Whoever holds it has it from an administrator, and chooses another before they come in.
alter table house.account add column if not exists given boolean not null default false;
create table if not exists house.session (
  token_hash text primary key,
  person uuid not null,
  at timestamptz not null,
  ends_at timestamptz not null
);
create index if not exists session_person on house.session (person);
`
