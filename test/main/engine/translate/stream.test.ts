import { once } from 'node:events'
import http, { type ServerResponse } from 'node:http'
import { setTimeout as timeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { JSON_TYPE } from '../privacy/ask.ts'
import { spokenAt } from './spoken.ts'
import { talkers, ways } from './ways.ts'
import { startWithUpstream } from './world.ts'

const STREAM = { 'content-type': 'text/event-stream' }
/** The promise is 100 ms; ten times that for machines that have more to do. */
const LIMIT_MS = 1000

it.each(ways)('$client from $provider: a word is there before the next one is said', async ({ client, model }) => {
  let saidOn = () => {}
  const { engine } = await startWithUpstream(async ({ url }, res) => {
    const { start, word, end } = spokenAt(url)
    res.writeHead(200, STREAM)
    res.write(start + word('One'))
    // Nothing more until the client has heard it: whoever gathers the stream first would wait for ever.
    for (const text of [' two', ' three']) {
      await new Promise<void>((resolve) => {
        saidOn = resolve
      })
      res.write(word(text))
    }
    res.end(end)
  })
  const heard: string[] = []
  for await (const text of talkers(engine)[client].stream(model)) {
    heard.push(text)
    saidOn()
  }
  expect(heard.join('')).toMatch(/^One two three\.?$/)
})

it.each(ways)('$client from $provider: whoever leaves ends the provider’s answer', async ({ client, model }) => {
  let closed: Promise<unknown> = Promise.resolve()
  const { engine } = await startWithUpstream(({ url }, res) => {
    const { start, word } = spokenAt(url)
    closed = once(res, 'close')
    res.writeHead(200, STREAM)
    res.write(start + word('One'))
  })
  const row = engine.nextClosed()
  const controller = new AbortController()
  let left = 0
  const hear = async () => {
    for await (const _ of talkers(engine)[client].stream(model, controller.signal)) {
      left = performance.now()
      controller.abort()
    }
  }
  await hear().catch(() => {})
  await closed
  const afterMs = performance.now() - left
  console.info(`${client}: upstream closed ${afterMs.toFixed(1)} ms after the abort`)
  expect(afterMs).toBeLessThan(LIMIT_MS)
  expect(await row).toMatchObject({ ended_by: 'client', status_code: 200 })
})

it('a client that does not read holds the provider back', async () => {
  const FRAME = 'x'.repeat(16 * 1024)
  const MOST_BYTES = 48 * 1024 * 1024
  let sent = 0
  let heldBack: (sent: number) => void = () => {}
  const held = new Promise<number>((resolve) => {
    heldBack = resolve
  })
  const { engine } = await startWithUpstream(async ({ url }, res: ServerResponse) => {
    const { start, word } = spokenAt(url)
    res.writeHead(200, STREAM)
    res.write(start)
    while (!res.destroyed && sent < 2 * MOST_BYTES) {
      const frame = word(FRAME)
      sent += frame.length
      if (res.write(frame)) continue
      // A socket that takes nothing for so long is one that nobody reads.
      if ((await Promise.race([once(res, 'drain'), timeout(1_000, null)])) === null) break
    }
    heldBack(sent)
  })
  const headers = { ...JSON_TYPE, authorization: `Bearer ${engine.key}` }
  const request = http.request(`${engine.proxy}/v1/chat/completions`, { method: 'POST', headers })
  request.on('error', () => {})
  request.end(JSON.stringify({ model: 'claude-haiku-4-5', stream: true, messages: [{ role: 'user', content: 'Hi' }] }))
  // Whose answer nobody reads.
  await once(request, 'response')
  expect(await held).toBeLessThan(MOST_BYTES)
  request.destroy()
})

it.each(ways.filter(({ provider }) => provider === 'anthropic'))(
  'an event that Anthropic has made up since does not end an answer to $client',
  async ({ client, model }) => {
    const { engine } = await startWithUpstream(({ url }, res) => {
      const { start, word, end } = spokenAt(url)
      res.writeHead(200, STREAM)
      res.end(`${start}event: news\ndata: {"type":"news","of":{"today":1}}\n\n${word('One')}${end}`)
    })
    const heard: string[] = []
    for await (const text of talkers(engine)[client].stream(model)) heard.push(text)
    expect(heard.join('')).toMatch(/^One\.?$/)
  },
)
