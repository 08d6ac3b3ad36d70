/** Words of the cases of Chinese rules and of fixed assets that are heard. */
import { hears } from './hearing.ts'

export const heardInRules = hears({
  said: {
    open_bids: 'bids', restart_tender: '', set_deadline: 'date', sale_of_documents: 'days', clarify: 'date', publish_candidates: 'days', sign_contract: 'days_after_notice', invite: 'suppliers', rank: 'candidates', bid_bond: 'amount estimate', performance_bond: 'amount contract',
    committee: 'members experts related_to_bidder', must_tender: 'kind amount', return_bid_bond: 'contract_signed', grant: 'role', check_pair: 'first second', book_invoice: 'number amount buyer_tax_id net tax gross', account: 'code', close: 'nrv', provide: '', tie: '',
    read_bid: 'user at', list_bidders: 'user at', submit_bid: 'at', route: 'amount', split_check: 'same_supplier_same_week',
    post: 'id doc by', post_correct: '', delete: 'doc', change_amount: 'doc', change_date: 'doc', insert_number: 'number', red_reverse: 'doc', make: 'id by', check: 'doc by', choose_method: 'method', change_method: 'from to reason', export: '', import_into_empty_system: '', sell_on_account: '', buy_on_account: '',
  },
  given: `bids deadline must_tender documents_out estimate contract user role word period qty price_without_tax vat unit_cost goods_without_tax goods_vat freight_without_tax freight_vat items provision receivables rates provision_before books booked gl sub limits`,
})

export const heardInAssets = hears({
  said: { schedule: '', split: 'qty', sell: 'price', monthly: '', dispose: 'date', schedule_years: '', schedule_units: '', spend: 'date amount meets_conditions', close: 'date finished' },
  given: 'cost residual residual_rate years months in_use first basis opening_accumulated opening_parts method rate rate_percent_rounded qty acquired total_units units project gate_passed',
  only: { basis: /day|dai|日|天/i },
})
