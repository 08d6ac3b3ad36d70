-- The whole schema, as an empty database gets it. Written by `npm run accept`.

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

create or replace trigger append_only before update or delete on house.deed for each row execute function house.append_only();
create or replace trigger append_only_whole before truncate on house.deed for each statement execute function house.append_only();
create or replace trigger append_only before update or delete on house.link for each row execute function house.append_only();
create or replace trigger append_only_whole before truncate on house.link for each statement execute function house.append_only();
create or replace trigger append_only before update or delete on house.seal for each row execute function house.append_only();
create or replace trigger append_only_whole before truncate on house.seal for each statement execute function house.append_only();
create or replace trigger append_only before update or delete on house.migration for each row execute function house.append_only();
create or replace trigger append_only_whole before truncate on house.migration for each statement execute function house.append_only();


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


create table if not exists house.book (code text primary key, currency text not null, standard text not null);
-- A company of several keeps its own book: it is the department of the tree below which everything belongs to it. The main book has none.
alter table house.book add column if not exists label_zh text;
alter table house.book add column if not exists label_en text;
alter table house.book add column if not exists department uuid unique;
-- Over how many later movements of an item something that comes late is walked, movement by movement; before that it is split by the share still on hand.
alter table house.book add column if not exists late_walk integer not null default 20000 check (late_walk >= 0);
create table if not exists house.period (
  book text not null references house.book (code),
  code text not null,
  first date not null,
  last date not null check (last >= first),
  state text not null default 'open' check (state in ('open', 'locked', 'closed')),
  primary key (book, code)
);
create table if not exists house.account_chart (
  book text not null references house.book (code),
  number text not null,
  label_zh text not null,
  label_en text not null,
  kind text not null check (kind in ('asset', 'liability', 'equity', 'cost', 'income', 'expense', 'goods', 'budget')),
  side text not null check (side in ('debit', 'credit')),
  not_below_zero boolean not null default false,
  needs text[] not null default '{}' check (needs <@ array['party', 'item', 'place', 'department', 'budget_item', 'project', 'cash_item', 'batch']),
  primary key (book, number)
);
alter table house.account_chart add column if not exists closed boolean not null default false;
-- Which account a role stands on, from a day on; a company changes accounts, never the balance of a rule.
create table if not exists house.account_map (
  book text not null,
  role text not null,
  number text not null,
  valid_from date not null,
  primary key (book, role, valid_from),
  foreign key (book, number) references house.account_chart (book, number)
);
create table if not exists house.dimension_set (
  id uuid primary key,
  party uuid, item uuid, place uuid, department uuid, budget_item uuid, project uuid, cash_item uuid, batch text, currency uuid
);
alter table house.dimension_set add column if not exists currency uuid;
create index if not exists dimension_party on house.dimension_set (party) where party is not null;
create index if not exists dimension_item on house.dimension_set (item, place) where item is not null;

create table if not exists house.entry (
  id uuid primary key,
  seq bigint generated always as identity unique,
  book text not null references house.book (code),
  period text not null,
  date date not null,
  word text not null,
  number integer not null,
  summary_zh text not null,
  summary_en text not null,
  document text not null,
  record uuid not null,
  version integer not null,
  action text not null,
  ordinal integer not null,
  deed uuid not null,
  maker uuid not null,
  checker uuid,
  poster uuid not null,
  reverses uuid references house.entry (id),
  at timestamptz not null,
  constraint entry_posting_key unique (record, version, action, ordinal),
  constraint entry_voucher_number unique (book, period, word, number)
);
create index if not exists entry_reverses on house.entry (reverses) where reverses is not null;
create index if not exists entry_deed on house.entry (deed);
create index if not exists entry_document on house.entry (document, period);
create index if not exists entry_date on house.entry (book, date, seq);

-- Lines are written before their entry, so that the voucher counter is the last thing anybody waits for.
create table if not exists house.entry_line (
  id uuid primary key,
  entry uuid not null,
  book text not null,
  period text not null,
  position integer not null,
  account text not null,
  unit text not null,
  amount numeric not null check (amount <> 0),
  side text not null check (side in ('debit', 'credit')),
  phase text not null default 'settled' check (phase in ('settled', 'reserved', 'released')),
  dimensions uuid not null,
  line uuid,
  reverses uuid constraint entry_line_reversed_once unique,
  summary_zh text,
  summary_en text,
  in_currency numeric,
  unique (entry, position)
);
-- That an entry follows is asked once for all its lines (rules), not line by line.
alter table house.entry_line drop constraint if exists entry_line_entry_book_period_fkey;
alter table house.entry drop constraint if exists entry_id_book_period_key;
-- Beside its amount in the currency of the books, what the line is in the currency of its paper; that currency is a dimension.
alter table house.entry_line add column if not exists in_currency numeric;
create index if not exists entry_line_account on house.entry_line (account, dimensions);
create index if not exists entry_line_line on house.entry_line (line) where line is not null;

create table if not exists house.balance (
  book text not null,
  account text not null,
  unit text not null,
  dimensions uuid not null,
  period text not null,
  debit numeric not null default 0,
  credit numeric not null default 0,
  reserved numeric not null default 0,
  in_currency numeric not null default 0,
  primary key (account, unit, dimensions, period, book)
) with (fillfactor = 70);
alter table house.balance add column if not exists in_currency numeric not null default 0;
create index if not exists balance_dimensions on house.balance (dimensions);

-- What stands over all periods, kept only where it may not fall below zero, so that one row is the lock: of money one for the whole account, of goods and budgets one for each set of dimensions.
create table if not exists house.standing (
  book text not null,
  account text not null,
  unit text not null,
  dimensions uuid not null,
  amount numeric not null,
  reserved numeric not null,
  primary key (account, unit, dimensions, book)
) with (fillfactor = 70);

create table if not exists house.voucher_counter (
  book text not null, word text not null, period text not null, value integer not null, primary key (book, word, period)
) with (fillfactor = 50);

create table if not exists house.hold (
  id uuid primary key,
  book text not null references house.book (code),
  debit text not null, credit text not null, amount numeric not null check (amount > 0), currency text not null,
  until timestamptz,
  ended text check (ended in ('settled', 'released', 'lapsed'))
);
create index if not exists hold_until on house.hold (until) where ended is null and until is not null;

create or replace trigger append_only before update or delete on house.entry for each row execute function house.append_only();
create or replace trigger append_only_whole before truncate on house.entry for each statement execute function house.append_only();
create or replace trigger append_only before update or delete on house.entry_line for each row execute function house.append_only();
create or replace trigger append_only_whole before truncate on house.entry_line for each statement execute function house.append_only();
create or replace trigger append_only before update or delete on house.dimension_set for each row execute function house.append_only();
create or replace trigger append_only_whole before truncate on house.dimension_set for each statement execute function house.append_only();
create or replace function house.follows_lines() returns trigger language plpgsql as $$
begin
  raise exception '% follows from the entry lines and is not written by hand', tg_table_name using errcode = 'ZF005';
end $$;

create or replace trigger follows_lines before insert or update or delete on house.balance for each statement when (pg_trigger_depth() = 0) execute function house.follows_lines();
create or replace trigger follows_lines_whole before truncate on house.balance for each statement execute function house.follows_lines();
create or replace trigger follows_lines before insert or update or delete on house.standing for each statement when (pg_trigger_depth() = 0) execute function house.follows_lines();
create or replace trigger follows_lines_whole before truncate on house.standing for each statement execute function house.follows_lines();
create or replace trigger follows_lines before insert or update or delete on house.voucher_counter for each statement when (pg_trigger_depth() = 0) execute function house.follows_lines();
create or replace trigger follows_lines_whole before truncate on house.voucher_counter for each statement execute function house.follows_lines();

-- The period of a book that holds a day. Whoever posts holds it open; whoever closes waits for them, and they see what was decided.
create or replace function house.open_period(the_book text, day date) returns text language plpgsql as $$
declare found_period house.period;
begin
  select * into found_period from house.period where book = the_book and day between first and last;
  if found_period.code is null then raise exception 'no period of book % holds %', the_book, day using errcode = 'ZF010', detail = day::text; end if;
  perform pg_advisory_xact_lock_shared(hashtext('house.period ' || the_book), hashtext(found_period.code));
  select * into found_period from house.period where book = the_book and code = found_period.code;
  if found_period.state is distinct from 'open' then raise exception 'period % is %', found_period.code, found_period.state using errcode = 'ZF011', detail = found_period.code; end if;
  return found_period.code;
end $$;

create or replace function house.period_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a period stays' using errcode = 'ZF015'; end if;
  perform pg_advisory_xact_lock(hashtext('house.period ' || new.book), hashtext(new.code));
  if tg_op = 'INSERT' then
    if exists (select 1 from house.period p where p.book = new.book and p.code <> new.code and p.first <= new.last and p.last >= new.first) then
      raise exception 'period % overlaps another one', new.code using errcode = 'ZF015', detail = new.code;
    end if;
    return new;
  end if;
  if (new.book, new.code, new.first, new.last) is distinct from (old.book, old.code, old.first, old.last) then raise exception 'only the state of a period changes' using errcode = 'ZF015', detail = old.code; end if;
  if old.state = 'closed' and new.state <> 'closed' then raise exception 'period % is closed for good', old.code using errcode = 'ZF016', detail = old.code; end if;
  if new.state = 'closed' and exists (select 1 from house.period p where p.book = new.book and p.last < new.first and p.state <> 'closed') then
    raise exception 'periods before % are not closed', new.code using errcode = 'ZF017', detail = new.code;
  end if;
  return new;
end $$;
create or replace trigger period_kept before insert or update or delete on house.period for each row execute function house.period_kept();

-- An account that bears lines keeps its meaning; a limit begins with what stands.
create or replace function house.account_kept() returns trigger language plpgsql as $$
begin
  if (tg_op = 'DELETE' or (new.book, new.number, new.kind, new.side) is distinct from (old.book, old.number, old.kind, old.side)) and exists (select 1 from house.balance b where b.book = old.book and b.account = old.number) then
    raise exception 'account % bears entries and keeps its meaning', old.number using errcode = 'ZF018', detail = old.number;
  end if;
  if tg_op = 'DELETE' then return old; end if;
  if new.not_below_zero and not old.not_below_zero then
    lock table house.entry_line in share row exclusive mode;
    insert into house.standing (book, account, unit, dimensions, amount, reserved)
      select book, account, unit, (case when new.kind in ('goods', 'budget') then dimensions else '00000000-0000-0000-0000-000000000000'::uuid end), sum(case new.side when 'debit' then debit - credit else credit - debit end), sum(reserved) from house.balance where book = new.book and account = new.number group by 1, 2, 3, 4;
    if exists (select 1 from house.standing s where s.book = new.book and s.account = new.number and s.amount < s.reserved) then
      raise exception 'account % stands below zero', new.number using errcode = 'ZF012', detail = new.number;
    end if;
  elsif old.not_below_zero and not new.not_below_zero then delete from house.standing where book = new.book and account = new.number;
  end if;
  return new;
end $$;
create or replace trigger account_kept before update or delete on house.account_chart for each row execute function house.account_kept();

-- Limits on money that were kept by dimensions in earlier days begin again with the whole account.
do $$
declare apart record;
begin
  for apart in select distinct c.book, c.number from house.standing s join house.account_chart c on c.book = s.book and c.number = s.account where s.dimensions <> (case when c.kind in ('goods', 'budget') then s.dimensions else '00000000-0000-0000-0000-000000000000'::uuid end) loop
    update house.account_chart set not_below_zero = false where book = apart.book and number = apart.number;
    update house.account_chart set not_below_zero = true where book = apart.book and number = apart.number;
  end loop;
end $$;

create or replace function house.lines_kept() returns trigger language plpgsql as $$
declare known record; wrong record;
begin
  select entry, unit, sum(amount) as off into wrong from added where phase = 'settled' group by entry, unit having sum(amount) <> 0 limit 1;
  if found then raise exception 'entry % is off by % in %', wrong.entry, wrong.off, wrong.unit using errcode = 'ZF002'; end if;

  -- All there is to know of the lines in one pass; what is wrong with one is looked for only where something is.
  select bool_or(c.number is null or d.id is null or c.closed or (c.kind <> 'goods') <> (l.unit ~ '^[A-Z]{3}$') or (l.in_currency is not null and d.currency is null) or (c.needs <> '{}' and (select need from unnest(c.needs) need where to_jsonb(d) ->> need is null limit 1) is not null)) as faulty,
      bool_or(c.not_below_zero) as limited, bool_or(l.reverses is not null) as reversing into known
    from added l left join house.account_chart c on c.book = l.book and c.number = l.account left join house.dimension_set d on d.id = l.dimensions;

  if known.faulty then
    select l.account, c.number, c.label_zh, c.label_en, l.unit, (select need from unnest(c.needs) need where to_jsonb(d) ->> need is null limit 1) as lacks into wrong
      from added l left join house.account_chart c on c.book = l.book and c.number = l.account left join house.dimension_set d on d.id = l.dimensions
      where c.number is null or d.id is null or (c.kind <> 'goods') <> (l.unit ~ '^[A-Z]{3}$') or (l.in_currency is not null and d.currency is null) or (select need from unnest(c.needs) need where to_jsonb(d) ->> need is null limit 1) is not null limit 1;
    if found then
      if wrong.number is null then raise exception 'no account for %', wrong.account using errcode = 'ZF013', detail = ltrim(wrong.account, '?'); end if;
      if wrong.lacks is not null then raise exception 'account % needs %', wrong.account, wrong.lacks using errcode = 'ZF019', detail = json_build_array(wrong.label_zh, wrong.label_en, wrong.lacks)::text; end if;
      raise exception 'account % takes no % of this kind', wrong.account, wrong.unit using errcode = 'ZF003';
    end if;
    select c.label_zh, c.label_en into wrong from added l join house.account_chart c on c.book = l.book and c.number = l.account and c.closed limit 1;
    raise exception 'account % is closed', wrong.label_en using errcode = 'ZF020', detail = json_build_array(wrong.label_zh, wrong.label_en)::text;
  end if;

  if exists (select 1 from (select distinct entry from added) l join house.entry e on e.id = l.entry) then raise exception 'an entry is written once, with all its lines' using errcode = 'ZF004'; end if;
  select entry into wrong from added group by entry having min(position) <> 0 or min(book) <> max(book) or min(period) <> max(period) limit 1;
  if found then raise exception 'lines of entry % do not count from 0 in one book and period', wrong.entry using errcode = 'ZF007'; end if;
  if known.reversing and exists (select 1 from added l left join house.entry_line o on o.id = l.reverses where l.reverses is not null
      and (o.id is null or (l.book, l.account, l.unit, l.dimensions, l.side, l.amount, l.in_currency) is distinct from (o.book, o.account, o.unit, o.dimensions, o.side, -o.amount, -o.in_currency) or (l.phase = 'settled') <> (o.phase = 'settled'))) then
    raise exception 'a reversal takes back exactly its line' using errcode = 'ZF006';
  end if;

  insert into house.balance as b (book, account, unit, dimensions, period, debit, credit, reserved, in_currency)
    select book, account, unit, dimensions, period,
      coalesce(sum(amount) filter (where phase = 'settled' and side = 'debit'), 0), coalesce(-sum(amount) filter (where phase = 'settled' and side = 'credit'), 0), coalesce(sum(amount) filter (where phase <> 'settled'), 0),
      coalesce(sum(in_currency) filter (where phase = 'settled'), 0)
    from added group by account, unit, dimensions, period, book order by account, unit, dimensions, period, book
  on conflict (account, unit, dimensions, period, book) do update set debit = b.debit + excluded.debit, credit = b.credit + excluded.credit, reserved = b.reserved + excluded.reserved, in_currency = b.in_currency + excluded.in_currency;

  if not known.limited then return null; end if;
  with moved as (
    insert into house.standing as s (book, account, unit, dimensions, amount, reserved)
      select l.book, l.account, l.unit, (case when c.kind in ('goods', 'budget') then l.dimensions else '00000000-0000-0000-0000-000000000000'::uuid end) as dimensions,
        sum(case when l.phase <> 'settled' then 0 when c.side = 'debit' then l.amount else -l.amount end), sum(case when l.phase = 'settled' then 0 else l.amount end)
      from added l join house.account_chart c on c.book = l.book and c.number = l.account and c.not_below_zero
      group by 2, 3, 4, 1 order by 2, 3, 4, 1
    on conflict (account, unit, dimensions, book) do update set amount = s.amount + excluded.amount, reserved = s.reserved + excluded.reserved
    returning *)
  select m.account, c.label_zh, c.label_en, c.kind, m.unit, m.reserved, trim_scale(m.reserved - m.amount) as short into wrong
    from moved m join house.account_chart c on c.book = m.book and c.number = m.account where m.amount < m.reserved or m.reserved < 0 limit 1;
  if found and wrong.reserved < 0 then raise exception 'more is released on % than was reserved', wrong.account using errcode = 'ZF014', detail = json_build_array(wrong.label_zh, wrong.label_en)::text; end if;
  if found then raise exception 'account % would fall below zero', wrong.account using errcode = 'ZF012', detail = json_build_array(wrong.label_zh, wrong.label_en, wrong.short::text, wrong.kind)::text; end if;
  return null;
end $$;
create or replace trigger lines_kept after insert on house.entry_line referencing new table as added for each statement execute function house.lines_kept();

-- Lines stand only with their entry. As the lines of an entry are one statement and count from 0, the first answers for all.
create or replace function house.has_entry() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from house.entry e where e.id = new.entry and e.book = new.book and e.period = new.period) then raise exception 'no entry % follows its lines', new.entry using errcode = '23503'; end if;
  return null;
end $$;
do $$
begin
  if not exists (select 1 from pg_trigger where tgname = 'has_entry' and tgrelid = 'house.entry_line'::regclass) then
    create constraint trigger has_entry after insert on house.entry_line deferrable initially deferred for each row when (new.position = 0) execute function house.has_entry();
  end if;
end $$;

-- The period follows from the date and the number from the counter, whatever the statement says.
create or replace function house.entry_kept() returns trigger language plpgsql as $$
begin
  new.period := house.open_period(new.book, new.date);
  if not exists (select 1 from house.entry_line l where l.entry = new.id) then raise exception 'an entry has lines, written before it' using errcode = 'ZF004'; end if;
  insert into house.voucher_counter as c (book, word, period, value) values (new.book, new.word, new.period, 1)
    on conflict (book, word, period) do update set value = c.value + 1 returning value into new.number;
  return new;
end $$;
create or replace trigger entry_kept before insert on house.entry for each row execute function house.entry_kept();

-- Posts entries as given, accounts resolved by role: periods held open, balances locked in the order of their keys, voucher numbers last.
create or replace function house.post(given jsonb) returns jsonb language plpgsql as $$
declare
  the_book text := given->>'book';
  open_periods jsonb;
  answer jsonb;
begin
  select jsonb_object_agg(day, house.open_period(the_book, day::date)) into open_periods from (select distinct e->>'date' as day from jsonb_array_elements(given->'entries') e order by 1) days;
  insert into house.dimension_set select d.* from jsonb_populate_recordset(null::house.dimension_set, given->'dimensions') d on conflict (id) do nothing;
  insert into house.entry_line (id, entry, book, period, position, account, unit, amount, in_currency, side, phase, dimensions, line, reverses, summary_zh, summary_en)
    select l.id, (e->>'id')::uuid, the_book, open_periods->>(e->>'date'), l.position,
      coalesce((select m.number from house.account_map m where m.book = the_book and m.role = l.account and m.valid_from <= (e->>'date')::date order by m.valid_from desc limit 1),
               (select c.number from house.account_chart c where c.book = the_book and c.number = l.account), '?' || l.account),
      l.unit, l.amount, l.in_currency, l.side, l.phase, l.dimensions, l.line, l.reverses, l.summary_zh, l.summary_en
    from jsonb_array_elements(given->'entries') e,
      jsonb_to_recordset(e->'lines') as l(id uuid, position integer, account text, unit text, amount numeric, in_currency numeric, side text, phase text, dimensions uuid, line uuid, reverses uuid, summary_zh text, summary_en text);
  with made as (
    insert into house.entry (id, book, date, word, summary_zh, summary_en, document, record, version, action, ordinal, deed, maker, checker, poster, reverses, at)
      select e.id, the_book, e.date, e.word, e.summary_zh, e.summary_en, given->>'document', (given->>'record')::uuid, (given->>'version')::integer, given->>'action', e.ordinal, (given->>'deed')::uuid,
        (given->>'maker')::uuid, (given->>'checker')::uuid, (given->>'poster')::uuid, e.reverses, (given->>'at')::timestamptz
      from jsonb_to_recordset(given->'entries') as e(id uuid, date date, word text, summary_zh text, summary_en text, ordinal integer, reverses uuid) order by e.word, e.date, e.ordinal
    returning id, word, number, date, ordinal)
  select jsonb_agg(jsonb_build_object('id', id, 'word', word, 'number', number, 'date', date) order by ordinal) into answer from made;
  return answer;
end $$;

