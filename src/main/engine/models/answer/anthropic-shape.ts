import type { OfferedModel } from '../offered.ts'

const USUAL_LIMIT = 20
const MOST = 1000

/** `GET /v1/models` (@anthropic-ai/sdk 1.11, resources/models), a page of it. */
export function anthropicList(models: readonly OfferedModel[], query: URLSearchParams) {
  const page = pageOf(models, query)
  return {
    data: page.models.map(anthropicModel),
    has_more: page.hasMore,
    first_id: page.models[0]?.name ?? null,
    last_id: page.models.at(-1)?.name ?? null,
  }
}

export function anthropicModel({ name, facts }: OfferedModel) {
  return {
    type: 'model',
    id: name,
    display_name: facts.title ?? name,
    // "May be set to an epoch value if the release date is unknown."
    created_at: '1970-01-01T00:00:00Z',
    max_input_tokens: facts.context_tokens,
    max_tokens: facts.output_tokens,
    // All of them or none; nobody knows all of them of another provider's model.
    capabilities: null,
    lifecycle: facts.deprecated ? 'deprecated' : 'active',
    deprecated_at: null,
    retires_at: null,
    line: null,
  }
}

/** `after_id` and `before_id` name what is just outside of the page; what names nothing has nothing behind it. */
function pageOf(models: readonly OfferedModel[], query: URLSearchParams) {
  const asked = Number(query.get('limit') ?? USUAL_LIMIT)
  const limit = Number.isInteger(asked) && asked > 0 ? Math.min(asked, MOST) : USUAL_LIMIT
  const placeOf = (id: string): number => models.findIndex(({ name }) => name === id)
  const before = query.get('before_id')
  if (before !== null) {
    const end = Math.max(placeOf(before), 0)
    return { models: models.slice(Math.max(end - limit, 0), end), hasMore: end > limit }
  }
  const after = query.get('after_id')
  const place = after === null ? -1 : placeOf(after)
  const start = after !== null && place === -1 ? models.length : place + 1
  return { models: models.slice(start, start + limit), hasMore: start + limit < models.length }
}
