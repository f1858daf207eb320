import type { RouteMatch } from '../../../shared/contract/routes.ts'
import type { SettingValue } from '../connect/format.ts'
import type { Found } from './found.ts'
import { entriesAt, itemsAt, textAt } from './values.ts'

/** Where none is written there (musistudio/claude-code-router, README.md). */
const USUAL_THRESHOLD = 60_000

/**
 * Its `Router`, in the order in which it decides: long input, small work, thinking, all else. It serves Claude Code alone, so these
 * are for requests in that tool's format.
 */
export function routesOfRouter(settings: SettingValue): Pick<Found, 'routes' | 'rules'> {
  const threshold = Number(textAt(settings, 'Router', 'longContextThreshold') ?? USUAL_THRESHOLD)
  const conditions: Readonly<Record<string, Partial<RouteMatch>>> = {
    longContext: { min_input_tokens: threshold },
    background: { kind: 'background' },
    think: { kind: 'thinking' },
    default: {},
  }
  const routes = Object.entries(conditions).flatMap(([name, condition]) => {
    const target = targetIn(textAt(settings, 'Router', name))
    if (target === null) return []
    return [{ name, match: { model: '*', format: 'messages' as const, ...condition }, targets: [target] }]
  })
  const others = entriesAt(settings, 'Router').flatMap(([name, value]) =>
    !Object.hasOwn(conditions, name) && typeof value === 'string' && value.includes(',')
      ? [`${name} → ${value.replace(',', ', ')}`]
      : [],
  )
  const written = itemsAt(settings, 'Router', 'rules').map((rule) => `rule ${textAt(rule, 'name') ?? 'without a name'}`)
  return { routes, rules: [...others, ...written] }
}

/** `provider,model` */
function targetIn(text: string | undefined) {
  const comma = text?.indexOf(',') ?? -1
  if (text === undefined || comma < 1) return null
  return { provider: { name: text.slice(0, comma).trim() }, model: text.slice(comma + 1).trim(), weight: null }
}
