import type { Place } from '../exchange.ts'
import { fieldPaths, JsonFieldScanner, type PickedField } from '../scan/json-fields.ts'
import { type AskedMembers, type BodyEdit, insertMembers } from './body-edits.ts'

/**
 * Where OpenRouter takes `provider` preferences (openrouter.ai/docs: ChatGenerationParams, OpenResponsesRequest,
 * MessagesRequest, CreateEmbeddingsRequest, and the older completions).
 */
const ENDPOINT = /\/(chat\/completions|completions|responses|messages|embeddings)$/

export function takesDataCollection(kind: string, { endpoint }: Pick<Place, 'endpoint'>): boolean {
  return kind === 'openrouter' && ENDPOINT.test(endpoint)
}

const DATA_COLLECTION = fieldPaths(['data_collection'])
const DENY = '"data_collection":"deny"'
const OPEN_OBJECT = 0x7b

/** Merged into the `provider` that is there: its other members stay. `members`: it has to be put in as a whole. */
export function denyCollection(json: Buffer, fields: readonly PickedField[]): AskedMembers {
  const found = fields.filter(({ path }) => path === 'provider')
  const edits = found.flatMap(({ start, end }) =>
    // What is no object says nothing that could be kept.
    json[start] === OPEN_OBJECT ? denied(json, start, end) : [{ start, end, text: `{${DENY}}` }],
  )
  return { edits, members: found.length > 0 ? [] : [`"provider":{${DENY}}`] }
}

function denied(json: Buffer, start: number, end: number): readonly BodyEdit[] {
  const edits: BodyEdit[] = []
  let isThere = false
  const scanner = new JsonFieldScanner(DATA_COLLECTION, (field) => {
    isThere = true
    if (field.value !== 'deny') edits.push({ start: start + field.start, end: start + field.end, text: '"deny"' })
  })
  scanner.push(json.subarray(start, end))
  const inserted = isThere ? null : insertMembers(json, start, [DENY])
  return inserted ? [inserted] : edits
}
