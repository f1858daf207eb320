import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startEngine } from '../../../support/engine.ts'
import { startUpstream } from '../../../support/markers-upstream.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'

const dataDirectory = mkdtempSync(join(tmpdir(), 'waybill-test-'))
afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }))

describe('pseudonyms', () => {
  it('are the same after a restart, and neither they nor the names stand in any file', async () => {
    const upstream = await startUpstream()
    const options = { dataDirectory, vault: 'sealed', passphrase: 'correct horse battery' } as const
    let key = ''
    const userOf = async (isFirst: boolean) => {
      const engine = await startEngine(options)
      const { providers, clientKeys } = engine.core.client
      if (isFirst) {
        await providers.add({ kind: 'compatible', name: 'own', base_url: `${upstream.origin}/v1` })
        await providers.update({ name: 'own', asks: { pseudonyms: true } })
        key = (await clientKeys.create({ name: 'agent' })).key
      }
      const body = '{"model":"own/m","messages":[],"user":"anna-4711"}'
      const told = await ask(engine.proxy, key, { path: '/v1/chat/completions', headers: JSON_TYPE, body })
      await engine.stop()
      expect(told.status).toBe(200)
      return (JSON.parse(String(upstream.seen.at(-1)?.body)) as { user: string }).user
    }
    const user = await userOf(true)
    expect(user).toMatch(/^wb_[0-9a-f]{32}$/)
    expect(await userOf(false)).toBe(user)
    await upstream.close()
    for (const name of readdirSync(dataDirectory, { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue
      const bytes = readFileSync(join(name.parentPath, name.name))
      expect(bytes.includes(user)).toBe(false)
      expect(bytes.includes('anna-4711')).toBe(false)
    }
  })
})

describe('another provider that stands in', () => {
  it('gets what is asked of it, and not what is asked of the one before', async () => {
    const upstream = await startUpstream((seen, res) => {
      res.writeHead(seen.url.startsWith('/one') ? 503 : 200, { 'content-type': 'application/json' }).end('{}')
    })
    const engine = await startEngine()
    const { providers } = engine.core.client
    await providers.add({ kind: 'openai', base_url: `${upstream.origin}/one/v1`, key: 'sk-one-0123456789' })
    await providers.add({
      kind: 'openai',
      name: 'two',
      base_url: `${upstream.origin}/two/v1`,
      key: 'sk-two-0123456789',
    })
    await providers.update({ name: 'openai', asks: { pseudonyms: true } })
    await providers.update({ name: 'two', asks: { no_store: true, strip_identifying_headers: true } })
    const body = '{"model":"gpt-5-mini","messages":[],"user":"anna"}'
    const headers = { ...JSON_TYPE, 'user-agent': 'agent/1', 'openai-organization': 'org' }
    const told = await ask(engine.proxy, engine.key, { path: '/v1/chat/completions', headers, body })
    await engine.stop()
    await upstream.close()
    expect(told.status).toBe(200)
    const [one, two] = upstream.seen
    expect(one?.body.toString()).toMatch(/"user":"wb_/)
    expect(one?.headers).toMatchObject({ 'user-agent': 'agent/1', 'openai-organization': 'org' })
    expect(two?.body.toString()).toBe(body.replace('{', '{"store":false,'))
    expect(two?.headers['user-agent']).toBe('waybill')
    expect(two?.headers).not.toHaveProperty('openai-organization')
  })
})
