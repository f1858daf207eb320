import { v7 as uuidv7 } from 'uuid'
import type { RouteExplained, RouteInput, RouteView } from '../../../shared/contract/routes.ts'
import { AppError } from '../../../shared/errors.ts'
import type { RequestKind } from '../../../shared/request-kinds.ts'
import type { ClientFormat } from '../../../shared/wire-formats.ts'
import type { Ledger, RouteRecord } from '../ledger/ledger.ts'
import { os } from './mount.ts'

export interface ExplainedRequest {
  readonly model: string
  readonly format: ClientFormat
  readonly client_key_id: string | null
  readonly project: string | null
  readonly kind: RequestKind | null
  readonly input_tokens: number
}

export interface RouteHandlersNeeds {
  readonly ledger: Pick<Ledger, 'routes'>
  /** As things are now, for as many routes as are looked at in this turn. */
  readonly findProblems: () => (route: RouteRecord, earlier: readonly RouteRecord[]) => RouteView['problems']
  readonly explain: (request: ExplainedRequest) => RouteExplained
  /** The rules have changed: the next request must meet them. */
  readonly reload: () => void
  readonly changed: () => void
}

const MOST_ROUTES = 500

export function routeHandlers(needs: RouteHandlersNeeds) {
  const { ledger } = needs
  /** Of the wanted ones alone: what is wrong with one is found among all that are before it. */
  const views = (isWanted: (route: RouteRecord) => boolean = () => true): RouteView[] => {
    const all = ledger.routes.all()
    const problemsOf = needs.findProblems()
    return all.flatMap((route, position) => {
      if (!isWanted(route)) return []
      const isAlias = isAliasOf(route)
      // Aliases are looked at before patterns, wherever they stand, and take no whole pattern.
      const earlier = all.slice(0, position).filter((other) => isAliasOf(other) === isAlias)
      return [{ ...route, position, targets: [...route.targets], problems: problemsOf(route, earlier) }]
    })
  }
  const replace = (all: readonly RouteRecord[]): void => {
    ledger.routes.replaceAll(all)
    needs.reload()
    needs.changed()
  }
  const viewOf = (id: string): RouteView => {
    const [view] = views((route) => route.id === id)
    if (view) return view
    throw new AppError('not_found', { message: 'There is no such route.', action: 'See waybill route list.' })
  }

  return {
    list: os.routes.list.handler(() => views()),
    add: os.routes.add.handler(({ input }) => {
      const all = ledger.routes.all()
      check(input, all)
      if (all.length >= MOST_ROUTES) {
        throw new AppError('invalid_input', { message: `There are ${MOST_ROUTES} routes already.` })
      }
      const added = { ...input, id: uuidv7(), created_at: Date.now() }
      replace([...all, added])
      return viewOf(added.id)
    }),
    update: os.routes.update.handler(({ input: { id, ...input } }) => {
      const { created_at } = viewOf(id)
      const all = ledger.routes.all()
      check(
        input,
        all.filter((route) => route.id !== id),
      )
      replace(all.map((route) => (route.id === id ? { ...input, id, created_at } : route)))
      return viewOf(id)
    }),
    move: os.routes.move.handler(({ input: { id, position } }) => {
      viewOf(id)
      const all = ledger.routes.all()
      const moved = all.filter((route) => route.id === id)
      const others = all.filter((route) => route.id !== id)
      replace(others.toSpliced(position, 0, ...moved))
      return views()
    }),
    remove: os.routes.remove.handler(({ input: { id } }) => {
      viewOf(id)
      replace(ledger.routes.all().filter((route) => route.id !== id))
      return { ok: true as const }
    }),
    explain: os.routes.explain.handler(({ input }) => needs.explain(input)),
  }
}

function isAliasOf({ match }: RouteInput): boolean {
  return !match.model.includes('*')
}

/** Throws `invalid_input`, and `name_taken` for an alias that is there for the same requests. */
function check(route: RouteInput, others: readonly RouteInput[]): void {
  for (const { to } of route.targets) {
    const action = 'Write provider/model, provider/* or a model’s name.'
    if (to.endsWith('/')) {
      throw new AppError('invalid_input', {
        message: `${to} is no target: no model is named behind its slash.`,
        action,
      })
    }
    if (to.replace(/\/\*$/, '').includes('*')) {
      const message = `${to} is no target: a * stands behind a provider’s slash alone.`
      throw new AppError('invalid_input', { message, action })
    }
  }
  const { model, ...conditions } = route.match
  if (!isAliasOf(route)) return
  const isTaken = others.some(
    ({ match: { model: name, ...own } }) =>
      name.toLowerCase() === model.toLowerCase() && JSON.stringify(own) === JSON.stringify(conditions),
  )
  if (!isTaken) return
  throw new AppError('name_taken', {
    message: `There is an alias ${model} already, for the same requests.`,
    action: 'Change that one: waybill route set',
  })
}
