/** The BPMN editor, loaded only where it is shown; its mark stays visible, as its licence asks. */
import Modeler from 'bpmn-js/lib/Modeler'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css'
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react'
import { fill } from '../words/fill.ts'
import { bpmnZh } from '../words/bpmn-zh.ts'
import { useDesignWords } from '../words/design.ts'
import type { Facts } from './flow.ts'
import './design.css'

/** An element of the drawing that was chosen: what it is, says, and stands in. */
export type Chosen = { readonly id: string; readonly type: string; readonly name: string; readonly facts: Facts; readonly condition: string | undefined; readonly pool: string }
export type Hands = { readonly put: (id: string, to: { readonly name?: string; readonly facts?: Facts; readonly condition?: string }) => void; readonly choose: (id: string) => void; readonly step: (which: 'undo' | 'redo') => void }

type Object = { id: string; $type: string; name?: string; $attrs: Record<string, string>; $parent?: Object; conditionExpression?: { body?: string } }
type Shape = { id: string; businessObject: Object; type?: string }
type Services = {
  commandStack: { undo: () => void; redo: () => void }; elementRegistry: { get: (id: string) => Shape | undefined; getGraphics: (id: string) => Element | undefined }; canvas: { viewbox: (to?: Box) => Box & { readonly inner: Box; readonly outer: Box }; addMarker: (id: string, marker: string) => void; removeMarker: (id: string, marker: string) => void }
  modeling: { updateProperties: (shape: Shape, properties: Record<string, unknown>) => void }; selection: { select: (shape: Shape) => void }; bpmnFactory: { create: (type: string, properties: object) => object }
}
const prefix = 'zf:'
const space = 'http://zhangfa.example/bpmn'

export default function BpmnModeler({ xml, changed, choose, faulty, hands, label }: { xml: string; changed: (xml: string) => void; choose: (chosen: Chosen | undefined) => void; faulty: ReadonlySet<string>; hands: Ref<Hands>; label: string }) {
  const box = useRef<HTMLDivElement>(null)
  const modeler = useRef<Modeler>(undefined)
  /** What is drawn now: another language of the editor goes on from it. */
  const drawn = useRef(xml)
  const marked = useRef<readonly string[]>([])
  const { language } = useDesignWords()
  const get = <K extends keyof Services>(name: K): Services[K] => (modeler.current as Modeler).get(name)
  useEffect(() => {
    if (!box.current) return
    const translate = (said: string, given: Readonly<Record<string, string>> = {}): string => fill(language === 'zh' ? bpmnZh[said] ?? said : said, given)
    const made = new Modeler({ container: box.current, additionalModules: [{ translate: ['value', translate] }] })
    modeler.current = made
    let gone = false
    void made.importXML(drawn.current).then(() => {
      if (gone) return
      const definitions = (made as unknown as { getDefinitions: () => Object }).getDefinitions()
      definitions.$attrs[`xmlns:${prefix.slice(0, -1)}`] ??= space
      beside(get('canvas'))
      const saved = (): void => void made.saveXML({ format: true }).then(({ xml: written }) => { if (!gone && written) { drawn.current = written; changed(written) } })
      made.on('commandStack.changed', saved)
      const tell = (shape: Shape | undefined): void => choose(shape && shape.type !== 'label' ? chosenOf(shape.businessObject) : undefined)
      made.on('selection.changed', ({ newSelection: [shape] }: { newSelection: readonly Shape[] }) => tell(shape))
      made.on('element.changed', ({ element }: { element: Shape }) => { if ((made.get('selection') as unknown as { isSelected: (one: Shape) => boolean }).isSelected(element)) tell(element) })
    }, () => undefined)
    return () => { gone = true; made.destroy() }
  }, [language])
  useEffect(() => {
    if (!modeler.current) return
    const canvas = get('canvas')
    for (const id of marked.current) if (get('elementRegistry').get(id)) canvas.removeMarker(id, 'faulty')
    marked.current = [...faulty].filter((id) => get('elementRegistry').get(id))
    for (const id of marked.current) canvas.addMarker(id, 'faulty')
  }, [faulty])
  useImperativeHandle(hands, () => ({
    step: (which) => get('commandStack')[which](),
    choose: (id) => { const shape = get('elementRegistry').get(id); if (shape) get('selection').select(shape) },
    put: (id, { name, facts, condition }) => {
      const shape = get('elementRegistry').get(id)
      if (!shape) return
      const silent = Object.keys(shape.businessObject.$attrs).filter((key) => key.startsWith(prefix) && facts && !(key.slice(prefix.length) in facts)).map((key) => [key, undefined] as const)
      get('modeling').updateProperties(shape, {
        ...(name === undefined ? {} : { name }), ...Object.fromEntries(silent), ...Object.fromEntries(Object.entries(facts ?? {}).map(([key, value]) => [prefix + key, value])),
        ...(condition === undefined ? {} : { conditionExpression: condition === '' ? undefined : get('bpmnFactory').create('bpmn:FormalExpression', { body: condition }) }),
      })
    },
  }))
  return <div ref={box} className="modeler" role="application" aria-label={label} />
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
/** Room for the palette that lies over the drawing, and an edge around it. */
const [palette, edge] = [120, 24]

/** The whole drawing, beside the palette. */
function beside(canvas: Services['canvas']): void {
  const { inner, outer } = canvas.viewbox()
  if (inner.width === 0 || outer.width <= palette + 2 * edge) return
  const scale = Math.min(1, (outer.width - palette - edge) / inner.width, (outer.height - 2 * edge) / inner.height)
  const [width, height] = [outer.width / scale, outer.height / scale]
  canvas.viewbox({ x: inner.x - palette / scale, y: inner.y - (height - inner.height) / 2, width, height })
}

function chosenOf(of: Object): Chosen {
  let pool: Object | undefined = of
  while (pool && pool.$type !== 'bpmn:Process') pool = pool.$parent
  return {
    id: of.id, type: of.$type.replace(/^bpmn:/, ''), name: of.name ?? '', pool: pool?.id ?? '', condition: of.conditionExpression?.body,
    facts: Object.fromEntries(Object.entries(of.$attrs).flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : []))),
  }
}
