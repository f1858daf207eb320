import { ReadableStream } from 'node:stream/web'
import { isObject } from './is-object.ts'

/**
 * A plain answer of OpenAI's formats with a refusal as text that a filter ended: one package passes over it, another can't read an
 * answer with such a part. What holds none, or is not understood, stays as it came.
 */
export function withRefusalsAsText(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  return ReadableStream.from(rewritten(body))
}

async function* rewritten(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const answer = bytes.includes('"refusal"') ? parsed(bytes) : null
  const said = isObject(answer) ? (inChat(answer) ?? inResponse(answer)) : null
  yield said === null ? bytes : Buffer.from(JSON.stringify(said))
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}

type Fields = Readonly<Record<string, unknown>>

function inChat(answer: Fields): Fields | null {
  const [choice, ...others] = Array.isArray(answer.choices) ? answer.choices : []
  const message = isObject(choice) ? choice.message : null
  if (!isObject(message) || typeof message.refusal !== 'string' || message.refusal === '') return null
  const said = { ...choice, message: { ...message, content: message.refusal }, finish_reason: 'content_filter' }
  return { ...answer, choices: [said, ...others] }
}

function inResponse(answer: Fields): Fields | null {
  if (!Array.isArray(answer.output) || !answer.output.some(isRefused)) return null
  const output = answer.output.map((item) => (isRefused(item) ? { ...item, content: item.content.map(asText) } : item))
  return { ...answer, output, status: 'incomplete', incomplete_details: { reason: 'content_filter' } }
}

function isRefused(item: unknown): item is Fields & { readonly content: readonly unknown[] } {
  return isObject(item) && Array.isArray(item.content) && item.content.some(isRefusal)
}

function isRefusal(part: unknown): part is Fields {
  return isObject(part) && part.type === 'refusal'
}

function asText(part: unknown): unknown {
  return isRefusal(part) ? { type: 'output_text', text: part.refusal, annotations: [] } : part
}
