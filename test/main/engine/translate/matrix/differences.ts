import type { ClientFormat } from '../../../../../src/shared/wire-formats.ts'
import type { Aspect, Cell } from './outcome.ts'

/** Where a translated cell is not what it would be untranslated, and why it can't be. */
export interface Difference {
  readonly scenario: string
  readonly clients: readonly ClientFormat[]
  readonly providers: readonly ClientFormat[]
  readonly stream?: boolean
  readonly aspects: readonly Aspect[]
  readonly reason: string
}

const ALL: readonly ClientFormat[] = ['chat_completions', 'responses', 'messages', 'generate_content']

export const differences: readonly Difference[] = [
  {
    scenario: 'stop',
    clients: ['messages'],
    providers: ['chat_completions', 'generate_content'],
    aspects: ['finish'],
    reason: '`end_turn` in place of `stop_sequence`: these formats do not tell which of the two it was.',
  },
  {
    scenario: 'stop',
    clients: ALL,
    providers: ['responses'],
    aspects: [],
    reason: 'Responses has no stop sequences: Waybill looks for them, and ends the answer there.',
  },
  {
    scenario: 'cut',
    clients: ALL,
    providers: ALL,
    stream: false,
    aspects: ['failure'],
    reason:
      'A plain answer that is cut off is error 502, in place of a lost connection. A stream’s connection is lost in both.',
  },
]

export function differencesOf(scenario: string, { client, provider, stream }: Cell): readonly Difference[] {
  return differences.filter(
    (each) =>
      client !== provider &&
      each.scenario === scenario &&
      each.clients.includes(client) &&
      each.providers.includes(provider) &&
      (each.stream ?? stream) === stream,
  )
}
