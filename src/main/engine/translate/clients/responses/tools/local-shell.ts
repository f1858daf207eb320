import type { JSONObject, LanguageModelV4FunctionTool } from '@ai-sdk/provider'
import { type Fields, fieldsIn, needed, textIn, textsIn, wholeNumberIn } from '../../../fields/fields.ts'
import { argumentsOf } from '../../openai/call-arguments.ts'

export const LOCAL_SHELL = 'local_shell'

/** A tool that the client runs and the format describes: others are told what it takes. */
export const localShellTool: LanguageModelV4FunctionTool = {
  type: 'function',
  name: LOCAL_SHELL,
  description: 'Runs a command on the user’s machine and gives back what it prints.',
  inputSchema: {
    type: 'object',
    properties: {
      command: { type: 'array', items: { type: 'string' }, description: 'The program and its arguments.' },
      working_directory: { type: 'string' },
      timeout_ms: { type: 'integer' },
    },
    required: ['command'],
  },
}

/** A call's `action`, out of the arguments that a model gave; what is not as described becomes an empty command. */
export function shellActionOf(callArguments: string) {
  const { command, working_directory, timeout_ms } = argumentsOf(callArguments)
  return {
    type: 'exec' as const,
    command: Array.isArray(command) ? command.filter((word) => typeof word === 'string') : [],
    env: {},
    timeout_ms: typeof timeout_ms === 'number' ? timeout_ms : null,
    user: null,
    working_directory: typeof working_directory === 'string' ? working_directory : null,
  }
}

export function shellInputIn(call: Fields): JSONObject {
  const action = needed(fieldsIn(call, 'action'), call, 'action')
  const directory = textIn(action, 'working_directory')
  const timeoutMs = wholeNumberIn(action, 'timeout_ms')
  return {
    command: [...needed(textsIn(action, 'command'), action, 'command')],
    ...(directory !== undefined && { working_directory: directory }),
    ...(timeoutMs !== undefined && { timeout_ms: timeoutMs }),
  }
}
