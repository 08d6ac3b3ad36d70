/** A year of the working calendar: the days that break the weekly rhythm, after the State Council's notice. */
import { all, choice, day, document, integer, lines, text, type RowOfDocument } from '#declare'
import { refuse } from '#words'
import { standardisation } from './clauses.ts'
import { admin, employee, hrManager } from './roles.ts'

const fields = {
  year: integer('年度', 'Year').required().unique(),
  source: text('依据', 'Source', 300).required().because('国务院办公厅节假日安排通知', 'The State Council notice on public holidays'),
  days: lines('特殊日', 'Days', {
    date: day('日期', 'Date').required().unique(),
    kind: choice('类别', 'Kind', { statutory: ['法定节假日', 'Statutory holiday'], rest: ['调休放假', 'Shifted rest'], workday: ['调休上班', 'Make-up workday'] }).required(),
    name: text('名称', 'Name', 60),
  }),
}

export const calendarYearDocument = document('commons.calendar-year', {
  label: ['工作日历', 'Working calendar'], clause: standardisation, numbered: 'CAL-{0000}', fields,
  check: (row) => {
    const outside = (row.days ?? []).findIndex(({ date }) => !date.startsWith(String(row.year)))
    return outside >= 0 ? refuse('日期不在该年度内', 'The day is not in this year', `days.${outside}.date`) : undefined
  },
  states: { draft: ['草稿', 'Draft'], published: ['已发布', 'Published'] },
  actions: {
    publish: { label: ['发布', 'Publish'], from: 'draft', to: 'published', by: [admin, hrManager] },
    reopen: { label: ['重新编辑', 'Reopen'], from: 'published', to: 'draft', by: [admin, hrManager] },
  },
  access: { see: all(employee), edit: { draft: [admin, hrManager] } },
  list: { columns: ['year', 'source', 'state'], filters: ['state'], sort: '-year' },
  form: [['year', 'source'], ['days']],
})
export type CalendarYear = RowOfDocument<typeof calendarYearDocument>
