import type { LanguageModelV4Prompt } from '@ai-sdk/provider'
import { untranslatable } from '../untranslatable.ts'

/** Every provider refuses a call without its result, and a result without its call. `at`: the field that holds the turns. */
export function checkCallsAnswered(prompt: LanguageModelV4Prompt, at: string): void {
  const open = new Set<string>()
  for (const { role, content } of prompt) {
    if (role !== 'assistant' && role !== 'tool') continue
    for (const part of content) {
      if (part.type === 'tool-call') open.add(part.toolCallId)
      else if (part.type === 'tool-result' && !open.delete(part.toolCallId)) {
        throw untranslatable(at, 'has a result of a tool that answers no open call')
      }
    }
  }
  if (open.size > 0) throw untranslatable(at, 'has a tool call without its result')
}
