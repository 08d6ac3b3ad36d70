/** Messages that find their case by what they carry: an announcement is heard by whoever waits for its key, whatever document it is about. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, type Desk } from '../../tools/testing/approval-desk.ts'

let { stall, drawn, submitted, does, has } = {} as Desk
beforeAll(async () => { ({ stall, drawn, submitted, does, has } = await openDesk()) })
afterAll(() => stall.house.close())

const wished = async (title: string, count: string): Promise<string> => {
  const { id } = await stall.make('wei', 'stall.wish', { title, unit: stall.ids['lab'], lines: [{ item: stall.ids['bolt'], count, price: '1' }] })
  await stall.act('wei', 'stall.wish', id, 'submit')
  return id
}
const told = `<message id="Approved" name="stall.wish-approved"/><correlationProperty id="Title"><correlationPropertyRetrievalExpression id="r1" messageRef="Approved"><messagePath>title</messagePath></correlationPropertyRetrievalExpression></correlationProperty>
  <collaboration id="Co"><participant id="Pa" processRef="wish-approval"/><correlationKey id="Key"><correlationPropertyRef>Title</correlationPropertyRef></correlationKey></collaboration>`
const hears = `<correlationSubscription id="Cs" correlationKeyRef="Key"><correlationPropertyBinding id="b1" correlationPropertyRef="Title"><dataPath>title</dataPath></correlationPropertyBinding></correlationSubscription>
  <dataObject id="Twin" name="twinTotal"/><sequenceFlow id="f0" sourceRef="Asked" targetRef="Hear"/><intermediateCatchEvent id="Hear" name="同名申请已批准"><dataOutput id="Out" name="total"/><dataOutputAssociation id="a1"><sourceRef>Out</sourceRef><targetRef>Twin</targetRef></dataOutputAssociation><outputSet><dataOutputRefs>Out</dataOutputRefs></outputSet><messageEventDefinition messageRef="Approved"/></intermediateCatchEvent><sequenceFlow id="f1" sourceRef="Hear" targetRef="Decide"/>`

describe('2.2.5 a message is heard by the case whose key it carries', () => {
  test('a case that waits for a wish of the same title goes on when that is approved, with what it took of it; another goes on waiting', async () => {
    const first = await submitted()
    await drawn('zf:approvers="person:an"', '', hears, told)
    const [same, other] = [await wished('补充螺栓', '20'), await wished('别的事由', '3')]
    expect([await has('an', same), await has('an', other)]).toEqual([undefined, undefined])
    expect(await does('lao', first, 'approve')).toBe('approved')
    expect(await has('an', same), 'about itself, whatever moved it').toMatchObject({ title: '补充螺栓', amount: expect.stringMatching(/^20(\.0+)?$/) as string })
    expect(await has('an', other)).toBeUndefined()
    const [state] = await stall.house.store.query<{ variables: Record<string, unknown> }>({ text: `select state->'variables' as variables from house.instance where record = $1`, values: [same] })
    expect(state?.variables).toMatchObject({ twinTotal: 10, title: '补充螺栓' })
    expect(await does('an', same, 'approve')).toBe('approved')
  })
  test('what a case throws is heard by the others: a message by the one whose key it carries, a signal by all that wait for it', async () => {
    const messages = '<message id="Approved" name="stall.together"/><signal id="Go" name="stall.go"/>'
    const waits = (event: string) => `<sequenceFlow id="f0" sourceRef="Asked" targetRef="Hear"/><intermediateCatchEvent id="Hear">${event}</intermediateCatchEvent><sequenceFlow id="f1" sourceRef="Hear" targetRef="Decide"/>`
    const key = hears.slice(0, hears.indexOf('<dataObject'))
    await drawn('zf:approvers="person:an"', '', `${key}${waits('<messageEventDefinition messageRef="Approved"/>')}`, told.replace('stall.wish-approved', 'stall.together'))
    const [one, other] = [await wished('合买', '1'), await wished('独买', '2')]
    const throws = (inner: string) => `<sequenceFlow id="f0" sourceRef="Asked" targetRef="Say"/><intermediateThrowEvent id="Say">${inner}</intermediateThrowEvent><sequenceFlow id="f1" sourceRef="Say" targetRef="Decide"/>`
    await drawn('zf:approvers="person:an"', '', throws('<dataInput id="In" name="title"/><dataInputAssociation id="a1"><targetRef>In</targetRef><assignment><from xsi:type="tFormalExpression">"合买"</from><to xsi:type="tFormalExpression">title</to></assignment></dataInputAssociation><inputSet><dataInputRefs>In</dataInputRefs></inputSet><messageEventDefinition messageRef="Approved"/>'), messages)
    await wished('发话的', '3')
    expect([await has('an', one), await has('an', other)]).toMatchObject([{ title: '合买' }, undefined])
    await drawn('zf:approvers="person:an"', '', waits('<signalEventDefinition signalRef="Go"/>'), messages)
    const all = [await wished('甲', '1'), await wished('乙', '2')]
    await drawn('zf:approvers="person:an"', '', throws('<signalEventDefinition signalRef="Go"/>'), messages)
    const saying = await wished('开始', '4')
    expect(await Promise.all([...all, saying, other].map(async (wish) => (await has('an', wish))?.title))).toEqual(['甲', '乙', '开始', undefined])
    expect(await does('an', all[0] as string, 'approve')).toBe('approved')
  })
})
