/** The company whose case a task is about, told anew where tasks were opened by a house that did not tell it yet. */
import { documentOf, ofCompany, type Plan } from '#declare'
import { tableOf, type Asks } from '#store'

export async function tellBooks(asks: Asks, plan: Plan): Promise<void> {
  const asked = await asks.query<{ document: string }>({ text: 'select distinct t.document from house.task t join house.task_candidate c on c.task = t.id where c.open' })
  for (const { document } of asked.filter((one) => plan.documents.has(one.document))) {
    const of = documentOf(plan, document)
    await asks.query({
      text: `update house.task_candidate c set book = ${ofCompany(of) ? 'd.book' : 'null'} from house.task t join ${tableOf(of).name} d on d.id = t.record where c.task = t.id and c.open and t.document = $1`, values: [document],
    })
  }
}
