/** Cases of Chinese rules that the register of law answers: tenders, bonds, committees. */
import { askLaw } from '#commons'
import { addDays } from '#words'
import { unspoken, type Case, type See, type Speaker, type Step, type Telling } from './case.ts'

const told = (holds: boolean): See => (name, wanted) => (name === 'accepted' ? holds : name === 'error' ? (holds ? 'accepted' : wanted) : unspoken(`expected ${name}`))
const asked = (rule: string, given: Readonly<Record<string, unknown>>) => askLaw(rule, given).answer

function begin({ given }: Case): Telling {
  const number = (step: Step, name: string) => String(step[name] ?? given[name] ?? '0')
  return {
    verbs: {
      open_bids: (step) => told(asked('BID-06', { bids: number(step, 'bids') })['open'] === true), restart_tender: () => told(asked('BID-06', { bids: number({ op: '' }, 'bids') })['action'] === 'retender'),
      invite: (step) => told(asked('BID-07', { invitees: number(step, 'suppliers') })['ok'] === true), rank: (step) => told(asked('BID-09', { candidates: number(step, 'candidates') })['ok'] === true),
      bid_bond: (step) => told(asked('BID-05', { bond: number(step, 'amount'), estimate: number(step, 'estimate') })['ok'] === true), performance_bond: (step) => told(asked('BID-12', { bond: number(step, 'amount'), contract: number(step, 'contract') })['ok'] === true),
      committee: (step) => told(asked('BID-08', { members: number(step, 'members'), experts: number(step, 'experts'), interested: number(step, 'related_to_bidder') })['ok'] === true),
      must_tender: (step) => (name) => (name === 'yes' ? asked('BID-14', { kind: step['kind'], amount: number(step, 'amount') })['mustTender'] : unspoken(`expected ${name}`)),
      // The last day on which it is not late yet.
      return_bid_bond: (step) => {
        const signed = String(step['contract_signed'])
        const late = (on: string) => asked('BID-11', { signed, bondReturned: on })['late'] === true
        let due = signed
        while (!late(addDays(due, 1))) due = addDays(due, 1)
        return (name) => (name === 'due' ? due : unspoken(`expected ${name}`))
      },
    },
    see: (name) => unspoken(`expected ${name}`),
  }
}

export const rules: Speaker = { topics: ['china_rules'], begin: async (of) => begin(of) }
