import type { RouteExplained, RouteMatch, RouteView } from '../../shared/contract/routes.ts'
import { printable } from '../../shared/printable.ts'
import { formatTitles } from '../../shared/wire-formats.ts'
import { table } from './table.ts'

export function routesText(routes: readonly RouteView[]): string {
  return table(
    [
      { title: '#', value: (row) => row.position + 1 },
      { title: 'MODEL', value: (row) => row.match.model },
      { title: 'ONLY FOR', value: (row) => conditionsOf(row.match) },
      { title: 'GOES TO', value: (row) => targetsOf(row) },
      { title: 'PROBLEM', value: (row) => row.problems[0]?.message ?? null },
      { title: 'ID', value: (row) => row.id },
    ],
    routes,
  )
}

/** One route, with all that is wrong with it. */
export function routeText(route: Pick<RouteView, 'match' | 'targets'> & Partial<Pick<RouteView, 'problems'>>): string {
  const conditions = conditionsOf(route.match)
  const what = conditions === null ? '' : ` (${conditions})`
  const problems = (route.problems ?? []).map(({ message }) => `! ${message}`)
  return [`${route.match.model}${what} → ${targetsOf(route)}`, ...problems].map(printable).join('\n')
}

function conditionsOf({ client_key_id, project, format, kind, min_input_tokens }: RouteMatch): string | null {
  const all = [
    ...(client_key_id === null ? [] : [`key ${client_key_id}`]),
    ...(project === null ? [] : [`project ${project}`]),
    ...(format === null ? [] : [formatTitles[format]]),
    ...(kind === null ? [] : [kind]),
    ...(min_input_tokens === null ? [] : [`${min_input_tokens} tokens or more`]),
  ]
  return all.length === 0 ? null : all.join(', ')
}

function targetsOf({ targets }: Pick<RouteView, 'targets'>): string {
  return targets.map(({ to, weight }) => (weight === null ? to : `${to} (${weight})`)).join(', ')
}

export function explainedText({ steps, candidates, refused }: RouteExplained): string {
  const told = steps.map(({ matched, message }) => printable(`${matched ? '→' : ' '} ${message}`))
  if (refused !== null) return [...told, printable(refused)].join('\n')
  const list = table(
    [
      { title: 'TRIED', value: (row) => candidates.indexOf(row) + 1 },
      { title: 'PROVIDER', value: (row) => row.provider },
      { title: 'MODEL', value: (row) => row.model },
      { title: 'FORMAT', value: (row) => (row.format === null ? null : formatTitles[row.format]) },
      { title: 'TRANSLATED', value: (row) => (row.translated ? 'yes' : 'no') },
    ],
    candidates,
  )
  return [...told, '', list].join('\n')
}
