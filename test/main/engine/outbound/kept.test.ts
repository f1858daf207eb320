import { once } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { startEngine } from '../../../support/engine.ts'
import { makePlace, run, startProcess } from '../../../support/markers-process.ts'
import { startProvider } from '../../../support/provider.ts'
import { rawRequest, sendRaw } from '../../../support/raw-http.ts'
import { askOf } from '../bad-input/tool.ts'
import { ask } from '../privacy/ask.ts'

// Whole processes, on a machine that may be doing the same in other suites.
vi.setConfig({ testTimeout: 120_000 })

describe('a host that was contacted', () => {
  it('is still listed after Waybill was killed', async () => {
    const place = makePlace()
    const provider = await startProvider({})
    const engine = await startProcess(place)
    await engine.client.providers.add({ kind: 'openai', base_url: `${provider.origin}/v1`, key: 'sk-0123456789' })
    const { key } = await engine.client.clientKeys.create({ name: 'tool' })
    expect((await ask(engine.proxy, key, askOf('openai'))).status).toBe(200)
    await engine.end('SIGKILL')
    const { child, output } = run(place, ['privacy', 'outbound'])
    await once(child, 'close')
    const text = output().toString()
    expect(text).toContain(new URL(provider.origin).host)
    expect(text).toContain('Nobody was contacted on Waybill’s own account')
    await provider.close()
    place.remove()
  })

  it('does not come back after it was erased, though its connection is still open', async () => {
    const provider = await startProvider({})
    const engine = await startEngine()
    const { providers, privacy } = engine.core.client
    await providers.add({ kind: 'openai', name: 'work', base_url: `${provider.origin}/v1`, key: 'sk-0123456789' })
    expect((await ask(engine.proxy, engine.key, askOf('openai', { provider: 'work' }))).status).toBe(200)
    expect(await privacy.outbound({})).toMatchObject([{ provider: 'work', connections: 1 }])
    expect((await ask(engine.proxy, engine.key, askOf('openai', { provider: 'work' }))).status).toBe(200)
    await privacy.purge({ scope: 'provider', provider_name: 'work' })
    expect(await privacy.outbound({})).toEqual([])
    await engine.stop()
    await provider.close()
  })
})

it('Waybill’s own answers set no cookie', async () => {
  const place = makePlace()
  const engine = await startProcess(place)
  const status = await engine.client.system.status()
  const control = Number(new URL(String(status.dashboard)).port)
  const heads = [
    'GET / HTTP/1.1',
    'HEAD / HTTP/1.1',
    'POST /v1/chat/completions HTTP/1.1',
    'GET /rpc/system/status HTTP/1.1',
  ]
  for (const port of [engine.port, control]) {
    for (const head of heads) {
      const answer = await sendRaw(port, rawRequest([head, `host: 127.0.0.1:${port}`, 'content-length: 0']))
      expect(answer.status).not.toBeNull()
      expect([head, answer.header('set-cookie')]).toEqual([head, null])
    }
  }
  await engine.end('SIGTERM')
  place.remove()
})
