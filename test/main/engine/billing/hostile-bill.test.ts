import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BillKind } from '../../../../src/main/engine/billing/billing.ts'
import type { BillLimits } from '../../../../src/main/engine/billing/get-page.ts'
import { AppError } from '../../../../src/shared/errors.ts'
import { closedPort, startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { anthropicBucket, anthropicCost, openAiBucket, openAiCost, openAiUsage } from './bill-provider.ts'
import { ADMIN_KEY, fetchFrom } from './fetching.ts'

let provider: Upstream
let canary: Upstream

beforeAll(async () => {
  provider = await startUpstream()
  canary = await startUpstream()
})
afterAll(() => Promise.all([provider.close(), canary.close()]))

/** What the user is told when the provider answers so; the key and the answer's words are in no part of it. */
async function told(
  answer: (res: ServerResponse, path: string) => void,
  { kind = 'openai', limits = {} }: { kind?: BillKind; limits?: Partial<BillLimits> } = {},
): Promise<AppError> {
  provider.answerWith(({ url }, res) => answer(res, url))
  const error = await fetchFrom(provider.origin, kind, limits).then(
    () => new Error('it was taken'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof AppError)) throw error
  const all = [error.message, error.action, String(error.cause), error.stack].join('\n')
  expect(all).not.toContain(ADMIN_KEY)
  expect(all).not.toContain('canary-word')
  return error
}

const json = (value: unknown) => (res: ServerResponse) => {
  res.writeHead(200, { 'content-type': 'application/json' })
  res.end(typeof value === 'string' ? value : JSON.stringify(value))
}
const page = (data: unknown[], more: object = { has_more: false, next_page: null }) => json({ data, ...more })
const costsOf =
  (...results: unknown[]) =>
  (res: ServerResponse, path: string) =>
    page(path.includes('/costs') ? [{ ...openAiBucket('2026-11-18', []), results }] : [])(res)

describe('a provider that refuses', () => {
  it.each(['openai', 'anthropic'] as const)(
    'a key that is no admin key is told so, and where one is made: %s',
    async (kind) => {
      for (const status of [401, 403]) {
        const error = await told((res) => res.writeHead(status).end(`canary-word ${ADMIN_KEY}`), { kind })
        expect([error.code, error.message]).toEqual([
          'admin_key_refused',
          expect.stringContaining('wants an admin key'),
        ])
        expect(error.action).toMatch(
          /^Make one at https:\/\/(platform\.openai|console\.anthropic)\.com\/.*admin-keys, and/,
        )
      }
    },
  )

  it.each([
    [429, 'bill_unavailable', /asked too often.*Wait a minute/],
    [500, 'bill_unavailable', /error of its own \(500\).*Try again later/],
    [503, 'bill_unavailable', /error of its own \(503\)/],
    [404, 'bill_unreadable', /check the base URL/],
    [400, 'bill_unreadable', /status 400/],
    [204, 'bill_unreadable', /status 204/],
  ] as const)('%i: what it means, and what to do', async (status, code, words) => {
    const error = await told((res) => res.writeHead(status).end(status === 204 ? undefined : 'canary-word'))
    expect([error.code, `${error.message} ${error.action}`]).toEqual([code, expect.stringMatching(words)])
  })

  it.each([301, 302, 303, 307, 308])(
    'or sends us elsewhere is not followed: the key goes to no other host (%i)',
    async (status) => {
      const location = `${canary.origin}/v1/organization/costs`
      const error = await told((res) => res.writeHead(status, { location }).end('canary-word'))
      expect([error.code, error.message]).toEqual(['bill_unreadable', expect.stringContaining('sends us elsewhere')])
      expect(canary.seen).toEqual([])
    },
  )

  it('or is not there is named', async () => {
    const error = await fetchFrom(`http://127.0.0.1:${await closedPort()}`, 'openai').catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'provider_unreachable' })
  })
})

describe('a provider that takes its time', () => {
  it('before it answers is given up', async () => {
    expect(await told(() => {}, { limits: { pageMs: 50 } })).toMatchObject({ code: 'provider_timeout' })
  })

  it('and drips a byte now and then is given up all the same', async () => {
    const error = await told(
      (res) => {
        res.writeHead(200)
        const drip = setInterval(() => res.write(' '), 5)
        res.on('close', () => clearInterval(drip))
      },
      { limits: { pageMs: 100 } },
    )
    expect(error.code).toBe('provider_timeout')
  })

  it('over page after page is given up', async () => {
    let cursor = 0
    const error = await told(
      (res) => {
        cursor += 1
        page([], { has_more: true, next_page: `page_${cursor}` })(res)
      },
      { limits: { allMs: 100, pages: 1e9 } },
    )
    expect(error.code).toBe('provider_timeout')
  })

  it('is let go when the user goes', async () => {
    const controller = new AbortController()
    const arrived = new Promise<ServerResponse>((resolve) => provider.answerWith((_seen, res) => resolve(res)))
    const fetched = fetchFrom(provider.origin, 'openai', {}, { signal: controller.signal }).catch((thrown) => thrown)
    const res = await arrived
    const gone = once(res, 'close')
    controller.abort()
    expect(await fetched).toMatchObject({ code: 'provider_unreachable' })
    await gone
  })
})

