import { expect, it, onTestFinished } from 'vitest'
import { startEngine } from '../../../support/engine.ts'

it('settings that are set at once all take effect', async () => {
  const engine = await startEngine()
  onTestFinished(engine.stop)
  const { settings, metrics } = engine.core.client
  await Promise.all([
    settings.set({ name: 'prometheus', value: true }),
    settings.set({ name: 'offline', value: true }),
    metrics.removeOtlpHeader(),
  ])
  expect(await settings.get()).toMatchObject({ prometheus: true, offline: true })
  expect(await metrics.view()).toMatchObject({ prometheus: true })
})
