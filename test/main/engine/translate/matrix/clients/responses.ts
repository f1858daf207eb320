import OpenAI from 'openai'
import type { Response, ResponseInputContent, ResponseInputItem } from 'openai/resources/responses/responses'
import { type Asked, type Heard, PDF, PIXEL, SCHEMA, TOOL } from '../scenario.ts'
import { type Client, callOf } from './client.ts'

export const responses: Client = {
  ownField: 'previous_response_id',
  start({ engine, model, asked, stream }) {
    const openai = new OpenAI({ baseURL: `${engine.proxy}/v1`, apiKey: engine.key, maxRetries: 0 })
    const input = inputOf(asked)
    let last: Response | undefined
    return {
      async ask() {
        const body = { ...bodyOf(asked), model, input }
        last = await (stream ? openai.responses.stream(body).finalResponse() : openai.responses.create(body))
        input.push(...(last.output as ResponseInputItem[]))
        return heardIn(last)
      },
      answerCalls(output) {
        for (const { call_id } of callsIn(last)) input.push({ type: 'function_call_output', call_id, output })
      },
    }
  },
}

const callsIn = (response: Response | undefined) =>
  (response?.output ?? []).filter((item) => item.type === 'function_call')

function inputOf({ before, text, image, document }: Asked): ResponseInputItem[] {
  const content: ResponseInputContent[] = [{ type: 'input_text', text }]
  if (image) content.push({ type: 'input_image', detail: 'auto', image_url: `data:image/png;base64,${PIXEL}` })
  if (document) {
    content.push({ type: 'input_file', filename: 'a.pdf', file_data: `data:application/pdf;base64,${PDF}` })
  }
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

function bodyOf({ system, tools, schema, thinks, most, own }: Asked) {
  const { schema: parameters, ...about } = TOOL
  return {
    store: false,
    include: ['reasoning.encrypted_content' as const],
    ...(system ? { instructions: system } : {}),
    ...(tools ? { tools: [{ type: 'function' as const, ...about, parameters, strict: true }] } : {}),
    ...(schema
      ? { text: { format: { type: 'json_schema' as const, name: 'answer', schema: SCHEMA, strict: true } } }
      : {}),
    ...(thinks ? { reasoning: { effort: 'medium' as const, summary: 'auto' as const } } : {}),
    ...(most ? { max_output_tokens: most } : {}),
    ...(own ? { previous_response_id: 'resp_0' } : {}),
  }
}

function heardIn(response: Response): Heard {
  const { output, usage, status, incomplete_details } = response
  const said = output.flatMap((item) => (item.type === 'message' ? item.content : []))
  const thoughts = output.flatMap((item) => (item.type === 'reasoning' ? item.summary : []))
  const refused = said.some(({ type }) => type === 'refusal') || incomplete_details?.reason === 'content_filter'
  return {
    text: said.map((part) => (part.type === 'refusal' ? part.refusal : part.text)).join(''),
    thoughts: thoughts.map(({ text }) => text).join(''),
    calls: callsIn(response).map((call) => callOf(call.name, call.arguments)),
    // OpenAI's models say it in a part of its own, other models are stopped: clients look for both.
    finish: refused ? 'refused' : [status, incomplete_details?.reason].filter(Boolean).join(' '),
    usage: {
      input: usage?.input_tokens ?? 0,
      cached: usage?.input_tokens_details.cached_tokens ?? 0,
      output: usage?.output_tokens ?? 0,
      thinking: usage?.output_tokens_details.reasoning_tokens ?? 0,
    },
  }
}
