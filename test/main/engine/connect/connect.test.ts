import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Verification } from '../../../../src/shared/contract/connect.ts'
import { AppError } from '../../../../src/shared/errors.ts'
import type { TestEngine } from '../../../support/engine.ts'
import { connect, newMachine, token, undo, viewOf } from './machine.ts'

const SETTINGS = '.claude/settings.json'
const OWN_KEY = 'sk-ant-api03-the-users-own-key-kept-out-of-everything'
const passphrase = 'correct horse battery'

test('nothing is written of a plan that is no longer true', async () => {
  const machine = newMachine()
  machine.write(SETTINGS, '{}\n')
  const { core } = await machine.start()
  const { revision } = await core.client.connect.plan({ tool: 'claude-code', action: 'apply' })
  machine.write(SETTINGS, '{ "model": "opus" }\n')
  await expect(core.client.connect.apply({ tool: 'claude-code', revision })).rejects.toMatchObject({
    code: 'files_changed',
  })
  expect(machine.read(SETTINGS)).toBe('{ "model": "opus" }\n')
  expect((await core.client.clientKeys.list()).map(({ name }) => name)).toEqual(['test'])
})

test('what comes into a file while its key is being made has been seen by nobody: nothing is written', async () => {
  const machine = newMachine()
  machine.write(SETTINGS, '{}\n')
  const { core } = await machine.start({ vault: 'sealed', passphrase })
  const { revision } = await core.client.connect.plan({ tool: 'claude-code', action: 'apply' })
  const changes = await core.client.system.changes()
  const refused = expect(core.client.connect.apply({ tool: 'claude-code', revision })).rejects.toMatchObject({
    code: 'files_changed',
  })
  for await (const { topic } of changes) if (topic === 'client_keys') break
  machine.write(SETTINGS, '{ "env": { "ANTHROPIC_API_KEY": "of this very moment" } }\n')
  await refused
  expect(machine.read(SETTINGS)).toContain('of this very moment')
  const named = (await core.client.clientKeys.list()).filter(({ revoked_at }) => revoked_at === null)
  expect(named.map(({ name }) => name)).toEqual(['test'])
})

test('a file that can’t be read is named with its line, and left alone', async () => {
  const machine = newMachine()
  const broken = '{\n  "model": "opus",\n  "env": {\n}\n'
  machine.write(SETTINGS, broken)
  const engine = await machine.start()
  await expect(connect(engine, 'claude-code')).rejects.toMatchObject({
    code: 'settings_file_unreadable',
    message: expect.stringMatching(/settings\.json, line \d/),
  })
  expect(machine.read(SETTINGS)).toBe(broken)
  expect((await viewOf(engine, 'claude-code')).steps[0]).toMatch(/settings\.json.* line \d/)
})

test('a key that a tool can ask for is in no file, and the user’s own is in no database', async () => {
  const machine = newMachine()
  machine.write(SETTINGS, `{ "env": { "ANTHROPIC_API_KEY": "${OWN_KEY}" }, "apiKeyHelper": "echo ${OWN_KEY}2" }\n`)
  const engine = await machine.start({ vault: 'sealed', passphrase })
  for (const tool of ['claude-code', 'codex'] as const) await connect(engine, tool)
  const keys = [await token(engine, 'claude-code'), await token(engine, 'codex')]
  expect(await inVault(engine)).toEqual({ 'tools’ client keys': 2, 'settings put away': 2 })
  // Whatever still is in memory is written now.
  await engine.core.close()
  for (const key of keys) {
    expect(machine.bytesIn(machine.home)).not.toContain(key)
    expect(machine.bytesIn(machine.dataDirectory)).not.toContain(key)
  }
  expect(machine.bytesIn(machine.home)).not.toContain(OWN_KEY)
  expect(machine.bytesIn(machine.dataDirectory)).not.toContain(OWN_KEY)

  const later = await machine.start({ vault: 'sealed', passphrase })
  await undo(later, 'claude-code')
  expect(await inVault(later)).toEqual({ 'tools’ client keys': 1 })
  expect(machine.read(SETTINGS)).toContain(`"ANTHROPIC_API_KEY": "${OWN_KEY}"`)
  expect(machine.read(SETTINGS)).toContain(`echo ${OWN_KEY}2`)
})

