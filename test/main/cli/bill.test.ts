import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLedger } from '../../../src/main/engine/ledger/ledger.ts'
import type { BillComparison, BillState } from '../../../src/shared/contract/billing.ts'
import {
  anthropicBucket,
  anthropicCost,
  anthropicUsage,
  type BillProvider,
  startBillProvider,
} from '../engine/billing/bill-provider.ts'
import { finished } from '../engine/ledger/an-exchange.ts'
import { newHome, startWaybill, temporaryDirectory, waybill, waybillJson } from './waybill-command.ts'

const ADMIN_KEY = 'sk-ant-admin01-marker-51f0c2d9-7788'
const MODEL = 'claude-sonnet-4-5-20250929'
const PASSPHRASE = { WAYBILL_PASSPHRASE: 'correct horse battery staple' }
const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

let provider: BillProvider

beforeEach(async () => {
  provider = await startBillProvider()
})
afterEach(() => provider.close())

/** A data directory with a sealed vault, Anthropic at this test's provider, and an exchange for each of these costs, two days ago. */
async function homeWith(costs: readonly number[]): Promise<string> {
  const home = temporaryDirectory()
  const ledger = await openLedger({ dataDirectory: home })
  const started_at = Date.parse(`${dayAgo(2)}T12:00:00Z`)
  for (const cost_nano_usd of costs) {
    ledger.close(finished({ started_at, provider_name: 'anthropic', response_model: MODEL, cost_nano_usd }))
  }
  ledger.shut()
  await waybillJson(['settings', 'set', 'vault', 'sealed'], { home })
  const add = ['provider', 'add', 'anthropic', '--base-url', provider.origin]
  await waybillJson(add, { home, input: 'sk-ant-marker', env: PASSPHRASE })
  return home
}

