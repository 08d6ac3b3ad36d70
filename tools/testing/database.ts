/** A database of its own for each test file: cloned from a template that is built once per key. */
import pg from 'pg'

const server = (): string => {
  const url = process.env['ZHANGFA_TEST_PG']
  if (!url) throw new Error('run by vitest: the test cluster is not there')
  return url
}
const urlOf = (name: string): string => { const url = new URL(server()); url.pathname = `/${name}`; return url.href }

async function asked<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlOf('postgres') })
  await client.connect()
  try { return await work(client) } finally { await client.end() }
}

const nameOf = (key: string): string => `t_${key.replaceAll(/\W/g, '_').toLowerCase()}`.slice(0, 40)
let count = 0

/** The address of an empty database, or of a clone of the template that `build` fills the first time anybody asks for `key`. */
export async function freshDatabase(key?: string, build?: (url: string) => Promise<void>): Promise<string> {
  const name = `f_${process.pid}_${Date.now().toString(36)}_${count++}`
  await asked(async (client) => {
    if (key && build) await templated(client, nameOf(key), build)
    await client.query(key ? `create database ${name} template ${nameOf(key)} strategy file_copy` : `create database ${name}`)
  })
  return urlOf(name)
}

async function templated(client: pg.Client, name: string, build: (url: string) => Promise<void>): Promise<void> {
  await client.query('select pg_advisory_lock(hashtext($1))', [name])
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) return
    await client.query(`create database ${name}_making`)
    await build(urlOf(`${name}_making`))
    await client.query(`alter database ${name}_making rename to ${name}`)
  } finally {
    await client.query('select pg_advisory_unlock(hashtext($1))', [name])
  }
}

export async function dropDatabase(url: string): Promise<void> {
  await asked((client) => client.query(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`))
}