test('that a vault forgets is said before anything of the user’s is put into it', async () => {
  const machine = newMachine()
  machine.write(SETTINGS, `{ "env": { "ANTHROPIC_API_KEY": "${OWN_KEY}" } }\n`)
  const engine = await machine.start()
  const { notes } = await engine.core.client.connect.plan({ tool: 'claude-code', action: 'apply' })
  expect(notes).toEqual([expect.stringMatching(/ANTHROPIC_API_KEY.*memory only/)])
  await connect(engine, 'claude-code')
  const later = await machine.start()
  const plan = await later.core.client.connect.plan({ tool: 'claude-code', action: 'undo' })
  expect(plan.notes).toEqual([expect.stringMatching(/ANTHROPIC_API_KEY is not in the vault any more/)])
  await undo(later, 'claude-code')
  expect(JSON.parse(String(machine.read(SETTINGS)))).toEqual({ env: {} })
})

test('a tool that is forgotten keeps what was written for it, and its key opens nothing any more', async () => {
  const machine = newMachine()
  const engine = await machine.start()
  const { client } = engine.core
  await connect(engine, 'aider')
  const [key, written] = [await token(engine, 'aider'), machine.read('.aider.conf.yml')]
  await client.connect.forget({ tool: 'aider' })
  expect(machine.read('.aider.conf.yml')).toBe(written)
  expect((await viewOf(engine, 'aider')).state).toBe('elsewhere')
  await expect(token(engine, 'aider')).rejects.toMatchObject({ message: 'aider is not connected.' })
  expect((await fetch(`${engine.proxy}/v1/models`, { headers: { authorization: `Bearer ${key}` } })).status).toBe(401)
})

test('what the user changes or takes out since is told, and stays theirs', async () => {
  const machine = newMachine()
  const engine = await machine.start()
  await connect(engine, 'zed')
  const file = '.config/zed/settings.json'
  const written = String(machine.read(file))
  machine.write(file, written.replace(`"${engine.proxy}/v1"`, '"https://mine.example/v1"'))
  expect((await viewOf(engine, 'zed')).state).toBe('changed')
  const plan = await engine.core.client.connect.plan({ tool: 'zed', action: 'undo' })
  expect(plan.notes).toEqual([expect.stringMatching(/language_models\.openai\.api_url .*changed since/)])
  await undo(engine, 'zed')
  expect(JSON.parse(String(machine.read(file)))).toEqual({
    language_models: { openai: { api_url: 'https://mine.example/v1' } },
  })

  await connect(engine, 'zed')
  machine.write(file, '{}')
  expect((await viewOf(engine, 'zed')).state).toBe('missing')
})

test('a tool whose settings lead somewhere already says so, connected by nobody', async () => {
  const machine = newMachine()
  machine.write(SETTINGS, '{ "env": { "ANTHROPIC_BASE_URL": "https://gateway.example" } }')
  const engine = await machine.start()
  expect((await viewOf(engine, 'claude-code')).state).toBe('elsewhere')
  expect((await viewOf(engine, 'codex')).state).toBe('not_connected')
})

