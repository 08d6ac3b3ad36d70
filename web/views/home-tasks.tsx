/** A few tasks in short: what, until when; those that one waits for can be reminded of. */
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { failureOf, type Failure } from '../client/failure.ts'
import { useHouse } from '../client/house.ts'
import { decide, type Box, type Task } from '../client/tasks.ts'
import { FailureNote } from '../draw/refusal.tsx'
import { tell } from '../draw/tell.tsx'
import { useWords } from '../words/words.tsx'
import { Due } from './task-line.tsx'

/** As many as are told before one looks further. */
export const shortly = (tasks: readonly Task[]): readonly Task[] => tasks.slice(0, 6)

export function HomeTasks({ tasks, box, none }: { tasks: readonly Task[]; box: Box; none: string }) {
  const { t, say } = useWords()
  const { documents } = useHouse()
  const client = useQueryClient()
  const [failure, setFailure] = useState<Failure>()
  const remind = async (task: Task, label: string): Promise<void> => {
    setFailure(undefined)
    try {
      await decide(task, { verb: 'remind' })
      tell(t('decide.done', { what: label, number: task.number }))
      await client.invalidateQueries({ queryKey: ['tasks', box] })
    } catch (error) {
      setFailure(failureOf(error))
    }
  }
  if (tasks.length === 0) return none ? <p className="pad faint">{none}</p> : null
  return (
    <>
      {failure && <FailureNote failure={failure} />}
      <ul className="home-tasks">
        {shortly(tasks).map((task) => {
          const reminder = task.verbs?.find(({ verb }) => verb === 'remind')
          return (
            <li key={task.id}>
              <Link to="/" search={{ ...(box === 'todo' ? {} : { box }), task: task.id }}>{say(documents.find(({ name }) => name === task.document)?.label)} <span className="figures">{task.number}</span>{task.title && task.title !== task.number ? ` ${task.title}` : ''}</Link>
              <span className="faint">{say(task.name)}</span>
              <span className="home-due"><Due task={task} />{reminder && <Button size="small" onClick={() => void remind(task, say(reminder.label))}>{say(reminder.label)}</Button>}</span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
