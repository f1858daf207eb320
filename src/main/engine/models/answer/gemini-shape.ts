import type { OfferedModel } from '../offered.ts'

const USUAL_SIZE = 50
const MOST = 1000

/** `GET /v1beta/models` (ai.google.dev/api/models), a page of it. The token of the next is the last name of this one. */
export function geminiList(models: readonly OfferedModel[], query: URLSearchParams) {
  const asked = Number(query.get('pageSize') ?? USUAL_SIZE)
  const size = Number.isInteger(asked) && asked > 0 ? Math.min(asked, MOST) : USUAL_SIZE
  const token = query.get('pageToken')
  const place = token === null ? -1 : models.findIndex(({ name }) => name === token)
  const start = token !== null && place === -1 ? models.length : place + 1
  const page = models.slice(start, start + size)
  const hasMore = start + size < models.length
  return { models: page.map(geminiModel), ...(hasMore ? { nextPageToken: page.at(-1)?.name } : {}) }
}

export function geminiModel({ name, facts }: OfferedModel) {
  const { title, context_tokens, output_tokens, reasoning } = facts
  return {
    name: `models/${name}`,
    displayName: title ?? name,
    ...(context_tokens === null ? {} : { inputTokenLimit: context_tokens }),
    ...(output_tokens === null ? {} : { outputTokenLimit: output_tokens }),
    supportedGenerationMethods: /embed/i.test(name)
      ? ['embedContent', 'countTokens']
      : ['generateContent', 'countTokens'],
    ...(reasoning === null ? {} : { thinking: reasoning }),
  }
}
