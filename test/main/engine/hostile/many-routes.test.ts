import { performance } from 'node:perf_hooks'
import { expect, it } from 'vitest'
import { startRouted } from '../route/routed-engine.ts'

/** Ways through them: more than a machine walks in a year. Counted, all of this takes a fraction of it. */
const LONGEST_MS = 5_000

it('routes that all lead to each other hold nobody up: neither who adds one, nor who asks', async () => {
  const { engine, ask } = await startRouted(['a'])
  const { routes } = engine.core.client
  const targets = (first: number) => Array.from({ length: 10 }, (_, place) => ({ to: `r${(first + place) % 14}` }))
  const since = performance.now()
  for (let index = 0; index < 14; index += 1) {
    await routes.add({ match: { model: `r${index}` }, targets: targets(index + 1) })
  }
  await routes.add({ match: { model: 'start' }, targets: targets(0) })
  const problems = (await routes.list()).map((route) => route.problems.some(({ problem }) => problem === 'circle'))
  expect(problems).toEqual([...Array(14).fill(true), false])
  expect((await ask({ model: 'start' })).status).toBe(404)
  const { steps, candidates } = await routes.explain({ model: 'start' })
  expect(candidates).toEqual([])
  expect(steps.length).toBeLessThan(300)
  expect(performance.now() - since).toBeLessThan(LONGEST_MS)
})
