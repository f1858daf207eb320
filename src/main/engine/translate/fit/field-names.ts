import type { SharedV4Warning } from '@ai-sdk/provider'
import type { ClientFormat } from '../../../../shared/wire-formats.ts'
import type { Dropped } from '../../exchange.ts'

/** What may have to be left out, by the AI SDK's name. */
export type Feature =
  | 'prompt'
  | 'maxOutputTokens'
  | 'temperature'
  | 'topP'
  | 'topK'
  | 'presencePenalty'
  | 'frequencyPenalty'
  | 'seed'
  | 'stopSequences'
  | 'responseFormat'
  | 'toolChoice'
  | 'reasoning'
  | 'parallelTools'

/** What each is called by a client's format: what was left out is told in the words in which it was asked for. */
export const fieldNames: Readonly<Record<ClientFormat, Readonly<Record<Feature, string>>>> = {
  chat_completions: {
    prompt: 'messages',
    maxOutputTokens: 'max_completion_tokens',
    temperature: 'temperature',
    topP: 'top_p',
    topK: 'top_k',
    presencePenalty: 'presence_penalty',
    frequencyPenalty: 'frequency_penalty',
    seed: 'seed',
    stopSequences: 'stop',
    responseFormat: 'response_format',
    toolChoice: 'tool_choice',
    reasoning: 'reasoning_effort',
    parallelTools: 'parallel_tool_calls',
  },
  responses: {
    prompt: 'input',
    maxOutputTokens: 'max_output_tokens',
    temperature: 'temperature',
    topP: 'top_p',
    topK: 'top_k',
    presencePenalty: 'presence_penalty',
    frequencyPenalty: 'frequency_penalty',
    seed: 'seed',
    stopSequences: 'stop',
    responseFormat: 'text.format',
    toolChoice: 'tool_choice',
    reasoning: 'reasoning',
    parallelTools: 'parallel_tool_calls',
  },
  messages: {
    prompt: 'messages',
    maxOutputTokens: 'max_tokens',
    temperature: 'temperature',
    topP: 'top_p',
    topK: 'top_k',
    presencePenalty: 'presence_penalty',
    frequencyPenalty: 'frequency_penalty',
    seed: 'seed',
    stopSequences: 'stop_sequences',
    responseFormat: 'output_config.format',
    toolChoice: 'tool_choice',
    reasoning: 'thinking',
    parallelTools: 'tool_choice.disable_parallel_tool_use',
  },
  generate_content: {
    prompt: 'contents',
    maxOutputTokens: 'generationConfig.maxOutputTokens',
    temperature: 'generationConfig.temperature',
    topP: 'generationConfig.topP',
    topK: 'generationConfig.topK',
    presencePenalty: 'generationConfig.presencePenalty',
    frequencyPenalty: 'generationConfig.frequencyPenalty',
    seed: 'generationConfig.seed',
    stopSequences: 'generationConfig.stopSequences',
    responseFormat: 'generationConfig.responseSchema',
    toolChoice: 'toolConfig.functionCallingConfig',
    reasoning: 'generationConfig.thinkingConfig',
    parallelTools: 'tools',
  },
}

/** Names of the AI SDK's warnings that mean one of these. */
const OTHER_NAMES: Readonly<Record<string, Feature>> = {
  reasoningEffort: 'reasoning',
  'providerOptions.anthropic.thinking': 'reasoning',
  'providerOptions.anthropic.effort': 'reasoning',
}

/** What was left out in all: known before, and what the AI SDK's packages leave out because they know the model. */
export function droppedIn(warnings: readonly SharedV4Warning[], from: ClientFormat, known: Dropped): Dropped {
  const names: Readonly<Record<string, string>> = fieldNames[from]
  const more = warnings.flatMap((warning) => {
    if (warning.type !== 'unsupported') return []
    const feature = OTHER_NAMES[warning.feature] ?? warning.feature
    return Object.hasOwn(names, feature) ? [names[feature] as string] : []
  })
  return [...new Set([...known, ...more])]
}
