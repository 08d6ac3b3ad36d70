/** `npm run accept`: rewrites the golden files from the declarations as they stand. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folder, golden } from './golden.ts'

mkdirSync(folder, { recursive: true })
for (const [name, text] of Object.entries(golden())) writeFileSync(join(folder, name), text)
process.stdout.write(`docs/generated: ${Object.keys(golden()).join(' ')}\n`)
