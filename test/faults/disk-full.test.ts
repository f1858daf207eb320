import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { clientFormats } from '../../src/shared/wire-formats.ts'
import { ask } from '../main/engine/privacy/ask.ts'
import { requestIn } from '../main/engine/translate/requests.ts'
import { createMarkers, tracesIn } from '../support/markers.ts'
import { type EngineProcess, run, startProcess } from '../support/markers-process.ts'
import { startUpstream } from '../support/markers-upstream.ts'
import { type SmallDisk, smallDisks } from '../support/small-disk.ts'
import { rounds, tell } from '../support/tell.ts'
import { answerChat, saying } from './load.ts'

const FULL = rounds(160, 800)
const markers = createMarkers()

/** An engine on such a disk, with a provider that needs no key, and a way to send it so many requests of all formats. */
async function startOn(disk: SmallDisk) {
  onTestFinished(disk.remove)
  const upstream = await startUpstream(answerChat(markers))
  onTestFinished(upstream.close)
  const engine = await startProcess(disk.place)
  onTestFinished(async () => void (await engine.end('SIGKILL')))
  await engine.client.providers.add({ kind: 'compatible', name: 'own', base_url: `${upstream.origin}/v1` })
  const { key } = await engine.client.clientKeys.create({ name: 'tool' })
  return { engine, key: markers.watch('the client key', key) }
}

/** Resolves to how many of them were answered whole. */
async function talk({ proxy }: EngineProcess, key: string, count: number): Promise<number> {
  let whole = 0
  for (let round = 0; round < count / 8; round += 1) {
    const asked = clientFormats.flatMap((format) =>
      [false, true].map(async (isStream) => {
        const { path, body } = requestIn(format, 'own/slow', isStream, saying(format, markers.mark(format)))
        const told = await ask(proxy, key, { path, body, headers: { 'content-type': 'application/json' } })
        if (told.status === 200 && told.whole) whole += 1
      }),
    )
    await Promise.all(asked)
  }
  return whole
}

const codeOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'done',
    ({ code }) => code,
  )

const noWord = (disk: SmallDisk) => expect(markers.foundIn(tracesIn(disk.place.root))).toEqual([])

describe.each(smallDisks())('on $disk', ({ make }) => {
  it('traffic goes on, what could not be written down is counted and shown, and all is written again with room', async () => {
    const disk = make()
    const { engine, key } = await startOn(disk)
    const { client } = engine
    expect(await talk(engine, key, 16)).toBe(16)

    disk.fill(engine.pid)
    // More than the log has room for from before.
    expect(await talk(engine, key, FULL)).toBe(FULL)
    const { unrecorded, exchanges, state } = await client.system.status()
    expect([state, unrecorded > 0, exchanges]).toEqual(['running', true, 16 + FULL - unrecorded])
    expect(await command(disk, 'status')).toContain(`${unrecorded} exchanges could not be written down`)
    expect(JSON.stringify(await client.system.doctor())).toContain(`could not be written down: ${unrecorded}.`)
    expect(await codeOf(client.clientKeys.create({ name: 'another' }))).toBe('not_written')
    expect(await codeOf(client.settings.set({ name: 'retention_days', value: 30 }))).toBe('not_written')
    expect(await codeOf(client.privacy.purge({ scope: 'all' }))).toBe('not_written')
    expect(await client.settings.get()).toMatchObject({ retention_days: 90 })

    disk.free(engine.pid)
    expect(await talk(engine, key, 8)).toBe(8)
    expect(await client.system.status()).toMatchObject({ unrecorded, exchanges: 24 + FULL - unrecorded })
    expect(
      (await client.usage.exchanges({ limit: 1000 })).filter(({ ended_by }) => ended_by === 'complete'),
    ).toHaveLength(24 + FULL - unrecorded)
    expect(await codeOf(client.clientKeys.create({ name: 'another' }))).toBe('done')
    expect(await client.privacy.purge({ scope: 'all' })).toMatchObject({
      purged: 24 + FULL - unrecorded,
      scrubbed: true,
    })
    expect(await engine.end('SIGTERM')).toBe(0)
    noWord(disk)
    tell({ tried: 24 + FULL })
  })

  it('Waybill starts, or says why it can’t; nothing is set aside, and with room all is as it was', async () => {
    const disk = make()
    const { engine, key } = await startOn(disk)
    expect(await talk(engine, key, 16)).toBe(16)
    disk.fill(engine.pid)
    await talk(engine, key, 8)
    await engine.end('SIGKILL')
    const args = ['start', '--headless', '--port', '0', '--control-port', '0', '--vault', 'memory', '--json']
    for (let count = 0; count < 3; count += 1) {
      const { child, output } = run(disk.place, args)
      const up = new Promise((resolve) => child.stdout?.once('data', resolve))
      await Promise.race([up, once(child, 'exit')])
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      expect(output().toString()).toMatch(/"proxy":|The disk of .* is full\.|cannot be opened for writing \(SQLITE_/)
    }
    disk.free()
    const next = await startProcess(disk.place)
    onTestFinished(async () => void (await next.end('SIGKILL')))
    const { notices, exchanges } = await next.client.system.status()
    expect(notices).toEqual([])
    expect(exchanges).toBeGreaterThanOrEqual(16)
    expect(await talk(next, key, 8)).toBe(8)
    expect((await next.client.system.status()).exchanges).toBe(exchanges + 8)
    expect(readdirSync(disk.place.home).filter((name) => /corrupt|damaged|tmp/.test(name))).toEqual([])
    noWord(disk)
    tell({ tried: 3 })
  })

  it('an export into a file leaves the one that was there, or none', async () => {
    const disk = make()
    const { engine, key } = await startOn(disk)
    await talk(engine, key, 16)
    const out = join(disk.place.root, 'waybills.csv')
    writeFileSync(out, 'mine')
    disk.fill(engine.pid)
    expect(await command(disk, 'export', '--format', 'csv', '--out', out)).toMatch(/error: .* can not be written \(E/)
    expect(readFileSync(out, 'utf8')).toBe('mine')
    expect(readdirSync(disk.place.root).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('a tool’s settings file is the one that it was, never a part of another', async () => {
    const disk = make()
    const { engine } = await startOn(disk)
    const path = join(disk.place.env.HOME ?? '', '.aider.conf.yml')
    writeFileSync(path, '# mine\nauto-commits: false\n')
    disk.fill(engine.pid)
    expect(await command(disk, 'connect', 'aider', '--apply')).toContain('error:')
    expect(readFileSync(path, 'utf8')).toBe('# mine\nauto-commits: false\n')
    disk.free(engine.pid)
    await command(disk, 'connect', 'aider', '--apply')
    expect(readFileSync(path, 'utf8')).toMatch(/^# mine\nauto-commits: false\n[\s\S]*127\.0\.0\.1/)
    expect(readdirSync(disk.place.env.HOME ?? '').filter((name) => name.includes('.waybill'))).toEqual([])
  })
})

/** What a command says, to whomever. */
async function command({ place }: SmallDisk, ...args: string[]): Promise<string> {
  const { child, output } = run(place, args)
  await once(child, 'close')
  return output().toString()
}
