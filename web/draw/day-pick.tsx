/** One day, chosen or typed as YYYY-MM-DD, or one month as YYYY-MM. */
import { DatePicker } from 'antd'
import dayjs from 'dayjs'

export const DayPick = ({ label, day, set, id, month = false }: { label?: string; day: string | undefined; set: (day: string | undefined) => void; id?: string; month?: boolean }) =>
  <DatePicker {...(id === undefined ? {} : { id })} aria-label={label} className="day-pick" picker={month ? 'month' : 'date'} value={day ? dayjs(day) : null} onChange={(chosen) => set(chosen?.format(month ? 'YYYY-MM' : 'YYYY-MM-DD'))} />
