/** The approval as a person sees it: steps from top to bottom, branches side by side, a “+” wherever a step may be added. */
import { ApartmentOutlined, BranchesOutlined, ExclamationCircleFilled, MailOutlined, MinusOutlined, PlusOutlined, UserOutlined } from '@ant-design/icons'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { listed, type DocumentMeta } from '#declare'
import { useHouse } from '../client/house.ts'
import { Pop } from '../draw/pop.tsx'
import { useDesignWords } from '../words/design.ts'
import { stepKinds, type StepKind } from './begin.ts'
import { conditionInWords } from './condition.ts'
import { labelled, type Branch, type Fork, type Step, type Vertical } from './flow.ts'
import { useCalled } from './called.ts'
import { allInWords } from './who.ts'
import './design.css'

export type Marks = { readonly faulty?: ReadonlyMap<string, string>; readonly passed?: ReadonlySet<string>; readonly tokens?: ReadonlySet<string> }
export type Editing = {
  readonly insert: (kind: StepKind, at: number, branch?: string) => void
  readonly addBranch: (fork: Fork) => void
  readonly copy: (id: string) => void
  readonly remove: (id: string) => void
  readonly move: (id: string, by: 1 | -1) => void
  readonly undo: (() => void) | undefined; readonly redo: (() => void) | undefined
}
type Props = { readonly flow: Vertical; readonly document: DocumentMeta | undefined; readonly chosen?: string | undefined; readonly choose?: (id: string | undefined) => void; readonly marks?: Marks; readonly editing?: Editing | undefined }

export function VerticalFlow(props: Props) {
  const { flow, marks, editing } = props
  const { t } = useDesignWords()
  const box = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState(sizes.indexOf(1))
  return (
    <>
      <div className="vsize">
        <button type="button" className="cross" aria-label={t('design.smaller')} disabled={size === 0} onClick={() => setSize(size - 1)}><MinusOutlined aria-hidden /></button>
        <span className="figures">{(sizes[size] ?? 1) * 100} %</span>
        <button type="button" className="cross" aria-label={t('design.larger')} disabled={size === sizes.length - 1} onClick={() => setSize(size + 1)}><PlusOutlined aria-hidden /></button>
      </div>
      <div ref={box} className="vflow" style={{ zoom: sizes[size] }} role="group" aria-label={t('design.canvas')} onKeyDown={(event) => pressed(event, box.current, props)}>
        <div className={`vend${marks?.passed?.has('start') ? ' passed' : ''}`}><span><UserOutlined aria-hidden /> {t('design.start')}</span></div>
        <Chain {...props} steps={flow.steps} />
        <div className={`vend${marks?.passed?.has('done') ? ' passed' : ''}`}>{t('design.end')}<small>{t('design.end-note')}</small></div>
        {editing && <p className="faint vkeys not-phone">{t('design.keys')}</p>}
      </div>
    </>
  )
}
/** How large it is drawn; a wide approval is seen whole when it is smaller. */
const sizes = [0.5, 0.75, 1, 1.25]

function Chain({ steps, branch, ...props }: Props & { readonly steps: readonly Step[]; readonly branch?: string }) {
  return (
    <ol className="vchain">
      <li className="vgap"><Gap {...props} at={0} branch={branch} /></li>
      {steps.map((step, at) => [
        <li key={step.id}>{'branches' in step ? <Forked {...props} fork={step} /> : <Card {...props} of={step} icon={step.kind === 'copy' ? <MailOutlined aria-hidden /> : <UserOutlined aria-hidden />} />}</li>,
        <li key={`${step.id}-after`} className="vgap"><Gap {...props} at={at + 1} branch={branch} /></li>,
      ])}
    </ol>
  )
}

function Forked({ fork, ...props }: Props & { readonly fork: Fork }) {
  const { t } = useDesignWords()
  const { editing } = props
  const icon = fork.kind === 'choice' ? <BranchesOutlined aria-hidden /> : <ApartmentOutlined aria-hidden />
  return (
    <div className="vfork">
      <div className="vfork-head"><Card {...props} of={fork} icon={icon} />{editing && <button type="button" className="vmore" onClick={() => editing.addBranch(fork)}>{t('design.add-branch')}</button>}</div>
      <div className="vlanes" tabIndex={-1}>
        {fork.branches.map((branch, at) => (
          <div key={branch.id} className="vlane">
            <Card {...props} of={branch} icon={null} note={fork.kind === 'together' ? t('design.all-go') : at === fork.branches.length - 1 ? t('design.else-always') : undefined} />
            <Chain {...props} steps={branch.steps} branch={branch.id} />
          </div>
        ))}
      </div>
    </div>
  )
}

