import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import { AppError } from '../../../shared/errors.ts'
import type { Admitted, Body, ModelInBody, Place, Read, StreamInBody } from '../exchange.ts'
import { estimateTokens } from '../scan/estimate-tokens.ts'
import { inflated } from '../scan/inflate.ts'
import { fieldPaths, JsonFieldScanner } from '../scan/json-fields.ts'
import { boundaryOf, findMultipartField } from '../scan/multipart-field.ts'
import { nothingAsked, outputCapFields, readOutputCap } from './output-cap.ts'
import { kindFields, readKind } from './request-kind.ts'

type StreamBody = Extract<Body, { type: 'stream' }>

const NAMES = ['model', 'models', 'stream', 'stream_options', ...outputCapFields]
const WANTED = fieldPaths(NAMES)
const WANTED_WITH_KIND = fieldPaths([...NAMES, ...kindFields])

export interface BodyOptions {
  readonly limitBytes: number
  /** An ask may have to change it: a form is held whole if it is no larger than that, and a compressed body's text is kept. */
  readonly mayEdit?: boolean
  /** A rule of routing asks what requests are for. */
  readonly wantsKind?: boolean
}

/**
 * Reads the body once. JSON is held whole (its model may stand at the end) up to `limitBytes`; an upload streams on as
 * soon as its model is known, or at once where it has none, and has no cap.
 * Throws `body_too_large` and `body_not_json`.
 */
export async function readBody(admitted: Admitted, options: BodyOptions): Promise<Read> {
  const { req, place } = admitted
  const kind = bodyKind(req, place.path, place.operation)
  let arrived = 0
  const requestBytes = () => arrived
  const count = (bytes: number) => {
    arrived += bytes
  }
  const nothing = { otherModels: [], stream: false, kind: null, ...nothingAsked }
  const unread = { ...admitted, model: place.model, ...nothing, requestBytes }

  switch (kind) {
    case 'none':
      return { ...unread, body: { type: 'none' }, stream: isStreamPath(place.path) }
    case 'binary': {
      const rest = req.pipe(new PassThrough())
      req.on('data', (chunk: Buffer) => count(chunk.length))
      const body: Body = { type: 'stream', head: Buffer.alloc(0), rest, model: null, isWhole: false }
      return { ...unread, body }
    }
    case 'multipart': {
      const body = await readMultipart(req, options, count)
      return { ...unread, body, model: body.model?.name ?? place.model }
    }
    case 'json': {
      const bytes = await readWhole(req, options.limitBytes, count)
      const fields = await jsonFields(bytes, req.headers['content-encoding'], options, place)
      // What is not JSON passes untouched where the path alone says whose it is; its provider will judge it.
      if (!fields.isJson && bytes.length > 0 && place.provider === null && place.model === null) {
        throw new AppError('body_not_json', { message: 'The body of this request is not valid JSON.' })
      }
      const { isStream, asked, otherModels, readsKind, ...known } = fields
      // Gemini's SDK says it in both places. Of two, which one its provider takes can't be told.
      const inBody = fields.model?.name.replace(/^models\//, '')
      if (place.model !== null && inBody !== undefined && inBody !== place.model) otherModels.push(inBody)
      const body: Body = { type: 'whole', bytes, ...known }
      const stream = isStream || isStreamPath(place.path)
      const model = place.model ?? fields.model?.name ?? null
      const kind = readsKind?.kind({ operation: place.operation, model, outputCap: asked.outputCap }) ?? null
      return { ...unread, ...asked, body, model, otherModels, stream, kind }
    }
    default:
      return kind satisfies never
  }
}

const TEXT_OPERATIONS = new Set(
  'chat text_completion generate_content embeddings count_tokens speech moderation'.split(' '),
)
const JSON_OPERATIONS = new Set([...TEXT_OPERATIONS, 'image_generation'])

/** What a body is, by its headers; where those say nothing, by what the endpoint takes. */
function bodyKind(req: IncomingMessage, path: string, operation: string): 'none' | 'json' | 'multipart' | 'binary' {
  const length = req.headers['content-length']
  if ((length === undefined || length === '0') && req.headers['transfer-encoding'] === undefined) return 'none'
  const type = req.headers['content-type'] ?? ''
  // A server that does not look at the type would find a model in the JSON where we found none.
  if (/^multipart\/form-data/i.test(type) && !TEXT_OPERATIONS.has(operation)) return 'multipart'
  if (path.startsWith('/upload/')) return 'binary'
  return /[/+]json\b/i.test(type) || JSON_OPERATIONS.has(operation) ? 'json' : 'binary'
}

function isStreamPath(path: string): boolean {
  return path.endsWith(':streamGenerateContent')
}

function tooLarge(limitBytes: number): AppError {
  return new AppError('body_too_large', { message: `The body is larger than ${limitBytes} bytes.` })
}

function readWhole(req: IncomingMessage, limitBytes: number, count: (bytes: number) => void): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > limitBytes) return Promise.reject(tooLarge(limitBytes))
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const onData = (chunk: Buffer) => {
      size += chunk.length
      count(chunk.length)
      if (size > limitBytes) {
        req.off('data', onData)
        reject(tooLarge(limitBytes))
      } else {
        chunks.push(chunk)
      }
    }
    req.on('data', onData)
    req.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    req.once('error', reject)
  })
}

