// 证据包核验程序：只需 Node.js 16 以上，不联网，不需安装。用法：node verify.mjs [文件夹] [指纹]
// Verifies an evidence pack with plain Node.js 16 or newer, offline, nothing to install. Use: node verify.mjs [folder] [fingerprint]
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = process.argv[2] ?? dirname(fileURLToPath(import.meta.url))
const expected = process.argv[3]
const faults = []
const fault = (where, zh, en) => faults.push(`✗ ${where}: ${zh} | ${en}`)
const digest = (bytes) => createHash('sha256').update(bytes).digest('hex')
const read = (path) => readFileSync(join(folder, path))
const print = (line) => process.stdout.write(`${line}\n`)

/** A part that cannot be read is a fault of its own and holds up no other check. */
function parsed(path, lines = false) {
  try {
    const text = read(path).toString('utf8')
    return lines ? text.split('\n').filter(Boolean).map((line) => JSON.parse(line)) : JSON.parse(text)
  } catch (error) {
    fault(path, '无法读取', `cannot be read (${error.message})`)
    return lines ? [] : undefined
  }
}

/** The manifest is what it was, every file it names is what it was, and there is no other file. */
function files(manifest, fingerprint) {
  const kept = existsSync(join(folder, 'manifest.sha256')) ? read('manifest.sha256').toString('utf8') : ''
  if (kept !== `${fingerprint}  manifest.json\n`) fault('manifest.json / manifest.sha256', '清单与其指纹不符', 'the manifest and its fingerprint disagree')
  if (expected !== undefined && expected !== fingerprint) fault('manifest.json', '与给出的指纹不符', 'is not the one with the fingerprint given')
  for (const { path, size, sha256 } of manifest.files ?? []) {
    if (!existsSync(join(folder, path))) { fault(path, '文件缺失', 'is missing'); continue }
    const bytes = read(path)
    if (bytes.length !== size || digest(bytes) !== sha256) fault(path, '内容已被改动', 'was changed')
  }
  const named = new Set(['manifest.json', 'manifest.sha256', ...(manifest.files ?? []).map(({ path }) => path)])
  for (const path of everyFile(folder)) if (!named.has(path)) fault(path, '清单之外的文件', 'is not in the manifest')
}

const everyFile = (at) => readdirSync(at, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? everyFile(join(at, one.name)) : [relative(folder, join(at, one.name)).split(sep).join('/')]))

/** Each seal follows the one before. */
function chain(seals) {
  let previous = ''
  for (const [at, one] of seals.entries()) {
    const right = one.number === at + 1 && one.previous === previous && digest(`${one.number}|${one.count}|${one.root}|${one.previous}`) === one.hash
    if (!right) fault('seals.json', `第 ${at + 1} 个封签不成链`, `seal ${at + 1} does not follow`)
    previous = one.hash
  }
}

/** What a deed says leads up to the root of its seal. */
function deeds(all, seals) {
  const roots = new Map(seals.map(({ number, root }) => [number, root]))
  for (const { id, said, hash, seal, path } of all) {
    if (said !== undefined && digest(said) !== hash) fault(`deeds.jsonl ${id}`, '操作记录与其摘要不符', 'the deed and its digest disagree')
    if (seal === null) continue
    const top = path.reduce((below, beside) => digest(beside.side === 'right' ? `${below}${beside.hash}` : `${beside.hash}${below}`), hash)
    if (top !== roots.get(seal)) fault(`deeds.jsonl ${id}`, `不在第 ${seal} 个封签之内`, `is not covered by seal ${seal}`)
  }
}

/** Nothing of the population is left out: each occurrence that says what met it has its record and its deed here. */
function population(occurrences, records, all, manifest) {
  if (occurrences.length !== manifest.counts?.occurrences) fault('population.json', `应有 ${manifest.counts?.occurrences} 项，只有 ${occurrences.length} 项`, `has ${occurrences.length} occurrences, not ${manifest.counts?.occurrences}`)
  const known = new Set(records.map(({ id }) => id))
  const done = new Set(all.map(({ id }) => id))
  for (const { id, number, record, deed, caseRecord, caseNumber } of occurrences) {
    for (const [one, called] of [[record, number], [caseRecord, caseNumber]]) if (one && !known.has(one)) fault(`population.json ${id}`, `缺少记录 ${called}`, `the record ${called} is missing`)
    if (deed && !done.has(deed)) fault(`population.json ${id}`, '缺少操作记录', 'the deed is missing')
  }
}

const manifest = parsed('manifest.json')
if (manifest) {
  const fingerprint = digest(read('manifest.json'))
  files(manifest, fingerprint)
  const [seals, all, occurrences, records] = [parsed('seals.json') ?? [], parsed('deeds.jsonl', true), parsed('population.json') ?? [], parsed('records.json') ?? []]
  chain(seals)
  deeds(all, seals)
  population(occurrences, records, all, manifest)
  print(`章法证据包 evidence pack: ${manifest.company} · ${(manifest.clauses ?? []).join(', ')} · ${manifest.from} – ${manifest.to} · ${manifest.asOf}`)
  print(`应办 occurrences ${occurrences.length}，记录 records ${records.length}，操作记录 deeds ${all.length}（未封 not sealed ${all.filter(({ seal }) => seal === null).length}），封签 seals ${seals.length}，文件 files ${(manifest.files ?? []).length}`)
  print(`指纹 fingerprint ${fingerprint}`)
}
for (const line of faults) print(line)
print(faults.length === 0 ? '✓ 核验通过：未发现改动 | verified: nothing was changed' : `✗ 核验不通过：${faults.length} 处 | not verified: ${faults.length} faults`)
process.exitCode = faults.length === 0 ? 0 : 1
