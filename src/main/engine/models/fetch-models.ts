import { AppError } from '../../../shared/errors.ts'
import type { Dialect } from '../../../shared/exchange-row.ts'
import type { Provider } from '../providers/providers.ts'
import { readAnthropicList } from './lists/anthropic-list.ts'
import { readGeminiList } from './lists/gemini-list.ts'
import type { ListPage } from './lists/list-values.ts'
import { readLmStudioList } from './lists/lm-studio-list.ts'
import { readOpenAiList } from './lists/openai-list.ts'
import type { ListedModel } from './model-facts.ts'

/**
 * One page of a provider's list, as JSON; with `path` another than its list's usual place, from the root of its address.
 * Throws `provider_*`, `offline`, `vault_locked`, or `models_unreadable`.
 */
export type AskForPage = (
  provider: Provider,
  page: { readonly query: string; readonly path?: string },
) => Promise<unknown>

type Read = (answer: unknown) => ListPage<ListedModel> | null

const LISTS: Readonly<Record<Dialect, { readonly read: Read; readonly query: string }>> = {
  openai: { read: readOpenAiList, query: '' },
  // The most that it gives at once; 20 where nothing is said.
  anthropic: { read: readAnthropicList, query: '?limit=1000' },
  gemini: { read: readGeminiList, query: '?pageSize=1000' },
}

/** A list of the server's own, from the root of its address, that says what its list in OpenAI's format leaves out. */
const RICHER: Readonly<Record<string, { readonly path: string; readonly read: Read }>> = {
  lmstudio: { path: '/api/v1/models', read: readLmStudioList },
}

const MOST_PAGES = 20

/** All models of a provider, as it lists them; none where it has no list. Throws what `ask` throws. */
export async function fetchModels(provider: Provider, ask: AskForPage): Promise<readonly ListedModel[]> {
  if (provider.definition.test !== undefined) return []
  const own = RICHER[provider.definition.kind]
  if (own !== undefined) {
    // Versions before it had one answer with an error.
    const richer = own.read(await ask(provider, { query: '', path: own.path }).catch(() => null))
    if (richer !== null) return richer.models
  }
  const { read, query } = LISTS[provider.definition.mainDialect]
  const models = new Map<string, ListedModel>()
  let next: string | null = query
  for (let pages = 0; next !== null && pages < MOST_PAGES; pages++) {
    const page: ListPage<ListedModel> | null = read(await ask(provider, { query: next }))
    if (page === null) throw unreadable(provider)
    for (const model of page.models) models.set(model.id, model)
    // A page that leads back to itself would be asked for till the last.
    next = page.next === next ? null : page.next
  }
  return [...models.values()]
}

function unreadable({ name }: Provider): AppError {
  return new AppError('models_unreadable', {
    message: `The list of models of ${name} has another shape than expected.`,
  })
}