-- One row per item is the lock of its valuation; its state is what a walk over all movements gives, kept so that the next one need not walk again.
create table if not exists house.stock_item (
  book text not null,
  item text not null,
  rule jsonb not null,
  next integer not null default 0,
  last_at timestamptz,
  pools jsonb not null default '{}',
  primary key (book, item)
);
create table if not exists house.stock_move (
  id uuid primary key,
  book text not null,
  item text not null,
  seq integer not null,
  at timestamptz not null,
  pool text not null,
  quantity numeric not null,
  counted numeric,
  worth numeric,
  each numeric,
  source uuid references house.stock_move (id),
  line uuid not null,
  record uuid not null,
  action text not null,
  -- Lines that follow its worth and its quantity: account, sign, dimensions.
  money jsonb not null,
  goods jsonb not null,
  unique (book, item, seq)
);
alter table house.stock_move add column if not exists gathers jsonb;
alter table house.stock_move add column if not exists restates boolean;
create index if not exists stock_move_order on house.stock_move (book, item, at, seq);
create index if not exists stock_move_gathers on house.stock_move using gin ((gathers->'of')) where gathers is not null;
create index if not exists stock_move_line on house.stock_move (line);
create index if not exists stock_move_record on house.stock_move (record);
-- What the books learnt of a movement, entry by entry; the sum is what it is worth by now.
create table if not exists house.stock_worth (
  move uuid not null references house.stock_move (id),
  entry uuid not null,
  quantity numeric not null,
  value numeric not null,
  primary key (move, entry)
);
create table if not exists house.stock_late (
  id uuid primary key,
  book text not null,
  item text not null,
  seq integer not null,
  at timestamptz not null,
  move uuid references house.stock_move (id),
  pool text,
  value numeric not null,
  record uuid not null,
  action text not null
);
create index if not exists stock_late_item on house.stock_late (item, seq);
create index if not exists stock_late_record on house.stock_late (record);
-- What the pools of an item held after one of its movements: a walk goes on from there. Only remembered, never the truth; what comes late before one strikes it out.
create table if not exists house.stock_mark (
  book text not null,
  item text not null,
  at timestamptz not null,
  seq integer not null,
  pools jsonb not null,
  primary key (book, item, at, seq)
);
-- Movements and late costs that were taken back: valued as if they had never been.
create table if not exists house.stock_undone (id uuid primary key, entry uuid not null);
-- How old what lies there is: what went out was the oldest, so what is left came last. What only changes its place or its box keeps its age.
create or replace view house.stock_age as
  select book, item, since, least(quantity, there - later) as quantity from (
    select book, item, at as since, quantity, sum(quantity) over (partition by book, item) as there,
      coalesce(sum(greatest(quantity, 0)) over (partition by book, item order by at desc, seq desc rows between unbounded preceding and 1 preceding), 0) as later
    from (select m.book, m.item, min(m.at) as at, min(m.seq) as seq, sum(w.quantity) as quantity from house.stock_move m join house.stock_worth w on w.move = m.id
      where not exists (select 1 from house.stock_undone u where u.id = m.id) group by m.book, m.item, m.record, m.action) moved) aged
  where quantity > 0 and there > later;

create or replace trigger append_only before update or delete on house.stock_move for each row execute function house.append_only();
create or replace trigger append_only_whole before truncate on house.stock_move for each statement execute function house.append_only();
create or replace trigger append_only before update or delete on house.stock_worth for each row execute function house.append_only();
create or replace trigger append_only_whole before truncate on house.stock_worth for each statement execute function house.append_only();
create or replace trigger append_only before update or delete on house.stock_late for each row execute function house.append_only();
create or replace trigger append_only_whole before truncate on house.stock_late for each statement execute function house.append_only();
create or replace trigger append_only before update or delete on house.stock_undone for each row execute function house.append_only();
create or replace trigger append_only_whole before truncate on house.stock_undone for each statement execute function house.append_only();


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


create or replace function house.searchable(said text) returns text language sql immutable parallel safe as $$
  select lower(normalize(left(said, 2000), NFKC))
$$;
create or replace function house.bigrams(said text) returns tsvector language plpgsql immutable parallel safe as $$
declare letters text[] := string_to_array(house.searchable(said), null);
begin
  return array_to_tsvector(array(select a || b from unnest(letters, letters[2:] || ' '::text) as pair(a, b) where a is not null));
end $$;

create table if not exists house.working_span (starts_at timestamptz primary key, ends_at timestamptz not null);
create or replace function house.working_minutes(since timestamptz, until timestamptz) returns numeric language sql stable parallel safe as $$
  select case when since >= (select min(starts_at) from house.working_span) - interval '7 days' and until <= (select max(ends_at) from house.working_span) + interval '7 days' then coalesce((
    select sum(extract(epoch from least(s.ends_at, until) - greatest(s.starts_at, since)) / 60) from house.working_span s where s.starts_at < until and s.ends_at > since), 0) end
$$;

create table if not exists house.work (
  id integer primary key generated always as identity,
  key text not null unique,
  title text not null,
  preface text not null,
  plain text not null generated always as (house.searchable(title)) stored,
  kept_at timestamptz not null
);
create table if not exists house.passage (
  work integer not null references house.work (id) on delete cascade,
  position integer not null,
  place text not null,
  said text not null,
  heading boolean not null,
  size integer not null generated always as (length(said)) stored,
  plain text not null generated always as (house.searchable(said)) stored,
  pairs tsvector not null generated always as (house.bigrams(said)) stored,
  primary key (work, position)
);
-- Laws come seldom and are searched at once: a list of pending entries would be read through at each search until somebody vacuums.
create index if not exists passage_pairs on house.passage using gin (pairs) with (fastupdate = off);
alter index house.passage_pairs set (fastupdate = off);


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

create schema if not exists "commons";

create schema if not exists "governance";

create schema if not exists "supply";

create schema if not exists "finance";

create schema if not exists "lab";

create table if not exists "commons"."company" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "code" text not null,
  "name" text not null,
  "name_en" text,
  "credit_code" text,
  "legal_representative" text,
  "size" text,
  "address" text,
  "phone" text,
  "bank_name" text,
  "bank_account" text,
  "currency" text not null,
  "zone" text not null,
  "spelled" text
);

create table if not exists "commons"."department" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "code" text not null,
  "name" text not null,
  "name_en" text,
  "field_parent" uuid,
  "head" uuid,
  "spelled" text
);

create table if not exists "commons"."position" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "code" text not null,
  "name" text not null,
  "name_en" text,
  "grade" integer,
  "duties" text,
  "spelled" text
);

create table if not exists "commons"."person" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "code" text not null,
  "login" text not null,
  "name" text not null,
  "name_en" text,
  "field_position" uuid,
  "manager" uuid,
  "same_as" uuid,
  "email" text,
  "mobile" text,
  "joined_on" date not null,
  "left_on" date,
  "successor" uuid,
  "spelled" text
);

create table if not exists "commons"."role_holding" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "person" uuid not null,
  "role" text not null,
  "from" date not null,
  "to" date,
  "reason" text
);

create table if not exists "commons"."group" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "code" text not null,
  "name" text not null,
  "spelled" text
);

create table if not exists "commons"."group__people" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "person" uuid not null
);

create table if not exists "commons"."substitution" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "absent" uuid not null,
  "substitute" uuid not null,
  "from" date not null,
  "to" date not null,
  "of" text,
  "reason" text
);

create table if not exists "commons"."party" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "code" text not null,
  "name" text not null,
  "name_en" text,
  "short_name" text,
  "kind" text not null,
  "small_firm" boolean,
  "credit_limit" numeric,
  "tax_number" text,
  "address" text,
  "contact" text,
  "phone" text,
  "email" text,
  "group_book" text,
  "bank_name" text,
  "bank_account" text,
  "spelled" text
);

create table if not exists "commons"."party__contacts" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "name" text not null,
  "role" text,
  "phone" text,
  "email" text
);

create table if not exists "commons"."unit_of_measure" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "code" text not null,
  "name" text not null,
  "name_en" text,
  "places" integer not null,
  "base" uuid,
  "factor" numeric,
  "spelled" text
);

create table if not exists "commons"."item_group" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "code" text not null,
  "name" text not null,
  "name_en" text,
  "field_parent" uuid,
  "valuation" text not null,
  "scope" text not null,
  "price_difference" text not null,
  "negative" boolean not null,
  "shortage" text not null,
  "stock_account" text not null,
  "spelled" text
);

create table if not exists "commons"."item" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "code" text not null,
  "name" text not null,
  "name_en" text,
  "specification" text,
  "group" uuid not null,
  "unit" uuid not null,
  "source" text not null,
  "inspected" boolean not null,
  "standard_cost" numeric,
  "safety_stock" numeric,
  "reorder_point" numeric,
  "lead_days" integer,
  "spelled" text
);

create table if not exists "commons"."location" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "code" text not null,
  "name" text not null,
  "name_en" text,
  "kind" text not null,
  "purpose" text not null,
  "field_parent" uuid,
  "via_transit" boolean,
  "keeper" uuid,
  "spelled" text
);

create table if not exists "commons"."currency" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "code" text not null,
  "name" text not null,
  "name_en" text,
  "symbol" text,
  "places" integer not null,
  "spelled" text
);

create table if not exists "commons"."exchange_rate" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "currency" uuid not null,
  "date" date not null,
  "rate" numeric not null,
  "source" text
);

create table if not exists "commons"."payment_terms" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "code" text not null,
  "name" text not null,
  "discount" numeric not null,
  "discount_days" integer not null,
  "spelled" text
);

create table if not exists "commons"."payment_terms__parts" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "share" numeric not null,
  "from" text not null,
  "months" integer not null,
  "days" integer not null
);

create table if not exists "commons"."calendar_year" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "year" integer not null,
  "source" text not null
);

create table if not exists "commons"."calendar_year__days" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "date" date not null,
  "kind" text not null,
  "name" text
);

create table if not exists "commons"."announcement" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "title" text not null,
  "text" text not null,
  "kind" text not null,
  "audience" uuid,
  "published_on" date,
  "until" date,
  "spelled" text
);

create table if not exists "governance"."policy_version" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "title" text not null,
  "edition" integer not null,
  "effective_from" date not null,
  "effective_to" date,
  "interpreter" uuid,
  "summary" text,
  "opinions_until" date,
  "without_opinions" text,
  "round" integer,
  "waits" boolean,
  "issued_on" date,
  "reviewed_on" date,
  "review_note" text,
  "retirement" text,
  "spelled" text
);

create table if not exists "governance"."policy_version__council" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "person" uuid not null
);

create table if not exists "governance"."policy_version__clauses" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "line_number" text not null,
  "title" text not null,
  "title_en" text,
  "text" text not null,
  "text_en" text,
  "bound" text,
  "kind" text not null,
  "from" integer,
  "to" integer
);

create table if not exists "governance"."policy_version__headings" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "line_number" text not null,
  "title" text not null,
  "text" text
);

create table if not exists "governance"."policy_opinion" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "edition" uuid not null,
  "clause" text,
  "opinion" text not null,
  "wording" text,
  "answer" text,
  "answerer" uuid,
  "spelled" text
);

create table if not exists "governance"."policy_ballot" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "edition" uuid not null,
  "person" uuid not null,
  "round" integer not null,
  "reason" text
);

create table if not exists "governance"."binding" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "clause" text not null,
  "title" text not null,
  "text" text,
  "owner" text not null,
  "accountable" text,
  "rhythm" text not null,
  "grace" integer,
  "record" text,
  "proof" text,
  "reason" text,
  "spelled" text
);

create table if not exists "governance"."binding__parameters" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "word" text not null,
  "meaning" text not null
);

create table if not exists "governance"."binding__concerned" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "role" text not null,
  "part" text not null
);

create table if not exists "governance"."authority_limit" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "role" text not null,
  "document" text not null,
  "up_to" numeric,
  "from" date not null,
  "to" date
);

create table if not exists "governance"."exception" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "kind" text not null,
  "clause" text not null,
  "reason" text not null,
  "scope" text not null,
  "compensation" text,
  "from" date not null,
  "until" date not null
);

create table if not exists "governance"."evidence_task" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "clause" text not null,
  "period" text,
  "title" text not null,
  "responsible" uuid not null,
  "due_on" date not null,
  "report" text,
  "delivered_on" date,
  "acceptor" text,
  "verdict" text,
  "hand_to" uuid,
  "hand_note" text,
  "handed_by" uuid,
  "handed_on" date,
  "received_by" uuid,
  "received_on" date,
  "spelled" text
);

create table if not exists "governance"."request_kind" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "name" text not null,
  "name_en" text,
  "purpose" text,
  "started_by" text not null,
  "amount" text not null,
  "days" text not null,
  "lines" text not null,
  "urgent" boolean not null,
  "spelled" text
);

create table if not exists "governance"."request" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "kind" uuid not null,
  "title" text not null,
  "reason" text not null,
  "amount" numeric,
  "from" date,
  "until" date,
  "urgent" boolean not null,
  "process" text,
  "spelled" text
);

create table if not exists "governance"."request__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "what" text not null,
  "quantity" numeric not null,
  "price" numeric not null,
  "note" text
);

create table if not exists "governance"."audit_plan" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "year" integer not null,
  "basis" text not null
);

create table if not exists "governance"."audit_plan__items" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "clause" text not null,
  "department" uuid,
  "risk" text not null,
  "quarter" text not null,
  "reason" text
);

create table if not exists "governance"."audit_plan__weighed" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "clause" text not null,
  "risk" text not null,
  "points" integer not null,
  "open" integer not null,
  "grave" integer not null,
  "missed" integer not null,
  "due" integer not null,
  "tested_until" date
);

create table if not exists "governance"."test_sheet" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "plan" uuid not null,
  "clause" text not null,
  "from" date not null,
  "until" date not null,
  "auditor" uuid not null,
  "seed" text not null,
  "population" integer not null,
  "design" text,
  "operation" text,
  "conclusion" text,
  "spelled" text
);

create table if not exists "governance"."test_sheet__sample" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "subject" text not null,
  "found" text,
  "result" text,
  "note" text
);

create table if not exists "governance"."audit_finding" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "sheet" uuid,
  "clause" text not null,
  "title" text not null,
  "severity" text not null,
  "responsible" uuid not null,
  "due_on" date not null,
  "cause" text,
  "rectification" text,
  "rectified_on" date,
  "rectifier" uuid,
  "retest" text,
  "retester" uuid,
  "spelled" text
);

create table if not exists "governance"."compliance_report" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "month" text not null,
  "as_of" timestamptz not null,
  "on_time" integer,
  "unkept" integer,
  "in_all" integer,
  "remarks" text
);

create table if not exists "governance"."compliance_report__departments" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "department" uuid,
  "kept" integer not null,
  "late" integer not null,
  "overdue" integer not null,
  "broken" integer not null,
  "excepted" integer not null,
  "on_time" integer
);

create table if not exists "governance"."compliance_report__clauses" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "clause" text not null,
  "line_state" text not null,
  "kept" integer not null,
  "late" integer not null,
  "overdue" integer not null,
  "broken" integer not null,
  "excepted" integer not null
);

create table if not exists "governance"."acknowledgement" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "edition" uuid not null,
  "person" uuid not null,
  "clauses" text not null
);

create table if not exists "governance"."law_review" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "rule" text not null,
  "title" text not null,
  "clause" text not null,
  "before" text,
  "after" text not null,
  "conclusion" text,
  "spelled" text
);

create table if not exists "supply"."supplier" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "code" text not null,
  "name" text not null,
  "name_en" text,
  "party" uuid,
  "contact" text,
  "phone" text,
  "payment_days" integer not null,
  "preferred" boolean not null,
  "rating" integer,
  "small_firm" boolean not null,
  "hold" text not null,
  "hold_until" date,
  "reason" text,
  "spelled" text
);

create table if not exists "supply"."supplier__admissions" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "group" uuid not null,
  "from" date not null,
  "to" date
);

create table if not exists "supply"."supplier__papers" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "kind" text not null,
  "line_number" text not null,
  "expires" date,
  "needed" boolean not null
);

create table if not exists "supply"."price_inquiry" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "subject" text not null,
  "item" uuid not null,
  "quantity" numeric not null,
  "until" date,
  "preferred" uuid,
  "reason" text,
  "chosen" uuid,
  "price" numeric,
  "spelled" text
);

create table if not exists "supply"."price_inquiry__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "supplier" uuid not null,
  "price" numeric,
  "note" text
);

create table if not exists "supply"."purchase_requisition" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "title" text not null,
  "needed_by" date not null,
  "budget" uuid,
  "total" numeric not null,
  "approver_role" text,
  "spelled" text
);

create table if not exists "supply"."purchase_requisition__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "item" uuid not null,
  "quantity" numeric not null,
  "price" numeric not null,
  "amount" numeric,
  "note" text
);

create table if not exists "supply"."purchase_order" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "supplier" uuid not null,
  "date" date not null,
  "promised" date not null,
  "reference" text,
  "delivery_place" text not null,
  "payment_terms" text not null,
  "payment_days" integer not null,
  "quality" text not null,
  "liability" text not null,
  "over_delivery" numeric not null,
  "under_delivery" numeric not null,
  "over_price" numeric not null,
  "over_billing" numeric not null,
  "refused_billed" boolean not null,
  "currency" uuid,
  "exchange_rate" numeric,
  "prices" text not null,
  "tax_rate" numeric not null,
  "freight" numeric not null,
  "sub_total" numeric not null,
  "tax" numeric not null,
  "total" numeric not null,
  "revision" integer not null,
  "approver_role" text,
  "chased" text,
  "closing" text,
  "spelled" text
);

create table if not exists "supply"."purchase_order__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "requisition" uuid,
  "budget" uuid,
  "item" uuid not null,
  "quantity" numeric not null,
  "price" numeric not null,
  "tax_rate" numeric,
  "net_price" numeric not null,
  "amount" numeric,
  "due" date
);

create table if not exists "supply"."goods_receipt" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "order" uuid not null,
  "supplier" uuid not null,
  "date" date not null,
  "place" uuid not null,
  "delivery_note" text,
  "spelled" text
);

create table if not exists "supply"."goods_receipt__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "order" uuid not null,
  "item" uuid not null,
  "quantity" numeric not null
);

create table if not exists "supply"."quality_inspection" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "receipt" uuid not null,
  "order" uuid not null,
  "supplier" uuid not null,
  "date" date not null,
  "place" uuid not null,
  "outcome" text not null
);

create table if not exists "supply"."quality_inspection__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "receipt" uuid not null,
  "order" uuid not null,
  "item" uuid not null,
  "quantity" numeric not null,
  "accepted" numeric not null,
  "price" numeric not null,
  "reason" text
);

create table if not exists "supply"."refused_goods" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "supplier" uuid not null,
  "date" date not null,
  "how" text not null,
  "reason" text not null,
  "spelled" text
);

create table if not exists "supply"."refused_goods__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "refused" uuid not null,
  "item" uuid not null,
  "quantity" numeric not null
);

create table if not exists "supply"."supplier_invoice" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "supplier" uuid not null,
  "order" uuid,
  "supplier_number" text not null,
  "date" date not null,
  "issued" date,
  "terms" uuid,
  "currency" uuid,
  "exchange_rate" numeric,
  "tax" numeric not null,
  "freight" numeric not null,
  "sub_total" numeric not null,
  "total" numeric not null,
  "payable" numeric not null,
  "due" date,
  "matched" text,
  "exception_reason" text,
  "spelled" text
);

create table if not exists "supply"."supplier_invoice__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "order" uuid not null,
  "item" uuid not null,
  "quantity" numeric not null,
  "price" numeric not null,
  "amount" numeric
);

create table if not exists "supply"."supplier_invoice__schedule" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "due" date not null,
  "amount" numeric not null
);

create table if not exists "supply"."supplier_credit" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "supplier" uuid not null,
  "invoice" uuid not null,
  "supplier_number" text not null,
  "date" date not null,
  "lowers_order" boolean not null,
  "tax" numeric not null,
  "total" numeric not null,
  "spelled" text
);

create table if not exists "supply"."supplier_credit__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "invoice" uuid not null,
  "item" uuid not null,
  "quantity" numeric not null,
  "price" numeric not null
);

create table if not exists "supply"."receipt_estimate" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "kind" text not null,
  "month" text not null,
  "date" date not null,
  "total" numeric not null,
  "spelled" text
);

create table if not exists "supply"."receipt_estimate__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "accepted" uuid not null,
  "order" uuid not null,
  "supplier" uuid not null,
  "item" uuid not null,
  "quantity" numeric not null,
  "amount" numeric not null
);

create table if not exists "supply"."stock_receipt" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "date" date not null,
  "at" timestamptz,
  "purpose" text not null,
  "owner" uuid,
  "note" text,
  "spelled" text
);

create table if not exists "supply"."stock_receipt__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "item" uuid not null,
  "place" uuid not null,
  "batch" text,
  "quantity" numeric not null,
  "price" numeric,
  "issue" uuid
);

create table if not exists "supply"."stock_issue" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "date" date not null,
  "at" timestamptz,
  "purpose" text not null,
  "note" text,
  "spelled" text
);

create table if not exists "supply"."stock_issue__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "item" uuid not null,
  "place" uuid not null,
  "batch" text,
  "quantity" numeric not null,
  "receipt" uuid,
  "owner" uuid,
  "price" numeric
);

create table if not exists "supply"."stock_transfer" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "date" date not null,
  "at" timestamptz,
  "from" uuid not null,
  "to" uuid not null
);

create table if not exists "supply"."stock_transfer__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "item" uuid not null,
  "batch" text,
  "quantity" numeric not null
);

create table if not exists "supply"."storage_room" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "item" uuid not null,
  "place" uuid not null,
  "capacity" numeric not null,
  "priority" integer not null,
  "pack" numeric
);

create table if not exists "supply"."put_away" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "date" date not null,
  "at" timestamptz,
  "from" uuid not null
);

create table if not exists "supply"."put_away__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "item" uuid not null,
  "batch" text,
  "quantity" numeric not null,
  "to" uuid
);

create table if not exists "supply"."repacking" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "date" date not null,
  "at" timestamptz,
  "extra" numeric not null,
  "note" text,
  "spelled" text
);

create table if not exists "supply"."repacking__used" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "item" uuid not null,
  "place" uuid not null,
  "batch" text,
  "quantity" numeric not null
);

create table if not exists "supply"."repacking__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "item" uuid not null,
  "place" uuid not null,
  "batch" text,
  "quantity" numeric not null,
  "weight" numeric
);

create table if not exists "supply"."stock_reservation" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "purpose" text not null,
  "until" date,
  "spelled" text
);

create table if not exists "supply"."stock_reservation__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "item" uuid not null,
  "place" uuid not null,
  "batch" text,
  "quantity" numeric not null
);

