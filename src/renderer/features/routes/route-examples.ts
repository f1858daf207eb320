import type { TFunction } from 'i18next'
import type { ModelView } from '../../../shared/contract/models.ts'
import type { RouteInput, RouteMatch } from '../../../shared/contract/routes.ts'

interface RouteExample {
  readonly title: string
  readonly text: string
  readonly route: RouteInput
}

const ALIAS = 'fast'
const any: RouteMatch = {
  model: '*',
  format: null,
  client_key_id: null,
  project: null,
  kind: null,
  min_input_tokens: null,
}

/** What a route is for, each ready to be added; none where no model is known to lead to. */
export function routeExamples(models: readonly ModelView[], t: TFunction<'routes'>): readonly RouteExample[] {
  const small = smallest(models)
  if (small === undefined) return []
  const target = `${small.provider}/${small.id}`
  const targets = [{ to: target, weight: null }]
  return [
    {
      title: t('example_alias', { model: ALIAS }),
      text: t('example_alias_text', { model: ALIAS, target }),
      route: { match: { ...any, model: ALIAS }, targets },
    },
    {
      title: t('example_background'),
      text: t('example_background_text', { target }),
      route: { match: { ...any, kind: 'background' }, targets },
    },
  ]
}

/** The cheapest that takes tools: agents send theirs along with small work too. */
function smallest(models: readonly ModelView[]): ModelView | undefined {
  const price = ({ input_nano_usd: input, output_nano_usd: output }: ModelView) =>
    input === null || output === null ? Number.POSITIVE_INFINITY : input + output
  return models
    .filter(({ deprecated, tools }) => !deprecated && tools === true)
    .toSorted((a, b) => price(a) - price(b))[0]
}
