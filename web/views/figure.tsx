/** A figure: measured rows that lead to what they were made of. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { DatePicker, Input } from 'antd'
import dayjs from 'dayjs'
import { useId } from 'react'
import { figureQuery, type FigureRow } from '../client/figures.ts'
import { useHouse, type FigureMeta } from '../client/house.ts'
import type { Search } from '../client/search.ts'
import { grouped } from '../draw/decimal.ts'
import { instantText } from '../draw/moment.ts'
import { Card, Empty, Page, UnderClause } from '../draw/page.tsx'
import { RefsPicker } from '../draw/ref-picker.tsx'
import { Table, type Column } from '../draw/table.tsx'
import { isNumber, Value, type Shown } from '../draw/value.tsx'
import { Failed, NoSuchPage, Waiting } from '../shell/trouble.tsx'
import { useWords } from '../words/words.tsx'
import { placeOf, searchOf } from './drill.ts'
import { FigureChart } from './figure-chart.tsx'

export function FigurePage() {
  const { name } = useParams({ strict: false }) as { name: string }
  const figure = useHouse().figures.find((one) => one.figure === name)
  return figure ? <Measured key={name} figure={figure} /> : <NoSuchPage />
}

function Measured({ figure }: { figure: FigureMeta }) {
  const { t, say } = useWords()
  const { company } = useHouse()
  const search = useSearch({ strict: false }) as Search
  const { data, error, isPending } = useQuery({ ...figureQuery(figure.figure, search), placeholderData: keepPreviousData })
  if (isPending) return <Waiting />
  if (!data) return <Failed error={error} />
  const columns = Object.entries(figure.columns).map(([key, column], at): Column<FigureRow> => {
    const shown: Shown = { ...column, key }
    const total = data.totals?.[key]
    return {
      key, label: <>{say(column.label)}{column.kind === 'money' && <small className="unit"> {company.currency}</small>}</>, number: isNumber(shown), wide: column.kind === 'text' || column.kind === 'ref',
      cell: (row) => <Drilled row={row} leads={at === 0 || isNumber(shown)}><Value field={shown} value={row[key]} refs={data.refs} plain coded /></Drilled>,
      ...(total === undefined || total === null ? {} : { total: column.kind === 'money' ? grouped(String(total), 2) : grouped(String(total)) }),
    }
  })
  return (
    <Page wide title={say(figure.label)} above={<UnderClause clause={figure.clause} />} beside={data.asOf && <span className="faint">{t('figure.as-of', { at: instantText(data.asOf, company.zone) })}</span>}>
      <Narrow figure={figure} search={search} />
      <FigureChart figure={figure} page={data} />
      <Card flush>{data.rows.length > 0 ? <Table label={say(figure.label)} columns={columns} rows={data.rows} rowKey={(_row, at) => String(at)} totals={columns.some(({ total }) => total !== undefined)} /> : <Empty>{t('figure.none')}</Empty>}</Card>
    </Page>
  )
}

/** A number leads to what it was made of. */
function Drilled({ row, leads, children }: { row: FigureRow; leads: boolean; children: React.ReactNode }) {
  return row.drill && leads ? <Link to={placeOf(row.drill) as never} search={searchOf(row.drill) as never} className="leads">{children}</Link> : <>{children}</>
}

function Narrow({ figure, search }: { figure: FigureMeta; search: Search }) {
  const { say } = useWords()
  const go = useNavigate()
  const id = useId()
  const narrow = (change: Search): void => void go({ to: '.', search: { ...search, ...change }, resetScroll: false })
  const by = Object.entries(figure.narrow ?? {})
  if (by.length === 0) return null
  return (
    <div className="filters">
      {by.map(([key, { label, kind, to }]) => (
        <div key={key} className="filter"><label htmlFor={`${id}${key}`}>{say(label)}</label>
          {kind === 'ref' && to ? <RefsPicker id={`${id}${key}`} to={to} value={(search[key] ?? '').split(',').filter(Boolean)} onPick={(ids) => narrow({ [key]: ids.join(',') || undefined })} />
            : kind === 'day' ? <DatePicker id={`${id}${key}`} className="grow" value={search[key] ? dayjs(search[key]) : null} onChange={(day) => narrow({ [key]: day?.format('YYYY-MM-DD') })} />
              : <Input id={`${id}${key}`} allowClear defaultValue={search[key] ?? ''} onPressEnter={(event) => narrow({ [key]: event.currentTarget.value || undefined })} />}
        </div>
      ))}
    </div>
  )
}
