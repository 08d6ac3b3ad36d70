/** What the house draws up by itself when somebody asks: how a month stood, and the audit plan of a year by computed risk. */
import { FundOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { auditPlan, complianceReport, drawUpPlan, drawUpReport } from '../client/audit.ts'
import { failureOf, type Failure } from '../client/failure.ts'
import { useHouse, type KnownDocument } from '../client/house.ts'
import { instantText } from '../draw/moment.ts'
import { FailureNote } from '../draw/refusal.tsx'
import { waiting } from '../draw/waiting.tsx'
import { useCockpitWords } from '../words/cockpit.ts'
import { fill } from '../words/fill.ts'

export function DrawnUp({ document: { name, mayMake } }: { document: KnownDocument }) {
  const words = useCockpitWords()
  const { company, reports } = useHouse()
  const [year, month] = instantText(new Date().toISOString(), company.zone).split('-').map(Number) as [number, number]
  const before = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
  /** Towards its end a year's plan is the next one's. */
  const planned = month > 10 ? year + 1 : year
  if (name === complianceReport && reports) return <Draw type={name} label={fill(words.drawReport, { month: before })} work={() => drawUpReport(before)} />
  if (name === auditPlan && mayMake) return <Draw type={name} label={fill(words.drawPlan, { year: planned })} work={() => drawUpPlan(planned)} />
  return null
}

function Draw({ type, label, work }: { type: string; label: string; work(): Promise<{ readonly id: string; readonly number: string }> }) {
  const client = useQueryClient()
  const go = useNavigate()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const draw = async (): Promise<void> => {
    setBusy(true)
    setFailure(undefined)
    try {
      const { id, number } = await work()
      void client.invalidateQueries({ queryKey: ['list', type] })
      await go({ to: '/documents/$type/$id', params: { type, id: number || id }, search: {} })
    } catch (error) { setFailure(failureOf(error)) } finally { setBusy(false) }
  }
  return <>{failure && <FailureNote failure={failure} />}<Button type="primary" icon={<FundOutlined aria-hidden />} loading={waiting(busy)} onClick={() => void draw()}>{label}</Button></>
}
