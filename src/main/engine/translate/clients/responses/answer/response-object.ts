import type { LanguageModelV4FinishReason, LanguageModelV4Usage } from '@ai-sdk/provider'
import type { AnswerAbout } from '../../../codec.ts'
import { usageOf } from './usage.ts'

/** A request's body, checked: what it set is told again with its answer, as OpenAI does. */
export type Request = Readonly<Record<string, unknown>>

export interface ResponseState {
  readonly status: 'in_progress' | 'completed' | 'incomplete' | 'failed'
  readonly model: string
  readonly output: readonly object[]
  readonly usage: LanguageModelV4Usage | null
  readonly error: { readonly code: string; readonly message: string } | null
  readonly incompleteReason: 'max_output_tokens' | 'content_filter' | null
}

/** What is set where a request sets nothing. */
const DEFAULTS = {
  instructions: null,
  max_output_tokens: null,
  max_tool_calls: null,
  metadata: {},
  parallel_tool_calls: true,
  prompt_cache_key: null,
  safety_identifier: null,
  temperature: 1,
  tool_choice: 'auto',
  tools: [],
  top_logprobs: 0,
  top_p: 1,
  truncation: 'disabled',
  user: null,
}

export function responseObject(about: AnswerAbout, request: Request, state: ResponseState): object {
  const { reasoning, text } = request
  return {
    id: `resp_${about.id}`,
    object: 'response',
    created_at: Math.floor(about.at / 1000),
    status: state.status,
    background: false,
    error: state.error,
    incomplete_details: state.incompleteReason === null ? null : { reason: state.incompleteReason },
    model: state.model,
    output: state.output,
    previous_response_id: null,
    ...settingsOf(request),
    reasoning: { effort: null, summary: null, ...(reasoning as object) },
    service_tier: 'default',
    store: false,
    text: { format: { type: 'text' }, ...(text as object) },
    usage: state.usage && usageOf(state.usage),
  }
}

export function endOf({ unified }: LanguageModelV4FinishReason): Pick<ResponseState, 'status' | 'incompleteReason'> {
  if (unified === 'length') return { status: 'incomplete', incompleteReason: 'max_output_tokens' }
  if (unified === 'content-filter') return { status: 'incomplete', incompleteReason: 'content_filter' }
  return { status: 'completed', incompleteReason: null }
}

function settingsOf(request: Request): object {
  return Object.fromEntries(
    Object.entries(DEFAULTS).map(([name, unset]) => [
      name,
      Object.hasOwn(request, name) ? (request[name] ?? unset) : unset,
    ]),
  )
}
