import type { Warning } from '../../../shared/contract/warnings.ts'

type Unworded = Omit<Warning, 'message' | 'action'>

/** What a warning says and what to do about it. `nameOf`: a key's name by its id. */
export function worded(event: Unworded, nameOf: (clientKeyId: string) => string): Warning {
  const whose = whoseOf(event, nameOf)
  return { ...event, message: messageOf(event, whose), action: actionOf(event) }
}

function whoseOf({ scope, subject }: Unworded, nameOf: (clientKeyId: string) => string): string {
  switch (scope) {
    case 'key':
      return `the client key ${nameOf(subject)}`
    case 'provider':
      return `the provider ${subject}`
    case 'all':
      return 'all keys together'
    default:
      return scope satisfies never
  }
}

function messageOf(event: Unworded, whose: string): string {
  const { kind, percent, budget_window, figure, reference, suspended } = event
  const end = suspended ? ' It was suspended.' : ''
  switch (kind) {
    case 'budget': {
      const of = `${amount(event, figure)} of ${amount(event, reference)}`
      return percent === 100
        ? `The budget of this ${budget_window} of ${whose} is spent: ${of}.`
        : `${percent} % of this ${budget_window}’s budget of ${whose} is spent: ${of}.`
    }
    case 'abnormal_rate':
      return `Within an hour ${whose} made ${figure} requests; never before were there more than ${reference}.${end}`
    case 'abnormal_cost':
      return `Within an hour ${whose} cost ${amount(event, figure)}; never before was it more than ${amount(event, reference)}.${end}`
    case 'refusals':
      return `The last ${figure} requests of ${whose} were all refused.${end}`
    default:
      return kind satisfies never
  }
}

function actionOf({ kind, scope, subject, suspended }: Unworded): string {
  if (suspended) return `If all is well with it: waybill key unsuspend ${subject}`
  switch (kind) {
    case 'budget':
      if (scope === 'key') return `See waybill key list; change it: waybill key limit ${subject}`
      if (scope === 'provider') return `Change it: waybill provider budget ${subject}`
      return 'Change it: waybill settings set budget_day_usd (or budget_month_usd) USD'
    case 'abnormal_rate':
    case 'abnormal_cost':
    case 'refusals':
      return `See what it does: waybill exchanges. Stop it: waybill key suspend ${subject}`
    default:
      return kind satisfies never
  }
}

function amount({ unit }: Pick<Unworded, 'unit'>, figure: number): string {
  if (unit !== 'usd') return `${figure} ${unit}`
  // Of a budget in cents, cents tell nothing.
  return `$${(figure / 1e9).toFixed(figure < 1e9 ? 4 : 2)}`
}
