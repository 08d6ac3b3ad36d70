/** Words of the cases of goods that are heard. */
import { hears } from './hearing.ts'

const moment = 'day date at time seq saved_at entered_last user'
const said: Readonly<Record<string, string>> = {
  receive: `id item qty uom unit_cost wh batch serial serials owner ${moment}`, issue: `id item qty uom wh batch serial serials owner at_unit_cost fixed_unit_cost qty_decimals ${moment}`,
  internal_move: 'qty', transfer: `id item qty uom batch from to ${moment}`, transfer_via_transit: 'item qty from to', receive_many: 'lines wh', transfer_many: 'lines from to', move: `qty wh ${moment}`, found: `qty ${moment}`, lost: `qty ${moment}`,
  receive_consigned: 'qty owner', repack: `id consume produce wh_in wh_out from to extra_cost extra_costs ${moment}`, count: `id item qty uom unit_cost wh batch qty_decimals ${moment}`,
  correct_qty: 'doc new_qty', correct_price: 'doc new_price', cancel: 'doc', reverse: 'doc', revalue: 'item factor', set_cost: `item wh unit_cost ${moment}`, recompute: '', recalculate: '', check: '', close_month: '',
  supplier_return: 'id of qty price', customer_return: 'id of qty unit_cost serials', supplier_invoice: 'of qty price', sales_invoice: 'qty price', bill_variance: 'matched_qty variance',
  landed_cost: 'amount basis on lines parts only_category', cancel_landed_cost: '', post: '', post_receipt: '', post_invoice: '', receive_and_bill: '', return_all: '',
  open_count_sheet: 'id', enter_count: 'item qty', refresh_sheet: '', confirm: '', submit_count: '', approve_differences: 'reason_required approver_not_counter',
  set: 'stock_frozen_until frozen_older_than_days', sales_order: 'id qty reserve', reserve: 'id qty', unreserve: 'doc', change_qty: 'doc qty', scan: 'code confirm', enter_quantity: 'code qty', plan_year: '', receive_with_putaway: 'qty', transfer_with_putaway: 'from qty',
}
/** Settings and openings; some only tell the rule in words that the figures then show. */
const given = `method tracking negative_stock negative_rule found_piece_rule late_cost_rule cost_scope qty_decimals unit_cost_decimals money_decimals decimals uom opening opening_cost opening_on_hand opening_layers on_hand unit_cost layers period
  today role_for_back_dating as_of order order_qty rules blank_rule books input_vat_rate frequency items lines line charges rate freight_in_value header_charge header_freight input output start`

export const heard = hears({ said, given, only: { money_decimals: /^2$/ } })