create table if not exists "supply"."stock_count" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "date" date not null,
  "at" timestamptz,
  "blank" text not null,
  "restate" boolean not null,
  "note" text,
  "cause" text,
  "settled_on" date,
  "spelled" text
);

create table if not exists "supply"."stock_count__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "item" uuid not null,
  "place" uuid not null,
  "batch" text,
  "counted" numeric,
  "price" numeric,
  "cause" text,
  "vat_rate" numeric not null
);

create table if not exists "supply"."cost_adjustment" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "date" date not null,
  "kind" text not null,
  "supplier" uuid,
  "amount" numeric not null,
  "currency" uuid,
  "exchange_rate" numeric,
  "basis" text not null,
  "note" text,
  "spelled" text
);

create table if not exists "supply"."cost_adjustment__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "item" uuid not null,
  "accepted" uuid,
  "receipt" uuid,
  "quantity" numeric not null,
  "value" numeric not null,
  "share" numeric
);

create table if not exists "supply"."stock_revaluation" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "date" date not null,
  "reason" text not null,
  "spelled" text
);

create table if not exists "supply"."stock_revaluation__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "item" uuid not null,
  "place" uuid not null,
  "batch" text,
  "more" numeric,
  "each" numeric
);

create table if not exists "supply"."supplier_return" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "supplier" uuid not null,
  "date" date not null,
  "reason" text not null,
  "spelled" text
);

create table if not exists "supply"."supplier_return__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "accepted" uuid,
  "item" uuid not null,
  "place" uuid not null,
  "quantity" numeric not null,
  "price" numeric
);

create table if not exists "finance"."company_book" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "code" text not null,
  "name" text not null,
  "name_en" text not null,
  "top" uuid not null,
  "standard" text not null,
  "currency" text not null,
  "first" text not null,
  "spelled" text
);

create table if not exists "finance"."account" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "code" text not null,
  "name" text not null,
  "name_en" text not null,
  "kind" text not null,
  "side" text not null,
  "not_below_zero" boolean not null,
  "limit_reason" text,
  "spelled" text
);

create table if not exists "finance"."account_mapping" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "role" text not null,
  "account" uuid not null,
  "from" date not null
);

create table if not exists "finance"."accounting_policy" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "from" date not null,
  "estimates" text not null,
  "credit_counts" text not null,
  "back_dated" text not null,
  "reason" text not null,
  "spelled" text
);

create table if not exists "finance"."period" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "code" text not null,
  "year" integer not null,
  "first" date not null,
  "last" date not null,
  "reason" text,
  "open_items" text,
  "spelled" text
);

create table if not exists "finance"."cash_item" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "code" text not null,
  "name" text not null,
  "name_en" text,
  "activity" text not null,
  "spelled" text
);

create table if not exists "finance"."opening_balance" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "date" date not null,
  "summary" text not null,
  "spelled" text
);

create table if not exists "finance"."opening_balance__goods" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "item" uuid not null,
  "place" uuid not null,
  "batch" text,
  "quantity" numeric not null,
  "price" numeric not null
);

create table if not exists "finance"."opening_balance__accounts" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "account" text not null,
  "debit" numeric not null,
  "credit" numeric not null,
  "supplier" uuid
);

create table if not exists "finance"."voucher" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "date" date not null,
  "word" text not null,
  "summary" text not null,
  "debits" numeric not null,
  "credits" numeric not null,
  "spelled" text
);

create table if not exists "finance"."voucher__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "summary" text,
  "account" text not null,
  "debit" numeric not null,
  "credit" numeric not null,
  "department" uuid,
  "party" uuid,
  "cash_item" uuid
);

create table if not exists "finance"."cost_split" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "main" uuid not null,
  "from" date not null
);

create table if not exists "finance"."cost_split__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "department" uuid not null,
  "share" numeric not null
);

create table if not exists "finance"."profit_transfer" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "date" date not null,
  "kind" text not null,
  "note" text,
  "spelled" text
);

create table if not exists "finance"."revaluation" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "date" date not null,
  "currency" uuid not null,
  "rate" numeric not null,
  "gain" numeric,
  "note" text,
  "spelled" text
);

create table if not exists "finance"."vat_return" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "month" text not null,
  "date" date not null,
  "city_rate" numeric not null,
  "education_rate" numeric not null,
  "local_education_rate" numeric not null,
  "output" numeric,
  "input" numeric,
  "not_deductible" numeric,
  "carried" numeric,
  "payable" numeric,
  "excess" numeric,
  "spelled" text
);

create table if not exists "finance"."vat_return__surcharges" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "kind" text not null,
  "rate" numeric not null,
  "amount" numeric not null
);

create table if not exists "finance"."budget" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "title" text not null,
  "year" integer not null,
  "from" date not null,
  "to" date,
  "amount" numeric not null,
  "binds" boolean not null,
  "within" uuid,
  "controls" text not null,
  "yearly" text not null,
  "monthly" text not null,
  "spelled" text
);

create table if not exists "finance"."budget__months" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "month" integer not null,
  "share" numeric not null
);

create table if not exists "finance"."budget_adjustment" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "budget" uuid not null,
  "from" uuid,
  "date" date not null,
  "change" numeric not null,
  "reason" text not null,
  "spelled" text
);

create table if not exists "finance"."expense_claim" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "claimant" uuid not null,
  "date" date not null,
  "reason" text not null,
  "budget" uuid,
  "advance" uuid,
  "total" numeric not null,
  "beyond" boolean not null,
  "warned" text,
  "spelled" text
);

create table if not exists "finance"."expense_claim__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "what" text not null,
  "amount" numeric not null
);

create table if not exists "finance"."employee_advance" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "person" uuid not null,
  "date" date not null,
  "reason" text not null,
  "budget" uuid,
  "amount" numeric not null,
  "returned_now" numeric,
  "beyond" boolean not null,
  "spelled" text
);

create table if not exists "finance"."payment_request" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "supplier" uuid not null,
  "due" date not null,
  "reason" text not null,
  "currency" uuid,
  "exchange_rate" numeric,
  "order" uuid,
  "prepaid" numeric not null,
  "total" numeric not null,
  "approver_role" text,
  "spelled" text
);

create table if not exists "finance"."payment_request__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "invoice" uuid not null,
  "amount" numeric not null
);

create table if not exists "finance"."payment" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "request" uuid not null,
  "supplier" uuid not null,
  "date" date not null,
  "method" text not null,
  "book_account" text,
  "bank_reference" text,
  "cash_item" uuid,
  "currency" uuid,
  "exchange_rate" numeric,
  "amount" numeric not null,
  "in_words" text,
  "spelled" text
);

create table if not exists "finance"."prepayment_use" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "supplier" uuid not null,
  "date" date not null,
  "request" uuid not null
);

create table if not exists "finance"."prepayment_use__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "invoice" uuid not null,
  "amount" numeric not null
);

create table if not exists "finance"."customer_order" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "customer" uuid not null,
  "date" date not null,
  "subject" text not null,
  "total" numeric not null,
  "exposure" numeric,
  "spelled" text
);

create table if not exists "finance"."sales_invoice" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "customer" uuid not null,
  "date" date not null,
  "due" date,
  "order" uuid,
  "kind" text not null,
  "currency" uuid,
  "exchange_rate" numeric,
  "red" uuid,
  "net" numeric not null,
  "tax" numeric not null,
  "deposit" numeric not null,
  "total" numeric not null
);

create table if not exists "finance"."sales_invoice__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "what" text not null,
  "quantity" numeric not null,
  "net" numeric not null,
  "vat_rate" numeric not null,
  "tax" numeric
);

create table if not exists "finance"."money_receipt" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "customer" uuid not null,
  "date" date not null,
  "method" text not null,
  "book_account" text,
  "bank_reference" text,
  "currency" uuid,
  "exchange_rate" numeric,
  "cash_item" uuid,
  "amount" numeric not null,
  "unallocated" numeric not null,
  "spelled" text
);

create table if not exists "finance"."money_receipt__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "invoice" uuid not null,
  "amount" numeric not null,
  "discount" numeric not null
);

create table if not exists "finance"."settlement" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "customer" uuid not null,
  "date" date not null,
  "currency" uuid
);

create table if not exists "finance"."settlement__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "invoice" uuid not null,
  "amount" numeric not null
);

create table if not exists "finance"."customer_credit" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "customer" uuid not null,
  "date" date not null,
  "reason" text not null,
  "net" numeric not null,
  "vat_rate" numeric not null,
  "tax" numeric not null,
  "total" numeric not null,
  "paid_on" date,
  "spelled" text
);

create table if not exists "finance"."overdue_reminder" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "customer" uuid not null,
  "date" date not null,
  "pay_by" date not null,
  "rate_per_year" numeric not null,
  "fee" numeric not null,
  "overdue" numeric,
  "interest" numeric,
  "claim" numeric,
  "letter" text
);

create table if not exists "finance"."overdue_reminder__announced" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "invoice" uuid not null,
  "amount" numeric not null
);

create table if not exists "finance"."overdue_reminder__late" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "invoice" uuid not null,
  "due" date not null,
  "days" integer not null,
  "open" numeric not null,
  "expected" numeric not null,
  "interest" numeric not null
);

create table if not exists "finance"."discounting" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "invoice" uuid not null,
  "date" date not null,
  "lender" text not null,
  "recourse" text not null,
  "amount" numeric not null,
  "charges" numeric not null,
  "spelled" text
);

create table if not exists "finance"."fixed_asset" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "name" text not null,
  "category" text not null,
  "place" text,
  "acquired" date not null,
  "in_use" date not null,
  "cost" numeric not null,
  "residual" numeric not null,
  "months" integer not null,
  "method" text not null,
  "opening_accumulated" numeric not null,
  "opening_months" integer not null,
  "price" numeric,
  "spelled" text
);

create table if not exists "finance"."depreciation_run" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "month" text not null,
  "date" date not null,
  "total" numeric not null,
  "spelled" text
);

create table if not exists "finance"."depreciation_run__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "asset" uuid not null,
  "department" uuid,
  "amount" numeric not null
);

create table if not exists "finance"."payment_run" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "date" date not null,
  "book_account" text,
  "total" numeric not null,
  "bank_file" text
);

create table if not exists "finance"."payment_run__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "request" uuid not null,
  "supplier" uuid not null,
  "amount" numeric not null
);

create table if not exists "finance"."bank_statement" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "account" text not null,
  "book_account" text,
  "from" date not null,
  "to" date not null,
  "opening" numeric not null,
  "closing" numeric not null,
  "count" integer,
  "book_balance" numeric,
  "book_only" numeric,
  "bank_only" numeric,
  "adjusted_book" numeric,
  "adjusted_bank" numeric,
  "difference" numeric,
  "explanation" text,
  "spelled" text
);

create table if not exists "finance"."bank_statement__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "date" date not null,
  "amount" numeric not null,
  "reference" text,
  "counterparty" text,
  "payment" uuid,
  "receipt" uuid,
  "credit" uuid,
  "voucher" text,
  "rule" text
);

create table if not exists "finance"."bank_statement__unreached" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "side" text not null,
  "date" date not null,
  "what" text,
  "amount" numeric not null
);

create table if not exists "finance"."bill" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "bill_number" text not null,
  "kind" text not null,
  "acceptor" text,
  "customer" uuid not null,
  "face" numeric not null,
  "drawn" date not null,
  "due" date not null,
  "barred" boolean not null,
  "present_by" date not null,
  "lapses" date not null,
  "request" uuid,
  "endorsee" uuid,
  "discount_rate" numeric,
  "discount" numeric,
  "spelled" text
);

create table if not exists "finance"."bill__settles" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "invoice" uuid not null,
  "amount" numeric not null
);

create table if not exists "finance"."bill__endorsements" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "to" uuid not null,
  "date" date not null
);

create table if not exists "finance"."cash_count" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "date" date not null,
  "watched_by" text not null,
  "counted" numeric not null,
  "books" numeric,
  "difference" numeric,
  "cause" text
);

create table if not exists "finance"."cash_count__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "note" text not null,
  "pieces" integer not null,
  "amount" numeric
);

create table if not exists "finance"."cash_forecast" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "from" date not null,
  "weeks" integer not null,
  "minimum" numeric not null,
  "late_comes" numeric not null,
  "held" numeric,
  "below" date,
  "negative" date,
  "measures" text
);

create table if not exists "finance"."cash_forecast__others" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "date" date not null,
  "what" text not null,
  "amount" numeric not null,
  "likely" numeric not null
);

create table if not exists "finance"."cash_forecast__plan" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "starts" date not null,
  "claims" numeric not null,
  "debts" numeric not null,
  "orders" numeric not null,
  "other" numeric not null,
  "standing" numeric not null,
  "shortfall" numeric not null
);

create table if not exists "finance"."funding_plan" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "purpose" text not null,
  "need" numeric not null,
  "by" date not null,
  "cheapest" text,
  "reason" text,
  "spelled" text
);

create table if not exists "finance"."funding_plan__offers" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "source" text not null,
  "kind" text not null,
  "rate" numeric not null,
  "withheld" numeric not null,
  "months" integer,
  "effective" numeric,
  "chosen" boolean not null
);

create table if not exists "finance"."fund_watch" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "month" text not null,
  "current_at_least" numeric not null,
  "quick_at_least" numeric not null,
  "debt_at_most" numeric not null,
  "why" text,
  "spelled" text
);

create table if not exists "finance"."fund_watch__signs" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "ratio" text not null,
  "value" numeric not null,
  "holds" boolean not null
);

create table if not exists "finance"."deferral" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "what" text not null,
  "kind" text not null,
  "party" uuid,
  "source" text,
  "amount" numeric not null,
  "begins" date not null,
  "months" integer not null,
  "beginning" text not null,
  "from" text,
  "to" text,
  "spelled" text
);

create table if not exists "finance"."deferral_run" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "month" text not null,
  "date" date not null,
  "total" numeric not null,
  "spelled" text
);

create table if not exists "finance"."deferral_run__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "deferral" uuid not null,
  "amount" numeric not null
);

create table if not exists "finance"."accrual" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "month" text not null,
  "date" date not null,
  "basis" text not null,
  "total" numeric not null,
  "spelled" text
);

create table if not exists "finance"."accrual__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "what" text not null,
  "account" text not null,
  "department" uuid,
  "party" uuid,
  "amount" numeric not null
);

create table if not exists "finance"."provision_rate" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "from" date not null
);

create table if not exists "finance"."provision_rate__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "late_from" integer not null,
  "rate" numeric not null
);

create table if not exists "finance"."provision" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "kind" text not null,
  "month" text not null,
  "date" date not null,
  "before" numeric,
  "needed" numeric,
  "booked" numeric,
  "spelled" text
);

create table if not exists "finance"."provision__items" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "item" uuid not null,
  "nrv" numeric not null,
  "cost" numeric
);

create table if not exists "finance"."provision__bands" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "late_from" integer,
  "open" numeric,
  "rate" numeric
);

create table if not exists "finance"."product_cost" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "month" text not null,
  "date" date not null,
  "place" uuid not null,
  "labour" numeric not null,
  "overhead" numeric not null,
  "total" numeric,
  "spelled" text
);

create table if not exists "finance"."product_cost__lines" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "item" uuid not null,
  "material" numeric not null,
  "key" numeric not null,
  "finished" numeric not null,
  "unfinished" numeric not null,
  "done" numeric not null,
  "labour" numeric,
  "overhead" numeric,
  "cost" numeric,
  "unit_cost" numeric,
  "work_material" numeric,
  "work_labour" numeric,
  "work_overhead" numeric
);

create table if not exists "lab"."calibration_record" (
  "id" uuid not null primary key,
  "number" text not null,
  "version" integer not null,
  "state" text not null,
  "department" uuid,
  "book" text not null default 'main',
  "entered_by" uuid not null,
  "entered_at" timestamptz not null,
  "instrument" text not null,
  "serial" text not null,
  "item" uuid,
  "calibrated_on" date not null,
  "due_on" date not null,
  "worst" numeric,
  "result" text,
  "remark" text,
  "spelled" text
);

create table if not exists "lab"."calibration_record__points" (
  "id" uuid not null primary key,
  "parent" uuid not null,
  "position" integer not null,
  "nominal" numeric not null,
  "measured" numeric not null,
  "tolerance" numeric not null
);

alter table "commons"."company" add constraint "company_number_key" unique ("number");

alter table "commons"."company" add constraint "company_code_key" unique ("code");

alter table "commons"."department" add constraint "department_number_key" unique ("number");

alter table "commons"."department" add constraint "department_code_key" unique ("code");

alter table "commons"."department" add constraint "department_field_parent_fkey" foreign key ("field_parent") references "commons"."department" (id);

create index if not exists "department_field_parent" on "commons"."department" ("field_parent");

alter table "commons"."department" add constraint "department_head_fkey" foreign key ("head") references "commons"."person" (id);

create index if not exists "department_head" on "commons"."department" ("head");

alter table "commons"."position" add constraint "position_number_key" unique ("number");

alter table "commons"."position" add constraint "position_code_key" unique ("code");

alter table "commons"."person" add constraint "person_number_key" unique ("number");

alter table "commons"."person" add constraint "person_code_key" unique ("code");

alter table "commons"."person" add constraint "person_login_key" unique ("login");

alter table "commons"."person" add constraint "person_field_position_fkey" foreign key ("field_position") references "commons"."position" (id);

create index if not exists "person_field_position" on "commons"."person" ("field_position");

alter table "commons"."person" add constraint "person_manager_fkey" foreign key ("manager") references "commons"."person" (id);

create index if not exists "person_manager" on "commons"."person" ("manager");

alter table "commons"."person" add constraint "person_same_as_fkey" foreign key ("same_as") references "commons"."person" (id);

create index if not exists "person_same_as" on "commons"."person" ("same_as");

alter table "commons"."person" add constraint "person_successor_fkey" foreign key ("successor") references "commons"."person" (id);

create index if not exists "person_successor" on "commons"."person" ("successor");

alter table "commons"."role_holding" add constraint "role_holding_number_key" unique ("number");

alter table "commons"."role_holding" add constraint "role_holding_person_fkey" foreign key ("person") references "commons"."person" (id);

create index if not exists "role_holding_person" on "commons"."role_holding" ("person");

alter table "commons"."group" add constraint "group_number_key" unique ("number");

alter table "commons"."group" add constraint "group_code_key" unique ("code");

alter table "commons"."group__people" add constraint "group__people_person_fkey" foreign key ("person") references "commons"."person" (id);

create index if not exists "group__people_person" on "commons"."group__people" ("person");

alter table "commons"."group__people" add constraint "group__people_parent_fkey" foreign key (parent) references "commons"."group" (id);

alter table "commons"."substitution" add constraint "substitution_number_key" unique ("number");

alter table "commons"."substitution" add constraint "substitution_absent_fkey" foreign key ("absent") references "commons"."person" (id);

create index if not exists "substitution_absent" on "commons"."substitution" ("absent");

alter table "commons"."substitution" add constraint "substitution_substitute_fkey" foreign key ("substitute") references "commons"."person" (id);

create index if not exists "substitution_substitute" on "commons"."substitution" ("substitute");

alter table "commons"."party" add constraint "party_number_key" unique ("number");

alter table "commons"."party" add constraint "party_code_key" unique ("code");

alter table "commons"."party__contacts" add constraint "party__contacts_parent_fkey" foreign key (parent) references "commons"."party" (id);

alter table "commons"."unit_of_measure" add constraint "unit_of_measure_number_key" unique ("number");

alter table "commons"."unit_of_measure" add constraint "unit_of_measure_code_key" unique ("code");

alter table "commons"."unit_of_measure" add constraint "unit_of_measure_base_fkey" foreign key ("base") references "commons"."unit_of_measure" (id);

create index if not exists "unit_of_measure_base" on "commons"."unit_of_measure" ("base");

alter table "commons"."item_group" add constraint "item_group_number_key" unique ("number");

alter table "commons"."item_group" add constraint "item_group_code_key" unique ("code");

alter table "commons"."item_group" add constraint "item_group_field_parent_fkey" foreign key ("field_parent") references "commons"."item_group" (id);

create index if not exists "item_group_field_parent" on "commons"."item_group" ("field_parent");

alter table "commons"."item" add constraint "item_number_key" unique ("number");

alter table "commons"."item" add constraint "item_code_key" unique ("code");

alter table "commons"."item" add constraint "item_group_fkey" foreign key ("group") references "commons"."item_group" (id);

create index if not exists "item_group" on "commons"."item" ("group");

alter table "commons"."item" add constraint "item_unit_fkey" foreign key ("unit") references "commons"."unit_of_measure" (id);

create index if not exists "item_unit" on "commons"."item" ("unit");

alter table "commons"."location" add constraint "location_number_key" unique ("number");

alter table "commons"."location" add constraint "location_code_key" unique ("code");

alter table "commons"."location" add constraint "location_field_parent_fkey" foreign key ("field_parent") references "commons"."location" (id);

create index if not exists "location_field_parent" on "commons"."location" ("field_parent");

alter table "commons"."location" add constraint "location_keeper_fkey" foreign key ("keeper") references "commons"."person" (id);

create index if not exists "location_keeper" on "commons"."location" ("keeper");

alter table "commons"."currency" add constraint "currency_number_key" unique ("number");

alter table "commons"."currency" add constraint "currency_code_key" unique ("code");

alter table "commons"."exchange_rate" add constraint "exchange_rate_number_key" unique ("number");

alter table "commons"."exchange_rate" add constraint "exchange_rate_currency_fkey" foreign key ("currency") references "commons"."currency" (id);

create index if not exists "exchange_rate_currency" on "commons"."exchange_rate" ("currency");

alter table "commons"."payment_terms" add constraint "payment_terms_number_key" unique ("number");

alter table "commons"."payment_terms" add constraint "payment_terms_code_key" unique ("code");

alter table "commons"."payment_terms__parts" add constraint "payment_terms__parts_parent_fkey" foreign key (parent) references "commons"."payment_terms" (id);

