import type { ChildProcess } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, test } from 'vitest'
import type { ToolId } from '../../../../src/shared/contract/connect.ts'
import { endTool, type RealTool, readAsAider, startTool, TOOLS_HOME } from '../../../support/real-tools.ts'
import { connect, type Machine, newMachine, token, undo } from './machine.ts'

const TIMEOUT_MS = 60_000
const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) endTool(child)
})

interface Case {
  readonly tool: ToolId
  readonly program: RealTool
  readonly args: readonly string[]
  readonly file: string
  /** What the user has in it, and what they write into it once the tool is connected. */
  readonly before: string
  readonly theirs: readonly [string, string]
}

const cases: readonly Case[] = [
  {
    tool: 'claude-code',
    program: 'claude',
    args: ['-p', 'hi'],
    file: '.claude/settings.json',
    before: '{\n    "env": {\n        "MY_OWN": "1"\n    },\n    "includeCoAuthoredBy": false\n}\n',
    theirs: ['"MY_OWN": "1"', '"MY_OWN": "2",\n        "MY_OTHER": "3"'],
  },
  {
    tool: 'codex',
    program: 'codex',
    args: ['exec', '--skip-git-repo-check', 'hi'],
    file: '.codex/config.toml',
    before: '# mine\nmodel = "gpt-5" # the one I like\n\n[tui]\nnotifications = false\n',
    theirs: ['notifications = false', 'notifications = true # after all'],
  },
  {
    tool: 'gemini-cli',
    program: 'gemini',
    args: ['--skip-trust', '-p', 'hi'],
    file: '.gemini/settings.json',
    before: '{\n  // mine\n  "ui": { "hideTips": true }\n}\n',
    theirs: ['"hideTips": true', '"hideTips": false'],
  },
]

describe('a tool itself', () => {
  test.each(cases)(
    '$tool comes with the key that was made for it, and its file is the user’s again when that is undone',
    async ({ tool, program, args, file, before, theirs }) => {
      const machine = newMachine()
      machine.write(file, before)
      const { engine, keyId } = await connected(machine, tool)
      const came = engine.nextClosed((row) => row.client_key_id === keyId)
      const child = startTool(program, args, machine.home)
      running.push(child)
      const said = Promise.all([
        text(child.stdout as NodeJS.ReadableStream),
        text(child.stderr as NodeJS.ReadableStream),
      ])
      const ended = said.then(([out, err]) => Promise.reject(new Error(`${tool} never came. It said: ${out}${err}`)))
      expect((await Promise.race([came, ended])).client_key_id).toBe(keyId)
      endTool(child)
      await ended.catch(() => undefined)

      machine.write(file, String(machine.read(file)).replace(...theirs))
      await undo(engine, tool)
      expect(machine.read(file)).toBe(before.replace(...theirs))
    },
    TIMEOUT_MS,
  )

  test(
    'opencode reads the addresses out of what Waybill wrote',
    async () => {
      const machine = newMachine()
      const file = '.config/opencode/opencode.json'
      const before = '{\n\t"$schema": "https://opencode.ai/config.json", // mine\n\t"share": "disabled",\n}'
      machine.write(file, before)
      const { engine } = await connected(machine, 'opencode')
      const child = startTool('opencode', ['debug', 'config'], machine.home)
      running.push(child)
      const read = JSON.parse(await text(child.stdout as NodeJS.ReadableStream))
      expect(read.share).toBe('disabled')
      expect(read.provider.openai.options.baseURL).toBe(`${engine.proxy}/v1`)
      expect(read.provider.anthropic.options.baseURL).toBe(`${engine.proxy}/v1`)
      await undo(engine, 'opencode')
      expect(machine.read(file)).toBe(before)
    },
    TIMEOUT_MS,
  )
})

test('Continue’s own reader takes the models with Waybill’s address and key', async () => {
  const machine = newMachine()
  const file = '.continue/config.yaml'
  const model =
    '  - name: Mine # the one\n    provider: anthropic\n    model: claude-opus-4-1\n    apiKey: sk-ant-mine\n'
  const before = `name: Local\nversion: 1.0.0\nschema: v1\n# my models\nmodels:\n${model}`
  machine.write(file, before)
  const { engine } = await connected(machine, 'continue')
  const require = createRequire(join(TOOLS_HOME, 'package.json'))
  const { parseConfigYaml } = await import(require.resolve('@continuedev/config-yaml'))
  const [read] = parseConfigYaml(machine.read(file)).models
  expect(read).toMatchObject({ name: 'Mine', provider: 'anthropic', apiBase: `${engine.proxy}/v1/` })
  expect(read.apiKey).toBe(await token(engine, 'continue'))
  machine.write(file, String(machine.read(file)).replace('# my models', '# my dear models'))
  await undo(engine, 'continue')
  expect(machine.read(file)).toBe(before.replace('# my models', '# my dear models'))
})

test('aider’s own reader takes the options, with Waybill’s addresses and key', async () => {
  const machine = newMachine()
  const file = '.aider.conf.yml'
  const before = '# mine\nmodel: gpt-5 # the one I like\n'
  machine.write(file, before)
  const { engine } = await connected(machine, 'aider')
  const key = await token(engine, 'aider')
  expect(readAsAider(join(machine.home, file))).toEqual({
    openai_api_base: `${engine.proxy}/v1`,
    openai_api_key: key,
    anthropic_api_key: key,
    model: 'gpt-5',
    set_env: [`ANTHROPIC_API_BASE=${engine.proxy}`],
  })
  machine.write(file, String(machine.read(file)).replace('gpt-5', 'o3'))
  await undo(engine, 'aider')
  expect(machine.read(file)).toBe(before.replace('gpt-5', 'o3'))
})

/** With a command that prints the key, as `waybill token` does. */
async function connected(machine: Machine, tool: ToolId) {
  const engine = await machine.start({ command: [join(machine.home, 'way bill')] })
  const { client_key_id: keyId } = await connect(engine, tool)
  machine.write('way bill', `#!/bin/sh\necho ${await token(engine, tool)}\n`)
  chmodSync(join(machine.home, 'way bill'), 0o700)
  return { engine, keyId }
}
