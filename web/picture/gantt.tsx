/** Bars on days: what is worked is white, what is not is grey, today is a line. A table underneath, so that first and last days are read as well as seen. */
import type { ReactNode } from 'react'
import { addDays, daysBetween, type Day } from '#words'
import './picture.css'

export type Span = { readonly id: string; readonly name: ReactNode; readonly from: Day; readonly to: Day; readonly tone: string; readonly text: string }

/** Longer plans are drawn with narrower days, down to a width at which a bar of one day is still seen. */
const widthOf = (days: number): number => Math.max(4, Math.min(24, Math.floor(900 / days)))

export function Gantt({ label, head, spans, from, to, off, today, todayText }: {
  label: string; head: { readonly name: string; readonly from: string; readonly to: string; readonly text: string }
  spans: readonly Span[]; from: Day; to: Day; off: ReadonlySet<Day>; today: Day; todayText: string
}) {
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at))
  const one = widthOf(days.length)
  const at = (day: Day): number => daysBetween(from, day) * one
  const months = days.filter((day, n) => n === 0 || day.endsWith('-01'))
  const ground = `repeating-linear-gradient(90deg, transparent 0 ${one - 1}px, var(--z-line) ${one - 1}px ${one}px)`
  return (
    <div className="picture table-box" role="region" aria-label={label} tabIndex={0}>
      <table className="table gantt">
        <thead><tr>
          <th scope="col">{head.name}</th><th scope="col">{head.from}</th><th scope="col">{head.to}</th><th scope="col">{head.text}</th>
          <td aria-hidden className="gantt-days" style={{ width: days.length * one }}><div>{months.map((day) => <small key={day} style={{ insetInlineStart: at(day) }}>{day.slice(0, 7)}</small>)}{today >= from && today <= to && <b style={{ insetInlineStart: at(today) }}>{todayText}</b>}</div></td>
        </tr></thead>
        <tbody>
          {spans.map((span) => (
            <tr key={span.id}>
              <th scope="row">{span.name}</th><td className="figures">{span.from}</td><td className="figures">{span.to}</td><td>{span.text}</td>
              <td aria-hidden className="gantt-days"><div style={one > 8 ? { backgroundImage: ground } : undefined}>
                {days.filter((day) => off.has(day)).map((day) => <i key={day} style={{ insetInlineStart: at(day), width: one }} />)}
                {today >= from && today <= to && <b style={{ insetInlineStart: at(today) + one / 2 }} />}
                <span className={span.tone} style={{ insetInlineStart: at(clamped(span.from, from, to)), width: Math.max(one, at(clamped(span.to, from, to)) - at(clamped(span.from, from, to)) + one) }} />
              </div></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const clamped = (day: Day, from: Day, to: Day): Day => (day < from ? from : day > to ? to : day)
