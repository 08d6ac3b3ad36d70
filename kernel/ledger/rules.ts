/** The rules of the books, kept by the database itself whoever writes: balanced, append-only, in an open period, numbered without gaps, not below zero. */
const appendOnly = ['entry', 'entry_line', 'dimension_set'].map((name) => `
create or replace trigger append_only before update or delete on house.${name} for each row execute function house.append_only();
create or replace trigger append_only_whole before truncate on house.${name} for each statement execute function house.append_only();`).join('')

/** Written by a rule or not at all; inside a rule the depth of triggers is above zero. */
const onlyFollowing = `
create or replace function house.follows_lines() returns trigger language plpgsql as $$
begin
  raise exception '% follows from the entry lines and is not written by hand', tg_table_name using errcode = 'ZF005';
end $$;
${['balance', 'standing', 'voucher_counter'].map((name) => `
create or replace trigger follows_lines before insert or update or delete on house.${name} for each statement when (pg_trigger_depth() = 0) execute function house.follows_lines();
create or replace trigger follows_lines_whole before truncate on house.${name} for each statement execute function house.follows_lines();`).join('')}
`

const periods = `
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
`

/** Money stands over its whole account, whatever else its lines say, under no set of dimensions; goods and budgets under each of theirs. */
const counted = (kind: string, dimensions: string) => `(case when ${kind} in ('goods', 'budget') then ${dimensions} else '00000000-0000-0000-0000-000000000000'::uuid end)`

const chart = `
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
      select book, account, unit, ${counted('new.kind', 'dimensions')}, sum(case new.side when 'debit' then debit - credit else credit - debit end), sum(reserved) from house.balance where book = new.book and account = new.number group by 1, 2, 3, 4;
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
  for apart in select distinct c.book, c.number from house.standing s join house.account_chart c on c.book = s.book and c.number = s.account where s.dimensions <> ${counted('c.kind', 's.dimensions')} loop
    update house.account_chart set not_below_zero = false where book = apart.book and number = apart.number;
    update house.account_chart set not_below_zero = true where book = apart.book and number = apart.number;
  end loop;
end $$;
`

/** The first dimension that an account needs and a set does not name. */
const lacks = '(select need from unnest(c.needs) need where to_jsonb(d) ->> need is null limit 1)'

const lines = `
create or replace function house.lines_kept() returns trigger language plpgsql as $$
declare known record; wrong record;
begin
  select entry, unit, sum(amount) as off into wrong from added where phase = 'settled' group by entry, unit having sum(amount) <> 0 limit 1;
  if found then raise exception 'entry % is off by % in %', wrong.entry, wrong.off, wrong.unit using errcode = 'ZF002'; end if;

  -- All there is to know of the lines in one pass; what is wrong with one is looked for only where something is.
  select bool_or(c.number is null or d.id is null or c.closed or (c.kind <> 'goods') <> (l.unit ~ '^[A-Z]{3}$') or (l.in_currency is not null and d.currency is null) or (c.needs <> '{}' and ${lacks} is not null)) as faulty,
      bool_or(c.not_below_zero) as limited, bool_or(l.reverses is not null) as reversing into known
    from added l left join house.account_chart c on c.book = l.book and c.number = l.account left join house.dimension_set d on d.id = l.dimensions;

  if known.faulty then
    select l.account, c.number, c.label_zh, c.label_en, l.unit, ${lacks} as lacks into wrong
      from added l left join house.account_chart c on c.book = l.book and c.number = l.account left join house.dimension_set d on d.id = l.dimensions
      where c.number is null or d.id is null or (c.kind <> 'goods') <> (l.unit ~ '^[A-Z]{3}$') or (l.in_currency is not null and d.currency is null) or ${lacks} is not null limit 1;
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
      select l.book, l.account, l.unit, ${counted('c.kind', 'l.dimensions')} as dimensions,
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
`

const entries = `
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
`

const posting = `
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
`

export const rules = appendOnly + onlyFollowing + periods + chart + lines + entries + posting
