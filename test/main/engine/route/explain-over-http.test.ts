import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RouteInput } from '../../../../src/shared/contract/routes.ts'
import { leads, startRouted } from './routed-engine.ts'

const names = ['a', 'b', 'c']
const models = ['fast', 'slow', 'big', 'a/fast', 'gone/x', 'm']

const target = fc.tuple(
  fc.constantFrom('a/x', 'b/*', 'c/y', 'fast', 'slow', 'gone/x', 'c/*'),
  fc.constantFrom('', '', '*2', '*5'),
)
const rule: fc.Arbitrary<RouteInput> = fc
  .record({
    model: fc.constantFrom(...models, '*', 's*', 'gone/*'),
    kind: fc.constantFrom(null, null, 'thinking' as const),
    min_input_tokens: fc.constantFrom(null, null, 200),
    targets: fc.array(target, { minLength: 1, maxLength: 3 }),
  })
  .map(({ targets, ...match }) => leads(match, ...targets.map((each) => each.join(''))))

const request = fc.record({
  model: fc.constantFrom(...models),
  isLong: fc.boolean(),
  kind: fc.constantFrom(null, 'thinking' as const),
})

test('a request goes where the explanation of a moment before says', async () => {
  const { engine, ask, asked } = await startRouted(names)
  const { routes } = engine.core.client
  const property = fc.asyncProperty(
    fc.array(rule, { maxLength: 5 }),
    fc.array(request, { minLength: 1, maxLength: 4 }),
    async (rules, requests) => {
      for (const { id } of await routes.list()) await routes.remove({ id })
      // Of two aliases for the same requests the second is refused.
      for (const each of rules) await routes.add(each).catch(() => {})
      for (const { model, isLong, kind } of requests) {
        const explained = await routes.explain({ model, kind, input_tokens: isLong ? 500 : 50 })
        const before = asked().length
        const { status } = await ask({
          model,
          ...(kind ? { reasoning_effort: 'high' } : {}),
          messages: [{ role: 'user', content: 'word '.repeat(isLong ? 600 : 1) }],
        })
        const [first] = explained.candidates
        const told = first ? [200, [`${first.provider}: ${first.model}`]] : [404, []]
        expect([status, asked().slice(before)]).toEqual(told)
      }
    },
  )
  await fc.assert(property, { numRuns: 60 })
})
