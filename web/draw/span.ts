/** Days meant relative to today: a list narrowed to “this month” still means this month when it is opened next month. */
import dayjs from 'dayjs'
import type { Search } from '../client/search.ts'

export const spans = ['today', 'week', 'month', 'last-month', 'quarter', 'year'] as const
export type Span = (typeof spans)[number]

/** First and last day of a span; weeks begin on Monday. */
export function daysOf(span: Span, today = dayjs()): readonly [from: string, to: string] {
  const month = span === 'last-month' ? today.subtract(1, 'month') : today
  const monday = today.subtract((today.day() + 6) % 7, 'day')
  const quarter = today.startOf('month').subtract(today.month() % 3, 'month')
  const [from, to] = {
    'today': [today, today], 'week': [monday, monday.add(6, 'day')], 'month': [today.startOf('month'), today.endOf('month')], 'last-month': [month.startOf('month'), month.endOf('month')],
    'quarter': [quarter, quarter.add(2, 'month').endOf('month')], 'year': [today.startOf('year'), today.endOf('year')],
  }[span] as [dayjs.Dayjs, dayjs.Dayjs]
  return [from.format('YYYY-MM-DD'), to.format('YYYY-MM-DD')]
}

/** What a list is asked for: each `field.span` told as the days it means today. */
export function inDays(search: Search): Search {
  return Object.fromEntries(Object.entries(search).flatMap(([key, value]) => {
    if (!key.endsWith('.span')) return [[key, value]]
    const field = key.slice(0, -'.span'.length)
    const span = spans.find((one) => one === value)
    if (!span) return []
    const [from, to] = daysOf(span)
    return [[`${field}.from`, from], [`${field}.to`, to]]
  }))
}
