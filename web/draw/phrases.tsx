/** A person's own sentences for opinions: one press puts one in, what was just written can be kept. */
import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { usePreference } from '../client/own.ts'
import { useWords } from '../words/words.tsx'

const most = 12

export function Phrases({ opinion, say }: { readonly opinion: string; readonly say: (text: string) => void }) {
  const { t } = useWords()
  const [phrases, keep] = usePreference<readonly string[]>('phrases', [t('phrases.agree'), t('phrases.evidence')])
  const written = opinion.trim()
  return (
    <ul className="phrases" aria-label={t('phrases.own')}>
      {phrases.map((phrase) => (
        <li key={phrase}><button type="button" onClick={() => say(phrase)}>{phrase}</button><button type="button" aria-label={t('phrases.remove', { phrase })} onClick={() => keep(phrases.filter((one) => one !== phrase))}><CloseOutlined aria-hidden /></button></li>
      ))}
      {written && written.length <= 200 && !phrases.includes(written) && <li><Button type="link" size="small" onClick={() => keep([written, ...phrases].slice(0, most))}>{t('phrases.keep')}</Button></li>}
    </ul>
  )
}
