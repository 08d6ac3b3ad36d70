/** What the database itself must know to answer questions: pairs of characters for searching, working time for measuring. */
import { tables as passageTables } from './passages.ts'

/**
 * Text is searched in lower case and half width, so that `ＰＯ-1` and `po-1` are found alike, by pairs of neighbouring characters: trigrams find
 * nothing in two characters, which is how Chinese is searched. A blank at the end gives the last character a pair of its own, so that a single
 * character can be asked for by prefix. Working time lies in spans, so that minutes worked between two instants are a sum; outside the
 * announced years the answer is nothing.
 * Pairs are made in PL/pgSQL by putting the letters beside themselves: 12 microseconds for a number, against 40 in SQL with a window (measured).
 */
export const tables = `
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
${passageTables}`
