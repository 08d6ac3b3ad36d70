/** Sound drawings at random: blocks in blocks, of every kind of element that the engine walks. */
import fc from 'fast-check'

/** Blocks of a well-structured process: each is entered once and left once. */
const [single, around, several] = [
  ['task', 'timer', 'loop', 'ad-hoc', 'link', 'undone', 'cancelled', 'service', 'script', 'manual', 'receive', 'condition', 'all', 'in-order', 'enough-of-it', 'global', 'counted', 'carried', 'before', 'thrown'],
  ['boundary', 'beside', 'many', 'each', 'race', 'round', 'replaced', 'accompanied', 'late', 'failed', 'cut', 'called', 'escalated', 'noticed', 'caught', 'signalled', 'stopped', 'enough', 'again', 'answered', 'undone-within'], ['parallel', 'inclusive', 'complex', 'exclusive', 'sequence', 'inside'],
] as const
export type Block = { readonly kind: (typeof single)[number] } | { readonly kind: (typeof around)[number]; readonly way: Block } | { readonly kind: (typeof several)[number]; readonly parts: readonly Block[] }

export const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof({ depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Block>({ kind: 'task' }, ...single.map((kind) => ({ kind }))),
    fc.record({ kind: fc.constantFrom(...around), way: tie('block') }),
    fc.record({ kind: fc.constantFrom(...several), parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }) })),
}))

