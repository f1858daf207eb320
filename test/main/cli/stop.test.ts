import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { newHome, type Started, startWaybill, waybill, waybillJson } from './waybill-command.ts'

/** A stream that the sandbox would go on with for a long while, once its first bytes are here. */
async function openStream({ home, ready }: Started): Promise<Response> {
  await waybill(['provider', 'add', 'sandbox'], { home })
  const { key } = await waybillJson<{ key: string }>(['key', 'create', 'streaming'], { home })
  const answer = await fetch(`${ready.proxy}/sandbox/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-5-mini+slow-2000', stream: true, messages: [{ role: 'user', content: 'x' }] }),
  })
  expect(answer.status).toBe(200)
  return answer
}

const cutOff = (answer: Response) =>
  answer
    .text()
    .then(() => 'whole')
    .catch(() => 'cut')

describe('waybill stop', () => {
  it('comes back when the engine has really ended', async () => {
    const engine = await startWaybill({ home: newHome() })
    const { code, stdout } = await waybill(['stop', '--json'], engine)
    expect([code, JSON.parse(stdout)]).toEqual([0, { state: 'stopped', pid: engine.ready.pid }])
    expect(() => process.kill(engine.ready.pid, 0)).toThrow()
    expect((await engine.done).code).toBe(0)
    const again = await startWaybill(engine)
    expect(again.ready.pid).not.toBe(engine.ready.pid)
  })

  it('without an engine says that none runs', async () => {
    const { code, stdout, stderr } = await waybill(['stop', '--json'], { home: newHome() })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^error: Waybill is not running .*\nwhat to do: Start it: waybill start\n$/)
  })

  it('gives streams their limit, then cuts them', async () => {
    const engine = await startWaybill({ home: newHome() })
    await waybillJson(['settings', 'set', 'stop_limit_seconds', '0'], engine)
    const ended = cutOff(await openStream(engine))
    expect((await waybill(['stop'], engine)).code).toBe(0)
    expect(await ended).toBe('cut')
    const rows = await waybillJson<{ ended_by: string }[]>(['exchanges'], engine)
    expect(rows.map((row) => row.ended_by)).toEqual(['waybill'])
  })
})

describe('a signal', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends the engine gracefully', async (signal) => {
    const engine = await startWaybill({ home: newHome() })
    engine.child.kill(signal)
    expect((await engine.done).code).toBe(0)
    expect((await waybill(['status'], engine)).code).toBe(1)
  })

  it('that is the second does not wait for streams', async () => {
    const engine = await startWaybill({ home: newHome(), env: { WAYBILL_LOG: 'info' } })
    await waybillJson(['settings', 'set', 'stop_limit_seconds', '3600'], engine)
    const ended = cutOff(await openStream(engine))
    engine.child.kill('SIGTERM')
    for await (const text of engine.child.stderr ?? []) if (String(text).includes('stopping')) break
    expect((await waybillJson<{ state: string }>(['status'], engine)).state).toBe('stopping')
    engine.child.kill('SIGINT')
    const [code] = await once(engine.child, 'exit')
    expect([code, await ended]).toEqual([1, 'cut'])
  })
})
