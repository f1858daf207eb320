import { expect, test } from 'vitest'
import type { ToolId } from '../../../../src/shared/contract/connect.ts'
import { connect, newMachine, token, undo } from './machine.ts'

interface Case {
  readonly tool: ToolId
  /** By their names in the home directory; null: there is none. */
  readonly before: Readonly<Record<string, string | null>>
  readonly after: (address: string, key: string) => Readonly<Record<string, string>>
  /** What the user changes since: text for text, in the first file. */
  readonly userEdit: readonly [from: string, to: string]
}

const CASES: readonly Case[] = [
  {
    tool: 'claude-code',
    before: {
      '.claude/settings.json': `{
  // how I like it
  "model": "opus",
  "env": {
    "ANTHROPIC_BASE_URL": "https://gateway.example/anthropic", // work
    "ANTHROPIC_API_KEY": "sk-ant-api03-the-users-own-key-0001"
  },
  "permissions": { "allow": ["Bash(ls:*)"] }
}
`,
    },
    after: (address) => ({
      '.claude/settings.json': `{
  // how I like it
  "model": "opus",
  "env": {
    "ANTHROPIC_BASE_URL": "${address}" // work
  },
  "permissions": { "allow": ["Bash(ls:*)"] },
  "apiKeyHelper": "'/opt/way bill/waybill' token claude-code"
}
`,
    }),
    userEdit: ['"opus"', '"sonnet"'],
  },
  {
    tool: 'codex',
    before: {
      '.codex/config.toml': `# mine
model = "gpt-5-codex"
model_provider = "azure" # at work

[mcp_servers.docs]
command = "docs"
`,
    },
    after: (address) => ({
      '.codex/config.toml': `# mine
model = "gpt-5-codex"
model_provider = "waybill" # at work

[mcp_servers.docs]
command = "docs"

[model_providers.waybill]
name = "Waybill"
base_url = "${address}/v1"
wire_api = "responses"

[model_providers.waybill.auth]
command = "/opt/way bill/waybill"
args = ["token", "codex"]
`,
    }),
    userEdit: ['"gpt-5-codex"', '"gpt-5.1-codex"'],
  },
  {
    tool: 'gemini-cli',
    before: {
      '.gemini/.env': '# keys\nGEMINI_API_KEY=AIza-the-users-own-key-0002\nGOOGLE_CLOUD_PROJECT=mine\n',
      '.gemini/settings.json': null,
    },
    after: (address, key) => ({
      '.gemini/.env': `# keys\nGEMINI_API_KEY=${key}\nGOOGLE_CLOUD_PROJECT=mine\nGOOGLE_GEMINI_BASE_URL=${address}\n`,
      '.gemini/settings.json': `{
  "security": {
    "auth": {
      "selectedType": "gemini-api-key"
    }
  }
}
`,
    }),
    userEdit: ['PROJECT=mine', 'PROJECT=yours'],
  },
  {
    tool: 'aider',
    before: {
      '.aider.conf.yml': `# aider
model: sonnet
openai-api-key: sk-the-users-own-key-0003
read:
  - CONVENTIONS.md
`,
    },
    after: (address, key) => ({
      '.aider.conf.yml': `# aider
model: sonnet
openai-api-key: ${key}
read:
  - CONVENTIONS.md
openai-api-base: ${address}/v1
anthropic-api-key: ${key}
set-env:
  - ANTHROPIC_API_BASE=${address}
`,
    }),
    userEdit: ['sonnet', 'opus'],
  },
  {
    tool: 'opencode',
    before: {
      '.config/opencode/opencode.jsonc': `{
  "$schema": "https://opencode.ai/config.json",
  "theme": "mine", // dark
}
`,
    },
    after: (address, key) => ({
      '.config/opencode/opencode.jsonc': `{
  "$schema": "https://opencode.ai/config.json",
  "theme": "mine", // dark
  "provider": {
    "openai": {
      "options": {
        "baseURL": "${address}/v1",
        "apiKey": "${key}"
      }
    },
    "anthropic": {
      "options": {
        "baseURL": "${address}/v1",
        "apiKey": "${key}"
      }
    },
    "google": {
      "options": {
        "baseURL": "${address}/v1beta",
        "apiKey": "${key}"
      }
    }
  },
}
`,
    }),
    userEdit: ['"mine"', '"yours"'],
  },
  {
    tool: 'continue',
    before: {
      '.continue/config.yaml': `name: Local
version: 1.0.0
schema: v1
models:
  # my own
  - name: GPT
    provider: openai
    model: gpt-5
    apiKey: sk-the-users-own-key-0004
  - name: Llama
    provider: ollama
    model: llama3
`,
    },
    after: (address, key) => ({
      '.continue/config.yaml': `name: Local
version: 1.0.0
schema: v1
models:
  # my own
  - name: GPT
    provider: openai
    model: gpt-5
    apiKey: ${key}
    apiBase: ${address}/v1/
  - name: Llama
    provider: ollama
    model: llama3
`,
    }),
    userEdit: ['model: llama3', 'model: llama4'],
  },
  {
    tool: 'zed',
    before: {
      '.config/zed/settings.json': `// Zed
{
  "theme": "One Dark",
  "language_models": {
    "openai": { "api_url": "https://api.openai.com/v1" },
  },
}
`,
    },
    after: (address) => ({
      '.config/zed/settings.json': `// Zed
{
  "theme": "One Dark",
  "language_models": {
    "openai": { "api_url": "${address}/v1" },
    "anthropic": {
      "api_url": "${address}"
    },
    "google": {
      "api_url": "${address}"
    },
  },
}
`,
    }),
    userEdit: ['"One Dark"', '"One Light"'],
  },
]

