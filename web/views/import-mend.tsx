/** The rows of a sheet that were refused, to be put right where they are told: a table on a desk, one row under the other on a phone. */
import { Button, Input } from 'antd'
import { useId } from 'react'
import type { Cells, ImportPreview, Problem, Rejected } from '../client/imports.ts'
import { usePhone } from '../draw/phone.ts'
import { Table, type Column } from '../draw/table.tsx'
import { waiting } from '../draw/waiting.tsx'
import { useImportWords } from '../words/import.ts'

type Mending = { readonly preview: ImportPreview; readonly cells: Cells; readonly change: (cells: Cells) => void; readonly again: () => void; readonly unchecked: boolean; readonly busy: boolean }

export function Mend({ preview, cells, change, again, unchecked, busy }: Mending) {
  const { t, say } = useImportWords()
  const phone = usePhone()
  const headings = Object.keys(preview.mapping).filter((heading) => preview.mapping[heading] !== null)
  const problemsOf = (row: number, heading?: string): readonly Problem[] => preview.problems.filter((one) => one.row === row && (one.column === heading || (heading === undefined && !headings.includes(one.column ?? ''))))
  const written = Object.values(cells).reduce((sum, row) => sum + Object.keys(row).length, 0)
  const cell = ({ row, cells: read }: Rejected, heading: string) => (
    <Cell label={t('import.cell', { n: row, column: heading })} text={cells[row]?.[heading] ?? read[heading] ?? ''} why={problemsOf(row, heading).map((one) => say(one.refused)).join(' ')} set={(text) => change({ ...cells, [row]: { ...cells[row], [heading]: text } })} />
  )
  const whole = ({ row }: Rejected) => problemsOf(row).map((one, at) => <p key={at} className="fault">{one.column && `${one.column}: `}{say(one.refused)}</p>)
  const columns: readonly Column<Rejected>[] = [
    { key: '#', label: t('import.row'), number: true, slim: true, cell: ({ row }) => row },
    ...headings.map((heading): Column<Rejected> => ({ key: heading, label: heading, cell: (one) => cell(one, heading) })),
    ...(preview.rejected.some(({ row }) => problemsOf(row).length > 0) ? [{ key: '?', label: t('import.problem'), wide: true, cell: whole }] : []),
  ]
  return (
    <form className="mend" onSubmit={(event) => { event.preventDefault(); again() }}>
      {preview.rejected.length > 0 && <p className="faint">{t('import.mend')}</p>}
      {phone
        ? preview.rejected.map((one) => <fieldset key={one.row}><legend>{t('import.row-n', { n: one.row })}</legend>{whole(one)}{headings.filter((heading) => problemsOf(one.row, heading).length > 0 || cells[one.row]?.[heading] !== undefined || problemsOf(one.row).length > 0).map((heading) => <div key={heading} className="field"><span>{heading}</span>{cell(one, heading)}</div>)}</fieldset>)
        : preview.rejected.length > 0 && <Table label={t('import.rejected', { n: preview.rejected.length })} columns={columns} rows={preview.rejected} rowKey={({ row }) => String(row)} />}
      {written > 0 && <p role="status">{t('import.mended', { n: written })} <Button type="link" size="small" onClick={() => change({})}>{t('import.as-sent')}</Button></p>}
      {(preview.rejected.length > 0 || unchecked) && <Button htmlType="submit" type={unchecked ? 'primary' : 'default'} disabled={!unchecked} loading={waiting(busy)}>{t('import.again')}</Button>}
    </form>
  )
}

function Cell({ label, text, why, set }: { label: string; text: string; why: string; set: (text: string) => void }) {
  const id = useId()
  return <><Input aria-label={label} value={text} onChange={(event) => set(event.target.value)} aria-invalid={why !== '' || undefined} aria-describedby={why ? id : undefined} {...(why ? { status: 'error' as const } : {})} autoComplete="off" />{why && <small id={id} className="fault">{why}</small>}</>
}
