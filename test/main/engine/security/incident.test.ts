import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { ask, JSON_TYPE } from '../privacy/ask.ts'
import { startBusyEngine } from './busy-engine.ts'

const chat = {
  path: '/v1/chat/completions',
  headers: { ...JSON_TYPE, 'user-agent': 'thief/1.0' },
  body: JSON.stringify({ model: 'gpt-5-mini', messages: [{ role: 'user', content: 'the very secret plan' }] }),
}

/** The lines of one section, without what is around its table. */
function section(markdown: string, title: string): string[] {
  const [, after = ''] = markdown.split(`${title}\n\n`)
  return (after.split('\n\n')[0] ?? '').split('\n').slice(2)
}

test('an incident report tells what each key did, at whom, and what it cost; and what it can’t know', async () => {
  const { engine, provider, close } = await startBusyEngine()
  onTestFinished(close)
  const { client } = engine.core
  const { clientKeys } = client
  const thief = await clientKeys.create({ name: 'laptop' })
  const shy = await clientKeys.create({ name: 'shy', private: true })
  for (let i = 0; i < 3; i++) await ask(engine.proxy, thief.key, chat)
  await ask(engine.proxy, shy.key, chat)
  await clientKeys.revoke({ id: thief.id })
  await ask(engine.proxy, thief.key, chat)
  await client.security.panic()

  const { markdown } = await client.security.incident({ since: Date.now() - 3_600_000 })
  const did = section(markdown, '## What each key did')
  expect(did.find((line) => line.startsWith('| laptop '))).toMatch(
    /^\| laptop \| openai \| 3 \| 0 \| \d+ \| \d+ \| \$0\.\d{4} \|$/,
  )
  expect(did.some((line) => line.startsWith('| shy '))).toBe(false)
  const keys = section(markdown, '## Client keys concerned')
  expect(keys.find((line) => line.startsWith('| laptop '))).toMatch(/\| revoked \d{4}-.* \| are recorded \|$/)
  expect(keys.find((line) => line.startsWith('| shy '))).toMatch(/\| revoked \d{4}-.* \| leave no rows \|$/)
  expect(section(markdown, '### By what').filter((line) => line.includes('| laptop | thief |'))).toMatchObject([
    expect.stringMatching(/^\| client_key_unknown \| – \| laptop \| thief \| 1 \|/),
  ])
  const { host } = new URL(provider.origin)
  expect(section(markdown, '## Hosts reached').find((line) => line.includes(host))).toContain('| request | openai |')
  expect(section(markdown, '### By hour')[0]).toMatch(/^\| \d{4}-\d\d-\d\d \d\d:00 \| .*client_key_unknown 1.*panic 1/)
  expect(markdown).toContain('What private keys did (1 of the client keys)')
  for (const gap of ['while recording was paused', 'erased by hand', 'counted by the hour', 'the sandbox']) {
    expect(markdown.split('## What is not known')[1]).toContain(gap)
  }
  expect(markdown).not.toContain('secret plan')
  expect(markdown).not.toContain(thief.key)

  const before = await client.security.incident({ since: 0, until: Date.now() - 3_600_000 })
  expect(before.markdown.match(/Nothing is recorded\./g)).toHaveLength(6)
})

test('after a panic a collector hears nothing more, not even what was counted before', async () => {
  let posts = 0
  const collector = createServer((_req, res) => {
    posts += 1
    res.end('{}')
  }).listen(0, '127.0.0.1')
  await once(collector, 'listening')
  onTestFinished(() => void collector.close())
  const { engine, close } = await startBusyEngine()
  const { settings, security } = engine.core.client
  await settings.set({ name: 'otlp_interval_seconds', value: 3600 })
  const { port } = collector.address() as AddressInfo
  await settings.set({ name: 'otlp_endpoint', value: `http://127.0.0.1:${port}` })
  expect((await ask(engine.proxy, engine.key, chat)).status).toBe(200)
  await security.panic()
  await close()
  expect(posts).toBe(0)
})