test.each(CASES)('$tool: shown, written to the letter, and taken back around the user’s own edits', async (it) => {
  const machine = newMachine()
  for (const [name, text] of Object.entries(it.before)) if (text !== null) machine.write(name, text)
  const engine = await machine.start()
  const { client } = engine.core

  const plan = await client.connect.plan({ tool: it.tool, action: 'apply' })
  expect(plan.files.map(({ exists }) => exists)).toEqual(Object.values(it.before).map((text) => text !== null))
  for (const { diff, settings } of plan.files) {
    expect(diff).toContain('@@')
    expect(diff).not.toContain('users-own-key')
    expect(settings.length).toBeGreaterThan(0)
  }
  expect(contentOf(machine, it)).toEqual(it.before)

  expect((await client.connect.apply({ tool: it.tool, revision: plan.revision })).state).toBe('connected')
  const key = await token(engine, it.tool)
  expect(contentOf(machine, it)).toEqual(it.after(engine.proxy, key))
  // Once more changes nothing, and makes no second key.
  const again = await client.connect.plan({ tool: it.tool, action: 'apply' })
  expect(again.files.map(({ diff }) => diff)).toEqual(again.files.map(() => ''))
  await connect(engine, it.tool)
  expect(await token(engine, it.tool)).toBe(key)

  const [name, text] = Object.entries(it.before)[0] as [string, string]
  machine.write(name, String(machine.read(name)).replace(...it.userEdit))
  expect((await undo(engine, it.tool)).state).not.toBe('connected')
  expect(contentOf(machine, it)).toEqual({ ...it.before, [name]: text.replace(...it.userEdit) })
  expect((await client.clientKeys.list()).filter(({ id, revoked_at }) => id !== engine.keyId && !revoked_at)).toEqual(
    [],
  )
})

test('of files that are not there, undo leaves none', async () => {
  for (const { tool, before } of CASES) {
    const machine = newMachine()
    const engine = await machine.start()
    expect((await connect(engine, tool)).state, tool).toBe('connected')
    expect((await undo(engine, tool)).state, tool).toBe('not_connected')
    for (const name of Object.keys(before)) expect(machine.read(name), name).toBeNull()
  }
})

function contentOf(machine: ReturnType<typeof newMachine>, { before }: Case) {
  return Object.fromEntries(Object.keys(before).map((name) => [name, machine.read(name)]))
}
