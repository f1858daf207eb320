import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, test } from 'vitest'
import type { ToolView, Verification } from '../../../src/shared/contract/connect.ts'
import {
  finished,
  newHome,
  type RunOptions,
  spawnWaybill,
  startWaybill,
  temporaryDirectory,
  waybill,
  waybillJson,
} from './waybill-command.ts'

type Options = RunOptions & { readonly home: string }

/** A data directory, and somebody's home in its environment: no test may come near a real one. */
function newUser(env: Readonly<Record<string, string>> = {}): { options: Options; user: string; settings: string } {
  const user = temporaryDirectory()
  mkdirSync(join(user, '.claude'))
  const settings = join(user, '.claude/settings.json')
  writeFileSync(settings, '{\n  "model": "opus"\n}\n')
  return { options: { home: newHome(), env: { HOME: user, ...env } }, user, settings }
}

test('connect shows, writes when told to, and takes back; the command in the settings prints the key', async () => {
  const { options, user, settings } = newUser()
  const { ready } = await startWaybill(options)

  const list = await waybill(['connect'], options)
  expect(list.stdout).toMatch(/^claude-code +not connected +asked for/m)
  expect(await waybillJson<ToolView[]>(['connect'], options)).toContainEqual(
    expect.objectContaining({ id: 'zed', files: [{ path: join(user, '.config/zed/settings.json'), exists: false }] }),
  )

  const asked = await waybill(['connect', 'claude-code'], options)
  expect([asked.code, asked.stderr]).toEqual([2, expect.stringContaining('say --diff, --apply or --undo')])
  const shown = await waybill(['connect', 'claude-code', '--diff'], options)
  expect(shown.stdout).toContain(`+    "ANTHROPIC_BASE_URL": "${ready.proxy}"`)
  expect(readFileSync(settings, 'utf8')).toBe('{\n  "model": "opus"\n}\n')

  const applied = await waybill(['connect', 'claude-code', '--apply'], options)
  expect([applied.code, applied.stdout]).toEqual([0, expect.stringContaining('Claude Code is connected.')])
  const { apiKeyHelper } = JSON.parse(readFileSync(settings, 'utf8'))
  const token = await waybill(['token', 'claude-code'], options)
  expect(token.stdout).toMatch(/^sk-wb-\S+\n$/)
  // As Claude Code runs it: in a shell, with nothing of our environment.
  expect(execFileSync('sh', ['-c', apiKeyHelper], { env: { PATH: '/usr/bin:/bin' }, encoding: 'utf8' })).toBe(
    token.stdout,
  )

  expect((await waybill(['connect', 'claude-code', '--apply'], options)).stdout).toContain('is connected already')
  const undone = await waybillJson<ToolView>(['connect', 'claude-code', '--undo'], options)
  expect([undone.state, readFileSync(settings, 'utf8')]).toEqual(['not_connected', '{\n  "model": "opus"\n}\n'])
  expect(await waybill(['token', 'claude-code'], options)).toMatchObject({ code: 1, stdout: '' })
  expect((await waybill(['connect', 'no-such-tool'], options)).code).toBe(2)
})

test.each(['bash', 'zsh', 'fish'])('lines for %s are read by it, and hold no key', async (shell) => {
  const { options } = newUser()
  // Not everybody has every shell.
  if (spawnSync(shell, ['-c', 'true']).status !== 0) return expect(shell).not.toBe('bash')
  const { ready } = await startWaybill(options)
  const { stdout } = await waybill(['env', 'litellm-sdk', '--shell', shell], options)
  expect(stdout).not.toContain('sk-wb-')
  const script = `${stdout}\nprintenv OPENAI_API_BASE OPENAI_API_KEY ANTHROPIC_API_KEY`
  const printed = execFileSync(shell, ['-c', script], {
    env: { PATH: process.env.PATH, HOME: '/nowhere' },
    encoding: 'utf8',
  })
  const { stdout: key } = await waybill(['token', 'litellm-sdk'], options)
  expect(printed).toBe(`${ready.proxy}/v1\n${key}${key}`)
})

test('what PowerShell reads is quoted as it quotes, and what has no environment says so', async () => {
  const { options } = newUser({ SHELL: '/usr/bin/fish' })
  await startWaybill(options)
  const guessed = await waybill(['env', 'anthropic-sdk'], options)
  expect(guessed.stdout).toMatch(
    /^set -gx ANTHROPIC_BASE_URL http:\/\/127\.0\.0\.1:\d+\nset -gx ANTHROPIC_API_KEY \(.* \| string collect\)\n$/,
  )
  const { stdout } = await waybill(['env', 'anthropic-sdk', '--shell', 'powershell'], options)
  expect(stdout).toMatch(
    /^\$env:ANTHROPIC_BASE_URL = 'http:\/\/127\.0\.0\.1:\d+'\n\$env:ANTHROPIC_API_KEY = \(& '.*' '.*' '--home' '.*' 'token' 'anthropic-sdk'\)\n$/,
  )
  expect(await waybill(['env', 'codex'], options)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('waybill connect codex'),
  })
})

