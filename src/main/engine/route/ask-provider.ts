import type { Asks } from '../../../shared/contract/asks.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Dialect } from '../../../shared/exchange-row.ts'
import type { Body, HeaderChanges, Read } from '../exchange.ts'
import type { Provider } from '../providers/providers.ts'
import { type FieldPaths, fieldPaths, JsonFieldScanner, type PickedField } from '../scan/json-fields.ts'
import { type BodyEdit, insertMembers } from './body-edits.ts'
import { denyCollection, takesDataCollection } from './deny-collection.ts'
import { identifierHeaders, identifierPaths, mayIdentify, pseudonymsInForm, pseudonymsInJson } from './identifiers.ts'
import { withoutIdentifying } from './identifying-headers.ts'
import { noStore, stores } from './no-store.ts'
import type { Pseudonym } from './pseudonyms.ts'

export interface AskedProvider {
  /** What the edits are made in: the body as it came, or what a compressed one says. */
  readonly body: Body
  readonly edits: readonly BodyEdit[]
  readonly headers: HeaderChanges | null
}

/**
 * How a request changes by what the user asks of this provider. Throws `asks_unmet` where it can't be asked in this request: an
 * ask is never passed over in silence. Throws `vault_locked` where a pseudonym is needed and its secret can't be read.
 */
export function askProvider(read: Read, provider: Provider, asks: Asks, pseudonym: Pseudonym): AskedProvider {
  const { kind } = provider.definition
  const wanted: Wanted = {
    noStore: asks.no_store && stores(kind, read.place),
    deny: asks.deny_data_collection && takesDataCollection(kind, read.place),
    pseudonym: asks.pseudonyms && mayIdentify(read) ? pseudonym : null,
  }
  const { body, edits } = askedInBody(read, wanted)
  const headers = {
    ...(asks.strip_identifying_headers ? withoutIdentifying(read.req.headers) : {}),
    ...(asks.pseudonyms ? pseudonymsInHeaders(read, pseudonym) : {}),
    // What it says is sent as it is.
    ...(body === read.body ? {} : { 'content-encoding': null }),
  }
  return { body, edits, headers: Object.keys(headers).length > 0 ? headers : null }
}

interface Wanted {
  readonly noStore: boolean
  readonly deny: boolean
  readonly pseudonym: Pseudonym | null
}

type InBody = Pick<AskedProvider, 'body' | 'edits'>

function askedInBody(read: Read, wanted: Wanted): InBody {
  const { body, channel } = read
  const untouched = { body, edits: [] }
  const { noStore, deny, pseudonym } = wanted
  if (!noStore && !deny && pseudonym === null) return untouched
  // Responses over a WebSocket: every message would have to be changed.
  if (channel.type === 'upgrade') throw unmet('in the messages of a WebSocket', 'Let the tool send plain requests')
  switch (body.type) {
    case 'none':
      return untouched
    case 'whole':
      return askedInJson(read, body, wanted)
    case 'stream': {
      if (noStore || deny || pseudonym === null) throw unmet('in an upload', 'Send JSON')
      return { body, edits: askedInForm(read, body, pseudonym) }
    }
    default:
      return body satisfies never
  }
}

function askedInJson({ place }: Read, body: Extract<Body, { type: 'whole' }>, wanted: Wanted): InBody {
  if (body.bytes.length === 0) return { body, edits: [] }
  // Compressed, and its text not kept: asked for while it was on its way.
  const isUnread = body.tokensInside !== null && body.text === null
  if (!body.isJson || isUnread) throw unmet('in a body that can’t be read', 'Send it as plain JSON')
  const json = body.text ?? body.bytes
  const edits = editsInJson(json, place.dialect, wanted)
  if (edits.length === 0 || body.text === null) return { body, edits }
  return { body: { ...body, bytes: json, text: null, tokensInside: null }, edits }
}

/** Throws `asks_unmet` where it is no object. */
export function editsInJson(json: Buffer, dialect: Dialect, wanted: Wanted): readonly BodyEdit[] {
  const fields = fieldsIn(json, dialect)
  const asked = [...(wanted.noStore ? [noStore(fields)] : []), ...(wanted.deny ? [denyCollection(json, fields)] : [])]
  const members = asked.flatMap((each) => each.members)
  const inserted = insertMembers(json, 0, members)
  if (inserted === null && members.length > 0) throw unmet('in JSON that is no object', 'Send an object')
  return [
    ...asked.flatMap((each) => each.edits),
    ...(inserted ? [inserted] : []),
    ...(wanted.pseudonym ? pseudonymsInJson(json, fields, wanted.pseudonym) : []),
  ]
}

/** All that may be asked about, in one pass: in a large body with many quotes a pass takes milliseconds. */
const PATHS: Readonly<Record<Dialect, FieldPaths>> = {
  openai: fieldPaths(['store', 'provider', ...identifierPaths.openai]),
  anthropic: fieldPaths(['store', 'provider', ...identifierPaths.anthropic]),
  gemini: fieldPaths(['store', 'provider', ...identifierPaths.gemini]),
}

function fieldsIn(json: Buffer, dialect: Dialect): readonly PickedField[] {
  const fields: PickedField[] = []
  new JsonFieldScanner(PATHS[dialect], (field) => fields.push(field)).push(json)
  return fields
}

function askedInForm(
  { req, place }: Read,
  { head, isWhole }: Extract<Body, { type: 'stream' }>,
  pseudonym: Pseudonym,
): readonly BodyEdit[] {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = req.headers
  // Sound as it is has no room for a name.
  if (place.operation === 'transcription' && /^audio\//i.test(type)) return []
  if (!isWhole || encoding !== 'identity')
    throw unmet('in an upload of this size or kind', 'Send a smaller, plain form')
  const edits = pseudonymsInForm(head, type, pseudonym)
  if (edits === null) throw unmet('in a form that can’t be read', 'Send it as multipart/form-data')
  return edits
}

function pseudonymsInHeaders({ req }: Read, pseudonym: Pseudonym): HeaderChanges {
  const changes: Record<string, string> = {}
  for (const name of identifierHeaders) {
    const value = req.headers[name]
    if (typeof value === 'string' && value !== '') changes[name] = pseudonym(value)
  }
  return changes
}

function unmet(where: string, instead: string): AppError {
  return new AppError('asks_unmet', {
    message: `What you have Waybill ask of providers can’t be asked ${where}.`,
    action: `${instead}, or switch the ask off: waybill provider asks NAME, waybill key asks ID`,
  })
}
