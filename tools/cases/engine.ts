/** Cases of a way of valuing that Chinese books do not allow and no item group offers: told to the valuation itself. */
import { minus, negated, rounded, times, type Decimal } from '#words'
import { standing, valued, valueOf, quantityOf, type Move, type Pool, type Rule } from '../../kernel/ledger/valuation/index.ts'
import { unspoken, type Case, type Json, type See, type Step, type Telling } from './case.ts'
import { layersOf } from './layers.ts'

type Layer = { readonly qty: Decimal; readonly unit_cost: Decimal }

export function openEngine({ given }: Case): Telling {
  const rule: Rule = { method: 'lifo', negative: given['negative_stock'] === true, places: 2 }
  const moves: Move[] = []
  const walked = () => valued(moves, [], rule)
  const moved = (quantity: Decimal, value?: Decimal): See => {
    const before = pool()
    moves.push({ id: `m${moves.length}`, at: `2026-03-16T04:00:${String(moves.length).padStart(2, '0')}.000Z`, seq: moves.length, pool: 'main', quantity, value })
    return (name, wanted) => (['cost', 'issue_cost', 'stock_credit'].includes(name) ? minus(worth(before), worth(pool())) : name === 'value_change' ? minus(worth(pool()), worth(before)) : name === 'error' && walked().short ? wanted : see(name, wanted))
  }
  const pool = (): Pool | undefined => walked().pools.get('main')
  const worth = (of: Pool | undefined): Decimal => (of ? valueOf(of, 2) : '0')
  const receive = (qty: Json | undefined, cost: Json | undefined) => moved(String(qty), rounded(times(String(qty), String(cost ?? '0')), 2))
  const issue = (step: Step) => moved(negated(String(step['qty'])), step['at_unit_cost'] === undefined ? undefined : rounded(times(String(step['qty']), String(step['at_unit_cost'])), 2))
  for (const { qty, unit_cost: cost } of (given['opening_layers'] ?? []) as readonly Layer[]) moved(qty, rounded(times(qty.replace('-', ''), cost), 2))
  const see: See = (name, wanted) => {
    const of = pool()
    switch (name) {
      case 'on_hand': return of ? quantityOf(of) : '0'
      case 'value': case 'stock_account': return worth(of)
      case 'unit_cost': return standing(of ? [of] : [], 2).unitCost
      case 'layers': return layersOf(of ? [of] : [], wanted)
      default: return unspoken(`expected ${name}`)
    }
  }
  return { verbs: { receive: (step) => receive(step['qty'], step['unit_cost']), issue, check: () => undefined }, see }
}