alter table "commons"."calendar_year" add constraint "calendar_year_number_key" unique ("number");

alter table "commons"."calendar_year" add constraint "calendar_year_year_key" unique ("year");

alter table "commons"."calendar_year__days" add constraint "calendar_year__days_parent_fkey" foreign key (parent) references "commons"."calendar_year" (id);

alter table "commons"."announcement" add constraint "announcement_number_key" unique ("number");

alter table "commons"."announcement" add constraint "announcement_audience_fkey" foreign key ("audience") references "commons"."department" (id);

create index if not exists "announcement_audience" on "commons"."announcement" ("audience");

alter table "governance"."policy_version" add constraint "policy_version_number_key" unique ("number");

alter table "governance"."policy_version" add constraint "policy_version_edition_key" unique ("edition");

alter table "governance"."policy_version" add constraint "policy_version_interpreter_fkey" foreign key ("interpreter") references "commons"."department" (id);

create index if not exists "policy_version_interpreter" on "governance"."policy_version" ("interpreter");

alter table "governance"."policy_version__council" add constraint "policy_version__council_person_fkey" foreign key ("person") references "commons"."person" (id);

create index if not exists "policy_version__council_person" on "governance"."policy_version__council" ("person");

alter table "governance"."policy_version__council" add constraint "policy_version__council_parent_fkey" foreign key (parent) references "governance"."policy_version" (id);

alter table "governance"."policy_version__clauses" add constraint "policy_version__clauses_parent_fkey" foreign key (parent) references "governance"."policy_version" (id);

alter table "governance"."policy_version__headings" add constraint "policy_version__headings_parent_fkey" foreign key (parent) references "governance"."policy_version" (id);

alter table "governance"."policy_opinion" add constraint "policy_opinion_number_key" unique ("number");

alter table "governance"."policy_opinion" add constraint "policy_opinion_edition_fkey" foreign key ("edition") references "governance"."policy_version" (id);

create index if not exists "policy_opinion_edition" on "governance"."policy_opinion" ("edition");

alter table "governance"."policy_opinion" add constraint "policy_opinion_answerer_fkey" foreign key ("answerer") references "commons"."person" (id);

create index if not exists "policy_opinion_answerer" on "governance"."policy_opinion" ("answerer");

alter table "governance"."policy_ballot" add constraint "policy_ballot_number_key" unique ("number");

alter table "governance"."policy_ballot" add constraint "policy_ballot_edition_fkey" foreign key ("edition") references "governance"."policy_version" (id);

create index if not exists "policy_ballot_edition" on "governance"."policy_ballot" ("edition");

alter table "governance"."policy_ballot" add constraint "policy_ballot_person_fkey" foreign key ("person") references "commons"."person" (id);

create index if not exists "policy_ballot_person" on "governance"."policy_ballot" ("person");

alter table "governance"."binding" add constraint "binding_number_key" unique ("number");

alter table "governance"."binding" add constraint "binding_clause_key" unique ("clause");

alter table "governance"."binding__parameters" add constraint "binding__parameters_parent_fkey" foreign key (parent) references "governance"."binding" (id);

alter table "governance"."binding__concerned" add constraint "binding__concerned_parent_fkey" foreign key (parent) references "governance"."binding" (id);

alter table "governance"."authority_limit" add constraint "authority_limit_number_key" unique ("number");

alter table "governance"."exception" add constraint "exception_number_key" unique ("number");

alter table "governance"."evidence_task" add constraint "evidence_task_number_key" unique ("number");

alter table "governance"."evidence_task" add constraint "evidence_task_responsible_fkey" foreign key ("responsible") references "commons"."person" (id);

create index if not exists "evidence_task_responsible" on "governance"."evidence_task" ("responsible");

alter table "governance"."evidence_task" add constraint "evidence_task_hand_to_fkey" foreign key ("hand_to") references "commons"."person" (id);

create index if not exists "evidence_task_hand_to" on "governance"."evidence_task" ("hand_to");

alter table "governance"."evidence_task" add constraint "evidence_task_handed_by_fkey" foreign key ("handed_by") references "commons"."person" (id);

create index if not exists "evidence_task_handed_by" on "governance"."evidence_task" ("handed_by");

alter table "governance"."evidence_task" add constraint "evidence_task_received_by_fkey" foreign key ("received_by") references "commons"."person" (id);

create index if not exists "evidence_task_received_by" on "governance"."evidence_task" ("received_by");

alter table "governance"."request_kind" add constraint "request_kind_number_key" unique ("number");

alter table "governance"."request_kind" add constraint "request_kind_name_key" unique ("name");

alter table "governance"."request" add constraint "request_number_key" unique ("number");

alter table "governance"."request" add constraint "request_kind_fkey" foreign key ("kind") references "governance"."request_kind" (id);

create index if not exists "request_kind" on "governance"."request" ("kind");

alter table "governance"."request__lines" add constraint "request__lines_parent_fkey" foreign key (parent) references "governance"."request" (id);

alter table "governance"."audit_plan" add constraint "audit_plan_number_key" unique ("number");

alter table "governance"."audit_plan" add constraint "audit_plan_year_key" unique ("year");

alter table "governance"."audit_plan__items" add constraint "audit_plan__items_department_fkey" foreign key ("department") references "commons"."department" (id);

create index if not exists "audit_plan__items_department" on "governance"."audit_plan__items" ("department");

alter table "governance"."audit_plan__items" add constraint "audit_plan__items_parent_fkey" foreign key (parent) references "governance"."audit_plan" (id);

alter table "governance"."audit_plan__weighed" add constraint "audit_plan__weighed_parent_fkey" foreign key (parent) references "governance"."audit_plan" (id);

alter table "governance"."test_sheet" add constraint "test_sheet_number_key" unique ("number");

alter table "governance"."test_sheet" add constraint "test_sheet_plan_fkey" foreign key ("plan") references "governance"."audit_plan" (id);

create index if not exists "test_sheet_plan" on "governance"."test_sheet" ("plan");

alter table "governance"."test_sheet" add constraint "test_sheet_auditor_fkey" foreign key ("auditor") references "commons"."person" (id);

create index if not exists "test_sheet_auditor" on "governance"."test_sheet" ("auditor");

alter table "governance"."test_sheet__sample" add constraint "test_sheet__sample_parent_fkey" foreign key (parent) references "governance"."test_sheet" (id);

alter table "governance"."audit_finding" add constraint "audit_finding_number_key" unique ("number");

alter table "governance"."audit_finding" add constraint "audit_finding_sheet_fkey" foreign key ("sheet") references "governance"."test_sheet" (id);

create index if not exists "audit_finding_sheet" on "governance"."audit_finding" ("sheet");

alter table "governance"."audit_finding" add constraint "audit_finding_responsible_fkey" foreign key ("responsible") references "commons"."person" (id);

create index if not exists "audit_finding_responsible" on "governance"."audit_finding" ("responsible");

alter table "governance"."audit_finding" add constraint "audit_finding_rectifier_fkey" foreign key ("rectifier") references "commons"."person" (id);

create index if not exists "audit_finding_rectifier" on "governance"."audit_finding" ("rectifier");

alter table "governance"."audit_finding" add constraint "audit_finding_retester_fkey" foreign key ("retester") references "commons"."person" (id);

create index if not exists "audit_finding_retester" on "governance"."audit_finding" ("retester");

alter table "governance"."compliance_report" add constraint "compliance_report_number_key" unique ("number");

alter table "governance"."compliance_report" add constraint "compliance_report_month_key" unique ("month");

alter table "governance"."compliance_report__departments" add constraint "compliance_report__departments_department_fkey" foreign key ("department") references "commons"."department" (id);

create index if not exists "compliance_report__departments_department" on "governance"."compliance_report__departments" ("department");

alter table "governance"."compliance_report__departments" add constraint "compliance_report__departments_parent_fkey" foreign key (parent) references "governance"."compliance_report" (id);

alter table "governance"."compliance_report__clauses" add constraint "compliance_report__clauses_parent_fkey" foreign key (parent) references "governance"."compliance_report" (id);

alter table "governance"."acknowledgement" add constraint "acknowledgement_number_key" unique ("number");

alter table "governance"."acknowledgement" add constraint "acknowledgement_edition_fkey" foreign key ("edition") references "governance"."policy_version" (id);

create index if not exists "acknowledgement_edition" on "governance"."acknowledgement" ("edition");

alter table "governance"."acknowledgement" add constraint "acknowledgement_person_fkey" foreign key ("person") references "commons"."person" (id);

create index if not exists "acknowledgement_person" on "governance"."acknowledgement" ("person");

alter table "governance"."law_review" add constraint "law_review_number_key" unique ("number");

alter table "supply"."supplier" add constraint "supplier_number_key" unique ("number");

alter table "supply"."supplier" add constraint "supplier_code_key" unique ("code");

alter table "supply"."supplier" add constraint "supplier_party_fkey" foreign key ("party") references "commons"."party" (id);

create index if not exists "supplier_party" on "supply"."supplier" ("party");

alter table "supply"."supplier__admissions" add constraint "supplier__admissions_group_fkey" foreign key ("group") references "commons"."item_group" (id);

create index if not exists "supplier__admissions_group" on "supply"."supplier__admissions" ("group");

alter table "supply"."supplier__admissions" add constraint "supplier__admissions_parent_fkey" foreign key (parent) references "supply"."supplier" (id);

alter table "supply"."supplier__papers" add constraint "supplier__papers_parent_fkey" foreign key (parent) references "supply"."supplier" (id);

alter table "supply"."price_inquiry" add constraint "price_inquiry_number_key" unique ("number");

alter table "supply"."price_inquiry" add constraint "price_inquiry_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "price_inquiry_item" on "supply"."price_inquiry" ("item");

alter table "supply"."price_inquiry" add constraint "price_inquiry_preferred_fkey" foreign key ("preferred") references "supply"."supplier" (id);

create index if not exists "price_inquiry_preferred" on "supply"."price_inquiry" ("preferred");

alter table "supply"."price_inquiry" add constraint "price_inquiry_chosen_fkey" foreign key ("chosen") references "supply"."supplier" (id);

create index if not exists "price_inquiry_chosen" on "supply"."price_inquiry" ("chosen");

alter table "supply"."price_inquiry__lines" add constraint "price_inquiry__lines_supplier_fkey" foreign key ("supplier") references "supply"."supplier" (id);

create index if not exists "price_inquiry__lines_supplier" on "supply"."price_inquiry__lines" ("supplier");

alter table "supply"."price_inquiry__lines" add constraint "price_inquiry__lines_parent_fkey" foreign key (parent) references "supply"."price_inquiry" (id);

alter table "supply"."purchase_requisition" add constraint "purchase_requisition_number_key" unique ("number");

alter table "supply"."purchase_requisition" add constraint "purchase_requisition_budget_fkey" foreign key ("budget") references "finance"."budget" (id);

create index if not exists "purchase_requisition_budget" on "supply"."purchase_requisition" ("budget");

alter table "supply"."purchase_requisition__lines" add constraint "purchase_requisition__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "purchase_requisition__lines_item" on "supply"."purchase_requisition__lines" ("item");

alter table "supply"."purchase_requisition__lines" add constraint "purchase_requisition__lines_parent_fkey" foreign key (parent) references "supply"."purchase_requisition" (id);

alter table "supply"."purchase_order" add constraint "purchase_order_number_key" unique ("number");

alter table "supply"."purchase_order" add constraint "purchase_order_supplier_fkey" foreign key ("supplier") references "supply"."supplier" (id);

create index if not exists "purchase_order_supplier" on "supply"."purchase_order" ("supplier");

alter table "supply"."purchase_order" add constraint "purchase_order_currency_fkey" foreign key ("currency") references "commons"."currency" (id);

create index if not exists "purchase_order_currency" on "supply"."purchase_order" ("currency");

alter table "supply"."purchase_order__lines" add constraint "purchase_order__lines_requisition_fkey" foreign key ("requisition") references "supply"."purchase_requisition__lines" (id);

create index if not exists "purchase_order__lines_requisition" on "supply"."purchase_order__lines" ("requisition");

alter table "supply"."purchase_order__lines" add constraint "purchase_order__lines_budget_fkey" foreign key ("budget") references "finance"."budget" (id);

create index if not exists "purchase_order__lines_budget" on "supply"."purchase_order__lines" ("budget");

alter table "supply"."purchase_order__lines" add constraint "purchase_order__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "purchase_order__lines_item" on "supply"."purchase_order__lines" ("item");

alter table "supply"."purchase_order__lines" add constraint "purchase_order__lines_parent_fkey" foreign key (parent) references "supply"."purchase_order" (id);

alter table "supply"."goods_receipt" add constraint "goods_receipt_number_key" unique ("number");

alter table "supply"."goods_receipt" add constraint "goods_receipt_order_fkey" foreign key ("order") references "supply"."purchase_order" (id);

create index if not exists "goods_receipt_order" on "supply"."goods_receipt" ("order");

alter table "supply"."goods_receipt" add constraint "goods_receipt_supplier_fkey" foreign key ("supplier") references "supply"."supplier" (id);

create index if not exists "goods_receipt_supplier" on "supply"."goods_receipt" ("supplier");

alter table "supply"."goods_receipt" add constraint "goods_receipt_place_fkey" foreign key ("place") references "commons"."location" (id);

create index if not exists "goods_receipt_place" on "supply"."goods_receipt" ("place");

alter table "supply"."goods_receipt__lines" add constraint "goods_receipt__lines_order_fkey" foreign key ("order") references "supply"."purchase_order__lines" (id);

create index if not exists "goods_receipt__lines_order" on "supply"."goods_receipt__lines" ("order");

alter table "supply"."goods_receipt__lines" add constraint "goods_receipt__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "goods_receipt__lines_item" on "supply"."goods_receipt__lines" ("item");

alter table "supply"."goods_receipt__lines" add constraint "goods_receipt__lines_parent_fkey" foreign key (parent) references "supply"."goods_receipt" (id);

alter table "supply"."quality_inspection" add constraint "quality_inspection_number_key" unique ("number");

alter table "supply"."quality_inspection" add constraint "quality_inspection_receipt_fkey" foreign key ("receipt") references "supply"."goods_receipt" (id);

create index if not exists "quality_inspection_receipt" on "supply"."quality_inspection" ("receipt");

alter table "supply"."quality_inspection" add constraint "quality_inspection_order_fkey" foreign key ("order") references "supply"."purchase_order" (id);

create index if not exists "quality_inspection_order" on "supply"."quality_inspection" ("order");

alter table "supply"."quality_inspection" add constraint "quality_inspection_supplier_fkey" foreign key ("supplier") references "supply"."supplier" (id);

create index if not exists "quality_inspection_supplier" on "supply"."quality_inspection" ("supplier");

alter table "supply"."quality_inspection" add constraint "quality_inspection_place_fkey" foreign key ("place") references "commons"."location" (id);

create index if not exists "quality_inspection_place" on "supply"."quality_inspection" ("place");

alter table "supply"."quality_inspection__lines" add constraint "quality_inspection__lines_receipt_fkey" foreign key ("receipt") references "supply"."goods_receipt__lines" (id);

create index if not exists "quality_inspection__lines_receipt" on "supply"."quality_inspection__lines" ("receipt");

alter table "supply"."quality_inspection__lines" add constraint "quality_inspection__lines_order_fkey" foreign key ("order") references "supply"."purchase_order__lines" (id);

create index if not exists "quality_inspection__lines_order" on "supply"."quality_inspection__lines" ("order");

alter table "supply"."quality_inspection__lines" add constraint "quality_inspection__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "quality_inspection__lines_item" on "supply"."quality_inspection__lines" ("item");

alter table "supply"."quality_inspection__lines" add constraint "quality_inspection__lines_parent_fkey" foreign key (parent) references "supply"."quality_inspection" (id);

alter table "supply"."refused_goods" add constraint "refused_goods_number_key" unique ("number");

alter table "supply"."refused_goods" add constraint "refused_goods_supplier_fkey" foreign key ("supplier") references "supply"."supplier" (id);

create index if not exists "refused_goods_supplier" on "supply"."refused_goods" ("supplier");

alter table "supply"."refused_goods__lines" add constraint "refused_goods__lines_refused_fkey" foreign key ("refused") references "supply"."quality_inspection__lines" (id);

create index if not exists "refused_goods__lines_refused" on "supply"."refused_goods__lines" ("refused");

alter table "supply"."refused_goods__lines" add constraint "refused_goods__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "refused_goods__lines_item" on "supply"."refused_goods__lines" ("item");

alter table "supply"."refused_goods__lines" add constraint "refused_goods__lines_parent_fkey" foreign key (parent) references "supply"."refused_goods" (id);

alter table "supply"."supplier_invoice" add constraint "supplier_invoice_number_key" unique ("number");

alter table "supply"."supplier_invoice" add constraint "supplier_invoice_supplier_fkey" foreign key ("supplier") references "supply"."supplier" (id);

create index if not exists "supplier_invoice_supplier" on "supply"."supplier_invoice" ("supplier");

alter table "supply"."supplier_invoice" add constraint "supplier_invoice_order_fkey" foreign key ("order") references "supply"."purchase_order" (id);

create index if not exists "supplier_invoice_order" on "supply"."supplier_invoice" ("order");

alter table "supply"."supplier_invoice" add constraint "supplier_invoice_terms_fkey" foreign key ("terms") references "commons"."payment_terms" (id);

create index if not exists "supplier_invoice_terms" on "supply"."supplier_invoice" ("terms");

alter table "supply"."supplier_invoice" add constraint "supplier_invoice_currency_fkey" foreign key ("currency") references "commons"."currency" (id);

create index if not exists "supplier_invoice_currency" on "supply"."supplier_invoice" ("currency");

alter table "supply"."supplier_invoice__lines" add constraint "supplier_invoice__lines_order_fkey" foreign key ("order") references "supply"."purchase_order__lines" (id);

create index if not exists "supplier_invoice__lines_order" on "supply"."supplier_invoice__lines" ("order");

alter table "supply"."supplier_invoice__lines" add constraint "supplier_invoice__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "supplier_invoice__lines_item" on "supply"."supplier_invoice__lines" ("item");

alter table "supply"."supplier_invoice__lines" add constraint "supplier_invoice__lines_parent_fkey" foreign key (parent) references "supply"."supplier_invoice" (id);

alter table "supply"."supplier_invoice__schedule" add constraint "supplier_invoice__schedule_parent_fkey" foreign key (parent) references "supply"."supplier_invoice" (id);

alter table "supply"."supplier_credit" add constraint "supplier_credit_number_key" unique ("number");

alter table "supply"."supplier_credit" add constraint "supplier_credit_supplier_fkey" foreign key ("supplier") references "supply"."supplier" (id);

create index if not exists "supplier_credit_supplier" on "supply"."supplier_credit" ("supplier");

alter table "supply"."supplier_credit" add constraint "supplier_credit_invoice_fkey" foreign key ("invoice") references "supply"."supplier_invoice" (id);

create index if not exists "supplier_credit_invoice" on "supply"."supplier_credit" ("invoice");

alter table "supply"."supplier_credit__lines" add constraint "supplier_credit__lines_invoice_fkey" foreign key ("invoice") references "supply"."supplier_invoice__lines" (id);

create index if not exists "supplier_credit__lines_invoice" on "supply"."supplier_credit__lines" ("invoice");

alter table "supply"."supplier_credit__lines" add constraint "supplier_credit__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "supplier_credit__lines_item" on "supply"."supplier_credit__lines" ("item");

alter table "supply"."supplier_credit__lines" add constraint "supplier_credit__lines_parent_fkey" foreign key (parent) references "supply"."supplier_credit" (id);

alter table "supply"."receipt_estimate" add constraint "receipt_estimate_number_key" unique ("number");

alter table "supply"."receipt_estimate__lines" add constraint "receipt_estimate__lines_accepted_fkey" foreign key ("accepted") references "supply"."quality_inspection__lines" (id);

create index if not exists "receipt_estimate__lines_accepted" on "supply"."receipt_estimate__lines" ("accepted");

alter table "supply"."receipt_estimate__lines" add constraint "receipt_estimate__lines_order_fkey" foreign key ("order") references "supply"."purchase_order__lines" (id);

create index if not exists "receipt_estimate__lines_order" on "supply"."receipt_estimate__lines" ("order");

alter table "supply"."receipt_estimate__lines" add constraint "receipt_estimate__lines_supplier_fkey" foreign key ("supplier") references "supply"."supplier" (id);

create index if not exists "receipt_estimate__lines_supplier" on "supply"."receipt_estimate__lines" ("supplier");

alter table "supply"."receipt_estimate__lines" add constraint "receipt_estimate__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "receipt_estimate__lines_item" on "supply"."receipt_estimate__lines" ("item");

alter table "supply"."receipt_estimate__lines" add constraint "receipt_estimate__lines_parent_fkey" foreign key (parent) references "supply"."receipt_estimate" (id);

alter table "supply"."stock_receipt" add constraint "stock_receipt_number_key" unique ("number");

alter table "supply"."stock_receipt" add constraint "stock_receipt_owner_fkey" foreign key ("owner") references "supply"."supplier" (id);

create index if not exists "stock_receipt_owner" on "supply"."stock_receipt" ("owner");

alter table "supply"."stock_receipt__lines" add constraint "stock_receipt__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "stock_receipt__lines_item" on "supply"."stock_receipt__lines" ("item");

alter table "supply"."stock_receipt__lines" add constraint "stock_receipt__lines_place_fkey" foreign key ("place") references "commons"."location" (id);

create index if not exists "stock_receipt__lines_place" on "supply"."stock_receipt__lines" ("place");

alter table "supply"."stock_receipt__lines" add constraint "stock_receipt__lines_issue_fkey" foreign key ("issue") references "supply"."stock_issue__lines" (id);

create index if not exists "stock_receipt__lines_issue" on "supply"."stock_receipt__lines" ("issue");

alter table "supply"."stock_receipt__lines" add constraint "stock_receipt__lines_parent_fkey" foreign key (parent) references "supply"."stock_receipt" (id);

