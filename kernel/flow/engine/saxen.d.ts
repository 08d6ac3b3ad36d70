/** What we use of saxen, which ships no types of its own. */
declare module 'saxen' {
  type Decode = (text: string) => string
  type Place = () => { readonly line: number; readonly column: number }
  export class Parser {
    on(event: 'openTag', heard: (name: string, attributes: () => Record<string, string>, decode: Decode, selfClosing: boolean, place: Place) => void): this
    on(event: 'closeTag', heard: (name: string) => void): this
    on(event: 'text', heard: (text: string, decode: Decode) => void): this
    on(event: 'cdata', heard: (text: string) => void): this
    on(event: 'error' | 'warn', heard: (error: Error) => void): this
    /** Prefixes under which names are told, by namespace. */
    ns(prefixes: Record<string, string>): this
    parse(xml: string): this
  }
}
