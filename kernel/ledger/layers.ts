/** Cost layers: goods that enter with a value stand as a layer until they go out, the oldest first; a reversal undoes exactly what was done. */

export const layerRules = `
create or replace function house.keep_layers(added house.entry_line[]) returns void language plpgsql as $$
declare
  out_line record;
begin
  -- In: the value is what the same document line puts on an asset account for the same item.
  insert into house.cost_layer (id, book, account, unit, dimensions, line, received, remaining, cost)
    select l.id, l.book, l.account, l.unit, l.dimensions, l.line, l.amount, l.amount, value.cost
    from unnest(added) l join house.account_chart c on c.book = l.book and c.number = l.account and c.kind = 'goods' and c.not_below_zero
      cross join lateral (select sum(m.amount) as cost from unnest(added) m join house.account_chart a on a.book = m.book and a.number = m.account and a.kind = 'asset' join house.dimension_set d on d.id = m.dimensions
        where m.entry = l.entry and m.line = l.line and d.item::text = l.unit and m.phase = 'settled') value
    where l.phase = 'settled' and l.amount > 0 and l.reverses is null and value.cost is not null;

  -- Back in: what a reversed line had taken.
  update house.cost_layer c set remaining = c.remaining + u.quantity from house.layer_use u join unnest(added) l on l.reverses = u.line where u.layer = c.id and l.amount > 0;

  for out_line in
    select l.* from unnest(added) l join house.account_chart c on c.book = l.book and c.number = l.account and c.kind = 'goods' and c.not_below_zero where l.phase = 'settled' and l.amount < 0 order by l.position
  loop
    with open as (
      select c.id, c.remaining, sum(c.remaining) over (order by c.id is distinct from out_line.reverses, c.seq) - c.remaining as before from house.cost_layer c
        where c.account = out_line.account and c.unit = out_line.unit and c.dimensions = out_line.dimensions and c.book = out_line.book and c.remaining > 0),
    taken as (select id, least(remaining, -out_line.amount - before) as quantity from open where before < -out_line.amount),
    lowered as (update house.cost_layer c set remaining = c.remaining - t.quantity from taken t where c.id = t.id)
    insert into house.layer_use (line, layer, quantity) select out_line.id, id, quantity from taken;
  end loop;
end $$;
`