alter table "supply"."stock_issue" add constraint "stock_issue_number_key" unique ("number");

alter table "supply"."stock_issue__lines" add constraint "stock_issue__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "stock_issue__lines_item" on "supply"."stock_issue__lines" ("item");

alter table "supply"."stock_issue__lines" add constraint "stock_issue__lines_place_fkey" foreign key ("place") references "commons"."location" (id);

create index if not exists "stock_issue__lines_place" on "supply"."stock_issue__lines" ("place");

alter table "supply"."stock_issue__lines" add constraint "stock_issue__lines_receipt_fkey" foreign key ("receipt") references "supply"."stock_receipt__lines" (id);

create index if not exists "stock_issue__lines_receipt" on "supply"."stock_issue__lines" ("receipt");

alter table "supply"."stock_issue__lines" add constraint "stock_issue__lines_owner_fkey" foreign key ("owner") references "supply"."supplier" (id);

create index if not exists "stock_issue__lines_owner" on "supply"."stock_issue__lines" ("owner");

alter table "supply"."stock_issue__lines" add constraint "stock_issue__lines_parent_fkey" foreign key (parent) references "supply"."stock_issue" (id);

alter table "supply"."stock_transfer" add constraint "stock_transfer_number_key" unique ("number");

alter table "supply"."stock_transfer" add constraint "stock_transfer_from_fkey" foreign key ("from") references "commons"."location" (id);

create index if not exists "stock_transfer_from" on "supply"."stock_transfer" ("from");

alter table "supply"."stock_transfer" add constraint "stock_transfer_to_fkey" foreign key ("to") references "commons"."location" (id);

create index if not exists "stock_transfer_to" on "supply"."stock_transfer" ("to");

alter table "supply"."stock_transfer__lines" add constraint "stock_transfer__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "stock_transfer__lines_item" on "supply"."stock_transfer__lines" ("item");

alter table "supply"."stock_transfer__lines" add constraint "stock_transfer__lines_parent_fkey" foreign key (parent) references "supply"."stock_transfer" (id);

alter table "supply"."storage_room" add constraint "storage_room_number_key" unique ("number");

alter table "supply"."storage_room" add constraint "storage_room_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "storage_room_item" on "supply"."storage_room" ("item");

alter table "supply"."storage_room" add constraint "storage_room_place_fkey" foreign key ("place") references "commons"."location" (id);

create index if not exists "storage_room_place" on "supply"."storage_room" ("place");

alter table "supply"."put_away" add constraint "put_away_number_key" unique ("number");

alter table "supply"."put_away" add constraint "put_away_from_fkey" foreign key ("from") references "commons"."location" (id);

create index if not exists "put_away_from" on "supply"."put_away" ("from");

alter table "supply"."put_away__lines" add constraint "put_away__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "put_away__lines_item" on "supply"."put_away__lines" ("item");

alter table "supply"."put_away__lines" add constraint "put_away__lines_to_fkey" foreign key ("to") references "commons"."location" (id);

create index if not exists "put_away__lines_to" on "supply"."put_away__lines" ("to");

alter table "supply"."put_away__lines" add constraint "put_away__lines_parent_fkey" foreign key (parent) references "supply"."put_away" (id);

alter table "supply"."repacking" add constraint "repacking_number_key" unique ("number");

alter table "supply"."repacking__used" add constraint "repacking__used_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "repacking__used_item" on "supply"."repacking__used" ("item");

alter table "supply"."repacking__used" add constraint "repacking__used_place_fkey" foreign key ("place") references "commons"."location" (id);

create index if not exists "repacking__used_place" on "supply"."repacking__used" ("place");

alter table "supply"."repacking__used" add constraint "repacking__used_parent_fkey" foreign key (parent) references "supply"."repacking" (id);

alter table "supply"."repacking__lines" add constraint "repacking__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "repacking__lines_item" on "supply"."repacking__lines" ("item");

alter table "supply"."repacking__lines" add constraint "repacking__lines_place_fkey" foreign key ("place") references "commons"."location" (id);

create index if not exists "repacking__lines_place" on "supply"."repacking__lines" ("place");

alter table "supply"."repacking__lines" add constraint "repacking__lines_parent_fkey" foreign key (parent) references "supply"."repacking" (id);

alter table "supply"."stock_reservation" add constraint "stock_reservation_number_key" unique ("number");

alter table "supply"."stock_reservation__lines" add constraint "stock_reservation__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "stock_reservation__lines_item" on "supply"."stock_reservation__lines" ("item");

alter table "supply"."stock_reservation__lines" add constraint "stock_reservation__lines_place_fkey" foreign key ("place") references "commons"."location" (id);

create index if not exists "stock_reservation__lines_place" on "supply"."stock_reservation__lines" ("place");

alter table "supply"."stock_reservation__lines" add constraint "stock_reservation__lines_parent_fkey" foreign key (parent) references "supply"."stock_reservation" (id);

alter table "supply"."stock_count" add constraint "stock_count_number_key" unique ("number");

alter table "supply"."stock_count__lines" add constraint "stock_count__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "stock_count__lines_item" on "supply"."stock_count__lines" ("item");

alter table "supply"."stock_count__lines" add constraint "stock_count__lines_place_fkey" foreign key ("place") references "commons"."location" (id);

create index if not exists "stock_count__lines_place" on "supply"."stock_count__lines" ("place");

alter table "supply"."stock_count__lines" add constraint "stock_count__lines_parent_fkey" foreign key (parent) references "supply"."stock_count" (id);

alter table "supply"."cost_adjustment" add constraint "cost_adjustment_number_key" unique ("number");

alter table "supply"."cost_adjustment" add constraint "cost_adjustment_supplier_fkey" foreign key ("supplier") references "supply"."supplier" (id);

create index if not exists "cost_adjustment_supplier" on "supply"."cost_adjustment" ("supplier");

alter table "supply"."cost_adjustment" add constraint "cost_adjustment_currency_fkey" foreign key ("currency") references "commons"."currency" (id);

create index if not exists "cost_adjustment_currency" on "supply"."cost_adjustment" ("currency");

alter table "supply"."cost_adjustment__lines" add constraint "cost_adjustment__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "cost_adjustment__lines_item" on "supply"."cost_adjustment__lines" ("item");

alter table "supply"."cost_adjustment__lines" add constraint "cost_adjustment__lines_accepted_fkey" foreign key ("accepted") references "supply"."quality_inspection__lines" (id);

create index if not exists "cost_adjustment__lines_accepted" on "supply"."cost_adjustment__lines" ("accepted");

alter table "supply"."cost_adjustment__lines" add constraint "cost_adjustment__lines_receipt_fkey" foreign key ("receipt") references "supply"."stock_receipt__lines" (id);

create index if not exists "cost_adjustment__lines_receipt" on "supply"."cost_adjustment__lines" ("receipt");

alter table "supply"."cost_adjustment__lines" add constraint "cost_adjustment__lines_parent_fkey" foreign key (parent) references "supply"."cost_adjustment" (id);

alter table "supply"."stock_revaluation" add constraint "stock_revaluation_number_key" unique ("number");

alter table "supply"."stock_revaluation__lines" add constraint "stock_revaluation__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "stock_revaluation__lines_item" on "supply"."stock_revaluation__lines" ("item");

alter table "supply"."stock_revaluation__lines" add constraint "stock_revaluation__lines_place_fkey" foreign key ("place") references "commons"."location" (id);

create index if not exists "stock_revaluation__lines_place" on "supply"."stock_revaluation__lines" ("place");

alter table "supply"."stock_revaluation__lines" add constraint "stock_revaluation__lines_parent_fkey" foreign key (parent) references "supply"."stock_revaluation" (id);

alter table "supply"."supplier_return" add constraint "supplier_return_number_key" unique ("number");

alter table "supply"."supplier_return" add constraint "supplier_return_supplier_fkey" foreign key ("supplier") references "supply"."supplier" (id);

create index if not exists "supplier_return_supplier" on "supply"."supplier_return" ("supplier");

alter table "supply"."supplier_return__lines" add constraint "supplier_return__lines_accepted_fkey" foreign key ("accepted") references "supply"."quality_inspection__lines" (id);

create index if not exists "supplier_return__lines_accepted" on "supply"."supplier_return__lines" ("accepted");

alter table "supply"."supplier_return__lines" add constraint "supplier_return__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "supplier_return__lines_item" on "supply"."supplier_return__lines" ("item");

alter table "supply"."supplier_return__lines" add constraint "supplier_return__lines_place_fkey" foreign key ("place") references "commons"."location" (id);

create index if not exists "supplier_return__lines_place" on "supply"."supplier_return__lines" ("place");

alter table "supply"."supplier_return__lines" add constraint "supplier_return__lines_parent_fkey" foreign key (parent) references "supply"."supplier_return" (id);

alter table "finance"."company_book" add constraint "company_book_number_key" unique ("number");

alter table "finance"."company_book" add constraint "company_book_code_key" unique ("code");

alter table "finance"."company_book" add constraint "company_book_top_fkey" foreign key ("top") references "commons"."department" (id);

create index if not exists "company_book_top" on "finance"."company_book" ("top");

alter table "finance"."account" add constraint "account_number_key" unique ("number");

alter table "finance"."account" add constraint "account_code_key" unique (book, "code");

alter table "finance"."account_mapping" add constraint "account_mapping_number_key" unique ("number");

alter table "finance"."account_mapping" add constraint "account_mapping_account_fkey" foreign key ("account") references "finance"."account" (id);

create index if not exists "account_mapping_account" on "finance"."account_mapping" ("account");

alter table "finance"."accounting_policy" add constraint "accounting_policy_number_key" unique ("number");

alter table "finance"."period" add constraint "period_number_key" unique ("number");

alter table "finance"."period" add constraint "period_code_key" unique (book, "code");

alter table "finance"."cash_item" add constraint "cash_item_number_key" unique ("number");

alter table "finance"."cash_item" add constraint "cash_item_code_key" unique ("code");

alter table "finance"."opening_balance" add constraint "opening_balance_number_key" unique ("number");

alter table "finance"."opening_balance__goods" add constraint "opening_balance__goods_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "opening_balance__goods_item" on "finance"."opening_balance__goods" ("item");

alter table "finance"."opening_balance__goods" add constraint "opening_balance__goods_place_fkey" foreign key ("place") references "commons"."location" (id);

create index if not exists "opening_balance__goods_place" on "finance"."opening_balance__goods" ("place");

alter table "finance"."opening_balance__goods" add constraint "opening_balance__goods_parent_fkey" foreign key (parent) references "finance"."opening_balance" (id);

alter table "finance"."opening_balance__accounts" add constraint "opening_balance__accounts_supplier_fkey" foreign key ("supplier") references "supply"."supplier" (id);

create index if not exists "opening_balance__accounts_supplier" on "finance"."opening_balance__accounts" ("supplier");

alter table "finance"."opening_balance__accounts" add constraint "opening_balance__accounts_parent_fkey" foreign key (parent) references "finance"."opening_balance" (id);

alter table "finance"."voucher" add constraint "voucher_number_key" unique ("number");

alter table "finance"."voucher__lines" add constraint "voucher__lines_department_fkey" foreign key ("department") references "commons"."department" (id);

create index if not exists "voucher__lines_department" on "finance"."voucher__lines" ("department");

alter table "finance"."voucher__lines" add constraint "voucher__lines_party_fkey" foreign key ("party") references "commons"."party" (id);

create index if not exists "voucher__lines_party" on "finance"."voucher__lines" ("party");

alter table "finance"."voucher__lines" add constraint "voucher__lines_cash_item_fkey" foreign key ("cash_item") references "finance"."cash_item" (id);

create index if not exists "voucher__lines_cash_item" on "finance"."voucher__lines" ("cash_item");

alter table "finance"."voucher__lines" add constraint "voucher__lines_parent_fkey" foreign key (parent) references "finance"."voucher" (id);

alter table "finance"."cost_split" add constraint "cost_split_number_key" unique ("number");

alter table "finance"."cost_split" add constraint "cost_split_main_fkey" foreign key ("main") references "commons"."department" (id);

create index if not exists "cost_split_main" on "finance"."cost_split" ("main");

alter table "finance"."cost_split__lines" add constraint "cost_split__lines_department_fkey" foreign key ("department") references "commons"."department" (id);

create index if not exists "cost_split__lines_department" on "finance"."cost_split__lines" ("department");

alter table "finance"."cost_split__lines" add constraint "cost_split__lines_parent_fkey" foreign key (parent) references "finance"."cost_split" (id);

alter table "finance"."profit_transfer" add constraint "profit_transfer_number_key" unique ("number");

alter table "finance"."revaluation" add constraint "revaluation_number_key" unique ("number");

alter table "finance"."revaluation" add constraint "revaluation_currency_fkey" foreign key ("currency") references "commons"."currency" (id);

create index if not exists "revaluation_currency" on "finance"."revaluation" ("currency");

alter table "finance"."vat_return" add constraint "vat_return_number_key" unique ("number");

alter table "finance"."vat_return__surcharges" add constraint "vat_return__surcharges_parent_fkey" foreign key (parent) references "finance"."vat_return" (id);

alter table "finance"."budget" add constraint "budget_number_key" unique ("number");

alter table "finance"."budget" add constraint "budget_within_fkey" foreign key ("within") references "finance"."budget" (id);

create index if not exists "budget_within" on "finance"."budget" ("within");

alter table "finance"."budget__months" add constraint "budget__months_parent_fkey" foreign key (parent) references "finance"."budget" (id);

alter table "finance"."budget_adjustment" add constraint "budget_adjustment_number_key" unique ("number");

alter table "finance"."budget_adjustment" add constraint "budget_adjustment_budget_fkey" foreign key ("budget") references "finance"."budget" (id);

create index if not exists "budget_adjustment_budget" on "finance"."budget_adjustment" ("budget");

alter table "finance"."budget_adjustment" add constraint "budget_adjustment_from_fkey" foreign key ("from") references "finance"."budget" (id);

create index if not exists "budget_adjustment_from" on "finance"."budget_adjustment" ("from");

alter table "finance"."expense_claim" add constraint "expense_claim_number_key" unique ("number");

alter table "finance"."expense_claim" add constraint "expense_claim_claimant_fkey" foreign key ("claimant") references "commons"."person" (id);

create index if not exists "expense_claim_claimant" on "finance"."expense_claim" ("claimant");

alter table "finance"."expense_claim" add constraint "expense_claim_budget_fkey" foreign key ("budget") references "finance"."budget" (id);

create index if not exists "expense_claim_budget" on "finance"."expense_claim" ("budget");

alter table "finance"."expense_claim" add constraint "expense_claim_advance_fkey" foreign key ("advance") references "finance"."employee_advance" (id);

create index if not exists "expense_claim_advance" on "finance"."expense_claim" ("advance");

alter table "finance"."expense_claim__lines" add constraint "expense_claim__lines_parent_fkey" foreign key (parent) references "finance"."expense_claim" (id);

alter table "finance"."employee_advance" add constraint "employee_advance_number_key" unique ("number");

alter table "finance"."employee_advance" add constraint "employee_advance_person_fkey" foreign key ("person") references "commons"."person" (id);

create index if not exists "employee_advance_person" on "finance"."employee_advance" ("person");

alter table "finance"."employee_advance" add constraint "employee_advance_budget_fkey" foreign key ("budget") references "finance"."budget" (id);

create index if not exists "employee_advance_budget" on "finance"."employee_advance" ("budget");

alter table "finance"."payment_request" add constraint "payment_request_number_key" unique ("number");

alter table "finance"."payment_request" add constraint "payment_request_supplier_fkey" foreign key ("supplier") references "supply"."supplier" (id);

create index if not exists "payment_request_supplier" on "finance"."payment_request" ("supplier");

alter table "finance"."payment_request" add constraint "payment_request_currency_fkey" foreign key ("currency") references "commons"."currency" (id);

create index if not exists "payment_request_currency" on "finance"."payment_request" ("currency");

alter table "finance"."payment_request" add constraint "payment_request_order_fkey" foreign key ("order") references "supply"."purchase_order" (id);

create index if not exists "payment_request_order" on "finance"."payment_request" ("order");

alter table "finance"."payment_request__lines" add constraint "payment_request__lines_invoice_fkey" foreign key ("invoice") references "supply"."supplier_invoice" (id);

create index if not exists "payment_request__lines_invoice" on "finance"."payment_request__lines" ("invoice");

alter table "finance"."payment_request__lines" add constraint "payment_request__lines_parent_fkey" foreign key (parent) references "finance"."payment_request" (id);

alter table "finance"."payment" add constraint "payment_number_key" unique ("number");

alter table "finance"."payment" add constraint "payment_request_fkey" foreign key ("request") references "finance"."payment_request" (id);

create index if not exists "payment_request" on "finance"."payment" ("request");

alter table "finance"."payment" add constraint "payment_supplier_fkey" foreign key ("supplier") references "supply"."supplier" (id);

create index if not exists "payment_supplier" on "finance"."payment" ("supplier");

alter table "finance"."payment" add constraint "payment_cash_item_fkey" foreign key ("cash_item") references "finance"."cash_item" (id);

create index if not exists "payment_cash_item" on "finance"."payment" ("cash_item");

alter table "finance"."payment" add constraint "payment_currency_fkey" foreign key ("currency") references "commons"."currency" (id);

create index if not exists "payment_currency" on "finance"."payment" ("currency");

alter table "finance"."prepayment_use" add constraint "prepayment_use_number_key" unique ("number");

alter table "finance"."prepayment_use" add constraint "prepayment_use_supplier_fkey" foreign key ("supplier") references "supply"."supplier" (id);

create index if not exists "prepayment_use_supplier" on "finance"."prepayment_use" ("supplier");

alter table "finance"."prepayment_use" add constraint "prepayment_use_request_fkey" foreign key ("request") references "finance"."payment_request" (id);

create index if not exists "prepayment_use_request" on "finance"."prepayment_use" ("request");

alter table "finance"."prepayment_use__lines" add constraint "prepayment_use__lines_invoice_fkey" foreign key ("invoice") references "supply"."supplier_invoice" (id);

create index if not exists "prepayment_use__lines_invoice" on "finance"."prepayment_use__lines" ("invoice");

alter table "finance"."prepayment_use__lines" add constraint "prepayment_use__lines_parent_fkey" foreign key (parent) references "finance"."prepayment_use" (id);

alter table "finance"."customer_order" add constraint "customer_order_number_key" unique ("number");

alter table "finance"."customer_order" add constraint "customer_order_customer_fkey" foreign key ("customer") references "commons"."party" (id);

create index if not exists "customer_order_customer" on "finance"."customer_order" ("customer");

alter table "finance"."sales_invoice" add constraint "sales_invoice_number_key" unique ("number");

alter table "finance"."sales_invoice" add constraint "sales_invoice_customer_fkey" foreign key ("customer") references "commons"."party" (id);

create index if not exists "sales_invoice_customer" on "finance"."sales_invoice" ("customer");

alter table "finance"."sales_invoice" add constraint "sales_invoice_order_fkey" foreign key ("order") references "finance"."customer_order" (id);

create index if not exists "sales_invoice_order" on "finance"."sales_invoice" ("order");

alter table "finance"."sales_invoice" add constraint "sales_invoice_currency_fkey" foreign key ("currency") references "commons"."currency" (id);

create index if not exists "sales_invoice_currency" on "finance"."sales_invoice" ("currency");

alter table "finance"."sales_invoice" add constraint "sales_invoice_red_fkey" foreign key ("red") references "finance"."sales_invoice" (id);

create index if not exists "sales_invoice_red" on "finance"."sales_invoice" ("red");

alter table "finance"."sales_invoice__lines" add constraint "sales_invoice__lines_parent_fkey" foreign key (parent) references "finance"."sales_invoice" (id);

alter table "finance"."money_receipt" add constraint "money_receipt_number_key" unique ("number");

alter table "finance"."money_receipt" add constraint "money_receipt_customer_fkey" foreign key ("customer") references "commons"."party" (id);

create index if not exists "money_receipt_customer" on "finance"."money_receipt" ("customer");

alter table "finance"."money_receipt" add constraint "money_receipt_currency_fkey" foreign key ("currency") references "commons"."currency" (id);

create index if not exists "money_receipt_currency" on "finance"."money_receipt" ("currency");

alter table "finance"."money_receipt" add constraint "money_receipt_cash_item_fkey" foreign key ("cash_item") references "finance"."cash_item" (id);

create index if not exists "money_receipt_cash_item" on "finance"."money_receipt" ("cash_item");

alter table "finance"."money_receipt__lines" add constraint "money_receipt__lines_invoice_fkey" foreign key ("invoice") references "finance"."sales_invoice" (id);

create index if not exists "money_receipt__lines_invoice" on "finance"."money_receipt__lines" ("invoice");

alter table "finance"."money_receipt__lines" add constraint "money_receipt__lines_parent_fkey" foreign key (parent) references "finance"."money_receipt" (id);

alter table "finance"."settlement" add constraint "settlement_number_key" unique ("number");

alter table "finance"."settlement" add constraint "settlement_customer_fkey" foreign key ("customer") references "commons"."party" (id);

create index if not exists "settlement_customer" on "finance"."settlement" ("customer");

alter table "finance"."settlement" add constraint "settlement_currency_fkey" foreign key ("currency") references "commons"."currency" (id);

create index if not exists "settlement_currency" on "finance"."settlement" ("currency");

alter table "finance"."settlement__lines" add constraint "settlement__lines_invoice_fkey" foreign key ("invoice") references "finance"."sales_invoice" (id);

create index if not exists "settlement__lines_invoice" on "finance"."settlement__lines" ("invoice");

alter table "finance"."settlement__lines" add constraint "settlement__lines_parent_fkey" foreign key (parent) references "finance"."settlement" (id);

alter table "finance"."customer_credit" add constraint "customer_credit_number_key" unique ("number");

