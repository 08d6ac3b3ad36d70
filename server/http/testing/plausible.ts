/** What somebody might send to a door: mostly what its contract describes, now and then anything at all. */
import fc from 'fast-check'

export type Schema = { readonly type?: string; readonly format?: string; readonly pattern?: string; readonly enum?: readonly string[]; readonly items?: Schema; readonly properties?: Readonly<Record<string, Schema>>; readonly $ref?: string; readonly 'x-refers-to'?: string }
type Contract = { readonly components: { readonly schemas: Readonly<Record<string, Schema>> } }

const strange = ['', ' ', '\u0000', '\ud800', '😀', '１２', '%', '_', '\\', '../..', `'; drop table x; --`, 'NaN', '1e400', '9'.repeat(400), '长'.repeat(3000), '2026-02-30', '0000-00-00', '99999999999999999999999999.99', '0.00000000001', '-1']
/** A text that means something somewhere, or nothing anywhere. */
export const anyText = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...strange) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) })
const anything: fc.Arbitrary<unknown> = fc.oneof(anyText, fc.constantFrom(0, -1, 1.5, 2 ** 53, true, null, [], {}, [null], [[]], { id: 1 }))

const said: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  date: fc.constantFrom('2026-03-02', '2026-03-31', '2025-12-31', '2027-01-05'), 'date-time': fc.constant('2026-03-02T01:02:03.000Z'), uuid: fc.uuid(),
  integer: fc.constantFrom(0, 1, 2, 12, 2026), boolean: fc.boolean(), decimal: fc.constantFrom('0', '0.01', '1', '2.5', '13', '1234.56', '-3', '1000000'), text: fc.constantFrom('文本', 'A1', '2026-03', '91310000MA1FL0XX0X'),
}

/** Values by the schema; `idsOf` knows what of a type is there. */
export function plausible(schema: Schema, contract: Contract, idsOf: (type: string) => readonly string[], depth = 0): fc.Arbitrary<unknown> {
  const inner = (of: Schema) => plausible(of, contract, idsOf, depth + 1)
  const meant = (): fc.Arbitrary<unknown> => {
    if (schema.$ref) return inner(contract.components.schemas[schema.$ref.split('/').at(-1) as string] ?? {})
    if (schema.enum) return fc.constantFrom(...schema.enum)
    const there = schema['x-refers-to'] ? idsOf(schema['x-refers-to']) : []
    if (there.length > 0) return fc.constantFrom(...there)
    if (schema.type === 'array') return fc.array(inner(schema.items ?? {}), { maxLength: depth > 3 ? 0 : 3 })
    if (schema.properties) return fc.record(Object.fromEntries(Object.entries(schema.properties).map(([key, of]) => [key, inner(of)])), { requiredKeys: [] })
    return said[schema.format ?? (schema.pattern ? 'decimal' : schema.type ?? 'text')] ?? (said['text'] as fc.Arbitrary<unknown>)
  }
  return fc.oneof({ weight: 9, arbitrary: meant() }, { weight: 1, arbitrary: anything })
}
