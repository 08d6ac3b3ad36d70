/** The source of a policy with its parts marked where they stand; a new part begins where somebody puts the cursor. */
import { Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Look } from '../client/policy-import.ts'
import { usePolicyWords } from '../words/policy.ts'

type Piece = { readonly from: number; readonly to: number; readonly kind: 'part' | 'out' | 'none' }

export function PolicySource({ text, look, chosen, choose, split }: { text: string; look: Look; chosen: number | undefined; choose: (at: number) => void; split: (at: number) => void }) {
  const { t } = usePolicyWords()
  const box = useRef<HTMLDivElement>(null)
  const [cursor, setCursor] = useState<number>()
  const pieces = useMemo(() => piecesOf(text, look), [text, look])
  useEffect(() => { if (chosen !== undefined) box.current?.querySelector(`[data-from="${chosen}"]`)?.scrollIntoView({ block: 'nearest' }) }, [chosen])
  const placed = (): void => {
    const at = cursorIn(box.current)
    setCursor(at)
    const piece = pieces.find(({ from, to, kind }) => kind === 'part' && at !== undefined && from <= at && at < to)
    if (piece) choose(piece.from)
  }
  return (
    <>
      <div className="source-head"><Button size="small" disabled={cursor === undefined || pieces.some(({ from, kind }) => kind === 'part' && from === cursor)} onClick={() => { if (cursor !== undefined) { split(cursor); setCursor(undefined) } }}>{t('bring.split')}</Button></div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={box} className="source-text" role="document" aria-label={t('bring.source')} tabIndex={0} onMouseUp={placed} onKeyUp={placed}>
        {pieces.map(({ from, to, kind }) => <span key={from} data-from={from} className={`${kind}${from === chosen ? ' chosen' : ''}`}>{text.slice(from, to)}</span>)}
      </div>
    </>
  )
}

/** The text cut at the borders of parts and of what was left out. */
function piecesOf(text: string, { reading: { parts, leftOut } }: Look): readonly Piece[] {
  const known = [...parts.map(({ from, to }) => ({ from, to, kind: 'part' as const })), ...leftOut.map(({ from, to }) => ({ from, to, kind: 'out' as const }))].toSorted((a, b) => a.from - b.from)
  const pieces: Piece[] = []
  let at = 0
  for (const one of known) {
    if (one.from < at) continue
    if (one.from > at) pieces.push({ from: at, to: one.from, kind: 'none' })
    pieces.push(one)
    at = one.to
  }
  return at < text.length ? [...pieces, { from: at, to: text.length, kind: 'none' }] : pieces
}

function cursorIn(box: HTMLElement | null): number | undefined {
  const selection = getSelection()
  const span = selection?.anchorNode?.parentElement
  const from = span?.dataset['from']
  return selection && box?.contains(span ?? null) && from !== undefined ? Number(from) + selection.anchorOffset : undefined
}
