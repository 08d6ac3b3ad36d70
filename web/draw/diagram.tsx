/** A drawn process: the diagram with its live tokens and the road it took. Loaded only where it is shown. */
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/diagram-js.css'
import { useEffect, useRef } from 'react'

export type Token = { readonly node: string; readonly text: string }
type Canvas = { zoom: (to: string, center?: string) => void; addMarker: (element: string, marker: string) => void }
type Overlays = { add: (element: string, overlay: { position: object; html: HTMLElement }) => void }
type Registry = { get: (element: string) => { readonly outgoing?: readonly { readonly id: string; readonly target?: { readonly id: string } }[] } | undefined }

export default function Diagram({ xml, tokens = [], passed = [], label }: { xml: string; tokens?: readonly Token[]; passed?: readonly string[]; label: string }) {
  const box = useRef<HTMLDivElement>(null)
  const drawn = JSON.stringify([tokens, passed])
  useEffect(() => {
    if (!box.current) return
    const viewer = new NavigatedViewer({ container: box.current })
    let gone = false
    void viewer.importXML(xml).then(() => {
      if (gone) return
      const canvas = viewer.get<Canvas>('canvas')
      canvas.zoom('fit-viewport', 'auto')
      mark(viewer.get<Registry>('elementRegistry'), canvas, viewer.get<Overlays>('overlays'), tokens, passed)
    }, () => undefined)
    return () => { gone = true; viewer.destroy() }
  }, [xml, drawn])
  return <div ref={box} className="diagram" role="img" aria-label={label} />
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
