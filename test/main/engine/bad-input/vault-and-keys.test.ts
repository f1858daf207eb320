import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEngine } from '../../../support/engine.ts'
import { startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { ask } from '../privacy/ask.ts'
import { askOf, dialects, refused } from './tool.ts'

let upstream: Upstream
const directories: string[] = []
const newDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'wb-'))
  directories.push(directory)
  return directory
}

beforeAll(async () => {
  upstream = await startUpstream()
})
afterAll(async () => {
  await upstream.close()
  for (const directory of directories) rmSync(directory, { recursive: true, force: true })
})

const key = 'sk-live-0123456789abcdef'
const atUpstream = { openai: '/v1', anthropic: '', gemini: '/v1beta' } as const

describe.each(dialects)('a tool that speaks %s', (dialect) => {
  it('learns that its provider’s key is gone, and how to give it again', async () => {
    const dataDirectory = newDirectory()
    const first = await startEngine({ dataDirectory })
    const base_url = upstream.origin + atUpstream[dialect]
    await first.core.client.providers.add({ kind: dialect, base_url, key })
    await first.stop()

    const engine = await startEngine({ dataDirectory })
    const seen = upstream.seen.length
    const got = await refused(engine, dialect, askOf(dialect))
    expect(got.status).toBe(503)
    expect(got.message).toContain(`The provider ${dialect} has no key.`)
    expect(got.message).toContain(`waybill provider add ${dialect}`)
    expect(got.told.headers['x-should-retry']).toBe('false')
    expect(got.row).toMatchObject({ error_type: 'provider_key_missing', ended_by: 'waybill', attempts: 0, dialect })
    expect(upstream.seen).toHaveLength(seen)

    await engine.core.client.providers.add({ kind: dialect, key })
    expect((await ask(engine.proxy, engine.key, askOf(dialect))).status).toBe(200)
    await engine.stop()
  })

  it('learns that the vault is locked, and is served once it is unlocked', async () => {
    const passphrase = 'correct horse battery staple'
    const engine = await startEngine({ dataDirectory: newDirectory(), vault: 'sealed', passphrase })
    const { providers, system } = engine.core.client
    const base_url = upstream.origin + atUpstream[dialect]
    await providers.add({ kind: dialect, base_url, key })
    expect(await system.lock()).toMatchObject({ state: 'locked' })

    const got = await refused(engine, dialect, askOf(dialect))
    expect(got.status).toBe(503)
    expect(got.message).toMatch(/vault .* is locked.*waybill unlock/)
    expect(got.row).toMatchObject({ error_type: 'vault_locked', ended_by: 'waybill', attempts: 0, dialect })

    await system.unlock({ passphrase })
    expect((await ask(engine.proxy, engine.key, askOf(dialect))).status).toBe(200)
    await engine.stop()
  })
})