/** Holds a form back until its model was seen, or to its end where it may be edited, or until `limitBytes` have come. */
async function readMultipart(
  req: IncomingMessage,
  { limitBytes, mayEdit = false }: BodyOptions,
  count: (bytes: number) => void,
): Promise<StreamBody> {
  const boundary = boundaryOf(req.headers['content-type'] ?? '')
  let held = Buffer.alloc(64 * 1024)
  let size = 0
  let from = 0
  let model: ModelInBody | null = null
  let isSought = true

  /** True once there is nothing left to wait for. */
  const search = (chunk: Buffer): boolean => {
    if (size + chunk.length > held.length) held = Buffer.concat([held], 2 * (size + chunk.length))
    chunk.copy(held, size)
    size += chunk.length
    if (boundary === null) return true
    if (isSought) {
      const result = findMultipartField(held.subarray(0, size), boundary, 'model', from)
      if (result.state === 'found') {
        model = { name: result.field.value, start: result.field.start, end: result.field.end }
      } else from = result.from
      isSought = result.state === 'more'
    }
    return (!isSought && !mayEdit) || size >= limitBytes
  }

  await new Promise<void>((resolve, reject) => {
    const onData = (chunk: Buffer) => {
      count(chunk.length)
      if (!search(chunk)) return
      req.pause()
      req.off('data', onData)
      resolve()
    }
    req.on('data', onData)
    req.once('end', resolve)
    req.once('error', reject)
  })
  const rest = new PassThrough()
  const isWhole = req.readableEnded
  if (isWhole) {
    rest.end()
  } else {
    req.on('data', (chunk: Buffer) => count(chunk.length))
    req.pipe(rest)
  }
  return { type: 'stream', head: held.subarray(0, size), rest, model, isWhole }
}

async function jsonFields(bytes: Buffer, encoding: string | undefined, how: BodyOptions, place: Place) {
  const plain = await inflated(bytes, encoding, how.limitBytes)
  const otherModels: string[] = []
  const readsKind = how.wantsKind ? readKind() : null
  const unread = { stream: null, tokensInside: null, text: null, asked: nothingAsked }
  const unknown = { ...unread, model: null, otherModels, readsKind }
  const nothing = { ...unknown, isJson: false, isStream: false }
  if (plain === null) return nothing
  let model: ModelInBody | null = null
  let streamEnd: number | null = null
  let options: StreamInBody['options'] = null
  // A key that stands twice: the last one counts, as it does for the providers' parsers.
  const cap = readOutputCap(place)
  const wanted = readsKind ? WANTED_WITH_KIND : WANTED
  const scanner = new JsonFieldScanner(wanted, ({ path, value, start, end }) => {
    if (cap.take(path, value) || readsKind?.take(path, value)) return
    if (path === 'models') return void otherModels.push(...namesIn(value))
    if (path === 'stream') streamEnd = value === true ? end : null
    else if (path === 'stream_options') options = { value, start, end }
    else model = typeof value === 'string' ? { name: value, start, end } : null
  })
  scanner.push(plain)
  if (!scanner.end()) return { ...nothing, isStream: streamEnd !== null }
  if (plain === bytes) {
    const stream = streamEnd === null ? null : { end: streamEnd, options }
    return { ...unknown, isJson: true, isStream: stream !== null, model, stream, asked: cap.asked() }
  }
  // Offsets into a compressed body mean nothing: what it says can be read, not replaced.
  const readOnly = model === null ? null : { ...(model as ModelInBody), start: -1, end: -1 }
  const tokensInside = estimateTokens(plain)
  const asked = cap.asked()
  const text = how.mayEdit ? plain : null
  return { ...unknown, isJson: true, isStream: streamEnd !== null, model: readOnly, tokensInside, text, asked }
}

/** OpenRouter's fallbacks. A list too large to be read, or of something else, has a name that no list but `*` allows. */
function namesIn(models: unknown): readonly string[] {
  if (models === null) return []
  return Array.isArray(models) ? models.map((name) => (typeof name === 'string' ? name : '')) : ['']
}
