/** What we use of bpmn-moddle, which ships no types of its own for it. */
declare module 'bpmn-moddle' {
  export type Property = { readonly name: string; readonly default?: unknown; readonly isReference?: boolean; readonly isAttr?: boolean; readonly isMany?: boolean }
  /** Something in the file could not be read; a reference that leads nowhere names its element, property and value. */
  export type Warning = { readonly message: string; readonly element?: Moddled; readonly property?: string; readonly value?: string }
  export type Package = { readonly prefix: string; readonly types: readonly { readonly name: string; readonly properties?: readonly Property[] }[] }
  export type Descriptor = { readonly properties?: readonly Property[] }
  /** An element as an object: its own properties by name. */
  export type Moddled = { readonly $type: string; readonly $descriptor: Descriptor; readonly id?: string; [property: string]: unknown }
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>)
    fromXML(xml: string): Promise<{ readonly rootElement: Moddled; readonly warnings: readonly Warning[] }>
    toXML(element: Moddled, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>
    getType(name: string): { readonly $descriptor: Descriptor }
  }
}
