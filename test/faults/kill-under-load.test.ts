import { randomInt } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import type { ControlClient } from '../../src/shared/contract/contract.ts'
import type { ExchangeRow } from '../../src/shared/exchange-row.ts'
import { expectedByGroup } from '../main/engine/ledger/expected-totals.ts'
import { storedTotals } from '../main/engine/ledger/stored-totals.ts'
import { NANO_USD_PER_OUTPUT_TOKEN } from '../main/engine/limits/limited-engine.ts'
import { createMarkers, tracesIn } from '../support/markers.ts'
import { builtCli, type EngineProcess, makePlace, run, startProcess } from '../support/markers-process.ts'
import { startUpstream } from '../support/markers-upstream.ts'
import { rounds, tell } from '../support/tell.ts'
import { answerChat, hasReadAll, type Load, MOST_TOKENS, startLoad, USED_TOKENS } from './load.ts'

const KILLS = rounds(5, 200)
/** In every so many rounds it is also killed while it starts. */
const START_KILLED = 4
const LANES = 12
const COST = USED_TOKENS * NANO_USD_PER_OUTPUT_TOKEN
/** Of the second key: enough for a while. */
const BUDGET = 15 * KILLS * COST

const PROVIDER_KEY = 'sk-provider-0123456789abcdef'

it('kill -9 at a random moment under load loses nothing that was read to its end, opens no budget, and leaves no word behind', {
  timeout: 60_000 + KILLS * 10_000,
}, async () => {
  const markers = createMarkers()
  markers.watch('the provider’s key', PROVIDER_KEY)
  const place = makePlace(builtCli)
  onTestFinished(place.remove)
  const upstream = await startUpstream(answerChat(markers))
  onTestFinished(upstream.close)
  let engine = await start()
  onTestFinished(async () => void (await engine.end('SIGKILL')))
  await pricesOf(engine.client)
  const ample = await engine.client.clientKeys.create({ name: 'ample', limits: { budget_month_nano_usd: 1e15 } })
  const scarce = await engine.client.clientKeys.create({ name: 'scarce', limits: { budget_month_nano_usd: BUDGET } })
  for (const { key } of [ample, scarce]) markers.watch('a client key', key)
  const keys = new Set<string>()
  let read = 0

  const lanes = Array.from({ length: LANES }, (_, lane) =>
    lane % 4 === 0 ? { key: scarce.key, provider: 'scarce' } : { key: ample.key, provider: 'ample' },
  )

  for (let round = 0; round < KILLS; round += 1) {
    const load = startLoad({ proxy: engine.proxy, lanes, markers, name: `r${round}` })
    const others = control(engine.client, keys, `k${round}`)
    await load.hasEnded(randomInt(150))
    await setTimeout(randomInt(20))
    await engine.end('SIGKILL')
    load.stop()
    const readInRound = await readTo(load)
    await others
    expect(markers.foundIn(tracesIn(place.root))).toEqual([])
    expect(integrityOfCopy()).toBe('ok')
    if (round % START_KILLED === 0) await killWhileItStarts()

    engine = await start()
    expect((await engine.client.system.status()).notices).toEqual([])
    const rows = new Map((await engine.client.usage.exchanges({ limit: 1000 })).map((row) => [row.tool, row]))
    const lost = readInRound.filter((tool) => (rows.get(tool)?.ended_by ?? 'crash') === 'crash')
    tell({ tried: 1, lost: lost.length })
    expect([round, lost]).toEqual([round, []])
    read += readInRound.length
    await expectBudgets(round + 1)
  }

  expect(read).toBeGreaterThan(KILLS * 5)
  const rows = await allRows(engine.client)
  expect(rows.filter(({ ended_by }) => ended_by === null)).toEqual([])
  const names = (await engine.client.clientKeys.names()).map(({ name }) => name)
  expect([...keys].filter((name) => !names.includes(name))).toEqual([])
  expect(await engine.end('SIGTERM')).toBe(0)
  expect(storedTotals(place.home, 'daily_totals').figures).toEqual(expectedByGroup(rows, 10))
  expect(markers.foundIn(tracesIn(place.root))).toEqual([])

  /** Again after each kill: keys are in memory only. */
  async function start(): Promise<EngineProcess> {
    const started = await startProcess(place)
    for (const name of ['ample', 'scarce']) {
      const base_url = `${upstream.origin}/${name}/v1`
      await started.client.providers.add({ kind: 'compatible', name, base_url, key: PROVIDER_KEY })
    }
    return started
  }

  async function killWhileItStarts(): Promise<void> {
    const { child } = run(place, ['start', '--headless', '--port', '0', '--control-port', '0', '--vault', 'memory'])
    await setTimeout(randomInt(100, 700))
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await new Promise((gone) => child.once('exit', gone))
    tell({ tried: 1 })
    expect(integrityOfCopy()).toBe('ok')
  }

  /** Of a copy: the next start has to do its own recovery. */
  function integrityOfCopy(): unknown {
    const copy = mkdtempSync(join(place.root, 'copy-'))
    for (const name of ['waybill.db', 'waybill.db-wal']) cpSync(join(place.home, name), join(copy, name))
    const db = new Database(join(copy, 'waybill.db'))
    const found = db.pragma('integrity_check', { simple: true })
    db.close()
    rmSync(copy, { recursive: true })
    return found
  }

  /**
   * What the provider was really asked for is counted, and the budget was never gone beyond. An exchange that a kill has cut in its
   * first 20 ms has no row: what was reserved for it is spent all the same, once.
   */
  async function expectBudgets(kills: number): Promise<void> {
    const arrived = (name: string) => upstream.seen.filter(({ url }) => url.startsWith(`/${name}/`)).length * COST
    const views = await engine.client.clientKeys.list()
    const { groups } = await engine.client.usage.summary({ since: 0, by: 'key' })
    for (const { id, name } of [ample, scarce]) {
      const left = views.find((view) => view.id === id)?.left
      const { spent, reserved } = left?.find(({ limit }) => limit === 'budget_month_nano_usd') ?? {}
      const withoutRow = (spent ?? 0) - (groups.find(({ group }) => group === id)?.cost_nano_usd ?? 0)
      const perKill = lanes.filter(({ provider }) => provider === name).length * MOST_TOKENS * NANO_USD_PER_OUTPUT_TOKEN
      expect([name, reserved, Math.min(withoutRow, 0)]).toEqual([name, 0, 0])
      expect(withoutRow).toBeLessThanOrEqual(kills * perKill)
      expect(spent).toBeGreaterThanOrEqual(arrived(name))
    }
    expect(arrived('scarce')).toBeLessThanOrEqual(BUDGET)
  }
})

