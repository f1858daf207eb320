import { type Command, InvalidArgumentError } from 'commander'
import type { ControlClient } from '../../../shared/contract/contract.ts'
import type { RouteView } from '../../../shared/contract/routes.ts'
import { AppError } from '../../../shared/errors.ts'
import { withControl } from '../control.ts'
import { printJson, printLine } from '../print.ts'
import { addMatchOptions, anyOption, type MatchOptions, matchFrom, matchOf, targetsFrom } from '../route-options.ts'
import { routesText, routeText } from '../route-text.ts'
import type { Session } from '../session.ts'
import { addRouteExplain } from './route-explain.ts'

type Json = { readonly json?: true }

const MODEL = 'a name (an alias), or a pattern with * in it; * alone: any'
const TARGETS = 'provider/model, provider/* (the same model there), or a model’s name; tried in this order'
const WHICH = 'its id, its number in the list, or its model where that is the only route for it'

export function addRoute(program: Command, session: Session): void {
  const route = program.command('route').description('rules of which request goes to which provider and model')
  route
    .command('list')
    .option('--json', 'print JSON')
    .action(async ({ json }: Json) => {
      const all = await withControl(session, ({ client }) => client.routes.list())
      if (json) printJson(all)
      else printLine(all.length === 0 ? 'No routes yet: waybill route add fast openai/gpt-5-mini' : routesText(all))
    })
  addMatchOptions(
    route
      .command('add')
      .description('add a rule behind the others; it counts from the next request on')
      .argument('<model>', MODEL)
      .argument('<target...>', TARGETS),
  )
    .option('--json', 'print JSON')
    .action(async (model: string, names: string[], { json, ...options }: MatchOptions & Json) => {
      const input = { match: matchFrom(options, matchOf(model)), targets: targetsFrom(names, options.weight) }
      show(await withControl(session, ({ client }) => client.routes.add(input)), json)
    })
  addMatchOptions(
    route
      .command('set')
      .description('change a rule: where it goes, or which requests it is for; the rest stays')
      .argument('<route>', WHICH)
      .argument('[target...]', TARGETS),
  )
    .addOption(anyOption())
    .option('--json', 'print JSON')
    .action(async (which: string, names: string[], { json, ...options }: MatchOptions & Json) => {
      const updated = await withControl(session, async ({ client }) => {
        const { id, match, targets } = await find(client, which)
        const weighed = names.length > 0 ? names : targets.map(({ to }) => to)
        const isLeft = names.length === 0 && options.weight === undefined
        const led = isLeft ? targets : targetsFrom(weighed, options.weight)
        return client.routes.update({ id, match: matchFrom(options, match), targets: led })
      })
      show(updated, json)
    })
  route
    .command('move')
    .description('put a rule in another place: aliases are looked at before patterns, each in this order')
    .argument('<route>', WHICH)
    .argument('<number>', 'its place in the list, from 1', place)
    .option('--json', 'print JSON')
    .action(async (which: string, position: number, { json }: Json) => {
      const all = await withControl(session, async ({ client }) => {
        const { id } = await find(client, which)
        return client.routes.move({ id, position: position - 1 })
      })
      if (json) printJson(all)
      else printLine(routesText(all))
    })
  route
    .command('remove')
    .argument('<route>', WHICH)
    .option('--json', 'print JSON')
    .action(async (which: string, { json }: Json) => {
      const { match, done } = await withControl(session, async ({ client }) => {
        const found = await find(client, which)
        return { match: found.match, done: await client.routes.remove({ id: found.id }) }
      })
      if (json) printJson(done)
      else printLine(`${match.model}: removed.`)
    })
  addRouteExplain(route, session)
}

function show(route: RouteView, json: true | undefined): void {
  if (json) printJson(route)
  else printLine(routeText(route))
}

async function find(client: ControlClient, which: string): Promise<RouteView> {
  const all = await client.routes.list()
  const named = all.filter(({ match }) => match.model === which)
  const found = all.find(({ id }) => id === which) ?? (named.length === 1 ? named[0] : undefined)
  const numbered = /^\d+$/.test(which) ? all[Number(which) - 1] : undefined
  const route = found ?? numbered
  if (route) return route
  const message = named.length > 1 ? `There are ${named.length} routes for ${which}.` : `There is no route ${which}.`
  throw new AppError('not_found', { message, action: 'Give its id: waybill route list' })
}

function place(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Write a number from 1 on.')
}