test('an address that has moved is mended at the next start, and only where it stands as it was written', async () => {
  const machine = newMachine()
  const engine = await machine.start()
  await connect(engine, 'claude-code')
  await connect(engine, 'aider')
  await connect(engine, 'codex')
  const [key, former] = [await token(engine, 'aider'), engine.proxy]
  machine.write('.aider.conf.yml', `${machine.read('.aider.conf.yml')}model: opus # mine\n`)
  machine.write('.codex/config.toml', String(machine.read('.codex/config.toml')).replace(former, 'http://127.0.0.1:1'))

  const later = await startElsewhere(machine, engine)
  await healed(later)
  expect(later.proxy).not.toBe(former)
  expect(JSON.parse(String(machine.read(SETTINGS))).env.ANTHROPIC_BASE_URL).toBe(later.proxy)
  const aider = String(machine.read('.aider.conf.yml'))
  expect(aider).toContain(`openai-api-base: ${later.proxy}/v1`)
  expect(aider).toContain(`ANTHROPIC_API_BASE=${later.proxy}`)
  expect(aider).toContain(`openai-api-key: ${key}`)
  expect(aider).toContain('model: opus # mine')
  expect(machine.read('.codex/config.toml')).toContain('http://127.0.0.1:1/v1')
  const { notices } = await later.core.client.system.status()
  expect(notices.map(({ code, message }) => [code, /^\S+( \S+)? was/.exec(message)?.[0]])).toEqual([
    ['connection_healed', 'aider was'],
    ['connection_healed', 'Claude Code was'],
  ])
  expect((await viewOf(later, 'claude-code')).state).toBe('connected')

  await undo(later, 'aider')
  expect(machine.read('.aider.conf.yml')).toBe('model: opus # mine\n')
})

test('of a tool that is gone the next start only tells', async () => {
  const machine = newMachine()
  const engine = await machine.start()
  await connect(engine, 'claude-code')
  machine.write(SETTINGS, '{}')
  const later = await startElsewhere(machine, engine)
  await healed(later)
  expect(machine.read(SETTINGS)).toBe('{}')
  expect((await later.core.client.system.status()).notices).toEqual([
    expect.objectContaining({ code: 'connection_broken', message: 'What was written for Claude Code is gone.' }),
  ])
})

test('a crash between the note and the file leaves a connection that undo understands', async () => {
  const machine = newMachine()
  machine.write(SETTINGS, '{ "model": "opus" }\n')
  const engine = await machine.start()
  await connect(engine, 'claude-code')
  // As a kill would leave it: all is noted, and the file is still what it was.
  machine.write(SETTINGS, '{ "model": "opus" }\n')
  const later = await machine.start()
  expect((await viewOf(later, 'claude-code')).state).toBe('missing')
  await undo(later, 'claude-code')
  expect(machine.read(SETTINGS)).toBe('{ "model": "opus" }\n')
  expect((await viewOf(later, 'claude-code')).state).toBe('not_connected')
})

test('a crash before the file was written never tells the user to write what stands there again', async () => {
  const machine = newMachine()
  const own = `{ "apiKeyHelper": "echo ${OWN_KEY}", "env": { "ANTHROPIC_API_KEY": "${OWN_KEY}" } }\n`
  machine.write(SETTINGS, own)
  await connect(await machine.start(), 'claude-code')
  machine.write(SETTINGS, own)
  // Its vault is memory: of what was put away, nothing is left.
  const { core } = await machine.start()
  const { notes, files } = await core.client.connect.plan({ tool: 'claude-code', action: 'undo' })
  expect(notes.join()).not.toMatch(/vault/)
  expect(notes.join()).toMatch(/ANTHROPIC_API_KEY .* stays as it is/)
  expect(files.map(({ diff }) => diff)).toEqual([''])
})

test('a file that can be read and not replaced leaves nothing behind: no connection, no key', async () => {
  const machine = newMachine()
  machine.write(SETTINGS, `{ "apiKeyHelper": "echo ${OWN_KEY}" }\n`)
  linkSync(join(machine.home, SETTINGS), join(machine.home, 'its-second-name'))
  const engine = await machine.start()
  await expect(connect(engine, 'claude-code')).rejects.toMatchObject({ code: 'settings_file_unreadable' })
  expect(machine.read(SETTINGS)).toBe(`{ "apiKeyHelper": "echo ${OWN_KEY}" }\n`)
  expect(await viewOf(engine, 'claude-code')).toMatchObject({ state: 'not_connected', client_key_id: null })
  expect(await inVault(engine)).toEqual({})
})

test('a demo whose data go with it writes into no tool’s settings', async () => {
  const machine = newMachine()
  const engine = await machine.start({ temporary: true })
  await expect(connect(engine, 'claude-code')).rejects.toMatchObject({ message: expect.stringContaining('demo') })
  expect(machine.read(SETTINGS)).toBeNull()
  expect((await engine.core.client.connect.env({ tool: 'openai-sdk', shell: 'bash' })).lines).toContain(engine.proxy)
})