/** As BPMN, its process called `p`. */
export function drawn(root: Block): string {
  let next = 0
  const out: string[] = []
  const others: string[] = []
  const id = (kind: string) => `${kind}${next++}`
  const node = (name: string, kind: string, inner = '', more = ''): string => { const own = id(kind); out.push(`<${name} id="${own}"${more}>${inner}</${name}>`); return own }
  const flow = (from: string, to: string, condition = '') => { out.push(`<sequenceFlow id="${id('f')}" sourceRef="${from}" targetRef="${to}">${condition && `<conditionExpression>${condition}</conditionExpression>`}</sequenceFlow>`) }
  /** An element with what its maker draws inside it. */
  const within = (element: string, inner: () => void, more = ''): string => { const own = id('s'); out.push(`<${element} id="${own}"${more}>`); inner(); out.push(`</${element}>`); return own }
  const whole = (way: Block, end = '') => { const [start, last] = [node('startEvent', 'e'), node('endEvent', 'e', end)]; const [from, to] = draw(way); flow(start, from); flow(to, last) }
  const onTime = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>'
  const leaving = (own: string, event: string): readonly [string, string] => { const after = node('exclusiveGateway', 'x'); flow(own, after); flow(node('boundaryEvent', 'b', event, ` attachedToRef="${own}"`), after); return [own, after] }
  const undoable = (): string => {
    const [task, undo] = [node('userTask', 't'), node('userTask', 't', '', ' isForCompensation="true"')]
    out.push(`<association id="${id('a')}" sourceRef="${node('boundaryEvent', 'b', '<compensateEventDefinition/>', ` attachedToRef="${task}"`)}" targetRef="${undo}"/>`)
    return task
  }
  const messages = (...names: readonly string[]) => names.map((name) => `<messageEventDefinition messageRef="${name}"/>`).join('')
  const signal = (name: string) => `<signalEventDefinition signalRef="${name}"/>`
  const handler = (event: string, more = '') => within('subProcess', () => { const [start, task] = [node('startEvent', 'e', event, more), node('userTask', 't')]; flow(start, task); flow(task, node('endEvent', 'e')) }, ' triggeredByEvent="true"')
  /** What stands alone, by its kind. */
  const plainly: Readonly<Record<string, (() => string) | undefined>> = {
    service: () => node(['serviceTask', 'businessRuleTask', 'sendTask'][next % 3] as string, 't'), script: () => node('scriptTask', 't', '<script>x1</script>'), manual: () => node(next % 2 ? 'manualTask' : 'task', 't'),
    receive: () => node('receiveTask', 't', '', ` messageRef="${id('m')}"`), condition: () => node('intermediateCatchEvent', 'w', '<conditionalEventDefinition><condition>x1</condition></conditionalEventDefinition>'),
    all: () => node('intermediateCatchEvent', 'w', messages(id('m'), id('m')), ' parallelMultiple="true"'),
    'in-order': () => within('adHocSubProcess', () => { node('userTask', 't'); node('userTask', 't') }, ' ordering="Sequential"'),
    'enough-of-it': () => within('adHocSubProcess', () => { node('userTask', 't'); node('userTask', 't'); out.push('<completionCondition>x1</completionCondition>') }, ` cancelRemainingInstances="${next % 2 === 0}"`),
    global: () => { const called = id('q'); others.push(`<globalUserTask id="${called}"/>`); return node('callActivity', 'c', '', ` calledElement="${called}"`) },
    carried: () => { const [given, found] = [id('d'), id('d')]; return node('userTask', 't', `<ioSpecification><dataInput id="${given}"/><dataOutput id="${found}"/></ioSpecification><dataInputAssociation><targetRef>${given}</targetRef><transformation>x1</transformation></dataInputAssociation><dataOutputAssociation><sourceRef>${found}</sourceRef><targetRef>${id('o')}</targetRef></dataOutputAssociation>`) },
    before: () => node('userTask', 't', '<standardLoopCharacteristics testBefore="true" loopMaximum="3"><loopCondition>x1</loopCondition></standardLoopCharacteristics>'),
    thrown: () => node('intermediateThrowEvent', 'v', ['<escalationEventDefinition/>', signal(id('g')), messages(id('m'))][next % 3]),
  }
  /** What is caught of what goes on inside, by its kind. */
  const catching: Readonly<Record<string, ((way: Block) => readonly [string, string]) | undefined>> = {
    escalated: (way) => leaving(within('subProcess', () => { whole(way, '<escalationEventDefinition/>') }), '<escalationEventDefinition/>'),
    signalled: (way) => { const name = id('g'); return leaving(within('subProcess', () => { whole(way, signal(name)) }), signal(name)) },
    answered: (way) => leaving(within('subProcess', () => { whole(way) }), messages(id('m'))),
    noticed: (way) => { const own = within('subProcess', () => { whole(way, '<escalationEventDefinition/>'); handler('<escalationEventDefinition/>', ' isInterrupting="false"') }); return [own, own] },
    caught: (way) => { const own = within('subProcess', () => { whole(way, '<errorEventDefinition/>'); handler('<errorEventDefinition/>') }); return [own, own] },
    stopped: (way) => { const name = id('g'); const own = within('subProcess', () => { whole(way, signal(name)); handler(signal(name)) }); return [own, own] },
    'undone-within': (way) => { const own = within('subProcess', () => { whole(way); handler('<compensateEventDefinition/>') }); const undo = node('intermediateThrowEvent', 'v', `<compensateEventDefinition activityRef="${own}"/>`); flow(own, undo); return [own, undo] },
    enough: (way) => { const own = within('subProcess', () => { out.push('<multiInstanceLoopCharacteristics><loopCardinality>PT2</loopCardinality><completionCondition>x1</completionCondition></multiInstanceLoopCharacteristics>'); whole(way) }); return [own, own] },
    again: (way) => { const own = within('subProcess', () => { out.push('<standardLoopCharacteristics loopMaximum="2"/>'); whole(way) }); return [own, own] },
  }
  const draw = (one: Block): readonly [string, string] => {
    if (one.kind === 'task') { const own = node('userTask', 't'); return [own, own] }
    if (one.kind === 'timer') { const own = node('intermediateCatchEvent', 'w', '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>'); return [own, own] }
    if (one.kind === 'boundary') {
      const [task, after] = [node('userTask', 't'), node('exclusiveGateway', 'x')]
      const late = node('boundaryEvent', 'b', '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>', ` attachedToRef="${task}"`)
      const [first, last] = draw(one.way)
      flow(task, after); flow(late, first); flow(last, after)
      return [task, after]
    }
    if (one.kind === 'ad-hoc') { const own = within('adHocSubProcess', () => { node('userTask', 't'); node('userTask', 't') }, ` cancelRemainingInstances="${next % 2 === 0}"`); return [own, own] }
    if (one.kind === 'link') { const name = id('l'); return [node('intermediateThrowEvent', 'v', `<linkEventDefinition name="${name}"/>`), node('intermediateCatchEvent', 'w', `<linkEventDefinition name="${name}"/>`)] }
    if (one.kind === 'undone') { const task = undoable(); const undo = node('intermediateThrowEvent', 'v', `<compensateEventDefinition activityRef="${task}" waitForCompletion="${next % 2 === 0}"/>`); flow(task, undo); return [task, undo] }
    if (one.kind === 'cancelled') {
      return leaving(within('transaction', () => {
        const [start, task, choice] = [node('startEvent', 'e'), undoable(), node('exclusiveGateway', 'x')]
        flow(start, task); flow(task, choice); flow(choice, node('endEvent', 'e', '<cancelEventDefinition/>'), 'x1'); flow(choice, node('endEvent', 'e'))
      }), '<cancelEventDefinition/>')
    }
    if (one.kind === 'replaced' || one.kind === 'accompanied') {
      const own = within('subProcess', () => {
        whole(one.way)
        within('subProcess', () => { const [start, task] = [node('startEvent', 'e', onTime, ` isInterrupting="${one.kind === 'replaced'}"`), node('userTask', 't')]; flow(start, task); flow(task, node('endEvent', 'e')) }, ' triggeredByEvent="true"')
      })
      return [own, own]
    }
    if (one.kind === 'late') return leaving(within('subProcess', () => { whole(one.way) }), onTime)
    if (one.kind === 'failed') return leaving(within('subProcess', () => { whole(one.way, '<errorEventDefinition/>') }), '<errorEventDefinition/>')
    if (one.kind === 'cut') {
      const own = within('subProcess', () => {
        const [start, fork, task] = [node('startEvent', 'e'), node('parallelGateway', 'g'), node('userTask', 't')]
        const [first, last] = draw(one.way)
        flow(start, fork); flow(fork, task); flow(fork, first); flow(last, node('endEvent', 'e')); flow(task, node('endEvent', 'e', '<terminateEventDefinition/>'))
      })
      return [own, own]
    }
    if (one.kind === 'called') {
      const [held, called] = [out.splice(0), id('q')]
      whole(one.way)
      others.push(`<process id="${called}" isExecutable="true">${out.splice(0).join('')}</process>`)
      out.push(...held)
      const own = node('callActivity', 'c', '', ` calledElement="${called}"`)
      return [own, own]
    }
    const plain = plainly[one.kind]
    if (plain) { const own = plain(); return [own, own] }
    const caught = 'way' in one ? catching[one.kind] : undefined
    if (caught && 'way' in one) return caught(one.way)
    if (one.kind === 'counted') { const [first, last] = [node('userTask', 't', '', ' completionQuantity="2"'), node('userTask', 't', '', ' startQuantity="2"')]; flow(first, last); return [first, last] }
    if (one.kind === 'loop') { const own = node('userTask', 't', '<standardLoopCharacteristics loopMaximum="2"/>'); return [own, own] }
    if (one.kind === 'beside') {
      const task = node('userTask', 't')
      const [first, last] = draw(one.way)
      flow(node('boundaryEvent', 'b', '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>', ` attachedToRef="${task}" cancelActivity="false"`), first); flow(last, node('endEvent', 'e'))
      return [task, task]
    }
    if (one.kind === 'many' || one.kind === 'each') {
      const own = id('s')
      out.push(`<subProcess id="${own}"><multiInstanceLoopCharacteristics isSequential="${one.kind === 'each'}"><loopCardinality>PT2</loopCardinality></multiInstanceLoopCharacteristics>`)
      const [start, end] = [node('startEvent', 'e'), node('endEvent', 'e')]
      const [first, last] = draw(one.way)
      flow(start, first); flow(last, end)
      out.push('</subProcess>')
      return [own, own]
    }
    if (one.kind === 'race' || one.kind === 'round') {
      const [merge, gate, after] = [node('exclusiveGateway', 'x'), node('eventBasedGateway', 'v'), node('exclusiveGateway', 'x')]
      const [soon, late] = [1, 2].map((hours) => node('intermediateCatchEvent', 'w', `<timerEventDefinition><timeDuration>PT${hours}H</timeDuration></timerEventDefinition>`)) as [string, string]
      const [first, last] = draw(one.way)
      flow(merge, gate); flow(gate, soon); flow(gate, late); flow(late, after); flow(soon, first); flow(last, one.kind === 'round' ? merge : after)
      return [merge, after]
    }
    if (one.kind === 'sequence') {
      const ends = one.parts.map(draw)
      ends.slice(1).forEach(([first], at) => { flow(ends[at]?.[1] ?? '', first) })
      return [ends[0]?.[0] ?? '', ends.at(-1)?.[1] ?? '']
    }
    if (one.kind === 'inside') {
      const own = id('s')
      out.push(`<subProcess id="${own}">`)
      const [start, end] = [node('startEvent', 'e'), node('endEvent', 'e')]
      const ends = one.parts.map(draw)
      flow(start, ends[0]?.[0] ?? '')
      ends.slice(1).forEach(([first], at) => { flow(ends[at]?.[1] ?? '', first) })
      flow(ends.at(-1)?.[1] ?? '', end)
      out.push('</subProcess>')
      return [own, own]
    }
    if (!('parts' in one)) throw new Error(`no block is drawn as ${one.kind}`)
    const gateway = `${one.kind}Gateway`
    const [split, join] = [node(gateway, 'g'), node(gateway, 'g')]
    one.parts.forEach((part, at) => {
      const [first, last] = draw(part)
      flow(split, first, (one.kind === 'inclusive' || one.kind === 'complex') && at > 0 ? `x${at}` : one.kind === 'exclusive' && at === 0 ? 'x1' : '')
      flow(last, join)
    })
    return [split, join]
  }
  const [start, end] = [node('startEvent', 'e'), node('endEvent', 'e')]
  const [first, last] = draw(root)
  flow(start, first); flow(last, end)
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" isExecutable="true">${out.join('')}</process>${others.join('')}</definitions>`
}
