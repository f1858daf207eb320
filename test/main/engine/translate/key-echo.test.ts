import { describe, expect, it } from 'vitest'
import type { Seen } from '../../../support/markers-upstream.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'
import { keyIn } from '../privacy/echo.ts'
import { requestIn } from './requests.ts'
import { spokenAt } from './spoken.ts'
import { ways } from './ways.ts'
import { PROVIDER_KEY, startWithUpstream } from './world.ts'

/** As JSON may write it too, which no search of the bytes finds. */
const escaped = (key: string) => [...key].map((char) => `\\u00${char.charCodeAt(0).toString(16)}`).join('')

describe('a provider that sends back what it got gives nobody its key', () => {
  it.each(ways)('$client from $provider', async ({ client, model }) => {
    const { engine, upstream } = await startWithUpstream(() => {})
    const said = (status: number, stream: boolean, write: (key: string) => string) => {
      upstream.answerWith((seen, res) => {
        const key = keyIn(seen)
        expect(key).toBe(PROVIDER_KEY)
        const { start, word, end } = spokenAt(seen.url)
        const type = stream ? 'text/event-stream' : 'application/json'
        res.writeHead(status, { 'content-type': type, 'x-request-id': key, 'retry-after': key })
        if (!stream) res.end(`{"error":{"message":"Incorrect key: ${write(key)}","code":"${write(key)}"}}`)
        else res.end(start + word('KEY').replace('KEY', write(key)) + end)
      })
      return ask(engine.proxy, engine.key, { ...requestIn(client, model, stream), headers: JSON_TYPE })
    }
    for (const write of [(key: string) => key, escaped]) {
      const tolds = [await said(200, true, write), await said(401, false, write), await said(500, false, write)]
      for (const told of tolds) {
        expect([told.message, ...told.rawHeaders, told.body.toString()].join('\n')).not.toContain(PROVIDER_KEY)
        expect(told.body.toString()).toContain('*'.repeat(PROVIDER_KEY.length))
      }
    }
  })
})

describe('what a provider gets to see', () => {
  it.each(ways)('is its own key, and no header of the client’s: $client at $provider', async ({ client, model }) => {
    const { engine, upstream } = await startWithUpstream((_seen, res) => res.writeHead(400).end('{}'))
    const headers = {
      ...JSON_TYPE,
      cookie: 'session=1',
      'user-agent': 'Secret-Tool/1.0',
      'x-stainless-os': 'Linux',
      'anthropic-beta': 'some-beta',
      'openai-organization': 'org-1',
      'x-goog-api-client': 'secret-client',
    }
    await ask(engine.proxy, engine.key, { ...requestIn(client, model, false), headers })
    const seen = upstream.seen.at(-1) as Seen
    expect(keyIn(seen)).toBe(PROVIDER_KEY)
    const all = JSON.stringify([seen.url, seen.rawHeaders])
    expect(all).not.toContain(engine.key)
    expect(all.split(PROVIDER_KEY)).toHaveLength(2)
    for (const word of ['session=1', 'Secret-Tool', 'Linux', 'some-beta', 'org-1', 'secret-client', 'ai-sdk', 'node']) {
      expect(all).not.toContain(word)
    }
  })
})
