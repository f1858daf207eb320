import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ToolId } from '../../../../src/shared/contract/connect.ts'
import { connect, type Machine, newMachine } from './machine.ts'

const KEY = 'sk-ant-api03-abcdefghijklmnop1234567890'

/** All that is shown of applying and of undoing, as one text. */
async function shownOf(machine: Machine, tool: ToolId): Promise<string> {
  const engine = await machine.start()
  const apply = await engine.core.client.connect.plan({ tool, action: 'apply' })
  await connect(engine, tool)
  const back = await engine.core.client.connect.plan({ tool, action: 'undo' })
  return [...apply.files, ...back.files].map(({ diff }) => diff).join('\n')
}

test('a line of the user’s that only gets a comma keeps its keys to itself', async () => {
  const machine = newMachine()
  machine.write(
    '.claude/settings.json',
    `{\n  "hook": "curl -H 'x-api: ${KEY}' -H 'Authorization: Bearer hunter2hunter'"\n}\n`,
  )
  const shown = await shownOf(machine, 'claude-code')
  expect(shown).toContain('apiKeyHelper')
  expect(shown).not.toContain(KEY)
  expect(shown).not.toContain('hunter2hunter')
})

test('of a file on one line all other keys are masked, by name and by look', async () => {
  const machine = newMachine()
  const env = { DB_PASS: 'abcde12345', OTHER_API_KEY_2: 'zzzz-yyyy-xxxx', DB: 'postgres://me:hunter2@db/x' }
  machine.write('.claude/settings.json', JSON.stringify({ env, args: ['--token', `ghp_${'a1'.repeat(16)}`] }))
  const shown = await shownOf(machine, 'claude-code')
  for (const secret of ['abcde12345', 'zzzz-yyyy', 'hunter2', 'a1a1a1']) expect(shown).not.toContain(secret)
})

test('a key that is an argument of a command, or stands in a text within the text, is masked', async () => {
  const machine = newMachine()
  const servers = {
    a: { args: ['-y', '--api-key', 'first-pass-word'] },
    b: 'serve --token=second-pass --db-password third-pass',
  }
  const inner = JSON.stringify({ api_key: 'fourth-pass' })
  machine.write('.claude/settings.json', JSON.stringify({ inner, servers }, null, 2))
  expect(machine.read('.claude/settings.json')).toContain('fourth-pass')
  const shown = await shownOf(machine, 'claude-code')
  for (const secret of ['first-pass', 'second-pass', 'third-pass', 'fourth-pass']) expect(shown).not.toContain(secret)
  machine.write('.claude/settings.json', JSON.stringify({ inner, servers }))
  const line = await shownOf(machine, 'claude-code')
  for (const secret of ['first-pass', 'second-pass', 'third-pass', 'fourth-pass']) expect(line).not.toContain(secret)
})

test('a key in a comment, in an address and behind an anchor is masked', async () => {
  const machine = newMachine()
  machine.write(
    '.aider.conf.yml',
    `# openai-api-key: old-company-word\napi_key: &shared plain-pass-word\nurl: https://x/?token=query-pass-word\n`,
  )
  const shown = await shownOf(machine, 'aider')
  for (const secret of ['old-company', 'plain-pass', 'query-pass']) expect(shown).not.toContain(secret)
  expect(shown).toContain('openai-api-base')
})

test('that others can read the file that a key goes into is said before', async () => {
  const machine = newMachine()
  machine.write('.aider.conf.yml', 'dark-mode: true\n')
  machine.write('.claude/settings.json', '{}\n')
  const { core } = await machine.start()
  const notesOf = async (tool: ToolId) => (await core.client.connect.plan({ tool, action: 'apply' })).notes
  chmodSync(join(machine.home, '.aider.conf.yml'), 0o644)
  expect(await notesOf('aider')).toEqual([expect.stringMatching(/others .* can read .*\.aider\.conf\.yml.*chmod 600/i)])
  chmodSync(join(machine.home, '.aider.conf.yml'), 0o600)
  expect(await notesOf('aider')).toEqual([])
  // It asks for its key: none is in that file.
  expect(await notesOf('claude-code')).toEqual([])
})
