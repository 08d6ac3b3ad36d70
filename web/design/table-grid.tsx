/** The rules of a decision table and the rows that test it, each a sheet of cells. */
import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useId } from 'react'
import { useHouse } from '../client/house.ts'
import type { TestRow } from '../client/decisions.ts'
import { Card } from '../draw/page.tsx'
import { useDesignWords } from '../words/design.ts'
import { hitPolicies, type Input as Asked, type Rule, type Table } from './table.ts'
import './design.css'

/** `naming` calls what is asked as the document does, in the reader's language. */
type Props = { readonly table: Table; readonly naming: (input: Asked) => string; readonly change: ((to: Table) => void) | undefined }

export function RuleGrid({ table, naming, change }: Props) {
  const { t } = useDesignWords()
  const id = useId()
  const { rules } = table
  const inputs = table.inputs.map((input) => ({ name: input.name, label: naming(input) }))
  const set = (at: number, rule: Rule): void => change?.({ ...table, rules: rules.with(at, rule) })
  const swap = (at: number, other: number): void => { const [a, b] = [rules[at], rules[other]]; if (a && b) change?.({ ...table, rules: rules.with(at, b).with(other, a) }) }
  return (
    <Card flush title={t('decisions.rules')} extra={<span className="hit-policy"><label htmlFor={id}>{t('decisions.hit-policy')}</label><Select id={id} size="small" disabled={!change} value={table.hitPolicy} onChange={(hitPolicy) => change?.({ ...table, hitPolicy })} options={hitPolicies.map((value) => ({ value, label: t(`hit.${value}`) }))} popupMatchSelectWidth={false} /></span>}>
      <div className="table-box" role="region" aria-label={t('decisions.rules')} tabIndex={0}>
        <table className="table decision">
          <thead><tr><th scope="col">#</th>{inputs.map(({ name, label }) => <th key={name} scope="col">{label}</th>)}<th scope="col">{t('decisions.answer')}</th><th scope="col">{t('decisions.note')}</th>{change && <th scope="col"><span className="unseen">{t('decisions.tools')}</span></th>}</tr></thead>
          <tbody>
            {rules.map((rule, at) => {
              const row = t('decisions.row', { n: at + 1 })
              return (
                <tr key={at}>
                  <th scope="row">{at + 1}</th>
                  {inputs.map(({ name, label }, n) => <td key={name}><Input aria-label={`${row} ${label}`} readOnly={!change} value={rule.when[n] ?? ''} placeholder={t('decisions.any')} onChange={(event) => set(at, { ...rule, when: inputs.map((_, m) => (m === n ? event.target.value : rule.when[m] ?? '')) })} /></td>)}
                  <td><RolePicker label={`${row} ${t('decisions.answer')}`} value={rule.answer} set={change && ((answer) => set(at, { ...rule, answer }))} /></td>
                  <td><Input aria-label={`${row} ${t('decisions.note')}`} readOnly={!change} value={rule.note} onChange={(event) => set(at, { ...rule, note: event.target.value })} /></td>
                  {change && <td className="row-tools">
                    <button type="button" className="cross" aria-label={`${row} ${t('design.up')}`} disabled={at === 0} onClick={() => swap(at, at - 1)}><ArrowUpOutlined aria-hidden /></button>
                    <button type="button" className="cross" aria-label={`${row} ${t('design.down')}`} disabled={at === rules.length - 1} onClick={() => swap(at, at + 1)}><ArrowDownOutlined aria-hidden /></button>
                    <button type="button" className="cross" aria-label={`${row} ${t('design.remove')}`} disabled={rules.length === 1} onClick={() => change({ ...table, rules: rules.toSpliced(at, 1) })}><CloseOutlined aria-hidden /></button>
                  </td>}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {change && <div className="lines-foot"><Button size="small" type="dashed" onClick={() => change({ ...table, rules: [...rules, { when: inputs.map(() => ''), answer: 'general-manager', note: '' }] })}>{t('decisions.add-rule')}</Button><span className="faint">{t('decisions.how-to')}</span></div>}
    </Card>
  )
}

export function TestGrid({ table, naming, change, results }: Props & { readonly results: readonly TestRow[] | undefined }) {
  const { t, say } = useDesignWords()
  const { rolesByCode } = useHouse()
  const { tests } = table
  const inputs = table.inputs.map((input) => ({ name: input.name, label: naming(input) }))
  return (
    <Card flush title={t('decisions.tests')}>
      <div className="table-box" role="region" aria-label={t('decisions.tests')} tabIndex={0}>
        <table className="table decision">
          <thead><tr><th scope="col">#</th>{inputs.map(({ name, label }) => <th key={name} scope="col">{label}</th>)}<th scope="col">{t('decisions.expected')}</th><th scope="col">{t('decisions.got')}</th>{change && <th scope="col"><span className="unseen">{t('decisions.tools')}</span></th>}</tr></thead>
          <tbody>
            {tests.map((test, at) => {
              const row = t('decisions.test', { n: at + 1 })
              const result = results?.[at]
              return (
                <tr key={at}>
                  <th scope="row">{at + 1}</th>
                  {inputs.map(({ name, label }) => <td key={name}><Input aria-label={`${row} ${label}`} readOnly={!change} value={test.given[name] ?? ''} onChange={(event) => change?.({ ...table, tests: tests.with(at, { ...test, given: { ...test.given, [name]: event.target.value } }) })} /></td>)}
                  <td><RolePicker label={`${row} ${t('decisions.expected')}`} value={test.expects} set={change && ((expects) => change({ ...table, tests: tests.with(at, { ...test, expects }) }))} /></td>
                  <td aria-live="polite">{result && <span className={`tag tone-${result.holds ? 'green' : 'red'}`}>{result.holds ? '✓' : '✗'} {say(rolesByCode[result.got]) || result.got || t('decisions.nobody')}</span>}</td>
                  {change && <td className="row-tools"><button type="button" className="cross" aria-label={`${row} ${t('design.remove')}`} onClick={() => change({ ...table, tests: tests.toSpliced(at, 1) })}><CloseOutlined aria-hidden /></button></td>}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {change && <div className="lines-foot"><Button size="small" type="dashed" onClick={() => change({ ...table, tests: [...tests, { given: Object.fromEntries(inputs.map(({ name }) => [name, ''])), expects: '' }] })}>{t('decisions.add-test')}</Button></div>}
    </Card>
  )
}

function RolePicker({ label, value, set }: { label: string; value: string; set: ((code: string) => void) | undefined }) {
  const { say } = useDesignWords()
  const { rolesByCode } = useHouse()
  const roles = Object.entries(rolesByCode).map(([code, name]) => ({ value: code, label: say(name) }))
  const shown = value === '' || roles.some((one) => one.value === value) ? roles : [{ value, label: value }, ...roles]
  return <Select aria-label={label} className="grow" disabled={!set} showSearch={{ optionFilterProp: 'label' }} value={value || (null as never)} onChange={(code) => set?.(code)} options={shown} popupMatchSelectWidth={false} />
}

/** An answer in words: one code, several, or nothing. */
export const answerText = (answer: unknown, say: (code: string) => string): string =>
  answer === null || answer === undefined || answer === '' ? '—' : Array.isArray(answer) ? answer.map((one: unknown) => answerText(one, say)).join(', ') : typeof answer === 'string' ? say(answer) : JSON.stringify(answer)
