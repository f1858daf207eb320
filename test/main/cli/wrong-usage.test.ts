import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { finished, newHome, spawnWaybill, waybill } from './waybill-command.ts'

describe('wrong usage', () => {
  it.each([
    ['no such command', ['fly'], 'usage: waybill'],
    ['a group without its command', ['key'], 'Usage: waybill key'],
    ['no such option', ['status', '--loud'], 'usage: waybill status'],
    ['a missing argument', ['key', 'create'], 'usage: waybill key create'],
    ['one argument too many', ['key', 'list', 'all'], 'usage: waybill key list'],
    ['a port that is none', ['start', '--port', '70000'], 'usage: waybill start'],
    ['a vault that is none', ['start', '--vault', 'paper'], 'usage: waybill start'],
    ['a grouping that is none', ['usage', '--by', 'mood'], 'usage: waybill usage'],
    ['a time that is none', ['usage', '--since', 'yesterday'], 'usage: waybill usage'],
    ['a day that is none', ['purge', '--before', '2026-02-31', '--yes'], 'usage: waybill purge'],
    ['a format that is none', ['export', '--format', 'xml'], 'usage: waybill export'],
    ['a limit of none', ['exchanges', '--limit', '0'], 'usage: waybill exchanges'],
    ['more warnings than are told', ['warnings', '--limit', '1001'], 'usage: waybill warnings'],
    ['a use of keys that is none', ['provider', 'key', 'use', 'openai', 'all'], 'usage: waybill provider key use'],
    ['a setting that is none', ['settings', 'get', 'mood'], 'usage: waybill settings get'],
    ['a purge of nothing in particular', ['purge', '--yes'], 'usage: waybill purge'],
    ['a purge of two things', ['purge', '--all', '--key', 'x', '--yes'], 'usage: waybill purge'],
    ['a purge of a time and a field', ['purge', '--since', '1d', '--field', 'tool', '--yes'], 'usage: waybill purge'],
    ['a purge of a field that has to stay', ['purge', '--field', 'tool', 'id', '--yes'], 'usage: waybill purge'],
    ['a project without a new name', ['privacy', 'rename-project', 'a'], 'usage: waybill privacy rename-project'],
    ['a purge that nobody can confirm', ['purge', '--all'], 'usage: waybill purge'],
    ['a data directory behind the command', ['status', '--home', 'elsewhere'], 'usage: waybill status'],
    ['a data directory amid the command', ['key', '--home', 'elsewhere', 'list'], 'usage: waybill key'],
    ['a data directory without a name', ['--home=', 'status'], 'usage: waybill'],
    ['two data directories', ['--home', 'here', '--home', 'there', 'status'], 'usage: waybill'],
  ])('%s ends with 2 and the usage line, and touches nothing', async (_what, args, usage) => {
    const home = newHome()
    const { code, stdout, stderr } = await waybill(args, { home })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(usage)
    expect(existsSync(home)).toBe(false)
  })

  it.each([
    [
      'an option that another program has',
      ['route', 'add', 'fast', '--to', 'openai/gpt-5'],
      'waybill route add --help',
    ],
    ['no such command', ['fly'], 'waybill --help'],
    ['a missing argument', ['key', 'create'], 'waybill key create --help'],
  ])('%s says what to do: it names the very help', async (_what, args, help) => {
    const { stderr } = await waybill(args, { home: newHome() })
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(`what to do: See ${help}.`)
  })

  it.each([
    [['usage', '--by', 'mood'], /^error: --by can’t be 'mood'\. Choose one of: hour, day, .*tool\.$/],
    [['connect', 'ed'], /^error: <tool> can’t be 'ed'\. Choose one of: claude-code, .*litellm-sdk\.$/],
    [['usage', '--since', 'x'], /^error: --since can’t be 'x'\. Write 7d, 24h, or a date such as /],
    [['usage', '--by'], /^error: --by needs a value\.$/],
    [['route', 'explain'], /^error: <model> is missing\.$/],
    [['provider', 'lst'], /^error: There is no command 'lst'\. Did you mean list\?$/],
    [['usage', '--sinc', '7d'], /^error: There is no option '--sinc'\. Did you mean --since\?$/],
    [['usage', 'now'], /^error: usage takes no argument: now\.$/],
    [['key', 'revoke', 'a', 'b'], /^error: revoke takes 1, not 2: a, b\.$/],
  ])('%j is answered in the words of Waybill’s other errors', async (args, said) => {
    const { stderr } = await waybill(args, { home: newHome() })
    expect(stderr.split('\n')[0]).toMatch(said)
  })

  it('a key among the arguments is refused, and not repeated', async () => {
    const { code, stderr } = await waybill(['provider', 'add', 'openai', 'sk-secret-1234'], { home: newHome() })
    expect(code).toBe(2)
    expect(stderr).toContain('the key is never an argument')
    expect(stderr).not.toContain('sk-secret')
  })

  it('ends with 2 as well where nobody reads what is said of it', async () => {
    const child = spawnWaybill(['fly'], { home: newHome() })
    child.stderr?.destroy()
    expect((await finished(child)).code).toBe(2)
  })

  it('help and version are no errors', async () => {
    for (const args of [['--help'], ['help', 'start'], ['--version'], ['provider', 'add', '--help']]) {
      expect([args, (await waybill(args)).code]).toEqual([args, 0])
    }
  })

  it('names every command in the help, and none that does not exist', async () => {
    const { stdout } = await waybill(['--help'])
    const named = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name)
    const known =
      'start status dashboard stop pause resume recording doctor provider models route import key plan connect env run token exchanges usage ' +
      'statement price bill warnings export purge privacy security panic lock unlock settings metrics help'
    expect(named).toEqual(known.split(' '))
  })
})
