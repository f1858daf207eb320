import type { LanguageModelV4Prompt } from '@ai-sdk/provider'
import { type Fields, fieldsListIn, needed, textIn, valueIn } from '../../../fields/fields.ts'
import { Conversation } from '../../openai/conversation.ts'
import { readItem } from './items.ts'
import { PendingSeal } from './reading.ts'

export interface ReadInput {
  readonly prompt: LanguageModelV4Prompt
  /** Items that tell of tools, beside the request's own list. */
  readonly toolLists: readonly Fields[]
  readonly dropped: readonly string[]
}

export function readInput(body: Fields): ReadInput {
  const conversation = new Conversation('input')
  conversation.system(textIn(body, 'instructions') ?? '')
  const input = needed(valueIn(body, 'input'), body, 'input')
  if (typeof input === 'string') {
    conversation.user([{ type: 'text', text: input }])
    return { prompt: conversation.prompt(), toolLists: [], dropped: [] }
  }
  const toolLists: Fields[] = []
  const dropped = new Set<string>()
  const reading = { conversation, seal: new PendingSeal(), toolLists, drop: (name: string) => dropped.add(name) }
  for (const item of fieldsListIn(body, 'input') ?? []) readItem(item, reading)
  return { prompt: conversation.prompt(), toolLists, dropped: [...dropped] }
}
