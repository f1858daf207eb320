import type { Read, StreamInBody } from '../exchange.ts'
import type { ProviderDefinition } from '../providers/providers.ts'
import { fieldPaths, JsonFieldScanner } from '../scan/json-fields.ts'
import { type BodyEdit, insertMembers } from './body-edits.ts'

const ENDPOINT = /\/(chat\/)?completions$/
const INCLUDE_USAGE = fieldPaths(['include_usage'])

/**
 * Puts `stream_options.include_usage: true` into the body, or null where it stays as it came: the provider is not known to take
 * the flag, no stream is asked for, the client has the flag itself, what it wrote there is for the provider to judge, the
 * body is compressed, or the client insists on an answer that could not be edited.
 */
export function askUsage({ req, place, body }: Read, { acceptsIncludeUsage }: ProviderDefinition): BodyEdit | null {
  if (!acceptsIncludeUsage || place.dialect !== 'openai' || !ENDPOINT.test(place.endpoint)) return null
  if (body.type !== 'whole' || body.stream === null || !takesPlain(req.headers['accept-encoding'])) return null
  return editOf(body.bytes, body.stream)
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

function editOf(bytes: Buffer, { end, options }: StreamInBody): BodyEdit | null {
  if (options === null) return { start: end, end, text: ',"stream_options":{"include_usage":true}' }
  const { value, ...place } = options
  if (value === null) return { ...place, text: '{"include_usage":true}' }
  if (typeof value !== 'object' || Array.isArray(value)) return null
  const flag = 'include_usage' in value ? value.include_usage : undefined
  if (flag === undefined) return insertMembers(bytes, options.start, ['"include_usage":true'])
  return flag === false || flag === null ? flagEdit(bytes, options) : null
}

/** The flag is there, and off. One that stands twice: the last one counts. */
function flagEdit(bytes: Buffer, { start, end }: { readonly start: number; readonly end: number }): BodyEdit | null {
  let edit: BodyEdit | null = null
  const scanner = new JsonFieldScanner(INCLUDE_USAGE, (field) => {
    edit = { start: start + field.start, end: start + field.end, text: 'true' }
  })
  scanner.push(bytes.subarray(start, end))
  return edit
}
