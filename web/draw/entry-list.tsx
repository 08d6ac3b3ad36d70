/** Postings as vouchers: each entry with its lines, debit and credit in their columns. */
import { Link } from '@tanstack/react-router'
import type { Refs } from '../client/documents.ts'
import type { Entry, EntryLine } from '../client/figures.ts'
import { useWords } from '../words/words.tsx'
import { grouped } from './decimal.ts'
import { refText } from './value.tsx'

export function EntryList({ entries, refs }: { entries: readonly Entry[]; refs: Refs | undefined }) {
  const { t, say } = useWords()
  return (
    <div className="entries">
      {entries.map((entry) => (
        <section key={entry.id} className="voucher">
          <header>
            <b>{[entry.word, entry.number].filter(Boolean).join('-')}</b><time>{entry.date}</time><span>{say(entry.summary)}</span>
            {entry.document && entry.record && <Link to="/documents/$type/$id" params={{ type: entry.document, id: entry.documentNumber ?? entry.record }} search={{}}>{entry.documentNumber ?? t('entries.document')}</Link>}
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
  const { say } = useWords()
  return (
    <tr>
      <td><span className="faint figures">{line.account}</span> {say(line.accountName ?? undefined)}</td>
      <td className="wide">{Object.values(line.dimensions ?? {}).map((one) => dimensionText(one, refs, say)).filter(Boolean).join(' · ')}</td>
      <td className="num">{something(line.quantity) ? `${grouped(line.quantity)} ${line.unitLabel ?? ''}` : ''}</td>
      <td className="num">{something(line.debit) ? grouped(line.debit, 2) : ''}</td>
      <td className="num">{something(line.credit) ? grouped(line.credit, 2) : ''}</td>
    </tr>
  )
}

const something = (amount: string | null | undefined): amount is string => typeof amount === 'string' && /[1-9]/.test(amount)

/** A dimension comes as an id with a label beside it, or as an id that the answer's references explain. */
function dimensionText(one: unknown, refs: Refs | undefined, say: ReturnType<typeof useWords>['say']): string {
  if (typeof one === 'string') return refText(one, refs)
  if (typeof one !== 'object' || one === null) return ''
  const { label, title, number, id } = one as { label?: string; title?: string; number?: string; id?: string }
  return say(label) || title || number || (id ? refText(id, refs) : '')
}
