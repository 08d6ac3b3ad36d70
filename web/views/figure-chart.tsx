/** A figure as a chart above its table: the same numbers, each bar leading where its row leads. */
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { FigurePage } from '../client/figures.ts'
import { useHouse, type FigureMeta } from '../client/house.ts'
import { Card } from '../draw/page.tsx'
import { refText, textOf, type Shown } from '../draw/value.tsx'
import { barsOf } from '../picture/bars.ts'
import { usePictureWords } from '../words/pictures.ts'
import { useWords } from '../words/words.tsx'
import { placeOf, searchOf } from './drill.ts'

const Chart = lazy(() => import('../picture/chart.tsx'))

export function FigureChart({ figure, page }: { figure: FigureMeta; page: FigurePage }) {
  const words = useWords()
  const { say } = words
  const { t } = usePictureWords()
  const { company } = useHouse()
  const go = useNavigate()
  const drawn = barsOf(page.rows, figure.columns)
  if (!drawn) return null
  const { by, series, bars, all } = drawn
  const shown = (key: string): Shown => ({ ...figure.columns[key], key }) as Shown
  const named = (value: string): string => (value === '' ? '—' : figure.columns[by]?.kind === 'ref' ? refText(value, page.refs) : textOf(shown(by), value, words, company.zone))
  // Two things may share a name: their numbers tell them apart, first, since a long name is cut at its end.
  const names = bars.map(({ of }) => named(of))
  const told = (of: string, at: number): string => (names.indexOf(names[at] as string) === names.lastIndexOf(names[at] as string) ? names[at] as string : [page.refs?.[of]?.number, names[at]].filter(Boolean).join(' '))
  const drills = bars.map(({ at }) => (at.length === 1 ? page.rows[at[0] as number]?.drill ?? undefined : undefined))
  const columns = series.map((key) => say(figure.columns[key]?.label))
  return (
    <Card extra={all > bars.length && <span className="faint">{t('picture.first', { n: bars.length, all })}</span>}>
      <Suspense fallback={<div style={{ height: 40 + bars.length * 26 }} />}>
        <Chart label={t('picture.chart', { what: `${say(figure.label)} · ${columns.join(' · ')}`, n: bars.length })} series={columns}
          bars={bars.map(({ of, values }, at) => ({ of: told(of, at), values, texts: values.map((value, n) => textOf(shown(series[n] as string), value, words)), leads: drills[at] !== undefined }))}
          pick={(at) => { const drill = drills[at]; if (drill) void go({ to: placeOf(drill), search: searchOf(drill) } as never) }} />
      </Suspense>
    </Card>
  )
}
