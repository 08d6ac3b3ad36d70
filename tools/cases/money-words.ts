/** Words of the cases of money that are heard, topic by topic. */
import { hears } from './hearing.ts'

export const heardInSettling = hears({
  said: {
    propose_payment: 'split_tax', propose_receipt: 'percent amount days_late', receive: 'amount draft write_off USD rate then_cancel allocate id discount', allocate_rest: '', cancel: 'doc', allocate_all: '', credit_note: 'id amount', allocate: 'amount', revalue: 'rate',
    post: '', terms: 'split', deposit_invoice: 'amount', final_invoice: 'amount', recall_deposit: '', reschedule: 'each count', plan_payment: 'id amount blocked', fail: 'doc', statement_line: 'amount then', check: '', validate_by_balance: 'start end lines', validate_by_amount: 'total lines', validate_by_count: 'count lines',
    match: 'payment amount', cancel_payment: 'bank_line', auto_match: '', remind: '', pay_reminder: 'id', pledge: '', disburse: '', close: '', future_receipt: 'date amount allocations instead', book_only: 'kind amount', bank_only: 'kind amount', discount: 'date', last_day_to_present: '', rights_lapse: '', endorse: 'amount after on',
    forecast: '', compare: 'bank bond', check_signals: '', confirm_sale: 'amount', set_limit: 'limit', invoice_part: 'amount',
  },
  given: `bill terms invoice credit_note advance open planned_base payable receivable start_balance customer_invoices supplier_bill bank_line payment days_late rate_per_year fee days_since first_due bank_charges today invoices book_balance bank_balance face due rate days_basis kind drawn
    start_week cash minimum receivables payables payroll orders_out need current_assets stock current_liabilities assets liabilities limits credit_limit`,
})

export const heardInBuying = hears({
  said: {
    post_invoice: 'price vat', post_receipt: 'id', return: 'of qty', bill_rest: 'id', cancel: 'doc', receive: 'id qty time of accepted rejected unit_cost lines rate', bill_from_receipt: 'of qty', bill_from_order: 'qty', confirm: 'doc', draft_order: 'id qty', close: 'doc',
    bill: 'price allowance then_cancel day id qty lines supplier number rate', accept_service: 'day', return_without_reference: 'qty price', due_date: 'invoice terms', bill_all: '', debit_note: 'id qty lower_order', deliver: 'lines', bill_customer: '', count_to_one_each: '', set_cost: 'from to note', quote: '', order: 'lines',
    amend: 'supplier line_1 line_2', award: 'preferred', match: 'invoice order', pay: 'by approved_by invoice', accept_goods: 'by', close_month: 'period', open_month: 'period', contract: 'days clause', late_interest: 'delivered paid agreed_rate lpr_1y',
  },
  given: `line shipping vat order over_receipt_allowance receipt rule service over_billing_allowance on_hand unit_cost A B bill_on lines tax supplier request quotes existing_bill order_qty tolerance order_by approved_by accepted_by buyer amount received
    setting hold until max_ratio min_ratio bill_rejected value_rejected`,
  only: { bill_on: /recei|deliver|ship|accept|收|验/i, buyer: /large|大/i },
})

export const heardInBudgets = hears({
  said: {
    expense: 'amount month user cost_center project id action', purchase_request: 'amount month qty price', purchase_order: 'amount month action kpi1 kpi2 control id qty price lines', reverse: 'doc', cancel: 'doc', bill: 'qty id amount check control date auto commit_date order', recompute: '', close_commitment: '',
    order_from_request: 'amount id note', close_request: '', approve_claim: 'amount', post_claim: '', back_to_draft: '', cancel_claim: '', approve_advance: 'amount id', pay_advance: '', approve_clearing: 'lines id note', refuse: 'doc', approve_and_pay_advance: 'amount', return_advance: 'amount',
    credit_note: 'amount check', release: '', allocate: 'amount', bill_order: 'amount', report: '', spread_over_12_months: 'months', spread: 'parts', copy: 'factor', request_change: 'id add reason', review_finance: 'by doc', approve: 'by doc', transfer: 'amount from to', roll_up: '', change: 'department item amount',
    parallel: 'workers times do',
  },
  given: 'annual by_month controlled_on action_annual action_accumulated exception_role tree budget_on split kpi1 kpi2 total unit state unit_valid actual committed action budget item used items departments targets free',
  only: { 'purchase_order.action': /^(stop|warn|ignore)$/ },
})

export const heardInTax = hears({
  said: { compute: 'discount_on discount included_rate taxes', pay: 'amount write_off', post: '', output_tax: 'recorded_separately', period: 'output input input_not_deductible', red_invoice: 'qty', edit_blue: '', capitals: 'amount' },
  given: 'lines charges gross discount_on_total price included_rates prices round_total_to qty included vat money_decimals untaxed tax total round_to rate sales opening_excess sales_without_tax input_tax blue_invoice',
})

export const heardInLedger = hears({
  said: {
    post: 'id debit credit amount key check_limit', reserve: 'id debit credit amount expires_in_s', check: '', advance_clock: 'seconds', settle: 'id of amount', release: 'id of', post_group: 'lines', post_up_to: 'debit credit amount limit_side', close_account: 'account', reopen_account: 'account',
    transfer: 'id source target amount', reverse: 'of force', post_receipt: 'id', cancel: 'id', post_entry: 'lines', parallel: 'workers times do', verify_chain: '', edit_row_behind_the_api: 'row field',
  },
  given: 'accounts clock sign limit receipt item on_hand negative_stock voucher_word period next_number entries_posted',
  only: { negative_stock: /false/, next_number: /^1$/, voucher_word: /^记$/ },
})

export const heardInClosing = hears({
  said: {
    post: 'account credit cost_center amount date', define_split: 'main parts existing valid_from', invoice: 'amount cost_center', close_year: 'year', undo_close: '', recalculate_stock: 'from_date', close: 'period drafts', lock: 'period', create_period: 'start end', recognise: 'months', balance_sheet: '', transfer_result: '',
    income_tax: '', appropriate_reserve: 'rate', statements: '', cash_flow_statement: '', compute: '', spread: '', variances: '', score: '', plan: '', finish: 'good waste',
  },
  given: `split entry_on entries sales closed_until periods receivable child_receivable period invoice start end balances tax_rate from opening cash_entries opening_cash month finished unfinished overhead hours amount keys standard actual departments score bom make input material work`,
})
