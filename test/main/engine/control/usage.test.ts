import { expect, it, onTestFinished } from 'vitest'
import { startEngine } from '../../../support/engine.ts'

const DAY_MS = 86_400_000

it('hours are told of two weeks, and of more it is said what to do', async () => {
  const engine = await startEngine()
  onTestFinished(engine.stop)
  const { usage } = engine.core.client
  const now = Date.now()
  expect((await usage.report({ since: now - 14 * DAY_MS, by: 'hour' })).groups).toEqual([])
  const earlier = { since: now - 60 * DAY_MS, until: now - 50 * DAY_MS }
  expect((await usage.report({ ...earlier, by: 'key', then_by: 'hour' })).groups).toEqual([])
  await expect(usage.report({ since: now - 15 * DAY_MS, by: 'hour' })).rejects.toMatchObject({
    code: 'invalid_input',
    message: 'Hours are told of 14 days at most.',
  })
  expect((await usage.report({ since: 0, by: 'day' })).groups).toEqual([])
})
