/** The company's working calendar: announced years as facts, five days a week, eight hours a day. */
import type { Calendar } from '#words'
import { china2024 } from './china-2024.ts'
import { china2025 } from './china-2025.ts'
import { china2026 } from './china-2026.ts'
import { fixedHolidays } from './fixed-holidays.ts'

export const chinaCalendar: Calendar = {
  zone: 'Asia/Shanghai',
  years: { 2024: china2024, 2025: china2025, 2026: china2026 },
  fixed: fixedHolidays,
  hours: [['09:00', '12:00'], ['13:00', '18:00']],
  week: [1, 2, 3, 4, 5],
}
