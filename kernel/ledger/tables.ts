/** Kernel tables of the ledger: book, periods, chart of accounts, entries with their lines, and what follows from the lines. */
import { holdTables } from './holds.ts'
import { rules } from './rules.ts'
import { tables as stock } from './stock/index.ts'

const facts = `
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
`

/** Everything here is written by the rules from the lines alone, never by a statement from outside. */
const following = `
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
`

export const tables = facts + following + holdTables + rules + stock
