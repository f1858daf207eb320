import { once } from 'node:events'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { localDay } from '../../../../src/main/engine/calendar.ts'
import { at, somePrices, temporaryDirectory, used } from './a-price.ts'

const LIST = [
  {
    id: 'openai',
    name: 'OpenAI',
    api_pattern: '.*',
    extractors: [{ anything: true }],
    models: [{ id: 'gpt-4o', match: { starts_with: 'gpt-4o' }, prices: { input_mtok: 7, output_mtok: 8 } }],
  },
]
const usage = used({ input_tokens: 1000, output_tokens: 0 })
const BUNDLED = 2_500_000
const FETCHED = 7_000_000

/** Where a list is published; it answers as the test says, and tells how often it was asked. */
async function publisher(answer: RequestListener) {
  let asked = 0
  const server = createServer((req, res) => {
    asked += 1
    answer(req, res)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { listUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/data.json`, asked: () => asked }
}

const says =
  (body: string, status = 200, headers = {}): RequestListener =>
  (_req, res) =>
    res.writeHead(status, headers).end(body)

describe('fetching the price list', () => {
  it('happens when the user asks, and not before', async () => {
    const { listUrl, asked } = await publisher(says(JSON.stringify(LIST)))
    const prices = await somePrices({ listUrl })
    prices.costOf(usage, at('openai', 'gpt-4o'))
    expect([asked(), prices.state().refreshed_at]).toEqual([0, null])
    await prices.refresh()
    expect(asked()).toBe(1)
  })

  it('brings the new prices into force, and says on each cost where it is from', async () => {
    const { listUrl } = await publisher(says(JSON.stringify(LIST)))
    const prices = await somePrices({ listUrl })
    expect(prices.costOf(usage, at('openai', 'gpt-4o')).cost_nano_usd).toBe(BUNDLED)
    const state = await prices.refresh()
    const version = `genai-prices ${localDay(state.refreshed_at ?? 0)} refreshed`
    expect(state).toMatchObject({ price_version: version, models: 1 })
    const cost = { cost_nano_usd: FETCHED, cost_basis: 'priced', price_version: version }
    expect(prices.costOf(usage, at('openai', 'gpt-4o'))).toEqual(cost)
    expect(prices.costOf(usage, at('anthropic', 'claude-opus-4-5')).cost_basis).toBe('unpriced')
  })

  it('is remembered at the next start, in a file that nobody else can read', async () => {
    const { listUrl } = await publisher(says(JSON.stringify(LIST)))
    const dataDirectory = temporaryDirectory()
    await (await somePrices({ dataDirectory, listUrl })).refresh()
    expect(readdirSync(dataDirectory)).toEqual(['prices.json'])
    expect(statSync(join(dataDirectory, 'prices.json')).mode & 0o777).toBe(0o600)
    // Of what is not used nothing is kept: no expressions that are run over addresses, no instructions for reading.
    expect(readFileSync(join(dataDirectory, 'prices.json'), 'utf8')).not.toMatch(/extractors|\.\*/)
    const again = await somePrices({ dataDirectory })
    expect(again.costOf(usage, at('openai', 'gpt-4o')).cost_nano_usd).toBe(FETCHED)
    expect(again.notices()).toEqual([])
  })

  it.each([
    ['an error', says('no', 500), 'prices_unreachable', /answered with 500/],
    ['a redirect', says('', 302, { location: 'http://127.0.0.1:9/' }), 'prices_unreachable', /answered with 302/],
    ['a page', says('<html>'), 'prices_refused', /not JSON/],
    ['a list of something else', says('[1]'), 'prices_refused', /provider 1/],
    [
      'a price below nothing',
      says(JSON.stringify(LIST).replace(':7', ':-7')),
      'prices_refused',
      /model 1 of provider 1/,
    ],
    ['no end', says(`[${' '.repeat(6 * 1024 * 1024)}]`), 'prices_unreachable', /more than a price list has/],
    [
      'an end before its time',
      (_req, res) => void res.writeHead(200, { 'content-length': 99 }).write('[', () => res.destroy()),
      'prices_unreachable',
      /broke off|can’t be reached/,
    ],
  ] satisfies [string, RequestListener, string, RegExp][])(
    'that is answered with %s leaves the old prices in force and says why',
    async (_what, answer, code, message) => {
      let listener: RequestListener = says(JSON.stringify(LIST))
      const { listUrl } = await publisher((req, res) => listener(req, res))
      const dataDirectory = temporaryDirectory()
      const prices = await somePrices({ dataDirectory, listUrl })
      await prices.refresh()
      const kept = readFileSync(join(dataDirectory, 'prices.json'), 'utf8')
      listener = answer
      await expect(prices.refresh()).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
      expect(prices.costOf(usage, at('openai', 'gpt-4o')).cost_nano_usd).toBe(FETCHED)
      expect(readFileSync(join(dataDirectory, 'prices.json'), 'utf8')).toBe(kept)
    },
  )

  it('twice at once fetches it once', async () => {
    const { listUrl, asked } = await publisher(says(JSON.stringify(LIST)))
    const prices = await somePrices({ listUrl })
    const [one, other] = await Promise.all([prices.refresh(), prices.refresh()])
    expect([asked(), one]).toEqual([1, other])
    await prices.refresh()
    expect(asked()).toBe(2)
  })

  it('that reaches nobody says so', async () => {
    const prices = await somePrices({ listUrl: 'http://127.0.0.1:9/data.json' })
    await expect(prices.refresh()).rejects.toMatchObject({
      code: 'prices_unreachable',
      message: '127.0.0.1:9 can’t be reached (ECONNREFUSED). The prices stay as they are.',
    })
    expect(prices.costOf(usage, at('openai', 'gpt-4o')).cost_nano_usd).toBe(BUNDLED)
  })

  it.runIf(process.platform !== 'win32')('that can’t be written down changes nothing', async () => {
    const { listUrl } = await publisher(says(JSON.stringify(LIST)))
    const dataDirectory = temporaryDirectory()
    const prices = await somePrices({ dataDirectory, listUrl })
    writeFileSync(join(dataDirectory, 'prices.json.tmp'), '')
    // Root may write everywhere, but nobody renames a file over a directory that holds something.
    const inTheWay = join(dataDirectory, 'prices.json')
    mkdirSync(inTheWay)
    writeFileSync(join(inTheWay, 'x'), '')
    await expect(prices.refresh()).rejects.toMatchObject({ code: 'data_directory_unusable' })
    expect(prices.costOf(usage, at('openai', 'gpt-4o')).cost_nano_usd).toBe(BUNDLED)
    expect(readdirSync(dataDirectory)).toEqual(['prices.json'])
  })
})

describe('a kept price list that was damaged', () => {
  it.each([
    ['half of it', '{"refreshed_at":1,"providers":[{"id":'],
    ['other prices', JSON.stringify({ refreshed_at: 1, providers: [{ ...LIST[0], models: [{ prices: -1 }] }] })],
    ['nothing', ''],
    ['too much', ' '.repeat(6 * 1024 * 1024)],
  ])('by %s is left aside, and the user is told', async (_what, text) => {
    const dataDirectory = temporaryDirectory()
    writeFileSync(join(dataDirectory, 'prices.json'), text)
    const prices = await somePrices({ dataDirectory })
    expect(prices.notices()).toMatchObject([
      { code: 'prices_broken', action: expect.stringContaining('price refresh') },
    ])
    expect(prices.costOf(usage, at('openai', 'gpt-4o')).cost_nano_usd).toBe(BUNDLED)
  })

  it.runIf(process.platform !== 'win32')('by a link that leads elsewhere is not followed', async () => {
    const [elsewhere, dataDirectory] = [temporaryDirectory(), temporaryDirectory()]
    writeFileSync(join(elsewhere, 'list'), JSON.stringify({ refreshed_at: 1, providers: LIST }))
    chmodSync(join(elsewhere, 'list'), 0o600)
    symlinkSync(join(elsewhere, 'list'), join(dataDirectory, 'prices.json'))
    expect((await somePrices({ dataDirectory })).notices()).toHaveLength(1)
  })

  it('is good again once it has been fetched again', async () => {
    const { listUrl } = await publisher(says(JSON.stringify(LIST)))
    const dataDirectory = temporaryDirectory()
    writeFileSync(join(dataDirectory, 'prices.json'), '{')
    const prices = await somePrices({ dataDirectory, listUrl })
    await prices.refresh()
    expect(prices.notices()).toEqual([])
    expect(prices.costOf(usage, at('openai', 'gpt-4o')).cost_nano_usd).toBe(FETCHED)
  })
})
