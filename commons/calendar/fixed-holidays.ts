/** Statutory holidays whose date never moves: known before any year's notice, by the regulation then in force. */
import type { FixedHolidays } from '#words'

export const fixedHolidays: readonly FixedHolidays[] = [
  { since: 2008, source: '全国年节及纪念日放假办法（2007、2013 修订）第二条', days: ['01-01', '05-01', '10-01', '10-02', '10-03'] },
  { since: 2025, source: '全国年节及纪念日放假办法（2024 修订）第二条', days: ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'] },
]
