/** What a cell may hold on its way out, and how it is told to be a number, a day or text. */
export type Cell =
  | { readonly text: string }
  | { readonly decimal: string }
  /** `YYYY-MM-DD`. */
  | { readonly day: string }
  /** Local time, `YYYY-MM-DDTHH:MM:SS`. */
  | { readonly time: string }
  | undefined

/** Takes rows of a sheet one after another; `end` completes the file. */
export type SheetWriter = { row(cells: readonly Cell[]): void; flush(): Promise<void>; end(): Promise<void> }
export type Write = (bytes: Uint8Array) => void | Promise<void>