/** One step or branch: its name, and what it says in a line. */
function Card({ of, icon, note, chosen, choose, marks = {}, document }: Props & { readonly of: Step | Branch; readonly icon: ReactNode; readonly note?: string | undefined }) {
  const words = useDesignWords()
  const { say } = words
  const house = { ...useHouse(), called: useCalled(of.facts['approvers'] ?? of.facts['copy']) }
  const kind = 'kind' in of ? of.kind : 'branch'
  const said = kind === 'approve' ? [allInWords(of.facts['approvers'], words, house, document) || words.t('design.nobody-yet'), ...more(of, words)]
    : kind === 'copy' ? [allInWords(of.facts['copy'], words, house, document) || words.t('design.nobody-yet')]
    : kind === 'branch' ? [note ?? conditionInWords((of as Branch).condition ?? '', words, document)] : []
  const fault = marks.faulty?.get(of.id)
  const classes = ['vcard', `v-${kind}`, chosen === of.id && 'v-chosen', marks.passed?.has(of.id) && 'passed', marks.tokens?.has(of.id) && 'stands', fault && 'faulty'].filter(Boolean).join(' ')
  return (
    <button type="button" className={classes} data-node={of.id} aria-pressed={choose ? chosen === of.id : undefined} aria-disabled={choose ? undefined : true} onClick={() => choose?.(of.id)}>
      <b>{icon} {say(labelled(of)) || of.id}</b>
      {said.filter(Boolean).map((line, at) => <span key={at}>{line}</span>)}
      {fault && <em><ExclamationCircleFilled aria-hidden /> {fault}</em>}
    </button>
  )
}

/** How several decide, and by when; silent where it is as usual. */
function more({ facts }: Step | Branch, { t }: ReturnType<typeof useDesignWords>): readonly string[] {
  const { mode, due } = facts
  const known = (['all', 'sequence', 'vote'] as const).find((one) => one === mode) ?? (listed(facts['approvers']).length > 1 ? 'any' : undefined)
  const [, days, hours] = /^P(?:(\d+)D)?(?:T(\d+)H)?$/.exec(due ?? '') ?? []
  const term = [days && `${days} ${t(days === '1' ? 'design.day' : 'design.days')}`, hours && `${hours} ${t(hours === '1' ? 'design.hour' : 'design.hours')}`].filter(Boolean).join(' ')
  return [[known && t(`option.mode.${known}`), term].filter(Boolean).join(' · ')]
}

function Gap({ at, branch, editing }: Props & { readonly at: number; readonly branch?: string | undefined }) {
  const { t } = useDesignWords()
  if (!editing) return null
  return (
    <Pop className="vplus" label={t('design.add')} button={<PlusOutlined aria-hidden />}>
      {(shut) => <div className="pop-list">{stepKinds.map((kind) => <button key={kind} type="button" onClick={() => { shut(); editing.insert(kind, at, branch) }}><b>{t(`design.add-${kind}`)}</b><small className="faint">{t(`design.add-${kind}-why`)}</small></button>)}</div>}
    </Pop>
  )
}

function pressed(event: KeyboardEvent, box: HTMLDivElement | null, { editing, choose }: Props): void {
  const target = event.target as HTMLElement
  const id = target.dataset['node']
  const all = [...(box?.querySelectorAll<HTMLElement>('[data-node]') ?? [])]
  const act = (work: () => void): void => { event.preventDefault(); work() }
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (editing && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') return act(() => (event.shiftKey ? editing.redo : editing.undo)?.())
  if (!id) return
  if (editing && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'd') return act(() => editing.copy(id))
  if (by !== 0 && event.altKey) return act(() => editing?.move(id, by))
  if (by !== 0) return act(() => all[all.indexOf(target) + by]?.focus())
  if (editing && (event.key === 'Delete' || event.key === 'Backspace')) return act(() => { choose?.(undefined); editing.remove(id); all[all.indexOf(target) - 1]?.focus() })
}
