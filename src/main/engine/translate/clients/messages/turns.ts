import type { LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider'
import { choiceIn, type Fields, fieldsListIn, givenOf, needed, textIn } from '../../fields/fields.ts'
import { checkCallsAnswered } from '../../prompts/answered-calls.ts'
import { joinedTurns } from '../../prompts/joined-turns.ts'
import { untranslatable } from '../../untranslatable.ts'
import { assistantPartsOf } from './assistant.ts'
import { blocksIn } from './blocks.ts'
import { withLateSystemsMarked } from './late-systems.ts'
import { passOver } from './server-blocks.ts'
import { documentOf, imageOf, type Part, searchResultOf, textOf } from './sources.ts'
import { systemIn } from './system.ts'
import { toolResultOf } from './tool-results.ts'

/** System texts first, then the turns; one without content (which no provider takes) is left out. */
export function promptOf(body: Fields, dropped: Set<string>): LanguageModelV4Prompt {
  const called = new Map<string, string>()
  const turns = needed(fieldsListIn(body, 'messages'), body, 'messages').flatMap((turn) =>
    messagesOf(turn, called, dropped),
  )
  if (turns.every((message) => message.role === 'system')) throw untranslatable('messages', 'says nothing')
  const prompt = [...systemIn(body, 'system', dropped), ...joinedTurns(withLateSystemsMarked(turns))]
  checkCallsAnswered(prompt, 'messages')
  return prompt
}

function messagesOf(
  turn: Fields,
  called: Map<string, string>,
  dropped: Set<string>,
): readonly LanguageModelV4Message[] {
  switch (needed(choiceIn(turn, 'role', ['user', 'assistant', 'system']), turn, 'role')) {
    case 'user':
      return userMessagesOf(turn, called, dropped)
    case 'assistant': {
      const content = assistantPartsOf(turn, called, dropped)
      return content.length === 0 ? [] : [{ role: 'assistant', content }]
    }
    case 'system':
      for (const field of givenOf(turn, ['clear_at', 'output_config'])) dropped.add(field)
      return systemIn(turn, 'content', dropped)
  }
}

/** Results of tools share a user's turn with what the user says; elsewhere they are a turn of their own, and come first. */
function userMessagesOf(
  turn: Fields,
  called: ReadonlyMap<string, string>,
  dropped: Set<string>,
): LanguageModelV4Message[] {
  const blocks = blocksIn(turn, 'content')
  const results = blocks.filter(isResult).map((block) => toolResultOf(block, called))
  const content = blocks.filter((block) => !isResult(block)).flatMap((block) => userPartsOf(block, dropped))
  return [
    ...(results.length === 0 ? [] : [{ role: 'tool' as const, content: results }]),
    ...(content.length === 0 ? [] : [{ role: 'user' as const, content }]),
  ]
}

function isResult(block: Fields): boolean {
  return textIn(block, 'type') === 'tool_result'
}

function userPartsOf(block: Fields, dropped: Set<string>): readonly Part[] {
  const type = textIn(block, 'type')
  switch (type) {
    case 'text':
      return textIn(block, 'text') === '' ? [] : [textOf(block)]
    case 'image':
      return [imageOf(block)]
    case 'document':
      return documentOf(block)
    case 'search_result':
      return [searchResultOf(block)]
    default:
      passOver(block, type, dropped)
      return []
  }
}
