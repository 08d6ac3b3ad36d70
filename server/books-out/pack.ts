/** The set of CSV files in one ZIP: each table a file, written while its rows come, and a page that says what they are. */
import { Zip, ZipDeflate, strToU8 } from 'fflate'
import { csvWriter, type Write } from '../sheets/index.ts'
import { tableNames, tables, type Asked } from './tables.ts'

export async function packed(asked: Asked, write: Write): Promise<void> {
  const out: Uint8Array[] = []
  const zip = new Zip((error, bytes) => { if (error) throw error; out.push(bytes) })
  const sent = async () => { for (const bytes of out.splice(0)) await write(bytes) }
  const file = (name: string) => { const part = new ZipDeflate(name, { level: 6 }); zip.add(part); return part }
  file('说明 README.txt').push(strToU8(`\ufeff${readme(asked)}`), true)
  for (const name of tableNames) {
    const part = file(name === 'journal' ? 'journal.csv' : `GBT24589/${name}.csv`)
    const writer = csvWriter((bytes) => { part.push(bytes) })
    writer.row(tables[name].columns.map((column) => ({ text: column })))
    for await (const rows of tables[name].rows(asked)) {
      for (const row of rows) writer.row(row)
      await writer.flush()
      await sent()
    }
    await writer.end()
    part.push(new Uint8Array(), true)
    await sent()
  }
  zip.end()
  await sent()
}

const readme = ({ company, from, to }: Asked): string => `${company}　${from} – ${to}

journal.csv：本系统的日记账，每行一条分录；红字为负数。
GBT24589/：按《财经信息技术 会计核算软件数据接口 第1部分：企业》（GB/T 24589.1-2010）的表与数据元名称整理。尚未经主管部门或检测机构确认，报送前请核对。

journal.csv: the journal of this house, one line of an entry a row; red entries are negative.
GBT24589/: arranged after the tables and element names of GB/T 24589.1-2010. Not confirmed by any authority or test laboratory; check it before you file it.
`
