import { homedir } from 'node:os'
import { afterEach, expect, test } from 'vitest'
import { redacted } from '../../../src/main/engine/diagnostics.ts'
import { startEngine, type TestEngine } from '../../support/engine.ts'

let engine: TestEngine | undefined
afterEach(async () => {
  await engine?.stop()
})

test('diagnostics for somebody else hold no address of others, no key and nothing that was written into settings', async () => {
  engine = await startEngine()
  const { settings, clientKeys, system } = engine.core.client
  const { key } = await clientKeys.create({ name: 'Editor' })
  await settings.set({ name: 'upstream_proxy', value: 'http://jane:swordfish@proxy.example:3128' })
  await settings.set({ name: 'allowed_hosts', value: ['secret-project.example'] })
  await settings.set({ name: 'otlp_endpoint', value: 'https://collector.example/base' })
  await settings.set({ name: 'retry_attempts', value: 2 })
  const { text } = await system.diagnostics()
  expect(text).toContain('retry_attempts: 2')
  expect(text).toContain('upstream_proxy: set')
  expect(text).toContain('allowed_hosts: set')
  expect(text).toContain('collector: https://…')
  expect(text).toContain((await system.status()).proxy)
  for (const secret of [key, 'swordfish', 'example', homedir() === '/' ? 'swordfish' : homedir()]) {
    expect(text).not.toContain(secret)
  }
})

test('a home directory is shortened by each of its names, and what is of this machine stays', () => {
  const said =
    'At /home/jane/.waybill, real /srv/home/jane/x; http://127.0.0.1:4466. https://127.0.0.1.evil.example/a b'
  expect(redacted(said, ['/srv/home/jane', '/home/jane'])).toBe(
    'At ~/.waybill, real ~/x; http://127.0.0.1:4466. https://… b',
  )
})

test('a setting that waits for the next start is named until then, or until it is as it was', async () => {
  engine = await startEngine()
  const { settings, system } = engine.core.client
  const waits = async () => (await system.status()).restart_for
  const { port } = await settings.get()
  expect(await waits()).toEqual([])
  await settings.set({ name: 'port', value: 4999 })
  await settings.set({ name: 'retry_attempts', value: 1 })
  expect(await waits()).toEqual(['port'])
  await settings.set({ name: 'port', value: port })
  expect(await waits()).toEqual([])
})
