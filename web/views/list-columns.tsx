/** Which columns a list shows, in which order, and how many stay in sight; kept for the reader, reset to what is declared. */
import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { columnOf, type KnownDocument } from '../client/house.ts'
import { labelOf } from '../draw/labels.ts'
import { columnsOf } from '../draw/list.tsx'
import { Pop } from '../draw/pop.tsx'
import { useWords } from '../words/words.tsx'

/** Columns that can be shown: every plain field, and of the head what says something to people. */
const showable = (document: KnownDocument): readonly string[] =>
  [...new Set([...columnsOf(document), ...document.fields.filter(({ kind }) => kind !== 'lines').map(({ key }) => key), 'department', 'enteredBy', 'enteredAt'])]

export function ListColumns({ document, keys, choose, sizing }: { document: KnownDocument; keys: readonly string[]; choose: (keys: readonly string[] | undefined) => void; sizing: { readonly frozen: number; readonly freeze: (count: number) => void } }) {
  const words = useWords()
  const { t } = words
  const rest = showable(document).filter((key) => !keys.includes(key))
  const move = (at: number, by: number): void => choose(keys.with(at, keys[at + by] as string).with(at + by, keys[at] as string))
  return (
    <Pop label={t('columns.title')} className="pop-button columns-button" button={<><SettingOutlined aria-hidden /> {t('columns.title')}</>}>
      {() => (
        <div className="pop-list columns">
          <ul aria-label={t('columns.shown')}>
            {keys.map((key, at) => {
              const name = labelOf(columnOf(document, key), words)
              return (
                <li key={key}>
                  <label><input type="checkbox" checked disabled={keys.length === 1} onChange={() => choose(keys.filter((one) => one !== key))} /> {name}</label>
                  <Button type="text" size="small" disabled={at === 0} aria-label={t('columns.up', { name })} icon={<ArrowUpOutlined aria-hidden />} onClick={() => move(at, -1)} />
                  <Button type="text" size="small" disabled={at === keys.length - 1} aria-label={t('columns.down', { name })} icon={<ArrowDownOutlined aria-hidden />} onClick={() => move(at, 1)} />
                </li>
              )
            })}
          </ul>
          {rest.length > 0 && <ul aria-label={t('columns.hidden')}>{rest.map((key) => <li key={key}><label><input type="checkbox" checked={false} onChange={() => choose([...keys, key])} /> {labelOf(columnOf(document, key), words)}</label></li>)}</ul>}
          <label>{t('columns.frozen')} <select value={sizing.frozen} onChange={(event) => sizing.freeze(Number(event.target.value))}>{[0, 1, 2, 3].map((count) => <option key={count}>{count}</option>)}</select></label>
          <Button type="link" onClick={() => choose(undefined)}>{t('columns.reset')}</Button>
        </div>
      )}
    </Pop>
  )
}
