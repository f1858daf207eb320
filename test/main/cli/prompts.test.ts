import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { finished, newHome, startWaybill, temporaryDirectory, waybill, waybillJson } from './waybill-command.ts'

const ENTRY = `${import.meta.dirname}/../../../src/main/cli.ts`

/** util-linux’ `script` gives the command a terminal of its own. */
function hasScript(): boolean {
  try {
    return (
      process.platform === 'linux' && execFileSync('script', ['--version'], { encoding: 'utf8' }).includes('util-linux')
    )
  } catch {
    return false
  }
}

/** Runs a command at a terminal: `answers` are typed, each once its question is there. */
async function atTerminal(
  home: string,
  args: string,
  answers: readonly [question: string, typed: string][],
  env: Readonly<Record<string, string>> = {},
) {
  const command = `exec '${process.execPath}' '${ENTRY}' ${args}`
  const child: ChildProcess = spawn('script', ['-qefc', command, '/dev/null'], {
    env: { PATH: process.env.PATH, WAYBILL_HOME: home, SHELL: '/bin/sh', TERM: 'dumb', ...env },
  })
  const done = finished(child)
  let shown = ''
  const waiting = [...answers]
  child.stdout?.on('data', (text: string) => {
    shown += text
    const [next] = waiting
    if (!next || !shown.includes(next[0])) return
    waiting.shift()
    shown = ''
    child.stdin?.write(next[1])
  })
  return done
}

describe.runIf(hasScript())('at a terminal', () => {
  it('a key is asked for and not shown', async () => {
    const { home } = await startWaybill({ home: newHome() })
    const { code, stdout } = await atTerminal(home, 'provider add openai', [
      ['Key of openai:', 'sk-typed-key-for-tests-7777\r'],
    ])
    expect([code, stdout]).toEqual([0, expect.stringContaining('key …7777 ready')])
    expect(stdout).not.toContain('sk-typed')
  })

  it('Ctrl+C at a prompt does nothing', async () => {
    const { home } = await startWaybill({ home: newHome() })
    const { code, stdout } = await atTerminal(home, 'provider add openai', [['Key of openai:', '\u0003']])
    expect([code, stdout]).toEqual([1, expect.stringContaining('Cancelled')])
    expect(await waybillJson(['provider', 'list'], { home })).toEqual([])
  })

  it('a tool’s settings are written once the diff was agreed to, and taken back the same way', async () => {
    const env = { HOME: temporaryDirectory() }
    const settings = join(env.HOME, '.config/zed/settings.json')
    const { home } = await startWaybill({ home: newHome(), env })
    const refused = await atTerminal(home, 'connect zed', [['Write this? [y/N]', '\r']], env)
    expect([refused.code, refused.stdout]).toEqual([0, expect.stringContaining('Nothing was written.')])
    expect(existsSync(settings)).toBe(false)
    const agreed = await atTerminal(home, 'connect zed', [['Write this? [y/N]', 'y\r']], env)
    expect(agreed.stdout).toMatch(/"api_url": "http:.*Zed is connected\..*waybill token zed/s)
    expect(existsSync(settings)).toBe(true)
    const undone = await atTerminal(home, 'connect zed --undo', [['Zed? [y/N]', 'y\r']], env)
    expect([undone.code, existsSync(settings)]).toEqual([0, false])
  })

  it('a purge is asked about, and no is the answer that goes without saying', async () => {
    const home = newHome()
    for (const typed of ['\r', 'n\r', 'nonsense\r']) {
      const { code, stdout } = await atTerminal(home, 'purge --all', [['[y/N]', typed]])
      expect([code, stdout]).toEqual([0, expect.stringContaining('Nothing was erased')])
    }
    expect((await atTerminal(home, 'purge --all', [['[y/N]', 'y\r']])).stdout).toContain('0 exchanges erased')
  })

  it('the question of a purge names what goes beside the exchanges', async () => {
    const asked = async (what: string) => (await atTerminal(newHome(), `purge ${what}`, [['[y/N]', 'n\r']])).stdout
    expect(await asked('--since 1h')).toContain('warnings, security events, contacted hosts and bills of that time')
    expect(await asked('--provider openai')).toContain('its warnings, contacted hosts and bills')
  })

  it('the passphrase of a new sealed vault is asked for twice, and made nothing of when the two differ', async () => {
    const home = newHome()
    await startWaybill({ home }, ['--vault', 'sealed'])
    const unlock = (again: string) =>
      atTerminal(home, 'unlock', [
        ['Choose a passphrase for the vault:', 'correct horse battery\r'],
        ['The same again:', `${again}\r`],
      ])
    const differing = await unlock('correct horse batery')
    expect([differing.code, differing.stdout]).toEqual([1, expect.stringContaining('passphrases differ')])
    expect(await waybillJson(['status'], { home })).toMatchObject({ vault: { state: 'locked', is_new: true } })
    const made = await unlock('correct horse battery')
    expect([made.code, made.stdout]).toEqual([0, expect.stringContaining('Vault: sealed, ready.')])
    await waybill(['lock'], { home })
    const known = await atTerminal(home, 'unlock', [['Passphrase of the vault:', 'correct horse battery\r']])
    expect([known.code, known.stdout]).toEqual([0, expect.stringContaining('Vault: sealed, ready.')])
  })

  it('a sealed vault asks for its passphrase when Waybill starts, and starts locked without', async () => {
    const home = newHome()
    const start = 'start --port 0 --control-port 0 --vault sealed'
    const opened = await atTerminal(home, start, [
      ['Choose a passphrase for the vault:', 'correct horse battery\r'],
      ['The same again:', 'correct horse battery\r'],
      ['Data ', '\u0003'],
    ])
    expect([opened.code, opened.stdout]).toEqual([0, expect.stringMatching(/Vault +sealed\r\n/)])
    const locked = await atTerminal(home, start, [
      ['Passphrase of the vault:', 'another horse\r'],
      ['waybill unlock', '\u0003'],
    ])
    expect([locked.code, locked.stdout]).toEqual([0, expect.stringMatching(/Vault +sealed \(locked\)/)])
    expect(opened.stdout + locked.stdout).not.toContain('horse')
  })
})
