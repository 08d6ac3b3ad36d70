/** Automatic numbers of a Word file: counted as Word counts them, written in the form that its list declares. */
import { Parser } from 'saxen'
import { stems } from './numerals.ts'

export type Numbers = { before(paragraph: { readonly style?: string; readonly list?: string; readonly level?: number; readonly outline?: number }): string }
/** `legal`: the numbers of the levels above are written in digits, whatever their own form. `after`: begins anew only behind that level or one above it, and behind none when it is 0. `style`: paragraphs of this style stand on it. */
type Shape = { start: number; form: string; text: string; legal?: true; after?: number; style?: string }
type Style = { based?: string; list?: string; level?: number; outline?: number; title?: boolean }

export function numbersOf(numbering: string, styles: string): Numbers {
  const lists = listsOf(numbering)
  const styled = stylesOf(styles)
  const counts = new Map<string, number[]>()
  const inherited = <K extends keyof Style>(style: string | undefined, key: K, depth = 0): Style[K] | undefined => {
    const found = style === undefined || depth > 20 ? undefined : styled.get(style)
    return found && (found[key] ?? inherited(found.based, key, depth + 1))
  }
  return {
    before({ style, list = inherited(style, 'list'), level: own, outline = inherited(style, 'outline') }) {
      const heading = inherited(style, 'title') ? '# ' : outline !== undefined && outline < 4 ? `${'#'.repeat(outline + 1)} ` : ''
      const shapes = list === undefined || list === '0' ? undefined : lists.get(list)
      const standing = shapes?.shapes.findIndex((one) => one?.style !== undefined && one.style === style) ?? -1
      const level = own ?? (standing >= 0 ? standing : inherited(style, 'level') ?? 0)
      const shape = shapes?.shapes[level]
      if (!shapes || !shape) return heading
      const at = counts.get(shapes.of) ?? []
      counts.set(shapes.of, at)
      at[level] = at[level] === undefined ? shape.start : at[level] + 1
      for (let below = level + 1; below < at.length; below++) if (level < (shapes.shapes[below]?.after ?? below)) delete at[below]
      if (shape.form === 'bullet' || shape.form === 'none') return shape.form === 'bullet' ? `${heading}- ` : heading
      return `${heading}${shape.text.replaceAll(/%(\d)/g, (_, of: string) => written(at[Number(of) - 1] ?? shapes.shapes[Number(of) - 1]?.start ?? 1, shape.legal ? 'decimal' : shapes.shapes[Number(of) - 1]?.form ?? 'decimal'))} `
    },
  }
}

function listsOf(xml: string): ReadonlyMap<string, { readonly of: string; readonly shapes: readonly (Shape | undefined)[] }> {
  const abstract = new Map<string, (Shape | undefined)[]>()
  const lists = new Map<string, { of: string; shapes: (Shape | undefined)[] }>()
  /** Lists that are declared under the name of a style, and those that only name it. */
  const [named, naming] = [new Map<string, string>(), new Map<string, string>()]
  let of = ''
  let [kind, list, level]: [Shape[] | (Shape | undefined)[] | undefined, string | undefined, number] = [undefined, undefined, 0]
  walk(xml, (name, value) => {
    if (name === 'abstractNum') abstract.set(of = value('abstractNumId'), kind = [])
    else if (name === 'styleLink') named.set(value('val'), of)
    else if (name === 'numStyleLink') naming.set(of, value('val'))
    else if (name === 'num') { list = value('numId'); kind = undefined } else if (name === 'abstractNumId' && list !== undefined) {
      const meant = named.get(naming.get(value('val')) ?? '') ?? value('val')
      lists.set(list, { of: meant, shapes: [...(abstract.get(meant) ?? [])] })
    }
    else if (name === 'lvlOverride') { level = Number(value('ilvl')); kind = list === undefined ? undefined : lists.get(list)?.shapes } else if (name === 'startOverride' && list !== undefined) {
      const own = lists.get(list)
      const shape = own?.shapes[level]
      if (own && shape) { own.of = `${own.of}/${list}`; own.shapes[level] = { ...shape, start: Number(value('val')) } }
    } else if (name === 'lvl') { level = Number(value('ilvl')); if (kind) kind[level] = { start: 1, form: 'decimal', text: '' } } else {
      const shape = kind?.[level]
      if (!shape) return
      if (name === 'start') shape.start = Number(value('val'))
      else if (name === 'numFmt') shape.form = value('val')
      else if (name === 'lvlText') shape.text = value('val')
      else if (name === 'lvlRestart') shape.after = Number(value('val'))
      else if (name === 'pStyle') shape.style = value('val')
      else if (name === 'isLgl' && !/^(?:0|false|off)$/.test(value('val'))) shape.legal = true
    }
  })
  return lists
}

