import type { Body, ModelInBody, Read, StreamInBody } from '../exchange.ts'
import type { ProviderDefinition } from '../providers/providers.ts'
import { fieldPaths, JsonFieldScanner } from '../scan/json-fields.ts'

type Whole = Extract<Body, { type: 'whole' }>

const ENDPOINT = /\/(chat\/)?completions$/
const INCLUDE_USAGE = fieldPaths(['include_usage'])

/**
 * The body with `stream_options.include_usage: true` put in, or null where it stays as it came: the provider is not known to take
 * the flag, no stream is asked for, the client has the flag itself, what it wrote there is for the provider to judge, the
 * body is compressed, or the client insists on an answer that could not be edited.
 */
export function askUsage({ req, place, body }: Read, { acceptsIncludeUsage }: ProviderDefinition): Whole | null {
  if (!acceptsIncludeUsage || place.dialect !== 'openai' || !ENDPOINT.test(place.endpoint)) return null
  if (body.type !== 'whole' || body.stream === null || !takesPlain(req.headers['accept-encoding'])) return null
  const edit = editOf(body.bytes, body.stream)
  return edit && withEdit(body, edit)
}

/** RFC 9110, 12.5.3: an uncompressed answer is always right, unless it is excluded by name or by `*;q=0`. */
function takesPlain(acceptEncoding: string | string[] | undefined): boolean {
  const codings = String(acceptEncoding ?? '')
    .toLowerCase()
    .split(',')
  const weightOf = (name: string) => codings.find((coding) => coding.split(';')[0]?.trim() === name)?.split(';')[1]
  const named = codings.some((coding) => coding.split(';')[0]?.trim() === 'identity') ? 'identity' : '*'
  return !/^\s*q=0(\.0*)?\s*$/.test(weightOf(named) ?? '')
}

/** The bytes from `start` to `end` become `text`; every other byte stays. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

function editOf(bytes: Buffer, { end, options }: StreamInBody): Edit | null {
  if (options === null) return { start: end, end, text: ',"stream_options":{"include_usage":true}' }
  const { value, ...place } = options
  if (value === null) return { ...place, text: '{"include_usage":true}' }
  if (typeof value !== 'object' || Array.isArray(value)) return null
  const flag = 'include_usage' in value ? value.include_usage : undefined
  if (flag === undefined) {
    const start = options.start + 1
    return { start, end: start, text: Object.keys(value).length > 0 ? '"include_usage":true,' : '"include_usage":true' }
  }
  return flag === false || flag === null ? flagEdit(bytes, options) : null
}

/** The flag is there, and off. One that stands twice: the last one counts. */
function flagEdit(bytes: Buffer, { start, end }: { readonly start: number; readonly end: number }): Edit | null {
  let edit: Edit | null = null
  const scanner = new JsonFieldScanner(INCLUDE_USAGE, (field) => {
    edit = { start: start + field.start, end: start + field.end, text: 'true' }
  })
  scanner.push(bytes.subarray(start, end))
  return edit
}

function withEdit(body: Whole, { start, end, text }: Edit): Whole {
  const bytes = Buffer.concat([body.bytes.subarray(0, start), Buffer.from(text), body.bytes.subarray(end)])
  // The model may still be renamed after this: its place moves with what was put in before it.
  const moved = text.length - (end - start)
  const model = body.model && body.model.start > start ? movedBy(body.model, moved) : body.model
  return { ...body, bytes, model, stream: null }
}

function movedBy({ name, start, end }: ModelInBody, bytes: number): ModelInBody {
  return { name, start: start + bytes, end: end + bytes }
}
