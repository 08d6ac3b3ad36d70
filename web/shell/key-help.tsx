/** The keys that work in the windows, shown when ? is pressed. */
import { Modal } from 'antd'
import { useReturn } from '../draw/return-focus.ts'
import { useWords } from '../words/words.tsx'

const keys = [
  ['j', 'k', 'keys.move'], ['Enter', '', 'keys.open'], ['a', 'r b', 'keys.verbs'], ['Ctrl', 'Enter', 'keys.send'], ['Ctrl', 'Z', 'keys.undo'], ['x', '', 'keys.mark'], ['Ctrl', 'K', 'keys.search'], ['Ctrl', 'S', 'keys.save'], ['[', ']', 'keys.open-documents'], ['w', '', 'keys.shut'], ['?', '', 'keys.help'],
] as const

export function KeyHelp({ shut }: { shut: () => void }) {
  useReturn()
  const { t } = useWords()
  return (
    <Modal open title={t('keys.title')} onCancel={shut} footer={null}>
      <dl className="keys">{keys.map(([one, other, what]) => <div key={what}><dt><kbd>{one}</kbd>{other && <> <kbd>{other}</kbd></>}</dt><dd>{t(what)}</dd></div>)}</dl>
    </Modal>
  )
}
