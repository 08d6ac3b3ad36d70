/** What we use of bpmn-moddle, which ships no types of its own. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    fromXML(xml: string): Promise<{ readonly rootElement: unknown; readonly warnings: readonly unknown[] }>
    toXML(element: unknown, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>
  }
}
