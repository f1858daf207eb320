import type { ImportedProvider, ImportPlan, TakenProviders } from '../../shared/contract/imports.ts'
import { printable } from '../../shared/printable.ts'
import { routeText } from './route-text.ts'
import { table } from './table.ts'

export function foundText(plans: readonly ImportPlan[]): string {
  return table(
    [
      { title: 'SOURCE', value: (row) => row.source },
      { title: 'PROVIDERS', value: (row) => row.providers.length },
      { title: 'CAN BE TAKEN', value: (row) => row.providers.filter(({ problem }) => problem === null).length },
      { title: 'FILE', value: (row) => row.path },
      { title: 'PROBLEM', value: (row) => row.problems[0] ?? null },
    ],
    plans,
  )
}

export function importText({ path, providers, routes, rules, problems }: ImportPlan): string {
  const list = table(
    [
      { title: 'PROVIDER', value: (row) => row.name },
      { title: 'BECOMES', value: (row) => row.as },
      { title: 'KIND', value: (row) => row.kind },
      { title: 'BASE URL', value: (row) => row.base_url ?? 'its own' },
      { title: 'KEY', value: keyText },
      { title: 'PROBLEM', value: (row) => row.problem },
    ],
    providers,
  )
  return [
    printable(path),
    ...(providers.length === 0 ? ['No provider in it.'] : [list]),
    ...problems.map((problem) => `! ${printable(problem)}`),
    ...(routes.length === 0 ? [] : ['Its routes:', ...routes.map((route) => printable(`- ${routeLine(route)}`))]),
    ...(rules.length === 0 ? [] : ['Not taken over, its rules:', ...rules.map((rule) => `- ${printable(rule)}`)]),
  ].join('\n')
}

function routeLine({ name, match, targets, problem }: ImportPlan['routes'][number]): string {
  const line = `${name}: ${routeText({ match, targets })}`
  return problem === null ? line : `${line} (left: ${problem})`
}

function keyText({ key, key_variable }: ImportedProvider): string {
  switch (key) {
    case 'given':
      return 'in the file'
    case 'variable':
      return `$${key_variable ?? ''}`
    case 'none':
      return 'none'
  }
}

export function takenText({ added, routes, left }: TakenProviders): string {
  const all = [...added, ...(routes === 0 ? [] : [routes === 1 ? '1 route' : `${routes} routes`])]
  return [
    all.length === 0 ? 'Nothing was added.' : `Added: ${all.join(', ')}. The file is as it was.`,
    ...left.map(({ name, because }) => `${printable(name)}: left. ${printable(because)}`),
  ].join('\n')
}
