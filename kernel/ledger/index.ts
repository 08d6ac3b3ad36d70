/** Ledger: one journal for money, goods and budget; its rules are kept by the database. */
export { closeAccount, mapRole, openBook, openYear, periods, setPeriod, type Chart, type ChartAccount, type PeriodRow } from './books.ts'
export { changeBooks } from './frame.ts'
export { balances, cashFlows, entries, leftBy, standings, trialBalance, turnovers, type AccountNet, type BalanceRow, type CashFlow, type EntryRow, type TrialRow } from './reading.ts'
export { dimensionColumns, mainBook, post, type Posted } from './post.ts'
export { hold, lapse, postUpTo, release, settle, type Hold } from './holds.ts'
export { journal, journalColumns, type JournalLine } from './journal.ts'
export { ties, type Tie } from './ties.ts'
export { tables } from './tables.ts'
