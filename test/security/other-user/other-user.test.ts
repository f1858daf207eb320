import { once } from 'node:events'
import { chmodSync, chownSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { rounds, tell } from '../../support/tell.ts'
import {
  ATTACKER,
  attack,
  canBecomeOthers,
  directoryOf,
  sharedPlace,
  startVictim,
  type Try,
  VICTIM,
  waybillAs,
} from './users.ts'

// Every test starts whole processes, on a machine that may be doing the same in other suites.
vi.setConfig({ testTimeout: 180_000 })

const PROVIDER_KEY = 'sk-live-0123456789abcdef-canary'
const PASSPHRASE = 'correct horse battery staple'

let place: string
let home: string
let env: Record<string, string>
beforeEach(() => {
  place = sharedPlace()
  home = join(place, 'home')
  env = { HOME: directoryOf(VICTIM, join(place, 'user')), WAYBILL_HOME: home, WAYBILL_PASSPHRASE: PASSPHRASE }
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

describe.runIf(canBecomeOthers())('another user of the machine (only where the tests run as root)', () => {
  it('can read, change and reach nothing of Waybill without a key, even where its user has opened the directory to them', async () => {
    const victim = await startVictim(env)
    try {
      const added = await waybillAs(VICTIM, ['provider', 'add', 'openai'], env, PROVIDER_KEY)
      expect(added).toMatchObject({ code: 0 })
      const names = readdirSync(home)
      expect(names).toEqual(expect.arrayContaining(['control.sock', 'vault.sealed', 'waybill.db', 'waybill.db-wal']))
      const tries: Try[] = [
        { how: 'list', on: home },
        { how: 'write', on: join(home, 'planted') },
        { how: 'read', on: `/proc/${victim.pid}/environ` },
        ...names.flatMap((name): Try[] => [
          { how: 'read', on: join(home, name) },
          { how: 'write', on: join(home, name) },
          { how: 'connect', on: join(home, name) },
        ]),
      ]
      for (const mode of [0o700, 0o755]) {
        chmodSync(home, mode)
        const outcomes = await attack(tries)
        tell({ tried: tries.length })
        const reached = tries.filter(
          (_, index) => !/^(EACCES|ENXIO|ECONNREFUSED|ENOTSOCK)$/.test(outcomes[index] ?? ''),
        )
        // Names and sizes are all that an open directory gives away.
        expect(reached).toEqual(mode === 0o700 ? [] : [tries[0]])
      }
      const [line] = await attack([{ how: 'read', on: `/proc/${victim.pid}/cmdline` }])
      expect(line).not.toMatch(new RegExp(`${PROVIDER_KEY}|${PASSPHRASE}`))
      const { origin } = new URL(victim.dashboard)
      const called = await attack([
        { how: 'call', on: `${victim.proxy}/v1/chat/completions` },
        { how: 'call', on: `${origin}/rpc/clientKeys/list` },
        { how: 'call', on: `${origin}/metrics` },
      ])
      expect(called).toEqual(['401', '401', '404'])
    } finally {
      await victim.stop()
    }
  })

  const plants: readonly [what: string, plant: () => unknown][] = [
    ['the data directory', () => directoryOf(ATTACKER, home, 0o777)],
    ['a link in its place', () => symlinkSync(directoryOf(ATTACKER, join(place, 'theirs'), 0o777), home)],
    ['a link to what is ours', () => symlinkSync(env.HOME ?? '', home)],
    ['a file in its place', () => writeFileSync(home, 'theirs')],
    [
      'the directory of a socket whose path is long',
      () => {
        env = { ...env, WAYBILL_HOME: join(env.HOME ?? '', 'x'.repeat(100)), XDG_RUNTIME_DIR: place }
        directoryOf(ATTACKER, join(place, 'waybill'), 0o777)
      },
    ],
    [
      'the database within a directory that was open',
      () => {
        directoryOf(VICTIM, home, 0o777)
        symlinkSync(join(place, 'theirs.db'), join(home, 'waybill.db'))
      },
    ],
  ]
  // Each is a process of its own.
  it.each(plants.slice(0, rounds(3, plants.length)))(
    'who was there first with %s is not trusted',
    async (_what, plant) => {
      plant()
      await expect(startVictim(env)).rejects.toThrow(/error: /)
    },
  )

  it('who has laid a socket in an open data directory hears no key and no passphrase', async () => {
    directoryOf(VICTIM, home, 0o777)
    const socket = join(home, 'control.sock')
    let heard = ''
    const server = createServer((caller) => void caller.on('data', (bytes) => (heard += bytes)).on('error', () => {}))
    server.listen(socket)
    await once(server, 'listening')
    chownSync(socket, ATTACKER, ATTACKER)
    chmodSync(socket, 0o777)
    const { code, stderr } = await waybillAs(VICTIM, ['provider', 'add', 'openai'], env, PROVIDER_KEY)
    server.close()
    expect([code, stderr]).toEqual([1, expect.stringContaining('belongs to another user')])
    expect(heard).toBe('')
  })
})
