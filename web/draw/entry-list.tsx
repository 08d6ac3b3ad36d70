/** Postings as vouchers: each entry with its lines, debit and credit in their columns. */
import { Link } from '@tanstack/react-router'
import type { Refs } from '../client/documents.ts'
import type { Entry, EntryLine } from '../client/figures.ts'
import { useHouse } from '../client/house.ts'
import { useBooksWords } from '../words/books.ts'
import { grouped } from './decimal.ts'
import { Tag } from './status.tsx'
import { refText } from './value.tsx'
import { voucherNumber } from './voucher-number.ts'

export function EntryList({ entries, refs }: { entries: readonly Entry[]; refs: Refs | undefined }) {
  const words = useBooksWords()
  const { t, say } = words
  const { documents } = useHouse()
  return (
    <div className="entries">
      {entries.map((entry) => (
        <section key={entry.id} className="voucher">
          <header>
            <b>{voucherNumber(entry, words)}</b><time>{entry.date}</time><span>{say(entry.summary)}</span>
            <Link to="/documents/$type/$id" params={{ type: entry.document, id: entry.record }} search={{}}>{say(documents.find((one) => one.name === entry.document)?.label) || t('entries.document')}</Link>
            {entry.reversedBy && <Tag tone="grey">{t('entries.reversed')}</Tag>}
            {entry.reverses && <Tag tone="amber">{t('entries.reversal')}</Tag>}
          </header>
          <div className="table-box">
            <table className="table">
              <thead><tr><th scope="col">{t('entries.account')}</th><th scope="col">{t('entries.about')}</th><th scope="col" className="num">{t('entries.quantity')}</th><th scope="col" className="num">{t('entries.debit')}</th><th scope="col" className="num">{t('entries.credit')}</th></tr></thead>
              <tbody>{entry.lines.map((line, at) => <EntryLineRow key={at} line={line} refs={refs} />)}</tbody>
            </table>
          </div>
        </section>
      ))}
    </div>
  )
}

function EntryLineRow({ line, refs }: { line: EntryLine; refs: Refs | undefined }) {
  const { say, t } = useBooksWords()
  const money = /^[A-Z]{3}$/.test(line.unit)
  const about = Object.entries(line.dimensions ?? {}).filter(([, id]) => money || id !== line.unit).map(([, id]) => refText(id, refs))
  return (
    <tr>
      <td><span className="faint figures">{line.account}</span> {say(line.accountName)}{line.phase && line.phase !== 'settled' && <small className="faint"> {t('entries.reserved')}</small>}</td>
      <td className="wide">{about.join(' · ')}</td>
      <td className="num">{!money && <>{line.debit ? grouped(line.debit) : line.credit ? `−${grouped(line.credit)}` : ''} <small className="faint">{refText(line.unit, refs)}</small></>}</td>
      <td className="num">{money && line.debit ? grouped(line.debit, 2) : ''}</td>
      <td className="num">{money && line.credit ? grouped(line.credit, 2) : ''}</td>
    </tr>
  )
}
