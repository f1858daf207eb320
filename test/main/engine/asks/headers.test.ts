import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { ask, JSON_TYPE } from '../privacy/ask.ts'
import { talkOverWebSocket } from '../privacy/talk-over-web-socket.ts'
import { askingForTests, type Seen } from './asking.ts'

const asking = askingForTests()
const messages = [{ role: 'user' as const, content: 'Where is my parcel?' }]
const STRIP = { strip_identifying_headers: true }
const namesOf = (seen: Seen | undefined) => seen?.request.headers.map(([name]) => name.toLowerCase()) ?? []

/** What is left of any SDK's request: what it asks for, and how it is to be read. */
const PLAIN = new Set(
  'accept accept-encoding anthropic-version authorization connection content-length content-type host user-agent x-api-key x-goog-api-key'.split(
    ' ',
  ),
)

describe('headers that tell of who asks', () => {
  it('stay behind with every SDK', async () => {
    await asking.ofKey(STRIP)
    const options = { organization: 'org-secret', project: 'proj-secret' }
    const seen = await asking.seen(async () => {
      await asking.openai('/v1', options).chat.completions.create({ model: 'gpt-5-mini', messages })
      await asking.anthropic().messages.create({ model: 'claude-haiku-4-5', max_tokens: 9, messages })
      await asking.gemini().models.generateContent({ model: 'gemini-2.5-flash', contents: 'Where?' })
    })
    expect(seen).toHaveLength(3)
    for (const each of seen) {
      expect(
        namesOf(each).filter((name) => !PLAIN.has(name) && name !== 'accept-language' && name !== 'sec-fetch-mode'),
      ).toEqual([])
      expect(namesOf(each)).not.toContain('accept-language')
      expect(each.header('user-agent')).toBe('waybill')
    }
    expect(seen[1]?.header('anthropic-version')).toMatch(/^20\d\d-\d\d-\d\d$/)
  })

  it('stay behind with agents, whose betas and own meaning pass', async () => {
    await asking.ofProvider('anthropic', STRIP)
    const kept = {
      'anthropic-version': '2023-06-01',
      'anthropic-beta': 'context-1m-2025-08-07',
      'idempotency-key': 'stainless-node-retry-1',
      'x-server-timeout': '600',
      accept: 'text/event-stream',
    }
    const told = {
      'user-agent': 'claude-cli/2.1.0 (external, cli)',
      'x-app': 'cli',
      'x-claude-code-session-id': 'secret-1',
      'x-stainless-os': 'Linux',
      'x-codex-turn-metadata': '{"workspace":"secret-2"}',
      originator: 'codex_cli_rs',
      session_id: 'secret-3',
      'x-gemini-api-privileged-user-id': 'secret-4',
      'http-referer': 'https://secret-5.example',
      'x-title': 'secret-6',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      'x-request-id': 'secret-7',
      'accept-language': 'de-CH',
      'x-forwarded-for': '192.0.2.7',
      'x-openai-client-user-agent': '{"platform":"secret-8"}',
      from: 'secret-9@mail.example',
    }
    const body = '{"model":"claude-haiku-4-5","max_tokens":9,"messages":[]}'
    const headers = { ...JSON_TYPE, ...kept, ...told }
    const [seen] = await asking.seen(() =>
      ask(asking.engine().proxy, asking.engine().key, { path: '/v1/messages', headers, body }),
    )
    for (const [name, value] of Object.entries(kept)) expect(seen?.header(name)).toBe(value)
    for (const name of Object.keys(told).filter((each) => each !== 'user-agent')) {
      expect(namesOf(seen)).not.toContain(name)
    }
    expect(JSON.stringify(seen?.request.headers)).not.toContain('secret')
    expect(seen?.text).toBe(body)
  })

  it('stay behind when a WebSocket is opened', async () => {
    await asking.ofKey(STRIP)
    const { proxy, key } = asking.engine()
    const headers = {
      authorization: `Bearer ${key}`,
      'user-agent': 'secret-agent/1.0',
      'openai-organization': 'org-secret',
      'x-request-id': 'secret-1',
      'openai-beta': 'realtime=v1',
    }
    const heard = { text: '' }
    const seen = await asking.seen(async () => {
      heard.text = await talkOverWebSocket(`${proxy}/v1/realtime?model=gpt-realtime`, headers, 'Where?')
    })
    expect(heard.text).toContain('response.done')
    expect(seen[0]?.header('user-agent')).toBe('waybill')
    expect(seen[0]?.header('openai-beta')).toBe('realtime=v1')
    expect(namesOf(seen[0])).toContain('sec-websocket-key')
    expect(JSON.stringify(seen[0]?.request.headers)).not.toContain('secret')
  })

  it('stay behind where a browser offers them as a WebSocket’s protocols', async () => {
    await asking.ofKey(STRIP)
    const { proxy, key } = asking.engine()
    const protocols = ['realtime', `openai-insecure-api-key.${key}`, 'openai-organization.org-secret']
    const more = ['openai-project.proj-secret', 'openai-beta.realtime-v1']
    const [seen] = await asking.seen(async () => {
      const socket = new WebSocket(
        `${proxy.replace('http', 'ws')}/v1/realtime?model=gpt-realtime`,
        [...protocols, ...more],
        { headers: { authorization: `Bearer ${key}` } },
      )
      await once(socket, 'open')
      socket.close()
      await once(socket, 'close')
    })
    expect(seen?.header('sec-websocket-protocol')?.replaceAll(' ', '')).toBe('realtime,openai-beta.realtime-v1')
  })

  it('go along as they are where nobody minds', async () => {
    const [seen] = await asking.seen(() =>
      asking.openai('/v1', { organization: 'org-1' }).chat.completions.create({ model: 'gpt-5-mini', messages }),
    )
    expect(seen?.header('openai-organization')).toBe('org-1')
    expect(seen?.header('user-agent')).toMatch(/^OpenAI\/JS/)
    expect(namesOf(seen)).toContain('x-stainless-os')
  })
})
