import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Surroundings } from '../../../src/main/engine/connect/tool.ts'
import { startEngine } from '../../support/engine.ts'

const onPosix = process.platform !== 'win32'

/** An engine in a home of its own, whose command says what it was called with. */
async function inAHome(more: Partial<Surroundings> = {}) {
  const home = mkdtempSync(join(tmpdir(), 'waybill-home-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const program = join(home, 'the app’s “own” $(program)')
  writeFileSync(program, '#!/bin/sh\nprintf "%s|" "$@"\n')
  chmodSync(program, 0o755)
  const surroundings = {
    home,
    env: { PATH: `/usr/bin:${join(home, '.local/bin')}` },
    platform: process.platform,
    ...more,
  }
  const command = [program, '--', '--home', '/elsewhere']
  const engine = await startEngine({ command, surroundings })
  onTestFinished(engine.stop)
  return { system: engine.core.client.system, path: join(home, '.local/bin/waybill'), home }
}

describe.runIf(onPosix)('the waybill command', () => {
  test('is put on the PATH when the user asks, runs the app, and is taken away again', async () => {
    const { system, path } = await inAHome()
    expect(await system.command()).toMatchObject({ path, state: 'absent', folder_on_path: true })
    expect(existsSync(path)).toBe(false)

    expect(await system.putOnPath()).toMatchObject({ state: 'put' })
    // Not tied to the data directory of the Waybill that has put it there.
    expect(execFileSync(path, ['key', 'create', 'two words'], { encoding: 'utf8' })).toBe('--|key|create|two words|')
    expect(lstatSync(path).mode & 0o777).toBe(0o755)
    expect(readdirSync(join(path, '..'))).toEqual(['waybill'])

    expect(await system.takeOffPath()).toMatchObject({ state: 'absent' })
    expect(existsSync(path)).toBe(false)
  })

  test('is put there whatever a kill has left in its folder', async () => {
    const { system, path, home } = await inAHome()
    const folder = join(path, '..')
    mkdirSync(folder, { recursive: true })
    const mine = join(home, 'mine')
    writeFileSync(mine, 'mine')
    // What an earlier one of this very process number left, and somebody's link.
    writeFileSync(`${path}.waybill-${process.pid}`, '')
    symlinkSync(mine, join(folder, '.waybill.tmp'))
    expect(await system.putOnPath()).toMatchObject({ state: 'put' })
    expect(readFileSync(mine, 'utf8')).toBe('mine')
    expect(lstatSync(path).isFile()).toBe(true)
    expect(readdirSync(folder)).not.toContain('.waybill.tmp')
  })

  test('tells why it is not put into a folder that can’t be written', async () => {
    const { system, home } = await inAHome()
    // Where the folder would be, for root as well.
    mkdirSync(join(home, '.local'))
    writeFileSync(join(home, '.local/bin'), '')
    await expect(system.putOnPath()).rejects.toMatchObject({
      code: 'command_not_put',
      message: `Waybill can’t change ${join(home, '.local/bin/waybill')} (EEXIST).`,
    })
  })

  test('is renewed where it leads to a place that the app has left', async () => {
    const { system, path } = await inAHome()
    await system.putOnPath()
    writeFileSync(path, readFileSync(path, 'utf8').replace('exec ', 'exec /opt/old/'))

    expect(await system.command()).toMatchObject({ state: 'outdated' })
    expect(await system.putOnPath()).toMatchObject({ state: 'put' })
  })

  test.each([
    ['a program of somebody else’s', (path: string) => writeFileSync(path, '#!/bin/sh\necho mine\n')],
    ['a link', (path: string) => symlinkSync('/bin/true', path)],
    ['a folder', (path: string) => mkdirSync(path)],
  ])('leaves %s of that name alone', async (_, make) => {
    const { system, path } = await inAHome()
    mkdirSync(join(path, '..'), { recursive: true })
    make(path)
    const before = lstatSync(path)

    expect(await system.command()).toMatchObject({ state: 'foreign' })
    await expect(system.putOnPath()).rejects.toMatchObject({ code: 'command_not_ours' })
    await expect(system.takeOffPath()).rejects.toMatchObject({ code: 'command_not_ours' })
    expect(lstatSync(path).ino).toBe(before.ino)
  })

  test('says where the shell might not find it', async () => {
    const { system } = await inAHome({ env: { PATH: '/usr/bin:/bin' } })
    expect(await system.putOnPath()).toMatchObject({ state: 'put', folder_on_path: false })
  })
})

test('on Windows it is shown how to run it, and no PATH is changed', async () => {
  const { system, home } = await inAHome({ platform: 'win32' })
  expect(await system.putOnPath()).toMatchObject({
    path: null,
    state: 'absent',
    line: expect.stringContaining('program'),
  })
  expect(existsSync(join(home, '.local'))).toBe(false)
})
