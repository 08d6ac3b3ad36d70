/** Cases of settling: which of them are told how. */
import { Abroad } from './abroad.ts'
import { openBankLines } from './bank-lines.ts'
import { unspoken, type Speaker } from './case.ts'
import { creditVerbs, openCreditLimit } from './credit-limit.ts'
import { Credits } from './credits.ts'
import { heardInSettling } from './money-words.ts'
import { openStage } from './stage.ts'

const spoken = new Set(`propose_payment propose_receipt receive allocate allocate_all credit_note cancel terms reschedule plan_payment fail deposit_invoice final_invoice recall_deposit pledge disburse close match cancel_payment
  validate_by_balance validate_by_amount validate_by_count auto_match book_only bank_only discount last_day_to_present rights_lapse endorse forecast compare check_signals remind pay_reminder post future_receipt check`.split(/\s+/))
export const settling: Speaker = {
  topics: ['settlement_bank'],
  begin: async (of) => {
    heardInSettling(of)
    if (JSON.stringify(of).includes('USD')) return new Abroad(await openStage(), of).open()
    if (of.steps.some(({ op }) => creditVerbs.includes(op))) return openCreditLimit(of)
    if (of.steps.some(({ op }) => op === 'statement_line')) return openBankLines(of)
    const odd = of.steps.find(({ op }) => !spoken.has(op))
    return odd ? unspoken(odd.op) : new Credits(await openStage(), of).open()
  },
}
