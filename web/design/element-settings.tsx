/** What the house adds to an element of BPMN: names in both languages, owner, clause, and what its kind asks - approvals with their deadline, copies, decisions, conditions. */
import { Input, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import type { DocumentMeta } from '#declare'
import { decisionsQuery } from '../client/decisions.ts'
import { useHouse } from '../client/house.ts'
import { useDesignWords } from '../words/design.ts'
import { ApproveSettings } from './approve-settings.tsx'
import { ConditionSettings } from './condition-settings.tsx'
import type { Facts } from './flow.ts'
import type { Chosen } from './modeler.tsx'
import { Labelled, withFact, type Setting } from './setting.tsx'
import { WhoList } from './who-list.tsx'

export type Put = (to: { readonly name?: string; readonly facts?: Facts; readonly condition?: string }) => void

export function ElementSettings({ of, document, put, isWork }: { of: Chosen; document: DocumentMeta | undefined; put: Put; /** Done by an action of a document rather than decided. */ isWork: boolean }) {
  const { t, say } = useDesignWords()
  const { rolesByCode, clauses } = useHouse()
  const { facts, type } = of
  const setting: Setting = { facts, document, put: (next) => put({ facts: next }), set: (key, value) => put({ facts: withFact(facts, key, value) }) }
  return (
    <>
      <header><h2>{t('design.settings', { name: say([of.name, facts['en'] ?? of.name]) || of.id })}</h2></header>
      <p className="faint">{type} · {of.id}</p>
      <Labelled label={t('design.name')}>{(id) => <Input id={id} value={of.name} onChange={(event) => put({ name: event.target.value })} />}</Labelled>
      <Labelled label={t('design.name-en')}>{(id) => <Input id={id} value={facts['en'] ?? ''} onChange={(event) => setting.set('en', event.target.value)} />}</Labelled>
      <Labelled label={t('design.owner')}>{(id) => <Select id={id} className="grow" allowClear showSearch={{ optionFilterProp: 'label' }} value={facts['owner'] ?? (null as never)} onChange={(role?: string) => setting.set('owner', role)} options={Object.entries(rolesByCode).map(([value, name]) => ({ value, label: say(name) }))} />}</Labelled>
      {type === 'UserTask' ? <ApproveSettings {...setting} isWork={isWork} /> : (
        <Labelled label={t('design.clause')}>{(id) => <Select id={id} className="grow" allowClear showSearch={{ optionFilterProp: 'label' }} value={facts['clause'] ?? (null as never)} onChange={(clause?: string) => setting.set('clause', clause)} options={Object.entries(clauses).map(([number, { title }]) => ({ value: number, label: `${number} ${say(title)}` }))} popupMatchSelectWidth={false} />}</Labelled>
      )}
      {type === 'SendTask' && <WhoList title={t('design.whom')} said={facts['copy']} set={(said) => setting.set('copy', said)} document={document} />}
      {type === 'BusinessRuleTask' && <AskedTable {...setting} />}
      {type === 'SequenceFlow' && <ConditionSettings key={of.id} condition={of.condition ?? ''} set={(condition) => put({ condition })} document={document} />}
    </>
  )
}

function AskedTable({ facts, set }: Setting) {
  const { t, say } = useDesignWords()
  const tables = (useQuery(decisionsQuery).data?.items ?? []).map(({ key, label }) => ({ value: key, label: say(label) }))
  return (
    <>
      <Labelled label={t('decisions.name')}>{(id) => <Select id={id} className="grow" value={facts['decision'] ?? (null as never)} onChange={(key: string) => set('decision', key)} options={tables} />}</Labelled>
      <Labelled label={t('design.result')}>{(id) => <Input id={id} value={facts['result'] ?? ''} onChange={(event) => set('result', event.target.value)} />}</Labelled>
    </>
  )
}
