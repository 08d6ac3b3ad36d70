/** An hour of somebody's work at one window, without their pauses: inbox, list, document, form with lines, figure, and again; what stays in memory is counted after the rubbish is gone. */
import { say } from './measure.ts'
import { go, linesPasted, told, type Window } from './web-window.ts'

/** Links and buttons, as a person goes about: the page is never loaded anew. */
export async function hourOfWork({ page, session }: Window, rounds: number): Promise<void> {
  const seen = (what: string): Promise<void> => page.locator(what).first().waitFor()
  const marks: { readonly mb: number; readonly nodes: number; readonly listeners: number }[] = []
  say(`\nAn hour of work: ${rounds} rounds of inbox, list, document, form of 20 lines and figure; what is in memory after the rubbish is gone`)
  for (let round = 1; round <= rounds; round++) {
    await go(page, '/'); await seen('.inbox, .task, .empty')
    await go(page, '/documents/supply.purchase-order'); await seen('tbody tr')
    await page.locator('tbody a').first().click(); await seen('[role=tab]')
    await go(page, '/documents/supply.purchase-order/new'); await seen('[role=gridcell]')
    await linesPasted(page, 20)
    await go(page, '/figures/supply.stock-on-hand'); await seen('tbody tr')
    if (round % Math.ceil(rounds / 5) !== 0) continue
    await session.send('HeapProfiler.collectGarbage')
    await session.send('HeapProfiler.collectGarbage')
    marks.push({ mb: await told(session, 'JSHeapUsedSize') / 1e6, nodes: await told(session, 'Nodes'), listeners: await told(session, 'JSEventListeners') })
    const { mb, nodes, listeners } = marks.at(-1)!
    say(`   after ${String(round).padStart(3)} rounds: ${mb.toFixed(1)} MB, ${nodes} nodes, ${listeners} listeners`)
  }
  const [first, last] = [marks[0]!, marks.at(-1)!]
  say(`   from the first mark to the last ${(last.mb - first.mb).toFixed(1)} MB, ${last.nodes - first.nodes} nodes, ${last.listeners - first.listeners} listeners (aim: not rising)`)
}
