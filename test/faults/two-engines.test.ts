import { once } from 'node:events'
import { expect, it, onTestFinished } from 'vitest'
import { ask, JSON_TYPE } from '../main/engine/privacy/ask.ts'
import { requestIn } from '../main/engine/translate/requests.ts'
import { builtCli, type EngineProcess, makePlace, run, startProcess } from '../support/markers-process.ts'
import { rounds, tell } from '../support/tell.ts'

const STARTS = rounds(2, 20)

it('of two that start at the same moment, over what a killed one has left, one runs and the other says so and harms nothing', {
  timeout: 60_000 + STARTS * 20_000,
}, async () => {
  const place = makePlace(builtCli)
  onTestFinished(place.remove)
  let engine = await startProcess(place)
  onTestFinished(async () => void (await engine.end('SIGKILL')))
  await engine.client.providers.add({ kind: 'sandbox' })
  const { key } = await engine.client.clientKeys.create({ name: 'tool' })
  const talk = async ({ proxy }: EngineProcess): Promise<void> => {
    const { path, body } = requestIn('chat_completions', 'sandbox/gpt-5-mini', false)
    expect(await ask(proxy, key, { path, body, headers: JSON_TYPE })).toMatchObject({ status: 200, whole: true })
  }

  for (let count = 0; count < STARTS; count += 1) {
    await engine.end('SIGKILL')
    const starts = await Promise.allSettled([startProcess(place), startProcess(place)])
    const [refused] = starts.filter((start) => start.status === 'rejected')
    expect(String(refused?.reason)).toMatch(/ended \(1\): error: Waybill is already running here/)
    const [started, ...others] = starts.filter((start) => start.status === 'fulfilled')
    expect([started === undefined, others]).toEqual([false, []])
    if (started) engine = started.value
    await talk(engine)
    // And one more, beside an engine that has been at work for a while.
    const { child, output } = run(place, [
      'start',
      '--headless',
      '--port',
      '0',
      '--control-port',
      '0',
      '--vault',
      'memory',
    ])
    expect([await once(child, 'exit'), output().toString()]).toEqual([
      [1, null],
      expect.stringContaining('already running'),
    ])
    await talk(engine)
    const { exchanges, unrecorded, notices } = await engine.client.system.status()
    expect({ exchanges, unrecorded, notices }).toEqual({ exchanges: 2 * (count + 1), unrecorded: 0, notices: [] })
    tell({ tried: 2 })
  }
  const rows = await engine.client.usage.exchanges({ limit: 1000 })
  expect(rows.filter(({ ended_by }) => ended_by !== 'complete')).toEqual([])
})
