/** `zhangfa evidence <clauses> <from> <to> <file>`: an evidence pack written to a file, as the house itself sees it. */
import { writeFile } from 'node:fs/promises'
import type { House } from '#act'
import { houseActor } from '#allow'
import { Refused } from '#words'
import { askedOf, pack } from '../evidence/index.ts'

/** Answers the code that the process ends with. */
export async function writesEvidence(house: House, [clauses = '', from, to, file = '']: readonly string[], print: (line: string) => void): Promise<number> {
  try {
    const { bytes, fingerprint, occurrences, records, deeds } = await pack(house, houseActor, askedOf(house.plan, clauses.split(',').filter(Boolean), from, to))
    await writeFile(file, bytes)
    print(`${file}: 应办 occurrences ${occurrences}，记录 records ${records}，操作记录 deeds ${deeds}，${(bytes.length / 1024).toFixed(0)} kB`)
    print(`指纹 fingerprint ${fingerprint}`)
    print('核验：解开后运行 node verify.mjs  to check it, unpack it and run node verify.mjs')
    return 0
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { field, refused } = error.refusal
    print(`${field ? `${field}: ` : ''}${refused.zh}  ${refused.en}`)
    return 1
  }
}
