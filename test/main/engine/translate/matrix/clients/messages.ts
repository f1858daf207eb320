import Anthropic from '@anthropic-ai/sdk'
import type { ContentBlockParam, Message, MessageParam } from '@anthropic-ai/sdk/resources/messages'
import { type Asked, type Heard, PDF, PIXEL, SCHEMA, TOOL } from '../scenario.ts'
import type { Client } from './client.ts'

export const messages: Client = {
  ownField: 'inference_geo',
  start({ engine, model, asked, stream }) {
    const anthropic = new Anthropic({ baseURL: engine.proxy, apiKey: engine.key, maxRetries: 0 })
    const said = messagesOf(asked)
    let last: Message | undefined
    return {
      async ask() {
        const body = { ...bodyOf(asked), model, messages: said }
        last = await (stream ? anthropic.messages.stream(body).finalMessage() : anthropic.messages.create(body))
        said.push({ role: 'assistant', content: last.content as ContentBlockParam[] })
        return heardIn(last)
      },
      answerCalls(content) {
        const results = (last?.content ?? []).flatMap((block) =>
          block.type === 'tool_use' ? [{ type: 'tool_result' as const, tool_use_id: block.id, content }] : [],
        )
        said.push({ role: 'user', content: results })
      },
    }
  },
}

function messagesOf({ before, text, image, document }: Asked): MessageParam[] {
  const content: ContentBlockParam[] = [{ type: 'text', text }]
  if (image) content.push({ type: 'image', source: { type: 'base64', media_type: 'image/png', data: PIXEL } })
  if (document) content.push({ type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: PDF } })
  return [
    ...(before
      ? [
          { role: 'user' as const, content: before[0] },
          { role: 'assistant' as const, content: before[1] },
        ]
      : []),
    { role: 'user', content },
  ]
}

function bodyOf({ system, tools, schema, thinks, stop, most = 8000, own }: Asked) {
  const { schema: input_schema, ...about } = TOOL
  return {
    max_tokens: most,
    ...(system ? { system } : {}),
    ...(tools ? { tools: [{ ...about, input_schema: { ...input_schema, required: ['place'] } }] } : {}),
    ...(schema ? { output_config: { format: { type: 'json_schema' as const, schema: SCHEMA } } } : {}),
    ...(thinks ? { thinking: { type: 'enabled' as const, budget_tokens: 2048 } } : {}),
    ...(stop ? { stop_sequences: [stop] } : {}),
    ...(own ? { inference_geo: 'eu' } : {}),
  }
}

function heardIn({ content, stop_reason, usage }: Message): Heard {
  const cached = usage.cache_read_input_tokens ?? 0
  return {
    text: content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
    thoughts: content.map((block) => (block.type === 'thinking' ? block.thinking : '')).join(''),
    calls: content.flatMap((block) =>
      block.type === 'tool_use' ? [{ name: block.name, args: block.input as Record<string, unknown> }] : [],
    ),
    finish: stop_reason ?? '',
    // What was read from a cache is not among its input tokens.
    usage: {
      input: usage.input_tokens + cached,
      cached,
      output: usage.output_tokens,
      thinking: usage.output_tokens_details?.thinking_tokens ?? 0,
    },
  }
}