/** The tools that have read a whole answer. */
async function readTo({ begun }: Load): Promise<string[]> {
  const read: string[] = []
  for (const { tool, told } of begun) {
    const heard = await told
    if (heard === null) tell({ hung: 1 })
    else if (hasReadAll(heard)) read.push(tool)
  }
  return read
}

/** What a user does meanwhile; a key is noted once Waybill has said that it is there. */
async function control(client: ControlClient, keys: Set<string>, name: string): Promise<void> {
  try {
    for (let count = 0; ; count += 1) {
      await client.clientKeys.create({ name: `${name}-${count}` })
      keys.add(`${name}-${count}`)
      await client.usage.exchanges({ limit: 10 })
      await client.privacy.purge({ scope: 'before', before: 1 })
    }
  } catch {
    // Killed.
  }
}

async function pricesOf(client: ControlClient): Promise<void> {
  for (const provider of ['ample', 'scarce']) {
    await client.prices.set({
      provider,
      model: 'slow',
      input_nano_usd_per_mtok: 0,
      output_nano_usd_per_mtok: NANO_USD_PER_OUTPUT_TOKEN * 1_000_000,
    })
  }
}

async function allRows(client: ControlClient): Promise<ExchangeRow[]> {
  let text = ''
  for await (const piece of await client.privacy.export({ format: 'ndjson' })) text += piece
  const lines = text.trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line)).filter((row) => !('waybill_export' in row))
}
