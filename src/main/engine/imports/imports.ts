import { isAbsolute } from 'node:path'
import type { ImportSource } from '../../../shared/contract/import-sources.ts'
import type { ImportPlan, TakenProviders, WantedProviders } from '../../../shared/contract/imports.ts'
import type { RouteInput } from '../../../shared/contract/routes.ts'
import { AppError } from '../../../shared/errors.ts'
import { pathOf, type Surroundings } from '../connect/tool.ts'
import { createSerial } from '../serial.ts'
import { placesOf } from './places.ts'
import { type PlanNeeds, type Planned, planOf } from './plan.ts'
import { type NameHere, planRoutes, sameRoute } from './plan-routes.ts'
import { type ReadingNeeds, readSource } from './read-source.ts'

export interface ImportNeeds
  extends Omit<PlanNeeds, 'definitions' | 'here' | 'variables'>,
    Pick<ReadingNeeds, 'readTable'> {
  readonly where: Surroundings
  readonly definitions: () => PlanNeeds['definitions']
  readonly here: () => PlanNeeds['here']
  readonly isVaultReady: () => boolean
  readonly routesHere: () => readonly RouteInput[]
  /** As `waybill provider add` does it. */
  readonly add: (provider: {
    readonly name: string
    readonly kind: string
    readonly base_url?: string
    readonly key?: string
  }) => Promise<unknown>
  readonly addKey: (name: string, key: string) => Promise<unknown>
  /** As `waybill route add` does it. */
  readonly addRoute: (route: RouteInput) => Promise<unknown>
}

export interface Imports {
  find(): Promise<ImportPlan[]>
  /** Throws `not_found` and `settings_file_unreadable`. */
  read(source: ImportSource, path: string): Promise<ImportPlan>
  /** Throws `files_changed` and `vault_locked`; what can't be added is told of in `left`. */
  take(
    source: ImportSource,
    path: string,
    revision: string,
    wanted: WantedProviders,
    withRoutes: boolean,
  ): Promise<TakenProviders>
}

/** Providers and their keys out of the settings of tools that do a part of what Waybill does. Those files stay as they are. */
export function createImports(needs: ImportNeeds): Imports {
  /** What is free to one would not be to the other. */
  const inTurn = createSerial()

  async function planAt(source: ImportSource, path: string) {
    const variables = needs.where.env
    const reading = await readSource({ variables, readTable: needs.readTable, kindOfModel }, source, path)
    if (reading === null) return null
    const { found, revision } = reading
    const { planned, words, rules, problems } = planOf(found, {
      variables,
      definitions: needs.definitions(),
      here: needs.here(),
      checkBaseUrl: needs.checkBaseUrl,
    })
    const providers = planned.map(({ view }) => view)
    const routesAs = (nameHere: NameHere) => planRoutes(found, planned, nameHere, words)
    const routes = routesAs(({ view, hereAs }) => hereAs ?? (view.problem === null ? view.as : null))
    const plan: ImportPlan = { source, path, providers, routes, rules, problems, revision }
    return { plan, planned, routesAs }
  }

  function kindOfModel(model: string): string | null {
    return needs.definitions().find(({ models }) => models.some((pattern) => pattern.test(model)))?.kind ?? null
  }

  async function require(source: ImportSource, path: string) {
    const full = fullPath(path)
    const found = await planAt(source, full)
    if (found) return found
    throw new AppError('not_found', { message: `There is no file ${full}.`, action: 'Name the file to read.' })
  }

  function fullPath(path: string): string {
    const full = /^~[/\\]/.test(path) ? pathOf(needs.where, needs.where.home, path.slice(2)) : path
    if (isAbsolute(full) && !full.includes('\0')) return full
    throw new AppError('invalid_input', { message: 'Give the whole path of the file.' })
  }

  /** The one by one that was planned, and only as it was. */
  async function takeOne({ view, key }: Planned, as: string, added: Set<string>): Promise<string | null> {
    if (view.problem !== null) return view.problem
    try {
      if (as === view.as && added.has(as) && key !== null) await needs.addKey(as, key)
      else if (needs.here().some(({ name }) => name === as)) return `There is a provider ${as} already.`
      else {
        const { kind, base_url } = view
        await needs.add({
          name: as,
          kind,
          ...(base_url === null ? {} : { base_url }),
          ...(key === null ? {} : { key }),
        })
      }
      added.add(as)
      return null
    } catch (thrown) {
      if (thrown instanceof AppError) return thrown.message
      throw thrown
    }
  }

  async function takeRoute(route: RouteInput): Promise<string | null> {
    try {
      await needs.addRoute(route)
      return null
    } catch (thrown) {
      if (thrown instanceof AppError) return thrown.message
      throw thrown
    }
  }

  async function takeAll(
    source: ImportSource,
    path: string,
    revision: string,
    wanted: WantedProviders,
    withRoutes: boolean,
  ): Promise<TakenProviders> {
    const { plan, planned, routesAs } = await require(source, path)
    if (plan.revision !== revision)
      throw new AppError('files_changed', { message: `${plan.path} has changed in the meantime.` })
    const chosen = wanted.map(({ name, as }) => ({ name, as, found: planned.find(({ view }) => view.name === name) }))
    if (chosen.some(({ found }) => found?.key != null) && !needs.isVaultReady())
      throw new AppError('vault_locked', { message: 'The vault is locked.' })
    const added = new Set<string>()
    const left: TakenProviders['left'] = []
    for (const { name, as, found } of chosen) {
      const because = found ? await takeOne(found, as, added) : 'It is not there.'
      if (because !== null) left.push({ name, because })
    }
    if (!withRoutes) return { added: [...added], routes: 0, left }
    const routes = routesAs(({ view, hereAs }) => {
      const as = wanted.find(({ name }) => name === view.name)?.as
      return hereAs ?? (as !== undefined && added.has(as) ? as : null)
    })
    let taken = 0
    const here = needs.routesHere()
    for (const { name, problem, ...route } of routes) {
      // Taken before.
      if (here.some((other) => sameRoute(other, route))) continue
      const because = problem ?? (await takeRoute(route))
      if (because === null) taken += 1
      else left.push({ name, because })
    }
    return { added: [...added], routes: taken, left }
  }

  return {
    async find() {
      const plans: ImportPlan[] = []
      for (const { source, path } of placesOf(needs.where)) {
        try {
          const found = await planAt(source, path)
          if (found) plans.push(found.plan)
        } catch (thrown) {
          if (!(thrown instanceof AppError)) throw thrown
          plans.push({ source, path, providers: [], rules: [], problems: [thrown.message], revision: '', routes: [] })
        }
      }
      return plans
    },
    async read(source, path) {
      return (await require(source, path)).plan
    },
    take: (source, path, revision, wanted, withRoutes) =>
      inTurn(() => takeAll(source, path, revision, wanted, withRoutes)),
  }
}
