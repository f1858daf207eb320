import { expect, it, onTestFinished } from 'vitest'
import { startEngine } from '../../../support/engine.ts'

it('what keys are called is told of all that there are and were, without what they have used', async () => {
  const engine = await startEngine()
  onTestFinished(engine.stop)
  const { clientKeys } = engine.core.client
  const gone = await clientKeys.create({ name: 'gone', limits: { budget_day_nano_usd: 1 } })
  await clientKeys.revoke({ id: gone.id })
  const [first, ...others] = await clientKeys.names()
  expect(first).toMatchObject({ name: 'test', revoked_at: null })
  expect(others).toEqual([{ id: gone.id, name: 'gone', prefix: gone.prefix, revoked_at: expect.any(Number) }])
})
