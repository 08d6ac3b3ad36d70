/** Kernel tables of goods and their worth: every movement that is valued, what the books learnt of it, costs that came late, and where each item stands. */
const appendOnly = ['stock_move', 'stock_worth', 'stock_late', 'stock_undone'].map((name) => `
create or replace trigger append_only before update or delete on house.${name} for each row execute function house.append_only();
create or replace trigger append_only_whole before truncate on house.${name} for each statement execute function house.append_only();`).join('')

export const tables = `
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
${appendOnly}
`
