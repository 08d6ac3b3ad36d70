/** A legible text: pronunciation notes taken out, characters folded to simplified ones, each place still known in the source. */
import { Converter } from 'opencc-js/t2cn'

type Legible = {
  readonly text: string
  /** Where in the source the character at each place of `text` stands; one more for its end. */
  readonly at: readonly number[]
  /** Places in the source of pronunciation notes. */
  readonly notes: readonly number[]
  /** How many characters were folded. */
  readonly folded: number
}

/** Pinyin of one character in brackets right behind it, e.g. 权(quán). */
const note = /(?<=\p{Script=Han})[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê]{1,7}[)）]/gu
const toned = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]/
/** Syllables that stand without a tone. */
const light = /^.(?:de|le|zhe|guo|me|men|ma|ne|ba|a|zi|er)./

export function legible(source: string): Legible {
  const notes = [...source.matchAll(note)].filter(([said]) => toned.test(said) || light.test(said))
  const at: number[] = []
  let from = 0
  for (const { 0: said, index } of notes) {
    for (let place = from; place < index; place++) at.push(place)
    from = index + said.length
  }
  for (let place = from; place <= source.length; place++) at.push(place)
  const plain = at.slice(0, -1).map((place) => source[place]).join('')
  const text = simplified(plain)
  let folded = 0
  for (let place = 0; place < plain.length; place++) if (plain[place] !== text[place]) folded++
  return { text, at, notes: notes.map(({ index }) => index), folded }
}

const convert = Converter({ from: 't', to: 'cn' })

/** Character for character, so that places stay; where words would change their length, each character is folded alone. */
function simplified(plain: string): string {
  const whole = convert(plain)
  if (whole.length === plain.length) return whole
  return Array.from(plain, (sign) => { const one = convert(sign); return one.length === sign.length ? one : sign }).join('')
}
