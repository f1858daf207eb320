import { json, type Reply } from '../reply.ts'

interface Item {
  readonly id?: unknown
}

/** OpenAI's cursor pages: `limit` items after the id `after`, with `has_more` and the ids at both ends. */
export function pageOf(items: readonly Item[], query: URLSearchParams): Reply {
  const after = query.get('after')
  const start = after === null ? 0 : items.findIndex((item) => item.id === after) + 1
  const limit = Number(query.get('limit') ?? 20) || 20
  const data = items.slice(start, start + limit)
  return json({
    object: 'list',
    data,
    first_id: data.at(0)?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
    has_more: start + limit < items.length,
  })
}
