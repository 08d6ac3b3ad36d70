/** One purchase from order to booked invoice over HTTP: ten deeds by five people. */
import { signIn, type Hand } from './hand.ts'

type Row = { readonly id: string; readonly version: number; readonly lines: readonly { readonly id: string }[] }
type Made = { readonly row: Row; readonly tasks?: readonly { readonly id: string }[] }
/** Called after each request with what it was and the documents there are by then. */
export type Follow = (step: string, ids: readonly string[]) => Promise<void> | void
export type Cycle = { run(follow?: Follow): Promise<void> }

/** People signed in and goods chosen once; `run` does one cycle. */
export async function prepared(url: string): Promise<Cycle> {
  const [buyer, head, keeper, inspector, clerk] = await Promise.all(['buyer', 'buyhead', 'keeper', 'qc', 'ap'].map((login) => signIn(url, login))) as [Hand, Hand, Hand, Hand, Hand]
  const { items: [supplier] } = await buyer.get<{ items: { id: string }[] }>('/documents/supply.supplier?code=S001')
  const { items } = await buyer.get<{ items: { id: string; code: string }[] }>('/documents/commons.item?q=SE-&limit=50')
  const { items: [place] } = await keeper.get<{ items: { id: string }[] }>('/documents/commons.location?purpose=store&limit=1')
  const goods = items.filter(({ code }) => code.startsWith('SE-')).slice(0, 5).map(({ id }) => id)
  const day = new Date().toISOString().slice(0, 10)
  const act = (hand: Hand, type: string, { id, version }: Row, action: string) => hand.post<Made>(`/documents/${type}/${id}/${action}`, {}, version)

  const run = async (follow: Follow = () => undefined): Promise<void> => {
    const ids: string[] = []
    const step = async <T>(name: string, work: Promise<T>): Promise<T> => {
      const answer = await work
      const made = (answer as Partial<Made>).row?.id
      if (made && !ids.includes(made)) ids.push(made)
      await follow(name, ids)
      return answer
    }
    const po = await step('order made', buyer.post<Made>('/documents/supply.purchase-order', { values: {
      supplier: supplier?.id, date: day, promised: day, deliveryPlace: '原料仓', quality: '按承认书', liability: '逾期每日万分之五', lines: goods.map((item) => ({ item, quantity: '2', price: '1.2345' })),
    } }))
    const submitted = await step('submitted', act(buyer, 'supply.purchase-order', po.row, 'submit'))
    const { tasks } = await step('read by its approver', head.get<Made>(`/documents/supply.purchase-order/${po.row.id}`))
    const approved = await step('approved by task', head.post<{ row: Row }>(`/tasks/${tasks?.[0]?.id}/approve`, {}))
    await step('sent', act(buyer, 'supply.purchase-order', { ...submitted.row, version: approved.row.version }, 'send'))
    const lines = (more: object) => po.row.lines.map(({ id }, at) => ({ order: id, item: goods[at], quantity: '2', ...more }))
    const receipt = await step('receipt made', keeper.post<Made>('/documents/supply.goods-receipt', { values: { order: po.row.id, supplier: supplier?.id, date: day, place: place?.id, lines: lines({}) } }))
    await step('receipt posted', act(keeper, 'supply.goods-receipt', receipt.row, 'post'))
    const { items: [inspection] } = await step('inspection found', inspector.get<{ items: Row[] }>(`/documents/supply.quality-inspection?receipt=${receipt.row.id}`))
    if (!inspection) throw new Error('no inspection followed')
    await step('inspection concluded', act(inspector, 'supply.quality-inspection', inspection, 'conclude'))
    const invoice = await step('invoice made', clerk.post<Made>('/documents/supply.supplier-invoice', { values: {
      supplier: supplier?.id, order: po.row.id, supplierNumber: `B-${crypto.randomUUID()}`, date: day, tax: '1.60', lines: lines({ price: '1.2345' }),
    } }))
    const matched = await step('invoice matched', act(clerk, 'supply.supplier-invoice', invoice.row, 'match'))
    await step('invoice posted', act(clerk, 'supply.supplier-invoice', matched.row, 'post'))
  }
  return { run }
}
