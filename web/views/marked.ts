/** Tasks marked to be decided together, of one kind of document only; they stay marked as they were seen until somebody clears them. */
import { useState } from 'react'
import type { Task } from '../client/tasks.ts'
import { tell } from '../draw/tell.tsx'
import { useWords } from '../words/words.tsx'

export function useMarked() {
  const { t } = useWords()
  const [marked, setMarked] = useState<readonly Task[]>([])
  const isMarked = (task: Task): boolean => marked.some(({ id }) => id === task.id)
  const mark = (task: Task): void => {
    if (isMarked(task)) return setMarked(marked.filter(({ id }) => id !== task.id))
    if (task.alone && approvable(task)) return tell(t('batch.alone'))
    if (!markable(task)) return
    if (marked.some(({ document }) => document !== task.document)) return tell(t('batch.same-type'))
    setMarked([...marked, task])
  }
  return { marked, isMarked, mark, clear: () => setMarked([]) }
}

const approvable = ({ verbs = [] }: Task): boolean => verbs.some(({ verb }) => verb === 'approve')
export const markable = (task: Task): boolean => approvable(task) && !task.alone
