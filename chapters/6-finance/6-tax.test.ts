/** Taxes and amounts as the law writes them. */
import { byDivision, capitals, inCoins, netInside, netLess, spreadOff } from '#commons'
import { describe, expect, test } from 'vitest'
import { outputVat, vatOf, vatOfSmall } from './6-tax/vat.ts'

describe('6.2.1 amounts in capitals', () => {
  test.each([
    ['1409.50', '壹仟肆佰零玖元伍角整'], ['6007.14', '陆仟零柒元壹角肆分'], ['16409.02', '壹万陆仟肆佰零玖元零贰分'], ['325.04', '叁佰贰拾伍元零肆分'], ['107000.53', '壹拾万零柒仟元伍角叁分'], ['10001', '壹万零壹元整'], ['100000000', '壹亿元整'],
    ['100010000', '壹亿零壹万元整'], ['0.05', '伍分'], ['0.5', '伍角整'], ['0', '零元整'], ['-12.3', '负壹拾贰元叁角整'], ['1000000010.01', '壹拾亿零壹拾元零壹分'],
  ])('%s is %s', (amount, said) => { expect(capitals(amount)).toBe(said) })
})

describe('6.2.1 value-added tax', () => {
  test('sales kept apart are taxed each at its rate, else all at the highest', () => {
    const sales = [{ kind: 'goods', net: '100' }, { kind: 'services', net: '100' }]
    expect([outputVat(sales, true), outputVat(sales, false)].map(Number)).toEqual([19, 26])
  })
  test('a surplus of input is carried on', () => {
    expect(vatOf({ output: '100', input: '130' })).toMatchObject({ payable: '0', excess_carried: '30' })
    expect(vatOf({ output: '100', input: '60', notDeductible: '10', carried: '30' })).toMatchObject({ payable: '20', excess_carried: '0' })
  })
  test('what is agreed with the tax in it is paid to the cent, whatever its parts round to', () => {
    const inside = netInside([{ quantity: '2', gross: '2244' }, { quantity: '1', gross: '1122.01' }, { quantity: '1', gross: '1122.01' }], { rates: ['0.06', '0.06'] })
    expect(inside).toMatchObject({ net: '4007.15', taxes: ['240.43', '240.43'], total: '4488.02' })
    expect(inside.lines).toEqual(['2003.57', '1001.79', '1001.79'])
    const [sold, included] = [[{ quantity: '100', gross: '5000' }], { rates: ['0.14'], eachPiece: '5' }]
    expect([netInside(sold, included).net, ...Object.values(netLess(sold, included, '100', 'net')), ...Object.values(netLess(sold, included, '100', 'total'))].map(Number)).toEqual([3947.37, 3847.37, 4886, 3859.65, 4900])
  })
  test('a discount falls on lines by what they come to; coins round what is paid; a tax by division is a share of the whole', () => {
    expect(spreadOff(['500', '1000'], '100')).toEqual({ shares: ['33.33', '66.67'], left: ['466.67', '933.33'] })
    expect([inCoins('42.02', '0.05'), inCoins('42.03', '0.05')].map(({ payable, rounding }) => [payable, rounding].map(Number))).toEqual([[42, -0.02], [42.05, 0.02]])
    expect([byDivision('200', '0.1', true), byDivision('200', '0.1', false)].map(({ net, tax }) => [net, tax].map(Number))).toEqual([[180, 20], [200, 22.22]])
    expect(vatOfSmall('10000', '0.03')).toEqual({ payable: '300.00', input_deducted: '0' })
  })
})
