/** A drawn process: the diagram with its live tokens and the road it took. Loaded only where it is shown. */
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/diagram-js.css'
import { useEffect, useRef } from 'react'
import { useWords } from '../words/words.tsx'

export type Token = { readonly node: string; readonly text: string }
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
type Canvas = { zoom: (to: string, center?: string) => void; viewbox: (box: Box) => void; addMarker: (element: string, marker: string) => void }
type Overlays = { add: (element: string, overlay: { position: object; html: HTMLElement }) => void }
type Shape = { readonly parent?: Partial<Box>; readonly outgoing?: readonly { readonly id: string; readonly target?: { readonly id: string } }[] }
type Registry = { get: (element: string) => Shape | undefined }

/** Drawn in the inks of the page, light or dark. */
const inks = { defaultFillColor: 'var(--z-paper)', defaultStrokeColor: 'var(--z-ink)', defaultLabelColor: 'var(--z-ink)' }

/** What became of an element between two drawings. */
export type Change = { readonly id: string; readonly how: 'added' | 'removed' | 'changed' }

export default function Diagram({ xml, tokens = [], passed = [], changes = [], label, tall = false }: { xml: string; tokens?: readonly Token[]; passed?: readonly string[]; changes?: readonly Change[]; label: string; tall?: boolean }) {
  const box = useRef<HTMLDivElement>(null)
  const { language } = useWords()
  const drawn = JSON.stringify([tokens, passed, changes])
  useEffect(() => {
    if (!box.current) return
    const viewer = new NavigatedViewer({ container: box.current, bpmnRenderer: inks })
    let gone = false
    void viewer.importXML(language === 'en' ? inEnglish(xml) : xml).then(() => {
      if (gone) return
      const canvas = viewer.get<Canvas>('canvas')
      const registry = viewer.get<Registry>('elementRegistry')
      canvas.zoom('fit-viewport', 'auto')
      showPool(registry, canvas, [...tokens.map((one) => one.node), ...passed])
      mark(registry, canvas, viewer.get<Overlays>('overlays'), tokens, passed)
      for (const { id, how } of changes) if (registry.get(id)) canvas.addMarker(id, `was-${how}`)
    }, () => undefined)
    return () => { gone = true; viewer.destroy() }
  }, [xml, language, drawn])
  return <div ref={box} className={tall ? 'diagram tall' : 'diagram'} role="group" aria-label={label} />
}

/** The drawing with the English names that stand beside the Chinese ones. */
function inEnglish(xml: string): string {
  const drawing = new DOMParser().parseFromString(xml, 'application/xml')
  for (const element of drawing.querySelectorAll('[name]')) {
    const name = [...element.attributes].find((attribute) => attribute.localName === 'en' && attribute.prefix !== null)?.value
    if (name) element.setAttribute('name', name)
  }
  return new XMLSerializer().serializeToString(drawing)
}

/** Of a drawing with several pools, the one that is walked; a small margin around it. */
function showPool(registry: Registry, canvas: Canvas, nodes: readonly string[]): void {
  const pool = nodes.map((node) => registry.get(node)?.parent).find((parent) => parent?.width !== undefined)
  const { x, y, width, height } = pool ?? {}
  if (x === undefined || y === undefined || width === undefined || height === undefined) return
  canvas.viewbox({ x: x - 24, y: y - 24, width: width + 48, height: height + 48 })
}

function mark(registry: Registry, canvas: Canvas, overlays: Overlays, tokens: readonly Token[], passed: readonly string[]): void {
  const seen = new Set([...passed, ...tokens.map((one) => one.node)])
  for (const node of passed) {
    const element = registry.get(node)
    if (!element) continue
    canvas.addMarker(node, 'walked')
    element.outgoing?.forEach((flow) => { if (seen.has(flow.target?.id ?? '')) canvas.addMarker(flow.id, 'walked') })
  }
  for (const { node, text } of tokens) {
    if (!registry.get(node)) continue
    canvas.addMarker(node, 'stands')
    overlays.add(node, { position: { top: -12, left: 6 }, html: badge(text) })
  }
}

function badge(text: string): HTMLElement {
  const made = document.createElement('div')
  made.className = 'token'
  made.textContent = text
  return made
}
