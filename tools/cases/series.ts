/** Lines and layers told in words: `19 lines of 10 at 10, 20, ..., 190`, `10 @ 5, 3 @ 6`, `[10, 10*i] for i = 1..19`. */
import type { Json } from './case.ts'

export type Told = { readonly qty: string; readonly unit_cost?: string }

/** Each line of it; nothing where it says too little. */
export function linesIn(told: Json | undefined): readonly Told[] | undefined {
  if (Array.isArray(told)) return told.map((one: Json): Told => (Array.isArray(one) ? line(String(one[0]), one[1] === undefined ? undefined : String(one[1])) : one as unknown as Told))
  return typeof told === 'string' ? listed(told) ?? inWords(told) : undefined
}
const line = (qty: string, cost: string | undefined): Told => ({ qty, ...(cost === undefined ? {} : { unit_cost: cost }) })

function listed(told: string): readonly Told[] | undefined {
  const all = told.split(/[,;]/).map((one) => /^\s*\[?\s*([\d.]+)(?:\s*(?:@|x|×|at)\s*([\d.]+))?\s*\]?\s*$/.exec(one))
  return all.every((one) => one !== null) ? all.map((one) => line(one[1] ?? '', one[2])) : undefined
}

/** How many lines, how many pieces in each, and the costs as a list, a range or a multiple of the line's number. */
function inWords(told: string): readonly Told[] | undefined {
  const costs = costsIn(told)
  const count = Number(/(\d+)\s*(?:\w+\s+)?(?:lines|rows|lots|layers|receipts|transfers|positions|entries|times)\b/i.exec(told)?.[1] ?? /\.\.\s*(\d+)/.exec(told)?.[1] ?? costs?.length ?? 0)
  const qty = /(?:qty|quantity)\s*[:=]?\s*([\d.]+)/i.exec(told)?.[1] ?? /\[\s*([\d.]+)\s*,/.exec(told)?.[1] ?? /([\d.]+)\s*(?:pieces|pcs|units|each)\b/i.exec(told)?.[1] ?? /\b(?:of|with)\s+([\d.]+)/i.exec(told)?.[1] ?? /([\d.]+)\s*(?:@|at|x|×)\s/.exec(told)?.[1]
  if (qty === undefined || count === 0 || (costs && costs.length !== count)) return undefined
  return Array.from({ length: count }, (_, at) => line(qty, costs?.[at]))
}

function costsIn(told: string): readonly string[] | undefined {
  const multiple = /([\d.]+)\s*[*×x]\s*[a-z]\b/i.exec(told)?.[1] ?? /\b[a-z]\s*[*×x]\s*([\d.]+)/i.exec(told)?.[1]
  const count = Number(/\.\.\s*(\d+)/.exec(told)?.[1] ?? /(\d+)\s*(?:lines|rows|lots|layers|receipts)/i.exec(told)?.[1] ?? 0)
  if (multiple !== undefined) return range(Number(multiple), Number(multiple), Number(multiple) * count)
  const [, first, second, last] = /([\d.]+)\s*,\s*([\d.]+)[\d., ]*(?:\.\.\.|…)\s*,?\s*([\d.]+)/.exec(told) ?? []
  if (first !== undefined) return range(Number(first), Number(second) - Number(first), Number(last))
  const [, from, to, step] = /([\d.]+)\s*(?:to|-|–|through)\s*([\d.]+)(?:\D*steps?\s*(?:of)?\s*([\d.]+))?/i.exec(told) ?? []
  if (from !== undefined) return range(Number(from), Number(step ?? from), Number(to))
  const list = /(?:at|@|cost|price|rate)s?\D*((?:[\d.]+\s*(?:,|and)\s*)+[\d.]+)/i.exec(told)?.[1]
  return list?.split(/,|and/).map((one) => one.trim())
}
const range = (from: number, step: number, to: number): readonly string[] => (step > 0 && to >= from ? Array.from({ length: Math.round((to - from) / step) + 1 }, (_, at) => String(from + at * step)) : [])
