/** A month of duties: each on the day it is due. */
import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Duty } from '../client/duties.ts'
import { useHouse } from '../client/house.ts'
import { dueText } from '../draw/moment.ts'
import { clauseTone } from '../draw/status.tsx'
import { useWords } from '../words/words.tsx'

export const monthOf = (date: Date): string => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`
const daysIn = (month: string): number => new Date(Number(month.slice(0, 4)), Number(month.slice(5)), 0).getDate()
const day = (month: string, at: number): string => `${month}-${String(at).padStart(2, '0')}`
export const spanOf = (month: string) => ({ from: day(month, 1), to: day(month, daysIn(month)) })
const turned = (month: string, by: number): string => monthOf(new Date(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + by, 1))

/** Duties of a day that are named; the rest is counted until it is asked for. */
const named = 4

export function Month({ month, duties, turn }: { month: string; duties: readonly Duty[]; turn: (to: string) => void }) {
  const { t, say, language } = useWords()
  const { company } = useHouse()
  const [whole, open] = useState<string>()
  const byDay = Map.groupBy(duties.filter(({ dueAt }) => dueAt), ({ dueAt }) => dueText(dueAt as string, company.zone).slice(0, 10))
  const before = (new Date(Number(month.slice(0, 4)), Number(month.slice(5)) - 1, 1).getDay() + 6) % 7
  return (
    <section className="month" aria-label={month}>
      <header><Button onClick={() => turn(turned(month, -1))} aria-label={t('month.before')}>‹</Button><h2>{month}</h2><Button onClick={() => turn(turned(month, 1))} aria-label={t('month.after')}>›</Button></header>
      <p className="month-week" aria-hidden>{Array.from({ length: 7 }, (_, at) => <span key={at}>{new Intl.DateTimeFormat(language === 'en' ? 'en' : 'zh-CN', { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + at))}</span>)}</p>
      <ol className="month-days" style={{ ['--before' as string]: before + 1 }}>
        {Array.from({ length: daysIn(month) }, (_, at) => day(month, at + 1)).map((one) => {
          const due = byDay.get(one) ?? []
          return (
            <li key={one} className={due.length > 0 ? 'has-duties' : undefined}>
              <time dateTime={one}>{Number(one.slice(8))}</time>
              {due.slice(0, whole === one ? due.length : named).map((duty) => <Link key={duty.id} to="/policy/$number" params={{ number: duty.clause }} search={{}} className={clauseTone[duty.state]} title={say(duty.activity)}>{duty.clause} {say(duty.title)}</Link>)}
              {due.length > named && whole !== one && <button type="button" className="jump" onClick={() => open(one)}>{t('month.more', { n: due.length - named })}</button>}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