alter table "finance"."customer_credit" add constraint "customer_credit_customer_fkey" foreign key ("customer") references "commons"."party" (id);

create index if not exists "customer_credit_customer" on "finance"."customer_credit" ("customer");

alter table "finance"."overdue_reminder" add constraint "overdue_reminder_number_key" unique ("number");

alter table "finance"."overdue_reminder" add constraint "overdue_reminder_customer_fkey" foreign key ("customer") references "commons"."party" (id);

create index if not exists "overdue_reminder_customer" on "finance"."overdue_reminder" ("customer");

alter table "finance"."overdue_reminder__announced" add constraint "overdue_reminder__announced_invoice_fkey" foreign key ("invoice") references "finance"."sales_invoice" (id);

create index if not exists "overdue_reminder__announced_invoice" on "finance"."overdue_reminder__announced" ("invoice");

alter table "finance"."overdue_reminder__announced" add constraint "overdue_reminder__announced_parent_fkey" foreign key (parent) references "finance"."overdue_reminder" (id);

alter table "finance"."overdue_reminder__late" add constraint "overdue_reminder__late_invoice_fkey" foreign key ("invoice") references "finance"."sales_invoice" (id);

create index if not exists "overdue_reminder__late_invoice" on "finance"."overdue_reminder__late" ("invoice");

alter table "finance"."overdue_reminder__late" add constraint "overdue_reminder__late_parent_fkey" foreign key (parent) references "finance"."overdue_reminder" (id);

alter table "finance"."discounting" add constraint "discounting_number_key" unique ("number");

create unique index "discounting_invoice_key" on "finance"."discounting" (book, "invoice") where state <> 'cancelled';

alter table "finance"."discounting" add constraint "discounting_invoice_fkey" foreign key ("invoice") references "finance"."sales_invoice" (id);

create index if not exists "discounting_invoice" on "finance"."discounting" ("invoice");

alter table "finance"."fixed_asset" add constraint "fixed_asset_number_key" unique ("number");

alter table "finance"."depreciation_run" add constraint "depreciation_run_number_key" unique ("number");

alter table "finance"."depreciation_run__lines" add constraint "depreciation_run__lines_asset_fkey" foreign key ("asset") references "finance"."fixed_asset" (id);

create index if not exists "depreciation_run__lines_asset" on "finance"."depreciation_run__lines" ("asset");

alter table "finance"."depreciation_run__lines" add constraint "depreciation_run__lines_department_fkey" foreign key ("department") references "commons"."department" (id);

create index if not exists "depreciation_run__lines_department" on "finance"."depreciation_run__lines" ("department");

alter table "finance"."depreciation_run__lines" add constraint "depreciation_run__lines_parent_fkey" foreign key (parent) references "finance"."depreciation_run" (id);

alter table "finance"."payment_run" add constraint "payment_run_number_key" unique ("number");

alter table "finance"."payment_run__lines" add constraint "payment_run__lines_request_fkey" foreign key ("request") references "finance"."payment_request" (id);

create index if not exists "payment_run__lines_request" on "finance"."payment_run__lines" ("request");

alter table "finance"."payment_run__lines" add constraint "payment_run__lines_supplier_fkey" foreign key ("supplier") references "supply"."supplier" (id);

create index if not exists "payment_run__lines_supplier" on "finance"."payment_run__lines" ("supplier");

alter table "finance"."payment_run__lines" add constraint "payment_run__lines_parent_fkey" foreign key (parent) references "finance"."payment_run" (id);

alter table "finance"."bank_statement" add constraint "bank_statement_number_key" unique ("number");

alter table "finance"."bank_statement__lines" add constraint "bank_statement__lines_payment_fkey" foreign key ("payment") references "finance"."payment" (id);

create index if not exists "bank_statement__lines_payment" on "finance"."bank_statement__lines" ("payment");

alter table "finance"."bank_statement__lines" add constraint "bank_statement__lines_receipt_fkey" foreign key ("receipt") references "finance"."money_receipt" (id);

create index if not exists "bank_statement__lines_receipt" on "finance"."bank_statement__lines" ("receipt");

alter table "finance"."bank_statement__lines" add constraint "bank_statement__lines_credit_fkey" foreign key ("credit") references "finance"."customer_credit" (id);

create index if not exists "bank_statement__lines_credit" on "finance"."bank_statement__lines" ("credit");

alter table "finance"."bank_statement__lines" add constraint "bank_statement__lines_parent_fkey" foreign key (parent) references "finance"."bank_statement" (id);

alter table "finance"."bank_statement__unreached" add constraint "bank_statement__unreached_parent_fkey" foreign key (parent) references "finance"."bank_statement" (id);

alter table "finance"."bill" add constraint "bill_number_key" unique ("number");

create unique index "bill_bill_number_key" on "finance"."bill" (book, "bill_number") where state <> 'cancelled';

alter table "finance"."bill" add constraint "bill_customer_fkey" foreign key ("customer") references "commons"."party" (id);

create index if not exists "bill_customer" on "finance"."bill" ("customer");

alter table "finance"."bill" add constraint "bill_request_fkey" foreign key ("request") references "finance"."payment_request" (id);

create index if not exists "bill_request" on "finance"."bill" ("request");

alter table "finance"."bill" add constraint "bill_endorsee_fkey" foreign key ("endorsee") references "supply"."supplier" (id);

create index if not exists "bill_endorsee" on "finance"."bill" ("endorsee");

alter table "finance"."bill__settles" add constraint "bill__settles_invoice_fkey" foreign key ("invoice") references "finance"."sales_invoice" (id);

create index if not exists "bill__settles_invoice" on "finance"."bill__settles" ("invoice");

alter table "finance"."bill__settles" add constraint "bill__settles_parent_fkey" foreign key (parent) references "finance"."bill" (id);

alter table "finance"."bill__endorsements" add constraint "bill__endorsements_to_fkey" foreign key ("to") references "supply"."supplier" (id);

create index if not exists "bill__endorsements_to" on "finance"."bill__endorsements" ("to");

alter table "finance"."bill__endorsements" add constraint "bill__endorsements_parent_fkey" foreign key (parent) references "finance"."bill" (id);

alter table "finance"."cash_count" add constraint "cash_count_number_key" unique ("number");

alter table "finance"."cash_count__lines" add constraint "cash_count__lines_parent_fkey" foreign key (parent) references "finance"."cash_count" (id);

alter table "finance"."cash_forecast" add constraint "cash_forecast_number_key" unique ("number");

alter table "finance"."cash_forecast__others" add constraint "cash_forecast__others_parent_fkey" foreign key (parent) references "finance"."cash_forecast" (id);

alter table "finance"."cash_forecast__plan" add constraint "cash_forecast__plan_parent_fkey" foreign key (parent) references "finance"."cash_forecast" (id);

alter table "finance"."funding_plan" add constraint "funding_plan_number_key" unique ("number");

alter table "finance"."funding_plan__offers" add constraint "funding_plan__offers_parent_fkey" foreign key (parent) references "finance"."funding_plan" (id);

alter table "finance"."fund_watch" add constraint "fund_watch_number_key" unique ("number");

alter table "finance"."fund_watch__signs" add constraint "fund_watch__signs_parent_fkey" foreign key (parent) references "finance"."fund_watch" (id);

alter table "finance"."deferral" add constraint "deferral_number_key" unique ("number");

alter table "finance"."deferral" add constraint "deferral_party_fkey" foreign key ("party") references "commons"."party" (id);

create index if not exists "deferral_party" on "finance"."deferral" ("party");

alter table "finance"."deferral_run" add constraint "deferral_run_number_key" unique ("number");

alter table "finance"."deferral_run__lines" add constraint "deferral_run__lines_deferral_fkey" foreign key ("deferral") references "finance"."deferral" (id);

create index if not exists "deferral_run__lines_deferral" on "finance"."deferral_run__lines" ("deferral");

alter table "finance"."deferral_run__lines" add constraint "deferral_run__lines_parent_fkey" foreign key (parent) references "finance"."deferral_run" (id);

alter table "finance"."accrual" add constraint "accrual_number_key" unique ("number");

alter table "finance"."accrual__lines" add constraint "accrual__lines_department_fkey" foreign key ("department") references "commons"."department" (id);

create index if not exists "accrual__lines_department" on "finance"."accrual__lines" ("department");

alter table "finance"."accrual__lines" add constraint "accrual__lines_party_fkey" foreign key ("party") references "commons"."party" (id);

create index if not exists "accrual__lines_party" on "finance"."accrual__lines" ("party");

alter table "finance"."accrual__lines" add constraint "accrual__lines_parent_fkey" foreign key (parent) references "finance"."accrual" (id);

alter table "finance"."provision_rate" add constraint "provision_rate_number_key" unique ("number");

alter table "finance"."provision_rate__lines" add constraint "provision_rate__lines_parent_fkey" foreign key (parent) references "finance"."provision_rate" (id);

alter table "finance"."provision" add constraint "provision_number_key" unique ("number");

alter table "finance"."provision__items" add constraint "provision__items_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "provision__items_item" on "finance"."provision__items" ("item");

alter table "finance"."provision__items" add constraint "provision__items_parent_fkey" foreign key (parent) references "finance"."provision" (id);

alter table "finance"."provision__bands" add constraint "provision__bands_parent_fkey" foreign key (parent) references "finance"."provision" (id);

alter table "finance"."product_cost" add constraint "product_cost_number_key" unique ("number");

alter table "finance"."product_cost" add constraint "product_cost_place_fkey" foreign key ("place") references "commons"."location" (id);

create index if not exists "product_cost_place" on "finance"."product_cost" ("place");

alter table "finance"."product_cost__lines" add constraint "product_cost__lines_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "product_cost__lines_item" on "finance"."product_cost__lines" ("item");

alter table "finance"."product_cost__lines" add constraint "product_cost__lines_parent_fkey" foreign key (parent) references "finance"."product_cost" (id);

alter table "lab"."calibration_record" add constraint "calibration_record_number_key" unique ("number");

alter table "lab"."calibration_record" add constraint "calibration_record_item_fkey" foreign key ("item") references "commons"."item" (id);

create index if not exists "calibration_record_item" on "lab"."calibration_record" ("item");

alter table "lab"."calibration_record__points" add constraint "calibration_record__points_parent_fkey" foreign key (parent) references "lab"."calibration_record" (id);

create index if not exists "group__people_parent" on "commons"."group__people" (parent, position);

create index if not exists "party__contacts_parent" on "commons"."party__contacts" (parent, position);

create index if not exists "payment_terms__parts_parent" on "commons"."payment_terms__parts" (parent, position);

create index if not exists "calendar_year__days_parent" on "commons"."calendar_year__days" (parent, position);

create index if not exists "policy_version__council_parent" on "governance"."policy_version__council" (parent, position);

create index if not exists "policy_version__clauses_parent" on "governance"."policy_version__clauses" (parent, position);

create index if not exists "policy_version__headings_parent" on "governance"."policy_version__headings" (parent, position);

create index if not exists "binding__parameters_parent" on "governance"."binding__parameters" (parent, position);

create index if not exists "binding__concerned_parent" on "governance"."binding__concerned" (parent, position);

create index if not exists "request__lines_parent" on "governance"."request__lines" (parent, position);

create index if not exists "audit_plan__items_parent" on "governance"."audit_plan__items" (parent, position);

create index if not exists "audit_plan__weighed_parent" on "governance"."audit_plan__weighed" (parent, position);

create index if not exists "test_sheet__sample_parent" on "governance"."test_sheet__sample" (parent, position);

create index if not exists "compliance_report__departments_parent" on "governance"."compliance_report__departments" (parent, position);

create index if not exists "compliance_report__clauses_parent" on "governance"."compliance_report__clauses" (parent, position);

create index if not exists "supplier__admissions_parent" on "supply"."supplier__admissions" (parent, position);

create index if not exists "supplier__papers_parent" on "supply"."supplier__papers" (parent, position);

create index if not exists "price_inquiry__lines_parent" on "supply"."price_inquiry__lines" (parent, position);

create index if not exists "purchase_requisition__lines_parent" on "supply"."purchase_requisition__lines" (parent, position);

create index if not exists "purchase_order__lines_parent" on "supply"."purchase_order__lines" (parent, position);

create index if not exists "goods_receipt__lines_parent" on "supply"."goods_receipt__lines" (parent, position);

create index if not exists "quality_inspection__lines_parent" on "supply"."quality_inspection__lines" (parent, position);

create index if not exists "refused_goods__lines_parent" on "supply"."refused_goods__lines" (parent, position);

create index if not exists "supplier_invoice__lines_parent" on "supply"."supplier_invoice__lines" (parent, position);

create index if not exists "supplier_invoice__schedule_parent" on "supply"."supplier_invoice__schedule" (parent, position);

create index if not exists "supplier_credit__lines_parent" on "supply"."supplier_credit__lines" (parent, position);

create index if not exists "receipt_estimate__lines_parent" on "supply"."receipt_estimate__lines" (parent, position);

create index if not exists "stock_receipt__lines_parent" on "supply"."stock_receipt__lines" (parent, position);

create index if not exists "stock_issue__lines_parent" on "supply"."stock_issue__lines" (parent, position);

create index if not exists "stock_transfer__lines_parent" on "supply"."stock_transfer__lines" (parent, position);

create index if not exists "put_away__lines_parent" on "supply"."put_away__lines" (parent, position);

create index if not exists "repacking__used_parent" on "supply"."repacking__used" (parent, position);

create index if not exists "repacking__lines_parent" on "supply"."repacking__lines" (parent, position);

create index if not exists "stock_reservation__lines_parent" on "supply"."stock_reservation__lines" (parent, position);

create index if not exists "stock_count__lines_parent" on "supply"."stock_count__lines" (parent, position);

create index if not exists "cost_adjustment__lines_parent" on "supply"."cost_adjustment__lines" (parent, position);

create index if not exists "stock_revaluation__lines_parent" on "supply"."stock_revaluation__lines" (parent, position);

create index if not exists "supplier_return__lines_parent" on "supply"."supplier_return__lines" (parent, position);

create index if not exists "opening_balance__goods_parent" on "finance"."opening_balance__goods" (parent, position);

create index if not exists "opening_balance__accounts_parent" on "finance"."opening_balance__accounts" (parent, position);

create index if not exists "voucher__lines_parent" on "finance"."voucher__lines" (parent, position);

create index if not exists "cost_split__lines_parent" on "finance"."cost_split__lines" (parent, position);

create index if not exists "vat_return__surcharges_parent" on "finance"."vat_return__surcharges" (parent, position);

create index if not exists "budget__months_parent" on "finance"."budget__months" (parent, position);

create index if not exists "expense_claim__lines_parent" on "finance"."expense_claim__lines" (parent, position);

create index if not exists "payment_request__lines_parent" on "finance"."payment_request__lines" (parent, position);

create index if not exists "prepayment_use__lines_parent" on "finance"."prepayment_use__lines" (parent, position);

create index if not exists "sales_invoice__lines_parent" on "finance"."sales_invoice__lines" (parent, position);

create index if not exists "money_receipt__lines_parent" on "finance"."money_receipt__lines" (parent, position);

create index if not exists "settlement__lines_parent" on "finance"."settlement__lines" (parent, position);

create index if not exists "overdue_reminder__announced_parent" on "finance"."overdue_reminder__announced" (parent, position);

create index if not exists "overdue_reminder__late_parent" on "finance"."overdue_reminder__late" (parent, position);

create index if not exists "depreciation_run__lines_parent" on "finance"."depreciation_run__lines" (parent, position);

create index if not exists "payment_run__lines_parent" on "finance"."payment_run__lines" (parent, position);

create index if not exists "bank_statement__lines_parent" on "finance"."bank_statement__lines" (parent, position);

create index if not exists "bank_statement__unreached_parent" on "finance"."bank_statement__unreached" (parent, position);

create index if not exists "bill__settles_parent" on "finance"."bill__settles" (parent, position);

create index if not exists "bill__endorsements_parent" on "finance"."bill__endorsements" (parent, position);

create index if not exists "cash_count__lines_parent" on "finance"."cash_count__lines" (parent, position);

create index if not exists "cash_forecast__others_parent" on "finance"."cash_forecast__others" (parent, position);

create index if not exists "cash_forecast__plan_parent" on "finance"."cash_forecast__plan" (parent, position);

create index if not exists "funding_plan__offers_parent" on "finance"."funding_plan__offers" (parent, position);

create index if not exists "fund_watch__signs_parent" on "finance"."fund_watch__signs" (parent, position);

create index if not exists "deferral_run__lines_parent" on "finance"."deferral_run__lines" (parent, position);

create index if not exists "accrual__lines_parent" on "finance"."accrual__lines" (parent, position);

create index if not exists "provision_rate__lines_parent" on "finance"."provision_rate__lines" (parent, position);

create index if not exists "provision__items_parent" on "finance"."provision__items" (parent, position);

create index if not exists "provision__bands_parent" on "finance"."provision__bands" (parent, position);

create index if not exists "product_cost__lines_parent" on "finance"."product_cost__lines" (parent, position);

create index if not exists "calibration_record__points_parent" on "lab"."calibration_record__points" (parent, position);

create index if not exists "company_order_list" on "commons"."company" ("code" collate "zh-x-icu", "id");

create index if not exists "company_state_list" on "commons"."company" ("state", "code" collate "zh-x-icu", "id");

drop index if exists "commons"."company_spelled_list";

