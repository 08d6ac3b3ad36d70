/** Kernel tables of the ledger, and the rules that the database itself keeps: balance, order, append-only. */
export const tables = `
create table if not exists house.book (code text primary key, currency text not null, standard text not null);
create table if not exists house.period (
  book text not null references house.book (code),
  code text not null,
  first date not null,
  last date not null,
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
  needs text[] not null default '{}',
  primary key (book, number)
);
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
  party uuid, item uuid, place uuid, department uuid, budget_item uuid, project uuid, cash_item uuid, batch text
);
create index if not exists dimension_party on house.dimension_set (party) where party is not null;
create index if not exists dimension_item on house.dimension_set (item, place) where item is not null;

create table if not exists house.entry (
  id uuid primary key,
  seq bigint generated always as identity unique,
  book text not null,
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
  reverses uuid references house.entry (id),
  at timestamptz not null,
  foreign key (book, period) references house.period (book, code),
  unique (record, version, action, ordinal),
  unique (book, period, word, number)
);
create unique index if not exists entry_reverses on house.entry (reverses) where reverses is not null;
create index if not exists entry_record on house.entry (record);
create index if not exists entry_date on house.entry (book, date, seq);

create table if not exists house.entry_line (
  id uuid primary key,
  entry uuid not null references house.entry (id),
  position integer not null,
  account text not null,
  unit text not null,
  amount numeric not null,
  side text not null check (side in ('debit', 'credit')),
  phase text not null default 'settled' check (phase in ('settled', 'reserved', 'released')),
  dimensions uuid not null references house.dimension_set (id),
  line uuid,
  summary_zh text,
  summary_en text
);
create index if not exists entry_line_entry on house.entry_line (entry);
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
  primary key (account, unit, dimensions, period, book)
) with (fillfactor = 70);
create index if not exists balance_dimensions on house.balance (dimensions);

create table if not exists house.voucher_counter (
  book text not null, word text not null, period text not null, value integer not null, primary key (book, word, period)
) with (fillfactor = 50);

create table if not exists house.cost_layer (
  id uuid primary key, line uuid not null, item uuid not null, place uuid, batch text,
  received numeric not null, remaining numeric not null check (remaining >= 0), unit_cost numeric not null, at timestamptz not null
);
create index if not exists cost_layer_item on house.cost_layer (item, place, at) where remaining > 0;

create or replace function house.balanced() returns trigger language plpgsql as $$
declare wrong record;
begin
  select entry, unit, phase, sum(amount) as off into wrong from added group by entry, unit, phase having phase = 'settled' and sum(amount) <> 0 limit 1;
  if found then raise exception 'entry % is off by % in %', wrong.entry, wrong.off, wrong.unit using errcode = 'ZF002'; end if;
  return null;
end $$;
create or replace trigger balanced after insert on house.entry_line referencing new table as added for each statement execute function house.balanced();

create or replace function house.in_open_period() returns trigger language plpgsql as $$
declare stands text;
begin
  select state into stands from house.period p where p.book = new.book and p.code = new.period and new.date between p.first and p.last;
  if stands is null then raise exception 'no period of book % holds %', new.book, new.date using errcode = 'ZF010'; end if;
  if stands <> 'open' then raise exception 'period % is %', new.period, stands using errcode = 'ZF011'; end if;
  return new;
end $$;
create or replace trigger in_open_period before insert on house.entry for each row execute function house.in_open_period();
create or replace trigger append_only before update or delete on house.entry for each row execute function house.append_only();
create or replace trigger append_only before update or delete on house.entry_line for each row execute function house.append_only();
create or replace trigger append_only_whole before truncate on house.entry for each statement execute function house.append_only();
create or replace trigger append_only_whole before truncate on house.entry_line for each statement execute function house.append_only();

create or replace function house.not_below_zero() returns trigger language plpgsql as $$
declare low record;
begin
  for low in
    select distinct t.account, t.unit, t.dimensions, t.book from touched t join house.account_chart a on a.book = t.book and a.number = t.account and a.not_below_zero
  loop
    if (select sum(case when a.side = 'debit' then b.debit - b.credit else b.credit - b.debit end - b.reserved) from house.balance b
          join house.account_chart a on a.book = b.book and a.number = b.account
         where b.book = low.book and b.account = low.account and b.unit = low.unit and b.dimensions = low.dimensions) < 0 then
      raise exception 'account % would fall below zero', low.account using errcode = 'ZF012', detail = json_build_object('account', low.account, 'unit', low.unit, 'dimensions', low.dimensions)::text;
    end if;
  end loop;
  return null;
end $$;
create or replace trigger not_below_zero_added after insert on house.balance referencing new table as touched for each statement execute function house.not_below_zero();
create or replace trigger not_below_zero_changed after update on house.balance referencing new table as touched for each statement execute function house.not_below_zero();

do $$ begin
  if to_regtype('house.posting_line') is null then
    create type house.posting_line as (entry uuid, id uuid, position integer, account text, unit text, amount numeric, side text, phase text, dimensions uuid, line uuid, summary_zh text, summary_en text, period text);
  end if;
end $$;

-- The period of a book that holds a day; refuses when there is none or it is not open.
create or replace function house.open_period(the_book text, day date) returns text language plpgsql stable as $$
declare the_period text; the_state text;
begin
  select code, state into the_period, the_state from house.period where book = the_book and day between first and last;
  if the_period is null then raise exception 'no period holds %', day using errcode = 'ZF010', detail = day::text; end if;
  if the_state <> 'open' then raise exception 'period % is %', the_period, the_state using errcode = 'ZF011', detail = the_period; end if;
  return the_period;
end $$;

-- Posts entries as given: accounts resolved by role, balances locked in the order of their keys, voucher numbers taken last.
create or replace function house.post(given jsonb) returns jsonb language plpgsql as $$
declare
  the_book text := given->>'book';
  lines house.posting_line[];
  unmapped text;
  one jsonb;
  taken integer;
  answer jsonb := '[]';
begin
  select array_agg(row((e.value->>'id')::uuid, l.id, l.position,
      coalesce((select m.number from house.account_map m where m.book = the_book and m.role = l.account and m.valid_from <= (e.value->>'date')::date order by m.valid_from desc limit 1),
               (select c.number from house.account_chart c where c.book = the_book and c.number = l.account)),
      l.unit, l.amount, l.side, l.phase, l.dimensions, l.line, l.summary_zh, l.summary_en, house.open_period(the_book, (e.value->>'date')::date))::house.posting_line)
    into lines
    from jsonb_array_elements(given->'entries') e,
      jsonb_to_recordset(e.value->'lines') as l(id uuid, position integer, account text, unit text, amount numeric, side text, phase text, dimensions uuid, line uuid, summary_zh text, summary_en text);
  select string_agg(distinct g.account, ', ') into unmapped
    from jsonb_array_elements(given->'entries') e, jsonb_to_recordset(e.value->'lines') as g(id uuid, account text), unnest(lines) l where l.id = g.id and l.account is null;
  if unmapped is not null then raise exception 'no account for %', unmapped using errcode = 'ZF013', detail = unmapped; end if;

  insert into house.dimension_set select d.* from jsonb_populate_recordset(null::house.dimension_set, given->'dimensions') d on conflict (id) do nothing;
  insert into house.balance as b (book, account, unit, dimensions, period, debit, credit, reserved)
  select the_book, account, unit, dimensions, period,
      coalesce(sum(amount) filter (where phase = 'settled' and side = 'debit'), 0), coalesce(-sum(amount) filter (where phase = 'settled' and side = 'credit'), 0),
      coalesce(sum(amount) filter (where phase <> 'settled'), 0)
    from unnest(lines) group by account, unit, dimensions, period order by account, unit, dimensions, period
  on conflict (account, unit, dimensions, period, book) do update set debit = b.debit + excluded.debit, credit = b.credit + excluded.credit, reserved = b.reserved + excluded.reserved;

  for one in select value from jsonb_array_elements(given->'entries') loop
    insert into house.voucher_counter as c (book, word, period, value) values (the_book, one->>'word', house.open_period(the_book, (one->>'date')::date), 1)
      on conflict (book, word, period) do update set value = c.value + 1 returning value into taken;
    insert into house.entry (id, book, period, date, word, number, summary_zh, summary_en, document, record, version, action, ordinal, deed, maker, reverses, at)
    values ((one->>'id')::uuid, the_book, house.open_period(the_book, (one->>'date')::date), (one->>'date')::date, one->>'word', taken, one->>'summary_zh', one->>'summary_en', given->>'document',
      (given->>'record')::uuid, (given->>'version')::integer, given->>'action', (one->>'ordinal')::integer, (given->>'deed')::uuid, (given->>'maker')::uuid, (one->>'reverses')::uuid, (given->>'at')::timestamptz);
    answer := answer || jsonb_build_object('id', one->>'id', 'word', one->>'word', 'number', taken, 'date', one->>'date');
  end loop;
  insert into house.entry_line (id, entry, position, account, unit, amount, side, phase, dimensions, line, summary_zh, summary_en)
  select id, entry, position, account, unit, amount, side, phase, dimensions, line, summary_zh, summary_en from unnest(lines) order by entry, position;
  return answer;
end $$;
`