describe('an answer that is no bill', () => {
  const amount = (value: unknown, currency = 'usd') => ({ ...openAiCost('gpt-5', 0), amount: { value, currency } })
  const usage = (figures: object) => (res: ServerResponse, path: string) =>
    path.includes('/usage/completions')
      ? page([{ ...openAiBucket('2026-11-18', []), results: [{ ...openAiUsage('gpt-5'), ...figures }] }])(res)
      : page([openAiBucket('2026-11-18', [])])(res)
  const ofDay = (start_time: number) => page([{ start_time, end_time: start_time + 86_400, results: [] }])
  const nested = `${'['.repeat(500_000)}${']'.repeat(500_000)}`

  it.each<readonly [string, (res: ServerResponse, path: string) => void, RegExp]>([
    ['that is no JSON', json('<html>canary-word</html>'), /no JSON/],
    ['that is empty', json(''), /no JSON/],
    ['that is nested without end', json(nested), /no JSON|another shape/],
    ['of another shape', json({ error: 'canary-word' }), /another shape/],
    ['whose buckets have another shape', page([{ canary: 'canary-word' }]), /another shape/],
    ['whose figures are no figures', costsOf(amount({ canary: 1 })), /another shape/],
    ['with tokens below nothing', usage({ output_tokens: -1 }), /another shape/],
    ['with halves of tokens', usage({ output_tokens: 1.5 }), /another shape/],
    ['with more tokens than there are', usage({ output_tokens: 1e18 }), /another shape/],
    ['with more cached tokens than tokens', usage({ input_tokens: 5, input_cached_tokens: 9 }), /makes no sense/],
    ['with costs below nothing', costsOf(amount(-0.01)), /makes no sense/],
    ['with absurd costs', costsOf(amount(1e12)), /no number of dollars/],
    ['with costs that are absurd together', costsOf(amount(900_000), amount(900_000)), /makes no sense/],
    ['with words for costs', costsOf(amount('canary-word')), /no number of dollars/],
    ['in another currency', costsOf(amount(1, 'eur')), /no number of dollars/],
    ['of a day that was not asked for', ofDay(Date.UTC(2026, 10, 21) / 1000), /other days/],
    ['of a day long ago', ofDay(0), /other days/],
    ['whose pages lead in a circle', page([], { has_more: true, next_page: 'page_1' }), /pages do not end/],
    ['with more to come and no cursor', page([], { has_more: true, next_page: null }), /pages do not end/],
  ])('%s is refused', async (_what, answer, words) => {
    const error = await told(answer)
    expect([error.code, error.message]).toEqual(['bill_unreadable', expect.stringMatching(words)])
  })

  it('that is larger than any bill is not read to its end', async () => {
    const error = await told(
      (res) => {
        res.writeHead(200)
        const block = Buffer.alloc(64 * 1024, ' ')
        const more = (): void => {
          while (!res.destroyed && res.write(block));
          if (!res.destroyed) res.once('drain', more)
        }
        more()
      },
      { limits: { pageBytes: 256 * 1024 } },
    )
    expect(error).toMatchObject({ code: 'bill_unreadable', message: expect.stringContaining('too large') })
  })

  it('that is compressed, though nobody asked, is not inflated', async () => {
    const error = await told((res) => res.writeHead(200, { 'content-encoding': 'gzip' }).end('canary-word'))
    expect(error.message).toContain('compressed')
  })

  it('that breaks off is not taken for the whole', async () => {
    const error = await told((res) => {
      res.writeHead(200, { 'content-length': 1000 })
      res.write('{"data":[],"has_more":false}')
      setImmediate(() => res.destroy())
    })
    expect(error.code).toBe('provider_unreachable')
  })

  it('with ever more pages, or ever more lines, is refused', async () => {
    let cursor = 0
    const pages = await told(
      (res) => {
        cursor += 1
        page([], { has_more: true, next_page: `page_${cursor}` })(res)
      },
      { limits: { pages: 5 } },
    )
    expect([pages.message, cursor]).toEqual([expect.stringContaining('too many pages'), 5])
    const lines = Array.from({ length: 4000 }, (_, at) => openAiCost(`gpt-${at}`, 0.001))
    const days = ['2026-11-18', '2026-11-19', '2026-11-20'].map((day) => openAiBucket(day, lines))
    const error = await told(page(days))
    expect(error.message).toContain('too many lines')
  })

  it('of Anthropic’s kind is held against the same bounds', async () => {
    const costs = (...results: unknown[]) => page([anthropicBucket('2026-11-18', results)])
    const cases = [
      costs({ ...anthropicCost('1', 'claude-x'), currency: 'EUR' }),
      costs(anthropicCost('-1', 'claude-x')),
      costs(anthropicCost('1e9', 'claude-x')),
      costs({ ...anthropicCost('1', 'claude-x'), amount: null }),
      page([{ ...anthropicBucket('2026-11-18', []), starting_at: 'yesterday' }]),
      page([anthropicBucket('2025-11-18', [])]),
    ]
    for (const answer of cases) expect((await told(answer, { kind: 'anthropic' })).code).toBe('bill_unreadable')
  })
})

it('a provider that sends the key back as a model’s name finds it nowhere in the bill', async () => {
  provider.answerWith(({ url }, res) =>
    url.includes('/costs')
      ? page([openAiBucket('2026-11-18', [openAiCost(`${ADMIN_KEY}, input`, 1), openAiCost(ADMIN_KEY, 1)])])(res)
      : page([openAiBucket('2026-11-18', [openAiUsage(ADMIN_KEY)])])(res),
  )
  const bill = await fetchFrom(provider.origin, 'openai')
  expect(bill.lines).toMatchObject([{ item: 'other', cost_nano_usd: 2e9 }])
})
