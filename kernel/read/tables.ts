/** Functions that search needs: a text as the set of its neighbouring characters, which finds two-character Chinese words through an index. */
export const tables = `
create or replace function house.pairs(said text) returns tsvector language sql immutable parallel safe as $$
  select coalesce(array_to_tsvector(array_agg(distinct pair)), ''::tsvector)
    from (select lower(substr(said, at, 2)) as pair from generate_series(1, greatest(length(said) - 1, 0)) at) pairs where pair <> '' and length(pair) = 2
$$;
create or replace function house.pairs_query(said text) returns tsquery language sql immutable parallel safe as $$
  select coalesce(string_agg(quote_literal(replace(pair, '\\', '\\\\')), ' & ')::tsquery, ''::tsquery)
    from (select distinct lower(substr(said, at, 2)) as pair from generate_series(1, greatest(length(said) - 1, 0)) at) pairs where length(pair) = 2
$$;
`
