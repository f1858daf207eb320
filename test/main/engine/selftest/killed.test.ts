import { afterEach, expect, it } from 'vitest'
import { type EngineProcess, makePlace, startProcess } from '../../../support/markers-process.ts'

const place = makePlace()
let engine: EngineProcess

afterEach(async () => {
  await engine.end('SIGKILL')
  place.remove()
})

it('what a kill in the middle of a self-test leaves is gone after the next start', async () => {
  engine = await startProcess(place)
  let sent = 0
  try {
    for await (const { step } of await engine.client.privacy.selftest()) {
      sent += step === 'sent' ? 1 : 0
      if (step === 'searched') await engine.end('SIGKILL')
    }
  } catch {
    // The engine is gone.
  }
  expect(sent).toBeGreaterThan(40)

  engine = await startProcess(place)
  // The erasure is under way, one behind the other: with the next, this one is done.
  await engine.client.privacy.purge({ scope: 'provider', provider_name: 'nobody' })
  expect(await engine.client.usage.exchanges({ limit: 10 })).toEqual([])
  expect(await engine.client.privacy.outbound({})).toEqual([])
  expect(await engine.client.security.events({ limit: 10 })).toEqual([])
  const left = engine.traces().filter(({ bytes }) => bytes.includes('selftest-'))
  expect(left.map(({ name }) => name)).toEqual([])
})
