/** Goods told apart one by one: which numbers lie there, and by which line each of them left. */
import type { AnyRow } from '#act'
import type { Step } from './case.ts'
import type { Values } from './stage.ts'

export class Serials {
  private here: readonly string[] = []
  private readonly left = new Map<string, string>()

  /** One line for each number that the step names; an issue that names none takes those that came first. */
  lines(step: Step, line: Values): readonly Values[] {
    const named = (step['serials'] as readonly string[] | undefined) ?? (step['serial'] === undefined ? undefined : [String(step['serial'])])
    const meant = named ?? (this.here.length > 0 && step.op === 'issue' ? this.here.slice(0, Number(step['qty'])) : undefined)
    return meant?.map((batch) => ({ ...line, quantity: '1', batch, ...(step.op === 'customer_return' ? { issue: this.left.get(batch) } : {}) })) ?? [line]
  }
  moved(step: Step, row: AnyRow): AnyRow {
    if (step['serials'] === undefined && step['serial'] === undefined && this.here.length === 0) return row
    for (const { id, batch } of row['lines'] as readonly { readonly id: string; readonly batch?: string }[]) {
      if (batch === undefined) continue
      this.here = [...this.here.filter((one) => one !== batch), ...(step.op === 'issue' ? [] : [batch])]
      if (step.op === 'issue') this.left.set(batch, id)
    }
    return row
  }
}
