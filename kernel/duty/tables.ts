/** Kernel tables of duty: what is owed when, opened before anything happened, and which deed met it. */
export const tables = `
create table if not exists house.occurrence (
  id uuid primary key,
  obligation text not null,
  clause text not null,
  department uuid,
  period text,
  case_document text,
  case_record uuid,
  case_number text,
  case_deed uuid,
  opens_at timestamptz not null,
  due_at timestamptz,
  closes_at timestamptz,
  met_at timestamptz,
  met_deed uuid,
  met_document text,
  met_record uuid,
  met_number text
);
alter table house.occurrence add column if not exists told smallint not null default 0;
-- The book of the company that owes it; nothing where the whole house does.
alter table house.occurrence add column if not exists book text;
create unique index if not exists occurrence_case on house.occurrence (obligation, case_deed) where case_deed is not null;
create unique index if not exists occurrence_period on house.occurrence (obligation, period, coalesce(department, '00000000-0000-0000-0000-000000000000')) where period is not null;
create index if not exists occurrence_clause on house.occurrence (clause, opens_at);
create index if not exists occurrence_waiting on house.occurrence (obligation, case_record) where met_at is null;
create index if not exists occurrence_due on house.occurrence (due_at) where met_at is null and told < 3;
`
