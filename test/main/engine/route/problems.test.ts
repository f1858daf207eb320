import { describe, expect, it } from 'vitest'
import type { RouteMatch } from '../../../../src/shared/contract/routes.ts'
import { leads, startRouted } from './routed-engine.ts'

/** What is said to be wrong with the last of these, each a match and a target; `mine` and `yours` are there, `nobody` is not. */
async function problemsOfLast(...routes: [match: Partial<RouteMatch> & { model: string }, target: string][]) {
  const { engine } = await startRouted(['mine', 'yours'])
  for (const [match, target] of routes) await engine.core.client.routes.add(leads(match, target))
  return (await engine.core.client.routes.list()).at(-1)?.problems.map(({ problem }) => problem)
}

describe('a target at a provider that is not there', () => {
  it('is told of, by whatever name it is asked for', async () => {
    expect(await problemsOfLast([{ model: 'fast' }, 'nobody/x'])).toEqual(['unknown_provider'])
    expect(await problemsOfLast([{ model: '*' }, 'nobody/x'])).toEqual(['unknown_provider'])
  })

  it('is told of where another rule leads only some of its requests on', async () => {
    const long = [{ model: '*', min_input_tokens: 60_000 }, 'mine/x'] as const
    expect(await problemsOfLast([...long], [{ model: 'fast' }, 'nobody/x'])).toEqual(['unknown_provider'])
  })

  it('is none where a route of that name leads all of them on', async () => {
    expect(await problemsOfLast([{ model: 'team/fast' }, 'mine/x'], [{ model: 'fast' }, 'team/fast'])).toEqual([])
  })
})

it('a target without a model’s name is not taken', async () => {
  const { engine } = await startRouted(['mine', 'yours'])
  await expect(engine.core.client.routes.add(leads({ model: 'fast' }, 'mine/'))).rejects.toThrow(
    'mine/ is no target: no model is named behind its slash.',
  )
})

it('what is explained for a client key that is not there is refused, rather than said of all', async () => {
  const { engine } = await startRouted(['mine', 'yours'])
  const { routes } = engine.core.client
  await expect(routes.explain({ model: 'mine/x', client_key_id: 'none' })).rejects.toThrow(
    'There is no client key of this id.',
  )
})
