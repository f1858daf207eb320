import type { LanguageModelV4Message } from '@ai-sdk/provider'
import { choiceIn, type Fields, needed, textIn } from '../../fields/fields.ts'
import { optionsOf } from './anthropic-options.ts'
import { blocksIn } from './blocks.ts'

/**
 * Claude Code's first block is a line for Anthropic's bills, not for the model. It differs in each request, so that
 * a local server that keeps what it has read so far would have to read everything anew.
 */
const BILLING_LINE = 'x-anthropic-billing-header:'

/** A message for each block, as each may be cached on its own. */
export function systemIn(fields: Fields, name: string, dropped: Set<string>): readonly LanguageModelV4Message[] {
  return blocksIn(fields, name).flatMap((block) => {
    choiceIn(block, 'type', ['text'])
    const text = needed(textIn(block, 'text'), block, 'text')
    if (text === '') return []
    if (text.startsWith(BILLING_LINE)) {
      dropped.add('system.x-anthropic-billing-header')
      return []
    }
    return [{ role: 'system', content: text, ...optionsOf(block) }]
  })
}