test('run points a program here, and ends as it ends', async () => {
  const { options, user } = newUser({ WAYBILL_PASSPHRASE: 'not for children' })
  const { ready } = await startWaybill(options)
  const bin = join(user, 'bin')
  mkdirSync(bin)
  for (const name of ['claude', 'codex', 'other']) {
    writeFileSync(join(bin, name), '#!/bin/sh\nenv\necho "args: $*"\nexit 7\n', { mode: 0o755 })
  }
  const inPath: Options = { ...options, env: { ...options.env, PATH: `${bin}${delimiter}${process.env.PATH}` } }

  const claude = await waybill(['run', '--', 'claude', '-p', 'two words'], inPath)
  expect(claude.code).toBe(7)
  expect(claude.stdout).toContain(`ANTHROPIC_BASE_URL=${ready.proxy}\n`)
  expect(claude.stdout).toMatch(/^ANTHROPIC_API_KEY=sk-wb-/m)
  expect(claude.stdout).toContain('args: -p two words\n')
  expect(claude.stdout).not.toContain('WAYBILL_PASSPHRASE')
  const codex = await waybill(['run', '--', 'codex', 'exec'], inPath)
  expect(codex.stdout).toMatch(/^args: -c model_provider="waybill_run" -c model_providers\.waybill_run=\{.*\} exec$/m)

  const other = await waybill(['run', '--', 'other'], inPath)
  expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('say --tool')])
  expect((await waybill(['run', '--tool', 'openai-sdk', '--', 'other'], inPath)).stdout).toContain(
    `OPENAI_BASE_URL=${ready.proxy}/v1\n`,
  )
  expect(await waybill(['run', '--tool', 'openai-sdk', '--', 'no-such-program'], inPath)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('no-such-program can’t be run (ENOENT)'),
  })
})

test('a signal goes to the program that is run, and what ends it ends us', async () => {
  const { options } = newUser()
  await startWaybill(options)
  const runs = (script: string) => spawnWaybill(['run', '--tool', 'openai-sdk', '--', 'sh', '-c', script], options)
  const polite = runs('trap "exit 9" TERM; echo ready; while :; do sleep 0.05; done')
  polite.stdout?.once('data', () => polite.kill('SIGTERM'))
  expect((await finished(polite)).code).toBe(9)
  const killed = runs('kill -TERM $$')
  await finished(killed)
  expect(killed.signalCode).toBe('SIGTERM')
})

test('a tool whose key a vault in memory has forgotten gets another when it is connected again, as token advises', async () => {
  const { options } = newUser()
  const before = await startWaybill(options, ['--vault', 'memory'])
  await waybillJson(['connect', 'claude-code', '--apply'], options)
  const ended = finished(before.child)
  await waybill(['stop'], options)
  await ended
  await startWaybill(options, ['--vault', 'memory'])
  const lost = await waybill(['token', 'claude-code'], options)
  expect([lost.code, lost.stderr]).toEqual([1, expect.stringContaining('Connect it again')])

  expect((await waybill(['connect', 'claude-code', '--apply'], options)).stdout).toContain('is connected')
  expect((await waybill(['token', 'claude-code'], options)).stdout).toMatch(/^sk-wb-\S+\n$/)
})

test('verify waits for the tool’s own request', async () => {
  const { options } = newUser()
  const { ready } = await startWaybill(options, ['--demo', '--vault', 'memory'])
  await waybillJson(['connect', 'claude-code', '--apply'], options)
  const { stdout: key } = await waybill(['token', 'claude-code'], options)
  const waiting = spawnWaybill(['connect', 'claude-code', '--verify', '--json'], options)
  waiting.stderr?.once('data', async () => {
    const headers = { 'x-api-key': key.trim(), 'anthropic-version': '2023-06-01', 'content-type': 'application/json' }
    const messages = [{ role: 'user', content: 'Hello' }]
    const body = JSON.stringify({ model: 'sandbox/claude-sonnet-4-5', max_tokens: 16, messages })
    await fetch(`${ready.proxy}/v1/messages`, { method: 'POST', headers, body })
  })
  const seen: Verification = JSON.parse((await finished(waiting)).stdout)
  expect(seen).toMatchObject({ state: 'seen', status_code: 200 })
})

test('verify gives up after its limit, and says what to look at', async () => {
  const { options } = newUser()
  await startWaybill(options, ['--demo', '--vault', 'memory'])
  const { code, stdout, stderr } = await waybill(['connect', 'aider', '--verify', '--wait', '1'], options)
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^Waiting .*\nerror: No request of aider came within 1 s\.\nwhat to do: .*start aider again/)
})

test('token answers without an engine, out of a sealed vault only with its passphrase, and quickly', async () => {
  const { options } = newUser({ WAYBILL_PASSPHRASE: 'correct horse battery' })
  const { child } = await startWaybill(options, ['--vault', 'sealed'])
  await waybillJson(['connect', 'claude-code', '--apply'], options)
  const startedAt = performance.now()
  const { stdout: key } = await waybill(['token', 'claude-code'], options)
  // Ten times what it may take: this machine may be doing much else.
  expect(performance.now() - startedAt).toBeLessThan(5000)
  expect(key).toMatch(/^sk-wb-/)

  const ended = finished(child)
  await waybill(['stop'], options)
  await ended
  expect((await waybill(['token', 'claude-code'], options)).stdout).toBe(key)
  const { WAYBILL_PASSPHRASE: _, ...env } = options.env ?? {}
  expect(await waybill(['token', 'claude-code'], { ...options, env })).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('The vault is locked.'),
  })
  expect(await waybill(['connect', 'codex', '--apply'], options)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('waybill start'),
  })
})
