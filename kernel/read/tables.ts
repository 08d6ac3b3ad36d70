/** Functions that search needs: a text as the set of its neighbouring characters, which finds two-character Chinese words through an index. * Working time lies in spans, so that minutes worked between two instants are a sum; outside the announced years the answer is nothing.
 */
export const tables = `
create or replace function house.pairs(said text) returns tsvector language sql immutable parallel safe as $$
  select coalesce(array_to_tsvector(array_agg(distinct pair)), ''::tsvector)
    from (select lower(substr(said, at, 2)) as pair from generate_series(1, greatest(length(said) - 1, 0)) at) pairs where pair <> '' and length(pair) = 2
$$;
create or replace function house.pairs_query(said text) returns tsquery language sql immutable parallel safe as $$
  select coalesce(string_agg(quote_literal(replace(pair, '\\', '\\\\')), ' & ')::tsquery, ''::tsquery)
    from (select distinct lower(substr(said, at, 2)) as pair from generate_series(1, greatest(length(said) - 1, 0)) at) pairs where length(pair) = 2
$$;

create table if not exists house.working_span (starts_at timestamptz primary key, ends_at timestamptz not null);
create or replace function house.working_minutes(since timestamptz, until timestamptz) returns numeric language sql stable parallel safe as $$
  select case when since >= (select min(starts_at) from house.working_span) - interval '7 days' and until <= (select max(ends_at) from house.working_span) + interval '7 days' then coalesce((
    select sum(extract(epoch from least(s.ends_at, until) - greatest(s.starts_at, since)) / 60) from house.working_span s where s.starts_at < until and s.ends_at > since), 0) end
$$;
`
