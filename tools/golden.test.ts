/** The golden files say what the declarations say; a difference is read and accepted, never overlooked. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folder, golden } from './golden.ts'

describe('1.3.3 what follows from the declarations stands written', () => {
  const wanted = golden()
  test.each(Object.keys(wanted))('%s is what the declarations say; run `npm run accept` and read the diff', (name) => {
    const path = join(folder, name)
    const kept = existsSync(path) ? readFileSync(path, 'utf8') : ''
    const lines = (wanted[name] as string).split('\n')
    const differs = kept === wanted[name] ? -1 : Math.max(kept.split('\n').findIndex((line, at) => line !== lines[at]), 0)
    expect(differs < 0 ? 'the same' : `${name} differs from line ${differs + 1}: ${lines[differs]?.slice(0, 200)}`).toBe('the same')
  })
})
