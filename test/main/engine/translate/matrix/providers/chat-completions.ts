import { type Said, USAGE } from '../scenario.ts'
import { type Body, data, MESSAGE, type ProviderFormat, pieces, propertiesOf, saidCall } from './provider.ts'

/** A server of OpenAI's older format that shows thoughts, as DeepSeek, vLLM and llama.cpp do. */
export const chatCompletions: ProviderFormat = {
  read: (body) => ({
    said: body.messages.flatMap(saidBy),
    tools: (body.tools ?? []).map((tool: Body) => `${tool.function.name} ${propertiesOf(tool.function.parameters)}`),
    schema: propertiesOf(body.response_format?.json_schema?.schema),
    thinks: ![undefined, 'none'].includes(body.reasoning_effort),
    stops: [body.stop ?? []].flat(),
    most: body.max_completion_tokens ?? body.max_tokens ?? null,
  }),
  plain: (said) => ({
    ...about('chat.completion'),
    choices: [{ index: 0, message: messageOf(said), finish_reason: finishOf(said), logprobs: null }],
    usage,
  }),
  stream: (said) => [
    delta({ role: 'assistant', content: '' }),
    ...pieces(said.thoughts ?? '').map((reasoning_content) => delta({ reasoning_content })),
    ...pieces(said.text ?? '').map((text) => delta(said.finish === 'refusal' ? { refusal: text } : { content: text })),
    ...callsOf(said).flatMap(({ function: called, ...call }, index) => [
      delta({ tool_calls: [{ ...call, index, function: { ...called, arguments: '' } }] }),
      ...pieces(called.arguments).map((text) => delta({ tool_calls: [{ index, function: { arguments: text } }] })),
    ]),
    delta({}, finishOf(said)),
    data({ ...about('chat.completion.chunk'), choices: [], usage }),
    'data: [DONE]\n\n',
  ],
  error: () => ({ error: { message: MESSAGE, type: 'some_error', param: null, code: null } }),
}

function saidBy({ role, content, tool_calls, reasoning_content }: Body): string[] {
  const who = role === 'developer' ? 'system' : role === 'tool' ? 'result' : role
  return [
    ...(reasoning_content ? [`assistant thinks ${reasoning_content}`] : []),
    ...(typeof content === 'string' ? [{ type: 'text', text: content }] : (content ?? [])).map((part: Body) => {
      if (part.type === 'text') return `${who} ${part.text}`
      return `${who} shows ${part.image_url?.url ?? part.file?.file_data}`
    }),
    ...(tool_calls ?? []).map(({ function: called }: Body) => saidCall(called.name, called.arguments)),
  ].filter((line) => line !== `${who} `)
}

const about = (object: string) => ({ id: 'chatcmpl-1', object, created: 1_800_000_000, model: 'simulated' })
const delta = (delta: object, finish_reason: string | null = null) =>
  data({ ...about('chat.completion.chunk'), choices: [{ index: 0, delta, finish_reason }] })

function messageOf(said: Said) {
  const calls = callsOf(said)
  return {
    role: 'assistant',
    content: said.finish === 'refusal' ? null : (said.text ?? null),
    refusal: said.finish === 'refusal' ? said.text : null,
    ...(said.thoughts === undefined ? {} : { reasoning_content: said.thoughts }),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  }
}

function callsOf({ calls = [] }: Said) {
  return calls.map(({ name, args }, index) => ({
    id: `call_${index}`,
    type: 'function',
    function: { name, arguments: JSON.stringify(args) },
  }))
}

function finishOf({ finish, calls }: Said): string {
  if (finish === 'length') return 'length'
  return calls === undefined ? 'stop' : 'tool_calls'
}

const usage = {
  prompt_tokens: USAGE.input,
  completion_tokens: USAGE.output,
  total_tokens: USAGE.input + USAGE.output,
  prompt_tokens_details: { cached_tokens: USAGE.cached },
  completion_tokens_details: { reasoning_tokens: USAGE.thinking },
}