alter table "commons"."company" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "name" || ' ' || coalesce("name_en", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "company_pairs_list" on "commons"."company" using gin ("pairs");

create index if not exists "department_order_list" on "commons"."department" ("code" collate "zh-x-icu", "id");

create index if not exists "department_field_parent_list" on "commons"."department" ("field_parent", "code" collate "zh-x-icu", "id");

create index if not exists "department_state_list" on "commons"."department" ("state", "code" collate "zh-x-icu", "id");

drop index if exists "commons"."department_spelled_list";

alter table "commons"."department" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "code" || ' ' || "name" || ' ' || coalesce("name_en", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "department_pairs_list" on "commons"."department" using gin ("pairs");

create index if not exists "position_order_list" on "commons"."position" ("code" collate "zh-x-icu", "id");

create index if not exists "position_department_list" on "commons"."position" ("department", "code" collate "zh-x-icu", "id");

create index if not exists "position_state_list" on "commons"."position" ("state", "code" collate "zh-x-icu", "id");

drop index if exists "commons"."position_spelled_list";

alter table "commons"."position" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "code" || ' ' || "name" || ' ' || coalesce("name_en", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "position_pairs_list" on "commons"."position" using gin ("pairs");

create index if not exists "person_order_list" on "commons"."person" ("code" collate "zh-x-icu", "id");

create index if not exists "person_department_list" on "commons"."person" ("department", "code" collate "zh-x-icu", "id");

create index if not exists "person_field_position_list" on "commons"."person" ("field_position", "code" collate "zh-x-icu", "id");

create index if not exists "person_state_list" on "commons"."person" ("state", "code" collate "zh-x-icu", "id");

drop index if exists "commons"."person_spelled_list";

alter table "commons"."person" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "code" || ' ' || "login" || ' ' || "name" || ' ' || coalesce("name_en", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "person_pairs_list" on "commons"."person" using gin ("pairs");

create index if not exists "role_holding_order_list" on "commons"."role_holding" ("number", "id");

create index if not exists "role_holding_person_list" on "commons"."role_holding" ("person", "number", "id");

create index if not exists "role_holding_department_list" on "commons"."role_holding" ("department", "number", "id");

create index if not exists "role_holding_state_list" on "commons"."role_holding" ("state", "number", "id");

drop index if exists "commons"."role_holding_spelled_list";

alter table "commons"."role_holding" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "role_holding_pairs_list" on "commons"."role_holding" using gin ("pairs");

create index if not exists "group_order_list" on "commons"."group" ("code" collate "zh-x-icu", "id");

create index if not exists "group_state_list" on "commons"."group" ("state", "code" collate "zh-x-icu", "id");

drop index if exists "commons"."group_spelled_list";

alter table "commons"."group" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "code" || ' ' || "name" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "group_pairs_list" on "commons"."group" using gin ("pairs");

create index if not exists "substitution_order_list" on "commons"."substitution" ("number", "id");

create index if not exists "substitution_entered_by_list" on "commons"."substitution" ("entered_by", "number", "id");

create index if not exists "substitution_absent_list" on "commons"."substitution" ("absent", "number", "id");

create index if not exists "substitution_substitute_list" on "commons"."substitution" ("substitute", "number", "id");

create index if not exists "substitution_state_list" on "commons"."substitution" ("state", "number", "id");

drop index if exists "commons"."substitution_spelled_list";

alter table "commons"."substitution" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "substitution_pairs_list" on "commons"."substitution" using gin ("pairs");

create index if not exists "party_order_list" on "commons"."party" ("code" collate "zh-x-icu", "id");

create index if not exists "party_state_list" on "commons"."party" ("state", "code" collate "zh-x-icu", "id");

drop index if exists "commons"."party_spelled_list";

alter table "commons"."party" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "code" || ' ' || "name" || ' ' || coalesce("name_en", '') || ' ' || coalesce("short_name", '') || ' ' || coalesce("tax_number", '') || ' ' || coalesce("contact", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "party_pairs_list" on "commons"."party" using gin ("pairs");

create index if not exists "unit_of_measure_order_list" on "commons"."unit_of_measure" ("code" collate "zh-x-icu", "id");

create index if not exists "unit_of_measure_state_list" on "commons"."unit_of_measure" ("state", "code" collate "zh-x-icu", "id");

drop index if exists "commons"."unit_of_measure_spelled_list";

alter table "commons"."unit_of_measure" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "code" || ' ' || "name" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "unit_of_measure_pairs_list" on "commons"."unit_of_measure" using gin ("pairs");

create index if not exists "item_group_order_list" on "commons"."item_group" ("code" collate "zh-x-icu", "id");

create index if not exists "item_group_state_list" on "commons"."item_group" ("state", "code" collate "zh-x-icu", "id");

drop index if exists "commons"."item_group_spelled_list";

alter table "commons"."item_group" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "code" || ' ' || "name" || ' ' || coalesce("name_en", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "item_group_pairs_list" on "commons"."item_group" using gin ("pairs");

create index if not exists "item_order_list" on "commons"."item" ("code" collate "zh-x-icu", "id");

create index if not exists "item_group_list" on "commons"."item" ("group", "code" collate "zh-x-icu", "id");

create index if not exists "item_state_list" on "commons"."item" ("state", "code" collate "zh-x-icu", "id");

drop index if exists "commons"."item_spelled_list";

alter table "commons"."item" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "code" || ' ' || "name" || ' ' || coalesce("name_en", '') || ' ' || coalesce("specification", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "item_pairs_list" on "commons"."item" using gin ("pairs");

create index if not exists "location_order_list" on "commons"."location" ("code" collate "zh-x-icu", "id");

create index if not exists "location_field_parent_list" on "commons"."location" ("field_parent", "code" collate "zh-x-icu", "id");

create index if not exists "location_state_list" on "commons"."location" ("state", "code" collate "zh-x-icu", "id");

drop index if exists "commons"."location_spelled_list";

alter table "commons"."location" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "code" || ' ' || "name" || ' ' || coalesce("name_en", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "location_pairs_list" on "commons"."location" using gin ("pairs");

create index if not exists "currency_order_list" on "commons"."currency" ("code" collate "zh-x-icu", "id");

create index if not exists "currency_state_list" on "commons"."currency" ("state", "code" collate "zh-x-icu", "id");

drop index if exists "commons"."currency_spelled_list";

alter table "commons"."currency" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "code" || ' ' || "name" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "currency_pairs_list" on "commons"."currency" using gin ("pairs");

create index if not exists "exchange_rate_order_list" on "commons"."exchange_rate" ("date" desc, "id" desc);

create index if not exists "exchange_rate_currency_list" on "commons"."exchange_rate" ("currency", "date" desc, "id" desc);

create index if not exists "exchange_rate_state_list" on "commons"."exchange_rate" ("state", "date" desc, "id" desc);

drop index if exists "commons"."exchange_rate_spelled_list";

alter table "commons"."exchange_rate" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "exchange_rate_pairs_list" on "commons"."exchange_rate" using gin ("pairs");

create index if not exists "payment_terms_order_list" on "commons"."payment_terms" ("code" collate "zh-x-icu", "id");

create index if not exists "payment_terms_state_list" on "commons"."payment_terms" ("state", "code" collate "zh-x-icu", "id");

drop index if exists "commons"."payment_terms_spelled_list";

alter table "commons"."payment_terms" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "code" || ' ' || "name" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "payment_terms_pairs_list" on "commons"."payment_terms" using gin ("pairs");

create index if not exists "calendar_year_order_list" on "commons"."calendar_year" ("year" desc, "id" desc);

create index if not exists "calendar_year_state_list" on "commons"."calendar_year" ("state", "year" desc, "id" desc);

drop index if exists "commons"."calendar_year_spelled_list";

alter table "commons"."calendar_year" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "calendar_year_pairs_list" on "commons"."calendar_year" using gin ("pairs");

create index if not exists "announcement_order_list" on "commons"."announcement" ("published_on" desc, "id" desc);

create index if not exists "announcement_state_list" on "commons"."announcement" ("state", "published_on" desc, "id" desc);

drop index if exists "commons"."announcement_spelled_list";

alter table "commons"."announcement" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "title" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "announcement_pairs_list" on "commons"."announcement" using gin ("pairs");

create index if not exists "policy_version_order_list" on "governance"."policy_version" ("edition" desc, "id" desc);

create index if not exists "policy_version_state_list" on "governance"."policy_version" ("state", "edition" desc, "id" desc);

drop index if exists "governance"."policy_version_spelled_list";

alter table "governance"."policy_version" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "title" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "policy_version_pairs_list" on "governance"."policy_version" using gin ("pairs");

create index if not exists "policy_opinion_order_list" on "governance"."policy_opinion" ("number" desc, "id" desc);

create index if not exists "policy_opinion_entered_by_list" on "governance"."policy_opinion" ("entered_by", "number" desc, "id" desc);

create index if not exists "policy_opinion_edition_list" on "governance"."policy_opinion" ("edition", "number" desc, "id" desc);

create index if not exists "policy_opinion_state_list" on "governance"."policy_opinion" ("state", "number" desc, "id" desc);

drop index if exists "governance"."policy_opinion_spelled_list";

alter table "governance"."policy_opinion" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || coalesce("clause", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "policy_opinion_pairs_list" on "governance"."policy_opinion" using gin ("pairs");

create index if not exists "policy_ballot_order_list" on "governance"."policy_ballot" ("number" desc, "id" desc);

create index if not exists "policy_ballot_entered_by_list" on "governance"."policy_ballot" ("entered_by", "number" desc, "id" desc);

create index if not exists "policy_ballot_person_list" on "governance"."policy_ballot" ("person", "number" desc, "id" desc);

create index if not exists "policy_ballot_edition_list" on "governance"."policy_ballot" ("edition", "number" desc, "id" desc);

create index if not exists "policy_ballot_state_list" on "governance"."policy_ballot" ("state", "number" desc, "id" desc);

drop index if exists "governance"."policy_ballot_spelled_list";

alter table "governance"."policy_ballot" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "policy_ballot_pairs_list" on "governance"."policy_ballot" using gin ("pairs");

create index if not exists "binding_order_list" on "governance"."binding" ("clause", "id");

create index if not exists "binding_state_list" on "governance"."binding" ("state", "clause", "id");

drop index if exists "governance"."binding_spelled_list";

alter table "governance"."binding" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "title" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "binding_pairs_list" on "governance"."binding" using gin ("pairs");

create index if not exists "authority_limit_order_list" on "governance"."authority_limit" ("number", "id");

create index if not exists "authority_limit_state_list" on "governance"."authority_limit" ("state", "number", "id");

drop index if exists "governance"."authority_limit_spelled_list";

alter table "governance"."authority_limit" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "authority_limit_pairs_list" on "governance"."authority_limit" using gin ("pairs");

create index if not exists "exception_order_list" on "governance"."exception" ("number" desc, "id" desc);

create index if not exists "exception_department_list" on "governance"."exception" ("department", "number" desc, "id" desc);

create index if not exists "exception_entered_by_list" on "governance"."exception" ("entered_by", "number" desc, "id" desc);

create index if not exists "exception_state_list" on "governance"."exception" ("state", "number" desc, "id" desc);

drop index if exists "governance"."exception_spelled_list";

alter table "governance"."exception" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "exception_pairs_list" on "governance"."exception" using gin ("pairs");

create index if not exists "evidence_task_order_list" on "governance"."evidence_task" ("due_on", "id");

create index if not exists "evidence_task_department_list" on "governance"."evidence_task" ("department", "due_on", "id");

create index if not exists "evidence_task_entered_by_list" on "governance"."evidence_task" ("entered_by", "due_on", "id");

create index if not exists "evidence_task_responsible_list" on "governance"."evidence_task" ("responsible", "due_on", "id");

create index if not exists "evidence_task_state_list" on "governance"."evidence_task" ("state", "due_on", "id");

drop index if exists "governance"."evidence_task_spelled_list";

alter table "governance"."evidence_task" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "title" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "evidence_task_pairs_list" on "governance"."evidence_task" using gin ("pairs");

create index if not exists "request_kind_order_list" on "governance"."request_kind" ("number", "id");

create index if not exists "request_kind_department_list" on "governance"."request_kind" ("department", "number", "id");

create index if not exists "request_kind_state_list" on "governance"."request_kind" ("state", "number", "id");

drop index if exists "governance"."request_kind_spelled_list";

alter table "governance"."request_kind" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "name" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "request_kind_pairs_list" on "governance"."request_kind" using gin ("pairs");

create index if not exists "request_order_list" on "governance"."request" ("number" desc, "id" desc);

create index if not exists "request_department_list" on "governance"."request" ("department", "number" desc, "id" desc);

create index if not exists "request_entered_by_list" on "governance"."request" ("entered_by", "number" desc, "id" desc);

create index if not exists "request_kind_list" on "governance"."request" ("kind", "number" desc, "id" desc);

create index if not exists "request_state_list" on "governance"."request" ("state", "number" desc, "id" desc);

drop index if exists "governance"."request_spelled_list";

alter table "governance"."request" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "title" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "request_pairs_list" on "governance"."request" using gin ("pairs");

create index if not exists "audit_plan_order_list" on "governance"."audit_plan" ("year" desc, "id" desc);

create index if not exists "audit_plan_state_list" on "governance"."audit_plan" ("state", "year" desc, "id" desc);

drop index if exists "governance"."audit_plan_spelled_list";

alter table "governance"."audit_plan" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "audit_plan_pairs_list" on "governance"."audit_plan" using gin ("pairs");

create index if not exists "test_sheet_order_list" on "governance"."test_sheet" ("number" desc, "id" desc);

create index if not exists "test_sheet_entered_by_list" on "governance"."test_sheet" ("entered_by", "number" desc, "id" desc);

create index if not exists "test_sheet_auditor_list" on "governance"."test_sheet" ("auditor", "number" desc, "id" desc);

create index if not exists "test_sheet_state_list" on "governance"."test_sheet" ("state", "number" desc, "id" desc);

drop index if exists "governance"."test_sheet_spelled_list";

alter table "governance"."test_sheet" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "clause" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "test_sheet_pairs_list" on "governance"."test_sheet" using gin ("pairs");

create index if not exists "audit_finding_order_list" on "governance"."audit_finding" ("due_on", "id");

create index if not exists "audit_finding_department_list" on "governance"."audit_finding" ("department", "due_on", "id");

create index if not exists "audit_finding_entered_by_list" on "governance"."audit_finding" ("entered_by", "due_on", "id");

create index if not exists "audit_finding_responsible_list" on "governance"."audit_finding" ("responsible", "due_on", "id");

create index if not exists "audit_finding_state_list" on "governance"."audit_finding" ("state", "due_on", "id");

drop index if exists "governance"."audit_finding_spelled_list";

alter table "governance"."audit_finding" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "clause" || ' ' || "title" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "audit_finding_pairs_list" on "governance"."audit_finding" using gin ("pairs");

create index if not exists "compliance_report_order_list" on "governance"."compliance_report" ("month" collate "zh-x-icu" desc, "id" desc);

create index if not exists "compliance_report_state_list" on "governance"."compliance_report" ("state", "month" collate "zh-x-icu" desc, "id" desc);

drop index if exists "governance"."compliance_report_spelled_list";

alter table "governance"."compliance_report" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "compliance_report_pairs_list" on "governance"."compliance_report" using gin ("pairs");

create index if not exists "acknowledgement_order_list" on "governance"."acknowledgement" ("number" desc, "id" desc);

create index if not exists "acknowledgement_entered_by_list" on "governance"."acknowledgement" ("entered_by", "number" desc, "id" desc);

create index if not exists "acknowledgement_person_list" on "governance"."acknowledgement" ("person", "number" desc, "id" desc);

create index if not exists "acknowledgement_edition_list" on "governance"."acknowledgement" ("edition", "number" desc, "id" desc);

create index if not exists "acknowledgement_state_list" on "governance"."acknowledgement" ("state", "number" desc, "id" desc);

drop index if exists "governance"."acknowledgement_spelled_list";

alter table "governance"."acknowledgement" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "acknowledgement_pairs_list" on "governance"."acknowledgement" using gin ("pairs");

create index if not exists "law_review_order_list" on "governance"."law_review" ("number" desc, "id" desc);

create index if not exists "law_review_department_list" on "governance"."law_review" ("department", "number" desc, "id" desc);

create index if not exists "law_review_state_list" on "governance"."law_review" ("state", "number" desc, "id" desc);

drop index if exists "governance"."law_review_spelled_list";

alter table "governance"."law_review" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "rule" || ' ' || "title" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "law_review_pairs_list" on "governance"."law_review" using gin ("pairs");

create index if not exists "supplier_order_list" on "supply"."supplier" ("code" collate "zh-x-icu", "id");

create index if not exists "supplier_state_list" on "supply"."supplier" ("state", "code" collate "zh-x-icu", "id");

drop index if exists "supply"."supplier_spelled_list";

alter table "supply"."supplier" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "code" || ' ' || "name" || ' ' || coalesce("name_en", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "supplier_pairs_list" on "supply"."supplier" using gin ("pairs");

create index if not exists "price_inquiry_order_list" on "supply"."price_inquiry" ("number" desc, "id" desc);

create index if not exists "price_inquiry_state_list" on "supply"."price_inquiry" ("state", "number" desc, "id" desc);

create index if not exists "price_inquiry_item_list" on "supply"."price_inquiry" ("item", "number" desc, "id" desc);

create index if not exists "price_inquiry_chosen_list" on "supply"."price_inquiry" ("chosen", "number" desc, "id" desc);

drop index if exists "supply"."price_inquiry_spelled_list";

alter table "supply"."price_inquiry" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "subject" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "price_inquiry_pairs_list" on "supply"."price_inquiry" using gin ("pairs");

create index if not exists "purchase_requisition_order_list" on "supply"."purchase_requisition" ("number" desc, "id" desc);

create index if not exists "purchase_requisition_department_list" on "supply"."purchase_requisition" ("department", "number" desc, "id" desc);

create index if not exists "purchase_requisition_entered_by_list" on "supply"."purchase_requisition" ("entered_by", "number" desc, "id" desc);

create index if not exists "purchase_requisition_state_list" on "supply"."purchase_requisition" ("state", "number" desc, "id" desc);

drop index if exists "supply"."purchase_requisition_spelled_list";

alter table "supply"."purchase_requisition" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "title" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "purchase_requisition_pairs_list" on "supply"."purchase_requisition" using gin ("pairs");

create index if not exists "purchase_order_order_list" on "supply"."purchase_order" ("number" desc, "id" desc);

create index if not exists "purchase_order_department_list" on "supply"."purchase_order" ("department", "number" desc, "id" desc);

create index if not exists "purchase_order_state_list" on "supply"."purchase_order" ("state", "number" desc, "id" desc);

create index if not exists "purchase_order_supplier_list" on "supply"."purchase_order" ("supplier", "number" desc, "id" desc);

drop index if exists "supply"."purchase_order_spelled_list";

alter table "supply"."purchase_order" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || coalesce("reference", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "purchase_order_pairs_list" on "supply"."purchase_order" using gin ("pairs");

create index if not exists "goods_receipt_order_list" on "supply"."goods_receipt" ("number" desc, "id" desc);

create index if not exists "goods_receipt_state_list" on "supply"."goods_receipt" ("state", "number" desc, "id" desc);

create index if not exists "goods_receipt_supplier_list" on "supply"."goods_receipt" ("supplier", "number" desc, "id" desc);

create index if not exists "goods_receipt_order_list" on "supply"."goods_receipt" ("order", "number" desc, "id" desc);

drop index if exists "supply"."goods_receipt_spelled_list";

alter table "supply"."goods_receipt" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || coalesce("delivery_note", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "goods_receipt_pairs_list" on "supply"."goods_receipt" using gin ("pairs");

create index if not exists "quality_inspection_order_list" on "supply"."quality_inspection" ("number" desc, "id" desc);

create index if not exists "quality_inspection_state_list" on "supply"."quality_inspection" ("state", "number" desc, "id" desc);

create index if not exists "quality_inspection_supplier_list" on "supply"."quality_inspection" ("supplier", "number" desc, "id" desc);

drop index if exists "supply"."quality_inspection_spelled_list";

alter table "supply"."quality_inspection" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "quality_inspection_pairs_list" on "supply"."quality_inspection" using gin ("pairs");

create index if not exists "refused_goods_order_list" on "supply"."refused_goods" ("date" desc, "id" desc);

create index if not exists "refused_goods_state_list" on "supply"."refused_goods" ("state", "date" desc, "id" desc);

create index if not exists "refused_goods_supplier_list" on "supply"."refused_goods" ("supplier", "date" desc, "id" desc);

drop index if exists "supply"."refused_goods_spelled_list";

alter table "supply"."refused_goods" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "reason" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "refused_goods_pairs_list" on "supply"."refused_goods" using gin ("pairs");

create index if not exists "supplier_invoice_order_list" on "supply"."supplier_invoice" ("number" desc, "id" desc);

create index if not exists "supplier_invoice_state_list" on "supply"."supplier_invoice" ("state", "number" desc, "id" desc);

create index if not exists "supplier_invoice_supplier_list" on "supply"."supplier_invoice" ("supplier", "number" desc, "id" desc);

drop index if exists "supply"."supplier_invoice_spelled_list";

alter table "supply"."supplier_invoice" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "supplier_number" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "supplier_invoice_pairs_list" on "supply"."supplier_invoice" using gin ("pairs");

create index if not exists "supplier_credit_order_list" on "supply"."supplier_credit" ("date" desc, "id" desc);

create index if not exists "supplier_credit_state_list" on "supply"."supplier_credit" ("state", "date" desc, "id" desc);

create index if not exists "supplier_credit_supplier_list" on "supply"."supplier_credit" ("supplier", "date" desc, "id" desc);

create index if not exists "supplier_credit_invoice_list" on "supply"."supplier_credit" ("invoice", "date" desc, "id" desc);

drop index if exists "supply"."supplier_credit_spelled_list";

alter table "supply"."supplier_credit" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "supplier_number" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "supplier_credit_pairs_list" on "supply"."supplier_credit" using gin ("pairs");

create index if not exists "receipt_estimate_order_list" on "supply"."receipt_estimate" ("date" desc, "id" desc);

create index if not exists "receipt_estimate_state_list" on "supply"."receipt_estimate" ("state", "date" desc, "id" desc);

drop index if exists "supply"."receipt_estimate_spelled_list";

alter table "supply"."receipt_estimate" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "month" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "receipt_estimate_pairs_list" on "supply"."receipt_estimate" using gin ("pairs");

create index if not exists "stock_receipt_order_list" on "supply"."stock_receipt" ("date" desc, "id" desc);

create index if not exists "stock_receipt_state_list" on "supply"."stock_receipt" ("state", "date" desc, "id" desc);

drop index if exists "supply"."stock_receipt_spelled_list";

alter table "supply"."stock_receipt" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || coalesce("note", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "stock_receipt_pairs_list" on "supply"."stock_receipt" using gin ("pairs");

create index if not exists "stock_issue_order_list" on "supply"."stock_issue" ("date" desc, "id" desc);

create index if not exists "stock_issue_state_list" on "supply"."stock_issue" ("state", "date" desc, "id" desc);

create index if not exists "stock_issue_department_list" on "supply"."stock_issue" ("department", "date" desc, "id" desc);

drop index if exists "supply"."stock_issue_spelled_list";

alter table "supply"."stock_issue" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || coalesce("note", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "stock_issue_pairs_list" on "supply"."stock_issue" using gin ("pairs");

create index if not exists "stock_transfer_order_list" on "supply"."stock_transfer" ("date" desc, "id" desc);

create index if not exists "stock_transfer_state_list" on "supply"."stock_transfer" ("state", "date" desc, "id" desc);

create index if not exists "stock_transfer_from_list" on "supply"."stock_transfer" ("from", "date" desc, "id" desc);

create index if not exists "stock_transfer_to_list" on "supply"."stock_transfer" ("to", "date" desc, "id" desc);

drop index if exists "supply"."stock_transfer_spelled_list";

alter table "supply"."stock_transfer" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "stock_transfer_pairs_list" on "supply"."stock_transfer" using gin ("pairs");

create index if not exists "storage_room_order_list" on "supply"."storage_room" ("priority", "id");

create index if not exists "storage_room_item_list" on "supply"."storage_room" ("item", "priority", "id");

create index if not exists "storage_room_place_list" on "supply"."storage_room" ("place", "priority", "id");

create index if not exists "storage_room_state_list" on "supply"."storage_room" ("state", "priority", "id");

drop index if exists "supply"."storage_room_spelled_list";

alter table "supply"."storage_room" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "storage_room_pairs_list" on "supply"."storage_room" using gin ("pairs");

create index if not exists "put_away_order_list" on "supply"."put_away" ("date" desc, "id" desc);

create index if not exists "put_away_state_list" on "supply"."put_away" ("state", "date" desc, "id" desc);

create index if not exists "put_away_from_list" on "supply"."put_away" ("from", "date" desc, "id" desc);

drop index if exists "supply"."put_away_spelled_list";

alter table "supply"."put_away" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "put_away_pairs_list" on "supply"."put_away" using gin ("pairs");

create index if not exists "repacking_order_list" on "supply"."repacking" ("date" desc, "id" desc);

create index if not exists "repacking_state_list" on "supply"."repacking" ("state", "date" desc, "id" desc);

drop index if exists "supply"."repacking_spelled_list";

alter table "supply"."repacking" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || coalesce("note", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "repacking_pairs_list" on "supply"."repacking" using gin ("pairs");

create index if not exists "stock_reservation_order_list" on "supply"."stock_reservation" ("until", "id");

create index if not exists "stock_reservation_state_list" on "supply"."stock_reservation" ("state", "until", "id");

drop index if exists "supply"."stock_reservation_spelled_list";

alter table "supply"."stock_reservation" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "purpose" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "stock_reservation_pairs_list" on "supply"."stock_reservation" using gin ("pairs");

create index if not exists "stock_count_order_list" on "supply"."stock_count" ("date" desc, "id" desc);

create index if not exists "stock_count_state_list" on "supply"."stock_count" ("state", "date" desc, "id" desc);

drop index if exists "supply"."stock_count_spelled_list";

alter table "supply"."stock_count" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || coalesce("note", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "stock_count_pairs_list" on "supply"."stock_count" using gin ("pairs");

create index if not exists "cost_adjustment_order_list" on "supply"."cost_adjustment" ("date" desc, "id" desc);

create index if not exists "cost_adjustment_state_list" on "supply"."cost_adjustment" ("state", "date" desc, "id" desc);

create index if not exists "cost_adjustment_supplier_list" on "supply"."cost_adjustment" ("supplier", "date" desc, "id" desc);

drop index if exists "supply"."cost_adjustment_spelled_list";

alter table "supply"."cost_adjustment" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || coalesce("note", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "cost_adjustment_pairs_list" on "supply"."cost_adjustment" using gin ("pairs");

create index if not exists "stock_revaluation_order_list" on "supply"."stock_revaluation" ("date" desc, "id" desc);

create index if not exists "stock_revaluation_state_list" on "supply"."stock_revaluation" ("state", "date" desc, "id" desc);

drop index if exists "supply"."stock_revaluation_spelled_list";

alter table "supply"."stock_revaluation" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "reason" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "stock_revaluation_pairs_list" on "supply"."stock_revaluation" using gin ("pairs");

create index if not exists "supplier_return_order_list" on "supply"."supplier_return" ("date" desc, "id" desc);

create index if not exists "supplier_return_state_list" on "supply"."supplier_return" ("state", "date" desc, "id" desc);

create index if not exists "supplier_return_supplier_list" on "supply"."supplier_return" ("supplier", "date" desc, "id" desc);

drop index if exists "supply"."supplier_return_spelled_list";

alter table "supply"."supplier_return" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "reason" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "supplier_return_pairs_list" on "supply"."supplier_return" using gin ("pairs");

create index if not exists "company_book_order_list" on "finance"."company_book" ("code" collate "zh-x-icu", "id");

create index if not exists "company_book_state_list" on "finance"."company_book" ("state", "code" collate "zh-x-icu", "id");

drop index if exists "finance"."company_book_spelled_list";

alter table "finance"."company_book" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "code" || ' ' || "name" || ' ' || "name_en" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "company_book_pairs_list" on "finance"."company_book" using gin ("pairs");

create index if not exists "account_order_list" on "finance"."account" ("code" collate "zh-x-icu", "id");

create index if not exists "account_state_list" on "finance"."account" ("state", "code" collate "zh-x-icu", "id");

drop index if exists "finance"."account_spelled_list";

alter table "finance"."account" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "code" || ' ' || "name" || ' ' || "name_en" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "account_pairs_list" on "finance"."account" using gin ("pairs");

create index if not exists "account_mapping_order_list" on "finance"."account_mapping" ("role", "id");

create index if not exists "account_mapping_state_list" on "finance"."account_mapping" ("state", "role", "id");

drop index if exists "finance"."account_mapping_spelled_list";

alter table "finance"."account_mapping" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "account_mapping_pairs_list" on "finance"."account_mapping" using gin ("pairs");

create index if not exists "accounting_policy_order_list" on "finance"."accounting_policy" ("from" desc, "id" desc);

create index if not exists "accounting_policy_state_list" on "finance"."accounting_policy" ("state", "from" desc, "id" desc);

drop index if exists "finance"."accounting_policy_spelled_list";

alter table "finance"."accounting_policy" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "reason" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "accounting_policy_pairs_list" on "finance"."accounting_policy" using gin ("pairs");

create index if not exists "period_order_list" on "finance"."period" ("code" collate "zh-x-icu" desc, "id" desc);

create index if not exists "period_state_list" on "finance"."period" ("state", "code" collate "zh-x-icu" desc, "id" desc);

drop index if exists "finance"."period_spelled_list";

alter table "finance"."period" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "code" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "period_pairs_list" on "finance"."period" using gin ("pairs");

create index if not exists "cash_item_order_list" on "finance"."cash_item" ("code" collate "zh-x-icu", "id");

create index if not exists "cash_item_state_list" on "finance"."cash_item" ("state", "code" collate "zh-x-icu", "id");

drop index if exists "finance"."cash_item_spelled_list";

alter table "finance"."cash_item" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "code" || ' ' || "name" || ' ' || coalesce("name_en", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "cash_item_pairs_list" on "finance"."cash_item" using gin ("pairs");

create index if not exists "opening_balance_order_list" on "finance"."opening_balance" ("number" desc, "id" desc);

create index if not exists "opening_balance_state_list" on "finance"."opening_balance" ("state", "number" desc, "id" desc);

drop index if exists "finance"."opening_balance_spelled_list";

alter table "finance"."opening_balance" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "summary" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "opening_balance_pairs_list" on "finance"."opening_balance" using gin ("pairs");

create index if not exists "voucher_order_list" on "finance"."voucher" ("number" desc, "id" desc);

create index if not exists "voucher_state_list" on "finance"."voucher" ("state", "number" desc, "id" desc);

drop index if exists "finance"."voucher_spelled_list";

alter table "finance"."voucher" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "summary" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "voucher_pairs_list" on "finance"."voucher" using gin ("pairs");

create index if not exists "cost_split_order_list" on "finance"."cost_split" ("from" desc, "id" desc);

create index if not exists "cost_split_state_list" on "finance"."cost_split" ("state", "from" desc, "id" desc);

create index if not exists "cost_split_main_list" on "finance"."cost_split" ("main", "from" desc, "id" desc);

drop index if exists "finance"."cost_split_spelled_list";

alter table "finance"."cost_split" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "cost_split_pairs_list" on "finance"."cost_split" using gin ("pairs");

create index if not exists "profit_transfer_order_list" on "finance"."profit_transfer" ("date" desc, "id" desc);

create index if not exists "profit_transfer_state_list" on "finance"."profit_transfer" ("state", "date" desc, "id" desc);

drop index if exists "finance"."profit_transfer_spelled_list";

alter table "finance"."profit_transfer" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || coalesce("note", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "profit_transfer_pairs_list" on "finance"."profit_transfer" using gin ("pairs");

create index if not exists "revaluation_order_list" on "finance"."revaluation" ("date" desc, "id" desc);

create index if not exists "revaluation_state_list" on "finance"."revaluation" ("state", "date" desc, "id" desc);

create index if not exists "revaluation_currency_list" on "finance"."revaluation" ("currency", "date" desc, "id" desc);

drop index if exists "finance"."revaluation_spelled_list";

alter table "finance"."revaluation" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || coalesce("note", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "revaluation_pairs_list" on "finance"."revaluation" using gin ("pairs");

create index if not exists "vat_return_order_list" on "finance"."vat_return" ("month" collate "zh-x-icu" desc, "id" desc);

create index if not exists "vat_return_state_list" on "finance"."vat_return" ("state", "month" collate "zh-x-icu" desc, "id" desc);

drop index if exists "finance"."vat_return_spelled_list";

alter table "finance"."vat_return" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "month" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "vat_return_pairs_list" on "finance"."vat_return" using gin ("pairs");

create index if not exists "budget_order_list" on "finance"."budget" ("number" desc, "id" desc);

create index if not exists "budget_department_list" on "finance"."budget" ("department", "number" desc, "id" desc);

create index if not exists "budget_within_list" on "finance"."budget" ("within", "number" desc, "id" desc);

create index if not exists "budget_state_list" on "finance"."budget" ("state", "number" desc, "id" desc);

drop index if exists "finance"."budget_spelled_list";

alter table "finance"."budget" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "title" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "budget_pairs_list" on "finance"."budget" using gin ("pairs");

create index if not exists "budget_adjustment_order_list" on "finance"."budget_adjustment" ("date" desc, "id" desc);

create index if not exists "budget_adjustment_department_list" on "finance"."budget_adjustment" ("department", "date" desc, "id" desc);

create index if not exists "budget_adjustment_budget_list" on "finance"."budget_adjustment" ("budget", "date" desc, "id" desc);

create index if not exists "budget_adjustment_state_list" on "finance"."budget_adjustment" ("state", "date" desc, "id" desc);

drop index if exists "finance"."budget_adjustment_spelled_list";

alter table "finance"."budget_adjustment" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "reason" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "budget_adjustment_pairs_list" on "finance"."budget_adjustment" using gin ("pairs");

create index if not exists "expense_claim_order_list" on "finance"."expense_claim" ("date" desc, "id" desc);

create index if not exists "expense_claim_department_list" on "finance"."expense_claim" ("department", "date" desc, "id" desc);

create index if not exists "expense_claim_entered_by_list" on "finance"."expense_claim" ("entered_by", "date" desc, "id" desc);

create index if not exists "expense_claim_claimant_list" on "finance"."expense_claim" ("claimant", "date" desc, "id" desc);

create index if not exists "expense_claim_state_list" on "finance"."expense_claim" ("state", "date" desc, "id" desc);

create index if not exists "expense_claim_budget_list" on "finance"."expense_claim" ("budget", "date" desc, "id" desc);

drop index if exists "finance"."expense_claim_spelled_list";

alter table "finance"."expense_claim" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "reason" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "expense_claim_pairs_list" on "finance"."expense_claim" using gin ("pairs");

create index if not exists "employee_advance_order_list" on "finance"."employee_advance" ("date" desc, "id" desc);

create index if not exists "employee_advance_department_list" on "finance"."employee_advance" ("department", "date" desc, "id" desc);

create index if not exists "employee_advance_entered_by_list" on "finance"."employee_advance" ("entered_by", "date" desc, "id" desc);

create index if not exists "employee_advance_person_list" on "finance"."employee_advance" ("person", "date" desc, "id" desc);

create index if not exists "employee_advance_state_list" on "finance"."employee_advance" ("state", "date" desc, "id" desc);

create index if not exists "employee_advance_budget_list" on "finance"."employee_advance" ("budget", "date" desc, "id" desc);

drop index if exists "finance"."employee_advance_spelled_list";

alter table "finance"."employee_advance" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "reason" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "employee_advance_pairs_list" on "finance"."employee_advance" using gin ("pairs");

create index if not exists "payment_request_order_list" on "finance"."payment_request" ("number" desc, "id" desc);

create index if not exists "payment_request_state_list" on "finance"."payment_request" ("state", "number" desc, "id" desc);

create index if not exists "payment_request_supplier_list" on "finance"."payment_request" ("supplier", "number" desc, "id" desc);

drop index if exists "finance"."payment_request_spelled_list";

alter table "finance"."payment_request" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "reason" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "payment_request_pairs_list" on "finance"."payment_request" using gin ("pairs");

create index if not exists "payment_order_list" on "finance"."payment" ("number" desc, "id" desc);

create index if not exists "payment_state_list" on "finance"."payment" ("state", "number" desc, "id" desc);

create index if not exists "payment_supplier_list" on "finance"."payment" ("supplier", "number" desc, "id" desc);

drop index if exists "finance"."payment_spelled_list";

alter table "finance"."payment" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || coalesce("bank_reference", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "payment_pairs_list" on "finance"."payment" using gin ("pairs");

create index if not exists "prepayment_use_order_list" on "finance"."prepayment_use" ("date" desc, "id" desc);

create index if not exists "prepayment_use_state_list" on "finance"."prepayment_use" ("state", "date" desc, "id" desc);

create index if not exists "prepayment_use_supplier_list" on "finance"."prepayment_use" ("supplier", "date" desc, "id" desc);

drop index if exists "finance"."prepayment_use_spelled_list";

alter table "finance"."prepayment_use" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "prepayment_use_pairs_list" on "finance"."prepayment_use" using gin ("pairs");

create index if not exists "customer_order_order_list" on "finance"."customer_order" ("date" desc, "id" desc);

create index if not exists "customer_order_state_list" on "finance"."customer_order" ("state", "date" desc, "id" desc);

create index if not exists "customer_order_customer_list" on "finance"."customer_order" ("customer", "date" desc, "id" desc);

drop index if exists "finance"."customer_order_spelled_list";

alter table "finance"."customer_order" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "subject" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "customer_order_pairs_list" on "finance"."customer_order" using gin ("pairs");

create index if not exists "sales_invoice_order_list" on "finance"."sales_invoice" ("date" desc, "id" desc);

create index if not exists "sales_invoice_state_list" on "finance"."sales_invoice" ("state", "date" desc, "id" desc);

create index if not exists "sales_invoice_customer_list" on "finance"."sales_invoice" ("customer", "date" desc, "id" desc);

create index if not exists "sales_invoice_red_list" on "finance"."sales_invoice" ("red", "date" desc, "id" desc);

drop index if exists "finance"."sales_invoice_spelled_list";

alter table "finance"."sales_invoice" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "sales_invoice_pairs_list" on "finance"."sales_invoice" using gin ("pairs");

create index if not exists "money_receipt_order_list" on "finance"."money_receipt" ("date" desc, "id" desc);

create index if not exists "money_receipt_state_list" on "finance"."money_receipt" ("state", "date" desc, "id" desc);

create index if not exists "money_receipt_customer_list" on "finance"."money_receipt" ("customer", "date" desc, "id" desc);

drop index if exists "finance"."money_receipt_spelled_list";

alter table "finance"."money_receipt" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || coalesce("bank_reference", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "money_receipt_pairs_list" on "finance"."money_receipt" using gin ("pairs");

create index if not exists "settlement_order_list" on "finance"."settlement" ("date" desc, "id" desc);

create index if not exists "settlement_state_list" on "finance"."settlement" ("state", "date" desc, "id" desc);

create index if not exists "settlement_customer_list" on "finance"."settlement" ("customer", "date" desc, "id" desc);

drop index if exists "finance"."settlement_spelled_list";

alter table "finance"."settlement" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "settlement_pairs_list" on "finance"."settlement" using gin ("pairs");

create index if not exists "customer_credit_order_list" on "finance"."customer_credit" ("date" desc, "id" desc);

create index if not exists "customer_credit_state_list" on "finance"."customer_credit" ("state", "date" desc, "id" desc);

create index if not exists "customer_credit_customer_list" on "finance"."customer_credit" ("customer", "date" desc, "id" desc);

drop index if exists "finance"."customer_credit_spelled_list";

alter table "finance"."customer_credit" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "reason" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "customer_credit_pairs_list" on "finance"."customer_credit" using gin ("pairs");

create index if not exists "overdue_reminder_order_list" on "finance"."overdue_reminder" ("date" desc, "id" desc);

create index if not exists "overdue_reminder_state_list" on "finance"."overdue_reminder" ("state", "date" desc, "id" desc);

create index if not exists "overdue_reminder_customer_list" on "finance"."overdue_reminder" ("customer", "date" desc, "id" desc);

drop index if exists "finance"."overdue_reminder_spelled_list";

alter table "finance"."overdue_reminder" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "overdue_reminder_pairs_list" on "finance"."overdue_reminder" using gin ("pairs");

create index if not exists "discounting_order_list" on "finance"."discounting" ("date" desc, "id" desc);

create index if not exists "discounting_state_list" on "finance"."discounting" ("state", "date" desc, "id" desc);

drop index if exists "finance"."discounting_spelled_list";

alter table "finance"."discounting" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "lender" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "discounting_pairs_list" on "finance"."discounting" using gin ("pairs");

create index if not exists "fixed_asset_order_list" on "finance"."fixed_asset" ("number", "id");

create index if not exists "fixed_asset_department_list" on "finance"."fixed_asset" ("department", "number", "id");

create index if not exists "fixed_asset_state_list" on "finance"."fixed_asset" ("state", "number", "id");

drop index if exists "finance"."fixed_asset_spelled_list";

alter table "finance"."fixed_asset" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "name" || ' ' || coalesce("place", '') || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "fixed_asset_pairs_list" on "finance"."fixed_asset" using gin ("pairs");

create index if not exists "depreciation_run_order_list" on "finance"."depreciation_run" ("month" collate "zh-x-icu" desc, "id" desc);

create index if not exists "depreciation_run_state_list" on "finance"."depreciation_run" ("state", "month" collate "zh-x-icu" desc, "id" desc);

drop index if exists "finance"."depreciation_run_spelled_list";

alter table "finance"."depreciation_run" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "month" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "depreciation_run_pairs_list" on "finance"."depreciation_run" using gin ("pairs");

create index if not exists "payment_run_order_list" on "finance"."payment_run" ("date" desc, "id" desc);

create index if not exists "payment_run_state_list" on "finance"."payment_run" ("state", "date" desc, "id" desc);

drop index if exists "finance"."payment_run_spelled_list";

alter table "finance"."payment_run" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "payment_run_pairs_list" on "finance"."payment_run" using gin ("pairs");

create index if not exists "bank_statement_order_list" on "finance"."bank_statement" ("to" desc, "id" desc);

create index if not exists "bank_statement_state_list" on "finance"."bank_statement" ("state", "to" desc, "id" desc);

drop index if exists "finance"."bank_statement_spelled_list";

alter table "finance"."bank_statement" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "account" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "bank_statement_pairs_list" on "finance"."bank_statement" using gin ("pairs");

create index if not exists "bill_order_list" on "finance"."bill" ("due", "id");

create index if not exists "bill_state_list" on "finance"."bill" ("state", "due", "id");

create index if not exists "bill_customer_list" on "finance"."bill" ("customer", "due", "id");

drop index if exists "finance"."bill_spelled_list";

alter table "finance"."bill" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "bill_number" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "bill_pairs_list" on "finance"."bill" using gin ("pairs");

create index if not exists "cash_count_order_list" on "finance"."cash_count" ("date" desc, "id" desc);

create index if not exists "cash_count_state_list" on "finance"."cash_count" ("state", "date" desc, "id" desc);

drop index if exists "finance"."cash_count_spelled_list";

alter table "finance"."cash_count" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "cash_count_pairs_list" on "finance"."cash_count" using gin ("pairs");

create index if not exists "cash_forecast_order_list" on "finance"."cash_forecast" ("from" desc, "id" desc);

create index if not exists "cash_forecast_state_list" on "finance"."cash_forecast" ("state", "from" desc, "id" desc);

drop index if exists "finance"."cash_forecast_spelled_list";

alter table "finance"."cash_forecast" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "cash_forecast_pairs_list" on "finance"."cash_forecast" using gin ("pairs");

create index if not exists "funding_plan_order_list" on "finance"."funding_plan" ("number" desc, "id" desc);

create index if not exists "funding_plan_state_list" on "finance"."funding_plan" ("state", "number" desc, "id" desc);

drop index if exists "finance"."funding_plan_spelled_list";

alter table "finance"."funding_plan" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "purpose" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "funding_plan_pairs_list" on "finance"."funding_plan" using gin ("pairs");

create index if not exists "fund_watch_order_list" on "finance"."fund_watch" ("month" collate "zh-x-icu" desc, "id" desc);

create index if not exists "fund_watch_state_list" on "finance"."fund_watch" ("state", "month" collate "zh-x-icu" desc, "id" desc);

drop index if exists "finance"."fund_watch_spelled_list";

alter table "finance"."fund_watch" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "month" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "fund_watch_pairs_list" on "finance"."fund_watch" using gin ("pairs");

create index if not exists "deferral_order_list" on "finance"."deferral" ("begins" desc, "id" desc);

create index if not exists "deferral_state_list" on "finance"."deferral" ("state", "begins" desc, "id" desc);

create index if not exists "deferral_department_list" on "finance"."deferral" ("department", "begins" desc, "id" desc);

drop index if exists "finance"."deferral_spelled_list";

alter table "finance"."deferral" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "what" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "deferral_pairs_list" on "finance"."deferral" using gin ("pairs");

create index if not exists "deferral_run_order_list" on "finance"."deferral_run" ("month" collate "zh-x-icu" desc, "id" desc);

create index if not exists "deferral_run_state_list" on "finance"."deferral_run" ("state", "month" collate "zh-x-icu" desc, "id" desc);

drop index if exists "finance"."deferral_run_spelled_list";

alter table "finance"."deferral_run" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "month" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "deferral_run_pairs_list" on "finance"."deferral_run" using gin ("pairs");

create index if not exists "accrual_order_list" on "finance"."accrual" ("month" collate "zh-x-icu" desc, "id" desc);

create index if not exists "accrual_state_list" on "finance"."accrual" ("state", "month" collate "zh-x-icu" desc, "id" desc);

drop index if exists "finance"."accrual_spelled_list";

alter table "finance"."accrual" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "month" || ' ' || "basis" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "accrual_pairs_list" on "finance"."accrual" using gin ("pairs");

create index if not exists "provision_rate_order_list" on "finance"."provision_rate" ("from" desc, "id" desc);

create index if not exists "provision_rate_state_list" on "finance"."provision_rate" ("state", "from" desc, "id" desc);

drop index if exists "finance"."provision_rate_spelled_list";

alter table "finance"."provision_rate" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number")) stored;
create index if not exists "provision_rate_pairs_list" on "finance"."provision_rate" using gin ("pairs");

create index if not exists "provision_order_list" on "finance"."provision" ("month" collate "zh-x-icu" desc, "id" desc);

create index if not exists "provision_state_list" on "finance"."provision" ("state", "month" collate "zh-x-icu" desc, "id" desc);

drop index if exists "finance"."provision_spelled_list";

alter table "finance"."provision" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "month" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "provision_pairs_list" on "finance"."provision" using gin ("pairs");

create index if not exists "product_cost_order_list" on "finance"."product_cost" ("month" collate "zh-x-icu" desc, "id" desc);

create index if not exists "product_cost_state_list" on "finance"."product_cost" ("state", "month" collate "zh-x-icu" desc, "id" desc);

drop index if exists "finance"."product_cost_spelled_list";

alter table "finance"."product_cost" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "month" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "product_cost_pairs_list" on "finance"."product_cost" using gin ("pairs");

create index if not exists "calibration_record_order_list" on "lab"."calibration_record" ("due_on", "id");

create index if not exists "calibration_record_state_list" on "lab"."calibration_record" ("state", "due_on", "id");

drop index if exists "lab"."calibration_record_spelled_list";

alter table "lab"."calibration_record" drop column if exists "pairs", add column "pairs" tsvector generated always as (house.bigrams("number" || ' ' || "instrument" || ' ' || "serial" || ' ' || coalesce("spelled", ''))) stored;
create index if not exists "calibration_record_pairs_list" on "lab"."calibration_record" using gin ("pairs");