function stylesOf(xml: string): ReadonlyMap<string, Style> {
  const styles = new Map<string, Style>()
  let at: Style | undefined
  walk(xml, (name, value) => {
    if (name === 'style') styles.set(value('styleId'), at = {})
    else if (!at) return
    else if (name === 'name' && /^title$/i.test(value('val'))) at.title = true
    else if (name === 'name' && /^heading [1-9]$/i.test(value('val'))) at.outline ??= Number(value('val').at(-1)) - 1
    else if (name === 'basedOn') at.based = value('val')
    else if (name === 'outlineLvl') at.outline = Number(value('val'))
    else if (name === 'numId') at.list = value('val')
    else if (name === 'ilvl') at.level = Number(value('val'))
  })
  return styles
}

function walk(xml: string, seen: (name: string, value: (of: string) => string) => void): void {
  if (xml === '') return
  const parser = new Parser()
  parser.on('openTag', (written, attributes, decode) => seen(written.slice(written.indexOf(':') + 1), (of) => decode(attributes()[`w:${of}`] ?? '')))
  parser.on('error', () => undefined)
  parser.parse(xml)
}

/** A count in the form that a list declares; forms we do not know are written in digits. */
function written(count: number, form: string): string {
  if (form === 'ideographTraditional' && count <= stems.length) return stems[count - 1] as string
  if (/^(?:chinese|ideographDigital|ideographTraditional|japaneseCounting|taiwaneseCounting|japaneseLegal)/.test(form)) return han(count)
  if (form === 'lowerLetter' || form === 'upperLetter') { const letter = String.fromCharCode(97 + ((count - 1) % 26)); return form === 'lowerLetter' ? letter : letter.toUpperCase() }
  if (form === 'lowerRoman' || form === 'upperRoman') { const roman = romanOf(count); return form === 'upperRoman' ? roman : roman.toLowerCase() }
  if (form.startsWith('decimalEnclosedCircle') && count <= 20) return String.fromCharCode(0x245f + count)
  return form === 'decimalZero' && count < 10 ? `0${count}` : String(count)
}

const signs = '零一二三四五六七八九'
function han(count: number): string {
  if (count >= 1000) return `${signs[Math.floor(count / 1000)]}千${count % 1000 === 0 ? '' : `${count % 1000 < 100 ? '零' : ''}${han(count % 1000)}`}`
  if (count >= 100) return `${signs[Math.floor(count / 100)]}百${count % 100 === 0 ? '' : count % 100 < 10 ? `零${signs[count % 10]}` : `${count % 100 < 20 ? '一' : ''}${han(count % 100)}`}`
  if (count >= 10) return `${count < 20 ? '' : signs[Math.floor(count / 10)]}十${count % 10 === 0 ? '' : signs[count % 10]}`
  return signs[count] ?? String(count)
}
const romanOf = (count: number): string => ([[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']] as const)
  .reduce<{ rest: number; text: string }>(({ rest, text }, [value, sign]) => ({ rest: rest % value, text: text + sign.repeat(Math.floor(rest / value)) }), { rest: count, text: '' }).text
