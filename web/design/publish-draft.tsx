/** Publishing a draft, once it is saved and nothing is against it. */
import { useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { publishDraft } from '../client/design.ts'
import { failureOf, type Failure } from '../client/failure.ts'
import { FailureNote } from '../draw/refusal.tsx'
import { tell } from '../draw/tell.tsx'
import { useDesignWords } from '../words/design.ts'
import type { Drafting } from './drafting.ts'

export function PublishDraft({ of, drafting: { faults, saving, version } }: { of: string; drafting: Pick<Drafting<unknown>, 'faults' | 'saving' | 'version'> }) {
  const { t } = useDesignWords()
  const client = useQueryClient()
  const [failure, setFailure] = useState<Failure>()
  const ready = faults?.length === 0 && saving.state === 'saved' && version > 0
  const publish = async (): Promise<void> => {
    setFailure(undefined)
    try {
      const made = await publishDraft(of, version)
      tell(t('design.published', { n: made.version }))
      await Promise.all([client.invalidateQueries({ queryKey: ['process'] }), client.resetQueries({ queryKey: ['design', of] })])
    } catch (error) {
      setFailure(failureOf(error))
    }
  }
  return (
    <>
      {failure && <FailureNote failure={failure} />}
      <Popconfirm title={t('design.publish-ask')} okText={t('design.yes-publish')} disabled={!ready} onConfirm={publish} placement="bottomRight" overlayStyle={{ maxWidth: 340 }}>
        <Button type="primary" disabled={!ready}>{t('design.publish')}</Button>
      </Popconfirm>
    </>
  )
}