test('a tool that no environment leads here gets no key for being run', async () => {
  const engine = await newMachine().start()
  expect(await engine.core.client.connect.variables({ tool: 'continue' })).toEqual({ variables: {}, arguments: [] })
  expect(await viewOf(engine, 'continue')).toMatchObject({ client_key_id: null })
})

test('a settings file that is a link stays one, and what it leads to is written', async () => {
  const machine = newMachine()
  machine.write('dotfiles/claude.json', '{}\n')
  mkdirSync(join(machine.home, '.claude'))
  symlinkSync(join(machine.home, 'dotfiles/claude.json'), join(machine.home, SETTINGS))
  const engine = await machine.start()
  await connect(engine, 'claude-code')
  expect(machine.read('dotfiles/claude.json')).toContain(engine.proxy)
  await undo(engine, 'claude-code')
  expect(machine.read('dotfiles/claude.json')).toBe('{}\n')
})

test.each([
  ['a directory', (path: string) => mkdirSync(path)],
  [
    'a socket',
    async (path: string) => void (await new Promise<void>((done) => createServer().listen(path, done).unref())),
  ],
  ['a pipe', (path: string) => void execFileSync('mkfifo', [path])],
  ['a link to a device', (path: string) => symlinkSync('/dev/zero', path)],
  ['ten million bytes', (path: string) => writeFileSync(path, `{ "a": "${'x'.repeat(10_000_000)}" }`)],
  ['no text', (path: string) => writeFileSync(path, Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))],
])('a settings file that is %s is refused, and the list still answers', async (_, make) => {
  const machine = newMachine()
  mkdirSync(join(machine.home, '.claude'))
  await make(join(machine.home, SETTINGS))
  const before = statSync(join(machine.home, SETTINGS))
  const engine = await machine.start()
  await expect(connect(engine, 'claude-code')).rejects.toMatchObject({ code: 'settings_file_unreadable' })
  expect((await viewOf(engine, 'claude-code')).steps[0]).toContain(SETTINGS)
  expect(statSync(join(machine.home, SETTINGS)).mtimeMs).toBe(before.mtimeMs)
})

test('a rotated key reaches a tool that asks for it; one that has it in its file is told to be connected again', async () => {
  const machine = newMachine()
  const engine = await machine.start()
  const { client } = engine.core
  for (const tool of ['claude-code', 'aider'] as const) {
    const { client_key_id } = await connect(engine, tool)
    const { key } = await client.clientKeys.rotate({ id: String(client_key_id) })
    expect(await token(engine, tool)).toBe(key)
  }
  expect((await viewOf(engine, 'claude-code')).state).toBe('connected')
  const aider = await viewOf(engine, 'aider')
  expect([aider.state, aider.steps[0]]).toEqual(['changed', 'Its client key was rotated: connect it again.'])
  await connect(engine, 'aider')
  expect(machine.read('.aider.conf.yml')).toContain(await token(engine, 'aider'))
  await undo(engine, 'aider')
  expect(machine.read('.aider.conf.yml')).toBeNull()
})

test('a locked vault keeps a tool’s key from being rotated away from it', async () => {
  const machine = newMachine()
  const engine = await machine.start({ vault: 'sealed', passphrase })
  const { client } = engine.core
  const { client_key_id } = await connect(engine, 'claude-code')
  const before = await token(engine, 'claude-code')
  await client.system.lock()
  await expect(client.clientKeys.rotate({ id: String(client_key_id) })).rejects.toMatchObject({ code: 'vault_locked' })
  await expect(token(engine, 'claude-code')).rejects.toMatchObject({ code: 'vault_locked' })
  await client.system.unlock({ passphrase })
  expect(await token(engine, 'claude-code')).toBe(before)
})

