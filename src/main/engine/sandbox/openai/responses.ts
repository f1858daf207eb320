import type {
  Response,
  ResponseFunctionToolCallItem,
  ResponseOutputMessage,
} from 'openai/resources/responses/responses'
import { type Answer, answerTo, THOUGHT } from '../answer.ts'
import { type Call, unixSeconds } from '../call.ts'
import { hexId, openaiId } from '../identifiers.ts'
import { asObject, asString } from '../json.ts'
import { json, type Reply, refuse } from '../reply.ts'
import { readResponses, responsesUsage } from './read-responses.ts'
import { type OutputItem, responseFrames, responseStreamError, type WireResponse } from './responses-stream.ts'

/** POST /v1/responses */
export function responses(call: Call): Reply {
  const answer = answerTo(readResponses(call.json))
  const usage = responsesUsage(call.json, answer)
  const output = outputOf(call, answer, usage.output_tokens_details.reasoning_tokens)
  const started = startedResponse(call)
  const ended: WireResponse = {
    ...started,
    status: answer.cutShort ? 'incomplete' : 'completed',
    completed_at: answer.cutShort ? null : unixSeconds(),
    incomplete_details: answer.cutShort ? { reason: 'max_output_tokens' } : null,
    output: [...output],
    service_tier: 'default',
    usage,
  }
  if (call.json.stream !== true) return json(ended)
  const frames = responseFrames(started, output, ended)
  return { kind: 'stream', format: 'sse', frames, errorFrame: responseStreamError }
}

/** GET and DELETE /v1/responses/{id}: the sandbox stores none. */
export function storedResponse(call: Call): Reply {
  return refuse({ what: 'item_unknown', id: call.params.id ?? '' })
}

/** The request's settings come back in the answer, with the API's defaults for those not given. */
function startedResponse(call: Call): WireResponse {
  const asked = call.json as Partial<Response>
  const reasoning = asObject(asked.reasoning)
  return {
    id: hexId('resp_'),
    object: 'response',
    created_at: unixSeconds(),
    status: 'in_progress',
    access_programs: null,
    background: false,
    completed_at: null,
    error: null,
    incomplete_details: null,
    instructions: asked.instructions ?? null,
    max_output_tokens: asked.max_output_tokens ?? null,
    max_tool_calls: asked.max_tool_calls ?? null,
    model: call.model,
    output: [],
    parallel_tool_calls: asked.parallel_tool_calls ?? true,
    previous_response_id: asked.previous_response_id ?? null,
    prompt_cache_key: asked.prompt_cache_key ?? null,
    prompt_cache_retention: null,
    reasoning: { effort: null, summary: null, ...reasoning },
    safety_identifier: asked.safety_identifier ?? null,
    service_tier: 'auto',
    temperature: asked.temperature ?? 1,
    text: { format: { type: 'text' }, verbosity: 'medium', ...asked.text },
    tool_choice: asked.tool_choice ?? 'auto',
    tools: asked.tools ?? [],
    top_logprobs: 0,
    top_p: asked.top_p ?? 1,
    truncation: asked.truncation ?? 'disabled',
    metadata: asked.metadata ?? {},
  }
}

function outputOf(call: Call, answer: Answer, reasoningTokens: number): readonly OutputItem[] {
  const summary = asString(asObject(call.json.reasoning).summary)
    ? [{ type: 'summary_text' as const, text: THOUGHT }]
    : []
  const reasoning = { id: hexId('rs_'), type: 'reasoning' as const, summary }
  return [...(reasoningTokens > 0 ? [reasoning] : []), answer.call ? callItem(answer.call) : messageItem(answer)]
}

function messageItem(answer: Answer): ResponseOutputMessage {
  return {
    id: hexId('msg_'),
    type: 'message',
    status: answer.cutShort ? 'incomplete' : 'completed',
    content: [{ type: 'output_text', annotations: [], logprobs: [], text: answer.text }],
    role: 'assistant',
  }
}

function callItem(call: NonNullable<Answer['call']>): ResponseFunctionToolCallItem {
  return {
    id: hexId('fc_'),
    type: 'function_call',
    status: 'completed',
    arguments: JSON.stringify(call.args),
    call_id: openaiId('call_', 24),
    name: call.name,
  }
}
