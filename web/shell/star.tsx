/** The star at the head of the frame: keeps the page one is on among one's own. */
import { StarFilled, StarOutlined } from '@ant-design/icons'
import { useRouterState } from '@tanstack/react-router'
import { useWords } from '../words/words.tsx'
import { useKept } from './kept.ts'

export function Star() {
  const { t } = useWords()
  const { starred, star } = useKept()
  const to = useRouterState({ select: ({ location }) => location.href })
  const kept = starred.some((one) => one.to === to)
  const title = (): string => document.querySelector('h1')?.textContent ?? document.title
  return <button type="button" className="pop-button not-phone" aria-pressed={kept} aria-label={t('star.page')} onClick={() => star({ to, title: title() })}>{kept ? <StarFilled aria-hidden /> : <StarOutlined aria-hidden />}</button>
}
