/** One purchase from order to booked invoice over HTTP: ten deeds by five people. */
import { signIn, type Hand } from './company.ts'

type Row = { readonly id: string; readonly version: number; readonly lines: readonly { readonly id: string }[] }
type Made = { readonly row: Row; readonly tasks?: readonly { readonly id: string }[] }
export type Cycle = { run(): Promise<readonly string[]> }

/** People signed in and goods chosen once; `run` does one cycle and answers the ids of its documents. */
export async function prepared(url: string): Promise<Cycle> {
  const [buyer, head, keeper, inspector, clerk] = await Promise.all(['buyer', 'buyhead', 'keeper', 'qc', 'ap'].map((login) => signIn(url, login))) as [Hand, Hand, Hand, Hand, Hand]
  const { items: [supplier] } = await buyer.get<{ items: { id: string }[] }>('/documents/supply.supplier?code=S001')
  const { items } = await buyer.get<{ items: { id: string; code: string }[] }>('/documents/commons.item?q=SE-&limit=50')
  const { items: [place] } = await keeper.get<{ items: { id: string }[] }>('/documents/commons.location?purpose=store&limit=1')
  const goods = items.filter(({ code }) => code.startsWith('SE-')).slice(0, 5).map(({ id }) => id)
  const day = new Date().toISOString().slice(0, 10)
  let count = 0

  const run = async (): Promise<readonly string[]> => {
    const po = await buyer.post<Made>('/documents/supply.purchase-order', { values: {
      supplier: supplier?.id, date: day, promised: day, deliveryPlace: '原料仓', quality: '按承认书', liability: '逾期每日万分之五', lines: goods.map((item) => ({ item, quantity: '2', price: '1.2345' })),
    } })
    const act = (hand: Hand, type: string, { id, version }: Row, action: string) => hand.post<Made>(`/documents/${type}/${id}/${action}`, {}, version)
    const submitted = await act(buyer, 'supply.purchase-order', po.row, 'submit')
    const { tasks } = await head.get<Made>(`/documents/supply.purchase-order/${po.row.id}`)
    const approved = await head.post<{ row: Row }>(`/tasks/${tasks?.[0]?.id}/approve`, {})
    await act(buyer, 'supply.purchase-order', { ...submitted.row, version: approved.row.version }, 'send')
    const receipt = await keeper.post<Made>('/documents/supply.goods-receipt', { values: { order: po.row.id, supplier: supplier?.id, date: day, place: place?.id, lines: po.row.lines.map(({ id }, at) => ({ order: id, item: goods[at], quantity: '2' })) } })
    await act(keeper, 'supply.goods-receipt', receipt.row, 'post')
    const { items: [inspection] } = await inspector.get<{ items: Row[] }>(`/documents/supply.quality-inspection?receipt=${receipt.row.id}`)
    if (!inspection) throw new Error('no inspection followed')
    await act(inspector, 'supply.quality-inspection', inspection, 'conclude')
    const invoice = await clerk.post<Made>('/documents/supply.supplier-invoice', { values: {
      supplier: supplier?.id, order: po.row.id, supplierNumber: `B-${Date.now()}-${count++}-${Math.random().toString(36).slice(2, 8)}`, date: day, tax: '1.60', lines: po.row.lines.map(({ id }, at) => ({ order: id, item: goods[at], quantity: '2', price: '1.2345' })),
    } })
    const matched = await act(clerk, 'supply.supplier-invoice', invoice.row, 'match')
    await act(clerk, 'supply.supplier-invoice', matched.row, 'post')
    return [po.row.id, receipt.row.id, inspection.id, invoice.row.id]
  }
  return { run }
}
