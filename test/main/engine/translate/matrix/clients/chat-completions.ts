import OpenAI from 'openai'
import type {
  ChatCompletion,
  ChatCompletionContentPart,
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionMessageFunctionToolCall,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions'
import { type Asked, type Heard, PDF, PIXEL, SCHEMA, TOOL } from '../scenario.ts'
import { type Client, callOf } from './client.ts'

export const chatCompletions: Client = {
  ownField: 'n',
  start({ engine, model, asked, stream }) {
    const { chat } = new OpenAI({ baseURL: `${engine.proxy}/v1`, apiKey: engine.key, maxRetries: 0 })
    const messages = messagesOf(asked)
    let last: Message | undefined
    return {
      async ask() {
        const body = { ...bodyOf(asked), model, messages }
        const completion = stream ? await streamed(chat, body) : await chat.completions.create(body)
        last = messageIn(completion)
        messages.push(last)
        return heardIn(completion)
      },
      answerCalls(content) {
        for (const { id } of callsOf(last)) messages.push({ role: 'tool', tool_call_id: id, content })
      },
    }
  },
}

/** With what servers that show thoughts send besides. */
type Message = ChatCompletion['choices'][number]['message'] & {
  readonly reasoning_content?: string
  readonly reasoning_details?: readonly unknown[]
}
const messageIn = ({ choices: [choice] }: ChatCompletion) => choice?.message as Message
const callsOf = (message: Message | undefined) => (message?.tool_calls ?? []) as ChatCompletionMessageFunctionToolCall[]

/** The SDK's helper puts calls and texts together; thoughts are not in its types, and are gathered as clients do that know them. */
async function streamed(chat: OpenAI.Chat, body: ChatCompletionCreateParamsNonStreaming): Promise<ChatCompletion> {
  const stream = chat.completions.stream({ ...body, stream: true, stream_options: { include_usage: true } })
  let reasoning_content = ''
  let reasoning_details: readonly unknown[] | undefined
  for await (const { choices } of stream) {
    const delta = choices[0]?.delta as Partial<Message> | undefined
    reasoning_content += delta?.reasoning_content ?? ''
    reasoning_details = delta?.reasoning_details ?? reasoning_details
  }
  const completion = await stream.finalChatCompletion()
  const more = { reasoning_content, ...(reasoning_details ? { reasoning_details } : {}) }
  const choices = completion.choices.map((choice) => ({ ...choice, message: { ...choice.message, ...more } }))
  return { ...completion, choices }
}

function messagesOf({ system, before, text, image, document }: Asked): ChatCompletionMessageParam[] {
  const content: ChatCompletionContentPart[] = [{ type: 'text', text }]
  if (image) content.push({ type: 'image_url', image_url: { url: `data:image/png;base64,${PIXEL}` } })
  if (document) {
    content.push({ type: 'file', file: { filename: 'a.pdf', file_data: `data:application/pdf;base64,${PDF}` } })
  }
  return [
    ...(system ? [{ role: 'system' as const, content: system }] : []),
    ...(before
      ? [
          { role: 'user' as const, content: before[0] },
          { role: 'assistant' as const, content: before[1] },
        ]
      : []),
    { role: 'user', content },
  ]
}

function bodyOf({ tools, schema, thinks, stop, most, own }: Asked) {
  const { schema: parameters, ...about } = TOOL
  return {
    ...(tools ? { tools: [{ type: 'function' as const, function: { ...about, parameters } }] } : {}),
    ...(schema
      ? {
          response_format: {
            type: 'json_schema' as const,
            json_schema: { name: 'answer', schema: SCHEMA, strict: true },
          },
        }
      : {}),
    ...(thinks ? { reasoning_effort: 'medium' as const } : {}),
    ...(stop ? { stop: [stop] } : {}),
    ...(most ? { max_completion_tokens: most } : {}),
    ...(own ? { n: 2 } : {}),
  }
}

function heardIn(completion: ChatCompletion): Heard {
  const { content, refusal, reasoning_content } = messageIn(completion)
  const { usage } = completion
  const finish = completion.choices[0]?.finish_reason ?? ''
  return {
    text: content || refusal || '',
    thoughts: reasoning_content ?? '',
    calls: callsOf(messageIn(completion)).map(({ function: called }) => callOf(called.name, called.arguments)),
    // OpenAI's models say it in a message of its own, other models are stopped: clients look for both.
    finish: refusal || finish === 'content_filter' ? 'refused' : finish,
    usage: {
      input: usage?.prompt_tokens ?? 0,
      cached: usage?.prompt_tokens_details?.cached_tokens ?? 0,
      output: usage?.completion_tokens ?? 0,
      thinking: usage?.completion_tokens_details?.reasoning_tokens ?? 0,
    },
  }
}