test('a revoked key, and a panic, leave the settings alone and say how to go on', async () => {
  const machine = newMachine()
  const engine = await machine.start()
  const { client } = engine.core
  const { client_key_id } = await connect(engine, 'claude-code')
  const written = machine.read(SETTINGS)
  await client.clientKeys.revoke({ id: String(client_key_id) })
  await expect(token(engine, 'claude-code')).rejects.toMatchObject({
    code: 'not_found',
    message: 'The client key of Claude Code was revoked.',
  })
  expect((await viewOf(engine, 'claude-code')).state).toBe('changed')
  await connect(engine, 'claude-code')
  expect(await token(engine, 'claude-code')).toMatch(/^sk-wb-/)

  await client.security.panic()
  await expect(token(engine, 'claude-code')).rejects.toBeInstanceOf(Error)
  await expect(connect(engine, 'codex')).rejects.toMatchObject({ code: 'panic' })
  expect(machine.read('.codex/config.toml')).toBeNull()
  expect(machine.read(SETTINGS)).toBe(written)
  // Its own settings are the user's to have back, panic or not.
  await client.privacy.purge({ scope: 'all' })
  await undo(engine, 'claude-code')
  expect(machine.read(SETTINGS)).toBeNull()
})

test('an erasure of everything leaves connections: without them, undo would know of nothing', async () => {
  const machine = newMachine()
  const engine = await machine.start()
  await connect(engine, 'claude-code')
  await engine.core.client.privacy.purge({ scope: 'all' })
  expect((await viewOf(engine, 'claude-code')).state).toBe('connected')
  expect(await token(engine, 'claude-code')).toMatch(/^sk-wb-/)
})

test.each([{ recording: true }, { recording: false }])(
  'a request with the tool’s key is what verify waits for: %o',
  async ({ recording }) => {
    const machine = newMachine()
    const engine = await machine.start({ demo: true })
    const { client } = engine.core
    await connect(engine, 'claude-code')
    if (!recording) await client.settings.set({ name: 'recording', value: 'paused' })
    const found = (await client.connect.verify({ tool: 'claude-code' }))[Symbol.asyncIterator]()
    expect((await found.next()).value).toMatchObject({ state: 'waiting' })
    await ask(engine, engine.key)
    await ask(engine, await token(engine, 'claude-code'))
    const seen = (await found.next()).value as Verification | undefined
    expect(seen).toMatchObject({ state: 'seen', status_code: 200, model: expect.stringMatching(/^claude/) })
    const rows = await client.usage.exchanges({ limit: 100 })
    const { client_key_id } = await viewOf(engine, 'claude-code')
    expect(seen?.state === 'seen' && seen.exchange_id).toBe(
      recording ? rows.find((row) => row.client_key_id === client_key_id)?.id : null,
    )
    expect((await found.next()).done).toBe(true)
  },
)

/** How many entries of which kind, as the user is told of them. */
async function inVault({ core }: TestEngine): Promise<unknown> {
  let text = ''
  for await (const piece of await core.client.privacy.access({ format: 'json' })) text += piece
  return JSON.parse(text).vault.entries
}

async function ask({ proxy }: TestEngine, key: string): Promise<void> {
  const answer = await fetch(`${proxy}/v1/messages`, {
    method: 'POST',
    headers: { 'x-api-key': key, 'anthropic-version': '2023-06-01', 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'sandbox/claude-sonnet-4-5',
      max_tokens: 16,
      messages: [{ role: 'user', content: 'Hello' }],
    }),
  })
  await answer.text()
  if (!answer.ok) throw new AppError('internal', { message: `it was answered with ${answer.status}` })
}

/** On a port that is not the one of before: somebody else has that now. */
async function startElsewhere(machine: ReturnType<typeof newMachine>, { core, port }: TestEngine): Promise<TestEngine> {
  await core.close()
  const other = createServer()
  await new Promise<void>((done) => other.listen(port, '127.0.0.1', done))
  const later = await machine.start()
  await new Promise((done) => other.close(done))
  return later
}

/** A plan waits for its turn, and healing was there first. */
async function healed({ core }: TestEngine): Promise<void> {
  await core.client.connect.plan({ tool: 'openai-sdk', action: 'apply' })
}
