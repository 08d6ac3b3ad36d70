/** Kernel tables of flow: drawn definitions, running instances, tasks, timers, and the append-only history of it all. */
export const tables = `
create table if not exists house.definition (
  key text not null,
  version integer not null,
  label_zh text not null,
  label_en text not null,
  xml text not null,
  compiled jsonb not null,
  digest text not null,
  person uuid,
  at timestamptz not null,
  primary key (key, version)
);
create or replace trigger append_only before update or delete on house.definition for each row execute function house.append_only();

create table if not exists house.decision (
  key text not null,
  version integer not null,
  label_zh text not null,
  label_en text not null,
  xml text not null,
  digest text not null,
  valid_from date not null,
  person uuid,
  at timestamptz not null,
  primary key (key, version)
);
create or replace trigger append_only before update or delete on house.decision for each row execute function house.append_only();

create table if not exists house.draft (
  key text primary key,
  version integer not null default 1,
  label_zh text not null,
  label_en text not null,
  xml text not null,
  person uuid not null,
  at timestamptz not null
);

create table if not exists house.instance (
  id uuid primary key,
  definition text not null,
  version integer not null,
  pool text not null,
  document text not null,
  record uuid not null,
  number text not null,
  state jsonb not null,
  started_by uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text,
  foreign key (definition, version) references house.definition (key, version)
);
create index if not exists instance_record on house.instance (record) where ended_at is null;
create index if not exists instance_record_all on house.instance (record, started_at);
create index if not exists instance_definition on house.instance (definition, version, started_at);

create table if not exists house.task (
  id uuid primary key,
  instance uuid not null references house.instance (id),
  activity text not null,
  node text not null,
  kind text not null check (kind in ('approval', 'work')),
  name_zh text not null,
  name_en text not null,
  document text not null,
  record uuid not null,
  number text not null,
  title text,
  amount numeric,
  department uuid,
  act_document text,
  action text,
  clause text,
  person uuid,
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  outcome text,
  opinion text,
  due_at timestamptz,
  created_at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  on_behalf_of uuid,
  started_by uuid not null
);
create index if not exists task_record on house.task (record, created_at);
create index if not exists task_instance on house.task (instance);
create index if not exists task_person on house.task (person, created_at) where state = 'open';
create index if not exists task_done on house.task (done_by, done_at) where state = 'done';

create table if not exists house.task_candidate (
  task uuid not null references house.task (id),
  role text not null,
  department uuid,
  open boolean not null default true,
  primary key (task, role)
);
-- The book of the company whose case it is; nothing where such documents are of the whole house.
alter table house.task_candidate add column if not exists book text;
create index if not exists task_candidate_role on house.task_candidate (role) where open;

alter table house.task add column if not exists automatic boolean not null default false;
alter table house.task add column if not exists attend_at timestamptz;
alter table house.task add column if not exists attend_to text check (attend_to in ('remind', 'due', 'escalate'));
create index if not exists task_attend on house.task (attend_at) where state = 'open';

create table if not exists house.signer (
  id uuid primary key,
  task uuid not null references house.task (id),
  place integer not null,
  person uuid not null,
  kind text not null default 'sign' check (kind in ('sign', 'advise', 'choose')),
  state text not null check (state in ('waiting', 'open', 'approve', 'reject', 'resolve', 'skipped', 'removed', 'cancelled')),
  weight numeric not null default 1,
  follows uuid,
  before uuid,
  added_by uuid,
  opened_at timestamptz,
  done_at timestamptz,
  done_by uuid,
  on_behalf_of uuid,
  opinion text
);
-- Why somebody was asked, or passed over, where it is not simply as drawn.
alter table house.signer add column if not exists why text;
do $$ begin
  if not exists (select from pg_constraint where conrelid = 'house.signer'::regclass and conname = 'signer_why_check' and pg_get_constraintdef(oid) like '%nobody-free%') then
    alter table house.signer drop constraint if exists signer_why_check;
    alter table house.signer add constraint signer_why_check check (why in ('approved-before', 'started-it', 'for-the-starter', 'nobody-found', 'nobody-free', 'chosen', 'escalated', 'kept-apart')) not valid;
  end if;
end $$;
create index if not exists signer_task on house.signer (task, place);
create index if not exists signer_open on house.signer (person) where state = 'open';
create index if not exists signer_done on house.signer (done_by, done_at) where done_at is not null;

create table if not exists house.copied (
  id uuid primary key,
  task uuid not null references house.task (id),
  person uuid not null,
  by_person uuid not null,
  at timestamptz not null,
  read_at timestamptz,
  unique (task, person)
);
create index if not exists copied_person on house.copied (person, at);

create table if not exists house.timer (
  id uuid primary key,
  instance uuid not null references house.instance (id),
  subscription text not null,
  due_at timestamptz not null,
  fired_at timestamptz,
  cancelled_at timestamptz,
  attempts integer not null default 0,
  retry_at timestamptz,
  last_error text,
  failed_at timestamptz,
  unique (instance, subscription)
);
-- What was drawn and from when it runs: the calendar may change, or come late (due at infinity).
alter table house.timer add column if not exists said jsonb;
alter table house.timer add column if not exists since timestamptz;
create index if not exists timer_running on house.timer (instance) where fired_at is null and cancelled_at is null;
create index if not exists timer_due on house.timer (due_at) where fired_at is null and cancelled_at is null;

create table if not exists house.subscription (
  instance uuid not null references house.instance (id),
  subscription text not null,
  kind text not null check (kind in ('message', 'signal')),
  name text not null,
  record uuid not null,
  primary key (instance, subscription)
);
create index if not exists subscription_name on house.subscription (name, record);
-- What a message has to carry to be for it, whatever document it is about.
alter table house.subscription add column if not exists key jsonb;
create index if not exists subscription_key on house.subscription (name) where key is not null;

create table if not exists house.flow_event (
  seq bigint generated always as identity primary key,
  instance uuid not null,
  at timestamptz not null,
  kind text not null,
  node text,
  name text,
  activity text,
  person uuid,
  data jsonb
);
create index if not exists flow_event_instance on house.flow_event (instance, seq);
create or replace trigger append_only before update or delete on house.flow_event for each row execute function house.append_only();
`
