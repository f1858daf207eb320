import type { LanguageModelV4Prompt } from '@ai-sdk/provider'
import { choiceIn, type Fields, fieldsListIn, needed, textIn } from '../../fields/fields.ts'
import { untranslatable } from '../../untranslatable.ts'
import { Conversation } from '../openai/conversation.ts'
import { readAssistant } from './assistant.ts'
import { cacheOptionsIn, contentIn, resultIn, textOf } from './content.ts'

const ROLES = ['system', 'developer', 'user', 'assistant', 'tool', 'function'] as const

export function promptIn(body: Fields): LanguageModelV4Prompt {
  const conversation = new Conversation('messages')
  const messages = needed(fieldsListIn(body, 'messages'), body, 'messages')
  // A legacy function's call has no id: its result names the function, and answers the call before it.
  let legacyCalls = 0
  for (const message of messages) {
    const role = needed(choiceIn(message, 'role', ROLES), message, 'role')
    switch (role) {
      case 'system':
      case 'developer':
        conversation.system(textOf(message), cacheOptionsIn(message))
        break
      case 'user':
        conversation.user(contentIn(message))
        break
      case 'assistant':
        for (const part of readAssistant(message, legacyCallId(legacyCalls + 1))) {
          if (part.type === 'tool-call' && part.toolCallId === legacyCallId(legacyCalls + 1)) legacyCalls++
          conversation.assistant(part)
        }
        break
      case 'tool':
        if (!conversation.result(needed(textIn(message, 'tool_call_id'), message, 'tool_call_id'), resultIn(message))) {
          throw untranslatable('messages[].tool_call_id', 'answers no tool call before it')
        }
        break
      case 'function':
        if (!conversation.result(legacyCallId(legacyCalls), resultIn(message))) {
          throw untranslatable('messages[].name', 'answers no function call before it')
        }
    }
  }
  return conversation.prompt()
}

function legacyCallId(count: number): string {
  return `function_call_${count}`
}
