import type { Place } from '../exchange.ts'
import { fieldPaths, JsonFieldScanner } from '../scan/json-fields.ts'
import { type BodyEdit, insertMembers } from './body-edits.ts'

/**
 * Where OpenRouter takes `provider` preferences (openrouter.ai/docs: ChatGenerationParams, OpenResponsesRequest,
 * MessagesRequest, CreateEmbeddingsRequest, and the older completions).
 */
const ENDPOINT = /\/(chat\/completions|completions|responses|messages|embeddings)$/

export function takesDataCollection(kind: string, { endpoint }: Pick<Place, 'endpoint'>): boolean {
  return kind === 'openrouter' && ENDPOINT.test(endpoint)
}

const PROVIDER = fieldPaths(['provider'])
const DATA_COLLECTION = fieldPaths(['data_collection'])
const DENY = '"data_collection":"deny"'
const OPEN_OBJECT = 0x7b

/** Merged into the `provider` that is there: its other members stay. `members`: it has to be put in as a whole. */
export function denyCollection(json: Buffer): {
  readonly edits: readonly BodyEdit[]
  readonly members: readonly string[]
} {
  const edits: BodyEdit[] = []
  let isThere = false
  const scanner = new JsonFieldScanner(PROVIDER, ({ start, end }) => {
    isThere = true
    // What is no object says nothing that could be kept.
    if (json[start] === OPEN_OBJECT) edits.push(...denied(json, start, end))
    else edits.push({ start, end, text: `{${DENY}}` })
  })
  scanner.push(json)
  return { edits, members: isThere ? [] : [`"provider":{${DENY}}`] }
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