describe('waybill bill', () => {
  it('takes an admin key on standard input, fetches the bill and shows both figures, with no engine running', async () => {
    const home = await homeWith([1_000_000_000, 234_567_890])
    const run = (args: string[], input = '') => waybill(['bill', ...args], { home, input, env: PASSPHRASE })
    expect((await run(['compare'])).stdout).toMatch(
      /^No bill was fetched yet\..*admin-keys.*\nwaybill bill key add anthropic\n$/,
    )
    const added = await run(['key', 'add', 'anthropic'], `${ADMIN_KEY}\n`)
    expect(added).toEqual({
      code: 0,
      stdout: 'anthropic: admin key …7788 ready. Fetch the bill: waybill bill fetch anthropic\n',
      stderr: '',
    })
    expect((await run(['compare'])).stdout).toMatch(
      /^Nothing of these days was fetched yet: waybill bill fetch anthropic$/m,
    )
    const day = dayAgo(2)
    provider.report({
      '/v1/organizations/cost_report': [
        [anthropicBucket(day, [anthropicCost('120.0000001', MODEL), anthropicCost('50', null)])],
      ],
      '/v1/organizations/usage_report/messages': [[anthropicBucket(day, [anthropicUsage(MODEL, [150, 0, 0, 0, 40])])]],
    })
    const fetched = await run(['fetch', 'anthropic', '--since', '5d'])
    expect(fetched).toEqual({
      code: 0,
      stdout: 'anthropic: 1 day, $1.700000001 on the bill.\nCompare it: waybill bill compare anthropic\n',
      stderr: '',
    })
    expect(provider.seen.map(({ headers }) => headers['x-api-key'])).toEqual([ADMIN_KEY, ADMIN_KEY])

    const { stdout } = await run(['compare', 'anthropic', '--since', '5d'])
    const cells = stdout.split('\n').map((line) => line.trim().split(/ {2,}/))
    expect(cells[0]).toEqual(['anthropic, days in UTC'])
    expect(cells[2]).toEqual([
      'DAY',
      'MODEL',
      'WAYBILL',
      'PROVIDER',
      'DIFFERENCE',
      '%',
      'IN',
      'IN, PROVIDER',
      'OUT',
      'OUT, PROVIDER',
    ])
    // $1.200000001 on the bill, $1.23456789 counted here: 200 tokens in and 40 out, against 150 and 40.
    expect(cells.slice(3, 6)).toEqual([
      [day, 'Web Search Usage', '-', '$0.5000', '+$0.5000', '+100.00', '-', '-', '-', '-'],
      [day, MODEL, '$1.23456789', '$1.200000001', '-$0.034567889', '-2.88', '200', '150', '40', '40'],
      ['total', '-', '$1.23456789', '$1.700000001', '+$0.465432111', '+27.38', '200', '150', '40', '40'],
    ])
    expect(stdout).toMatch(/^- The bill is of the whole account/m)
    expect(stdout).toMatch(/^- Waybill counts list prices/m)
    expect((await run(['compare', '--by', 'day', '--since', '5d'])).stdout).toMatch(/^DAY +WAYBILL/m)
    expect((await run(['compare', '--by', 'model', '--since', '5d'])).stdout).toMatch(/^total +\$1.23456789/m)

    const removed = await run(['key', 'remove', 'anthropic'])
    expect(removed.stdout).toBe('anthropic: admin key removed. What was fetched is kept.\n')
    const again = await run(['fetch', 'anthropic'])
    expect([again.code, again.stderr]).toEqual([
      1,
      expect.stringMatching(/^error: There is no admin key for anthropic.*\nwhat to do: Make one at/),
    ])
    for (const name of readdirSync(home, { recursive: true, encoding: 'utf8' })) {
      const file = join(home, name)
      if (statSync(file).isFile()) expect(readFileSync(file, 'latin1')).not.toContain(ADMIN_KEY.slice(0, 24))
    }
  })

  it('says the same in JSON, whether an engine runs or not, and what a refused key means', async () => {
    const home = await homeWith([5])
    const engine = await startWaybill({ home, env: PASSPHRASE }, [])
    await waybillJson(['unlock'], { home, env: PASSPHRASE })
    const state = await waybillJson<BillState>(['bill', 'key', 'add', 'anthropic'], { home, input: ADMIN_KEY })
    expect(state).toMatchObject({ provider: 'anthropic', key_state: 'ready', key_last4: '7788' })
    provider.answerWith((_seen, res) => res.writeHead(401).end(`no, ${ADMIN_KEY}`))
    const refused = await waybill(['bill', 'fetch', 'anthropic', '--json'], { home })
    expect(refused).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^error: 127\.0\.0\.1 gives no bill for this key \(401\).*\nwhat to do: Make one at https:/,
      ),
    })
    expect(refused.stderr).not.toContain(ADMIN_KEY)
    const report = [anthropicBucket(dayAgo(2), [anthropicCost('0.0000007', MODEL)])]
    provider.report({ '/v1/organizations/cost_report': [report] })
    expect(await waybillJson(['bill', 'fetch', 'anthropic'], { home })).toEqual({
      provider: 'anthropic',
      days: 1,
      cost_nano_usd: 7,
    })
    const question = ['bill', 'compare', '--since', dayAgo(2)]
    const [comparison, ...others] = await waybillJson<BillComparison[]>(question, {
      home,
      env: { TZ: 'Pacific/Auckland' },
    })
    expect(others).toEqual([])
    expect(comparison?.days[0]?.day).toBe(dayAgo(2))
    expect(comparison?.total?.difference).toMatchObject({ cost_nano_usd: 2, percent: 28.57 })
    engine.child.kill('SIGTERM')
    await engine.done
    expect(await waybillJson(question, { home })).toEqual([comparison])
  })

  it('refuses a key as an argument without repeating it, one that would be forgotten, and a provider without a bill', async () => {
    const home = newHome()
    await waybillJson(['settings', 'set', 'vault', 'memory'], { home })
    const argument = await waybill(['bill', 'key', 'add', 'anthropic', ADMIN_KEY], { home })
    expect([argument.code, argument.stderr]).toEqual([2, expect.stringContaining('never an argument')])
    expect(argument.stderr).not.toContain(ADMIN_KEY)
    const forgotten = await waybill(['bill', 'key', 'add', 'anthropic'], { home, input: ADMIN_KEY })
    expect([forgotten.code, forgotten.stderr]).toEqual([1, expect.stringContaining('forgotten at once')])
    await waybillJson(['provider', 'add', 'ollama'], { home })
    const none = await waybill(['bill', 'fetch', 'ollama'], { home })
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('ollama has no API for its bill')])
    const empty = await waybill(['bill', 'compare'], { home })
    expect([empty.code, empty.stdout]).toEqual([
      0,
      expect.stringMatching(/OpenAI and Anthropic do\. waybill provider add/),
    ])
    expect(await waybillJson(['bill', 'compare'], { home })).toEqual([])
  })
})
