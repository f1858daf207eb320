import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportSource } from '../../../../src/shared/contract/import-sources.ts'
import type { ImportPlan } from '../../../../src/shared/contract/imports.ts'
import type { TestEngine } from '../../../support/engine.ts'
import { type Machine, newMachine } from '../connect/machine.ts'
import {
  KEYS,
  LITELLM_FILE,
  litellmConfig,
  ROUTER_DATABASE,
  ROUTER_FILE,
  routerConfig,
  SWITCH_FILE,
  switchConfig,
  writeRouterDatabase,
  writeSwitchDatabase,
} from './sources.ts'

const passphrase = 'correct horse battery'

async function startWith(machine: Machine, env: Readonly<Record<string, string>> = {}): Promise<TestEngine> {
  return machine.start({ surroundings: { home: machine.home, env, platform: 'linux' } })
}

/** Everything that can be taken, under the names it would get. */
function takeAll({ core }: TestEngine, plan: ImportPlan) {
  const providers = plan.providers.map(({ name, as }) => ({ name, as }))
  return core.client.imports.take({
    source: plan.source,
    path: plan.path,
    revision: plan.revision,
    providers,
    routes: true,
  })
}

const brief = ({ providers }: ImportPlan) =>
  providers.map(({ name, as, kind, base_url, key, problem }) => [name, as, kind, base_url, key, problem])

test('of claude-code-router’s file, each provider is known by its address, and its routes are told of', async () => {
  const machine = newMachine()
  machine.write(ROUTER_FILE, routerConfig)
  const { core } = await startWith(machine, { DEEPSEEK_API_KEY: KEYS.deepseek })
  const [plan, ...others] = await core.client.imports.find()
  expect(others).toEqual([])
  expect(plan).toMatchObject({ source: 'claude-code-router', path: join(machine.home, ROUTER_FILE), problems: [] })
  expect(plan && brief(plan)).toEqual([
    ['openrouter', 'openrouter', 'openrouter', null, 'given', null],
    ['deepseek', 'deepseek', 'deepseek', null, 'variable', null],
    ['ollama', 'ollama', 'ollama', null, 'given', null],
    ['gemini', 'gemini', 'gemini', null, 'given', null],
    [
      'volcengine',
      'volcengine',
      'compatible',
      'https://ark.cn-beijing.volces.com/api/v3',
      'given',
      'Its key is a placeholder.',
    ],
    [
      'dashscope',
      'dashscope',
      'compatible',
      'https://dashscope.aliyuncs.com/compatible-mode/v1',
      'variable',
      'DASHSCOPE_API_KEY is not set where Waybill runs.',
    ],
  ])
  expect(plan?.rules).toEqual([])
  expect(
    plan?.routes.map(({ name, match, targets }) => [name, match.kind ?? match.min_input_tokens, targets[0]?.to]),
  ).toEqual([
    ['longContext', 60_000, 'openrouter/google/gemini-2.5-pro-preview'],
    ['background', 'background', 'ollama/qwen2.5-coder:latest'],
    ['default', null, 'deepseek/deepseek-chat'],
  ])
})

test('keys go into the vault, and are nowhere else; what can’t be taken is left with its reason', async () => {
  const machine = newMachine()
  machine.write(ROUTER_FILE, routerConfig)
  const surroundings = { home: machine.home, env: { DEEPSEEK_API_KEY: KEYS.deepseek }, platform: 'linux' } as const
  const engine = await machine.start({ vault: 'sealed', passphrase, surroundings })
  const [plan] = await engine.core.client.imports.find()
  if (!plan) throw new Error('nothing found')
  const taken = await takeAll(engine, plan)
  expect(taken.added).toEqual(['openrouter', 'deepseek', 'ollama', 'gemini'])
  expect(taken.left.map(({ name }) => name)).toEqual(['volcengine', 'dashscope'])
  const list = await engine.core.client.providers.list()
  expect(list.map(({ name, key_state, keys }) => [name, key_state, keys[0]?.last4])).toEqual([
    ['openrouter', 'ready', KEYS.openrouter.slice(-4)],
    ['deepseek', 'ready', KEYS.deepseek.slice(-4)],
    ['ollama', 'ready', null],
    ['gemini', 'ready', KEYS.gemini.slice(-4)],
  ])

  // A second time there is nothing to take: the same accounts are here.
  const [again] = await engine.core.client.imports.find()
  expect(again?.providers[0]).toMatchObject({ as: 'openrouter-2', problem: 'It is here already, as openrouter.' })
  const second = again && (await takeAll(engine, again))
  expect([second?.added, second?.left.length]).toEqual([[], 6])
  expect(await engine.core.client.providers.list()).toHaveLength(4)

  await engine.core.close()
  expect(machine.read(ROUTER_FILE)).toBe(routerConfig)
  for (const key of [KEYS.openrouter, KEYS.deepseek, KEYS.gemini]) {
    expect(machine.bytesIn(machine.dataDirectory)).not.toContain(key)
    expect(JSON.stringify([plan, taken, again, second])).not.toContain(key)
  }
})

test('nothing is taken out of a file that has changed since, nor under a name that is somebody’s', async () => {
  const machine = newMachine()
  machine.write(ROUTER_FILE, routerConfig)
  const engine = await startWith(machine)
  const [plan] = await engine.core.client.imports.find()
  if (!plan) throw new Error('nothing found')
  machine.write(ROUTER_FILE, routerConfig.replace('openrouter.ai', 'elsewhere.example'))
  await expect(takeAll(engine, plan)).rejects.toMatchObject({ code: 'files_changed' })
  expect(await engine.core.client.providers.list()).toEqual([])

  machine.write(ROUTER_FILE, routerConfig)
  await engine.core.client.providers.add({ kind: 'openai', key: KEYS.openai })
  const { path, revision } = plan
  const taken = await engine.core.client.imports.take({
    source: 'claude-code-router',
    path,
    revision,
    providers: [
      { name: 'gemini', as: 'openai' },
      { name: 'no-such', as: 'no-such' },
    ],
  })
  expect(taken).toEqual({
    added: [],
    routes: 0,
    left: [
      { name: 'gemini', because: 'There is a provider openai already.' },
      { name: 'no-such', because: 'It is not there.' },
    ],
  })
})

test('cc-switch’s file gives the providers of Claude Code, Codex and Gemini CLI, each in the format that it speaks', async () => {
  const machine = newMachine()
  machine.write(SWITCH_FILE, switchConfig)
  const engine = await startWith(machine)
  const [plan] = await engine.core.client.imports.find()
  if (!plan) throw new Error('nothing found')
  expect(brief(plan)).toEqual([
    [
      'Claude Official',
      'claude-official',
      'anthropic',
      null,
      'none',
      'It has no key: its tool signs in with an account of its own.',
    ],
    ['Kimi 月之暗面', 'kimi', 'anthropic', 'https://api.moonshot.ai/anthropic', 'given', null],
    ['Relay', 'relay', 'compatible', 'https://relay.example/v1', 'given', null],
    ['Google', 'google', 'gemini', null, 'given', null],
  ])
  expect(plan.routes.map(({ match, targets }) => `${match.format} ${targets[0]?.to}`)).toEqual([
    'messages kimi/*',
    'responses relay/*',
  ])
  expect((await takeAll(engine, plan)).added).toEqual(['kimi', 'relay', 'google'])
})

test('cc-switch’s database is read as it stands, also while it is open, and nothing appears beside it', async () => {
  const machine = newMachine()
  const db = writeSwitchDatabase(machine)
  const engine = await startWith(machine)
  const [plan] = await engine.core.client.imports.find()
  db.close()
  if (!plan) throw new Error('nothing found')
  expect(brief(plan)).toEqual([
    ['Kimi', 'kimi', 'anthropic', 'https://api.moonshot.ai/anthropic', 'given', null],
    ['Relay', 'relay', 'compatible', 'https://relay.example/v1', 'given', null],
    ['OpenRouter', 'openrouter', 'openrouter', null, 'given', null],
  ])
  expect(plan.problems).toEqual(['For opencode is for opencode, whose providers are not read.'])
  expect((await takeAll(engine, plan)).added).toEqual(['kimi', 'relay', 'openrouter'])
  expect(readdirSync(join(machine.home, '.cc-switch'))).toEqual(['cc-switch.db'])
})

test('claude-code-router’s database is read open, with what is only in its log, and closed, without a log of ours', async () => {
  const machine = newMachine()
  const db = writeRouterDatabase(machine)
  const engine = await startWith(machine)
  const [open] = await engine.core.client.imports.find()
  db.close()
  const files = readdirSync(join(machine.home, '.claude-code-router'))
  expect(files).toEqual(['config.sqlite'])
  const [plan] = await engine.core.client.imports.find()
  expect(plan).toEqual(open)
  if (!plan) throw new Error('nothing found')
  // Two keys of one provider: it becomes one with both; the one that is switched off stays away.
  expect(brief(plan)).toEqual([
    ['Moonshot', 'moonshot', 'anthropic', 'https://api.moonshot.ai/anthropic', 'given', null],
    ['Moonshot (2)', 'moonshot', 'anthropic', 'https://api.moonshot.ai/anthropic', 'given', null],
  ])
  expect(plan.rules).toEqual(['rule cheap ones'])
  expect(plan.routes).toMatchObject([{ name: 'default', targets: [{ to: 'moonshot/kimi-k2' }], problem: null }])
  expect(await takeAll(engine, plan)).toEqual({ added: ['moonshot'], routes: 1, left: [] })
  const [provider] = await engine.core.client.providers.list()
  expect(provider?.keys.map(({ last4 }) => last4)).toEqual([KEYS.kimi.slice(-4), KEYS.second.slice(-4)])
  expect(readdirSync(join(machine.home, '.claude-code-router'))).toEqual(files)
})

test('routes lead to the names that their providers get here, and are taken once', async () => {
  const machine = newMachine()
  machine.write(ROUTER_FILE, routerConfig)
  const { core } = await startWith(machine)
  const [plan] = await core.client.imports.find()
  if (!plan) throw new Error('nothing found')
  const take = async (providers: { name: string; as: string }[]) => {
    const { source, path, revision } = plan
    return core.client.imports.take({ source, path, revision, providers, routes: true })
  }
  const first = await take([{ name: 'ollama', as: 'local' }])
  expect(first).toMatchObject({ added: ['local'], routes: 1 })
  expect(first.left.map(({ because }) => because)).toEqual([
    'Its provider openrouter is not taken over.',
    'Its provider deepseek is not taken over.',
  ])
  expect(await take([{ name: 'openrouter', as: 'openrouter' }])).toMatchObject({ added: ['openrouter'], routes: 1 })
  const routes = await core.client.routes.list()
  expect(routes.map(({ match, targets }) => [match.kind ?? match.min_input_tokens, targets[0]?.to])).toEqual([
    ['background', 'local/qwen2.5-coder:latest'],
    [60_000, 'openrouter/google/gemini-2.5-pro-preview'],
  ])
})

test('LiteLLM’s file is read where the user says it is: each account once, keys from where it takes them', async () => {
  const machine = newMachine()
  machine.write(LITELLM_FILE, litellmConfig)
  const engine = await startWith(machine)
  expect(await engine.core.client.imports.find()).toEqual([])
  const plan = await engine.core.client.imports.read({ source: 'litellm', path: `~/${LITELLM_FILE}` })
  expect(brief(plan)).toEqual([
    ['openai', 'openai', 'openai', null, 'given', null],
    ['openai (2)', 'openai', 'openai', null, 'given', null],
    ['anthropic', 'anthropic', 'anthropic', null, 'variable', 'ANTHROPIC_API_KEY is not set where Waybill runs.'],
    ['ollama', 'ollama', 'ollama', null, 'none', null],
    ['vllm.example', 'vllm.example', 'compatible', 'https://vllm.example/v1', 'given', null],
    [
      'azure',
      'azure',
      'compatible',
      'https://my-endpoint-europe.openai.azure.com',
      'variable',
      'Waybill does not know LiteLLM’s azure.',
    ],
  ])
  expect(plan.rules).toEqual(['routing_strategy: least-busy'])
  expect(plan.routes.map(({ name, targets, problem }) => [name, targets.map(({ to }) => to).join(), problem])).toEqual([
    ['gpt-4o', 'openai/gpt-4o,claude', null],
    ['gpt-4o-mini', 'openai/gpt-4o-mini', null],
    ['claude', 'anthropic/claude-sonnet-4', 'Its provider anthropic is not taken over.'],
    ['solar', 'ollama/solar', null],
    ['vllm-models', 'vllm.example/facebook/opt-125m', null],
    ['azure', 'azure/gpt-4o-eu', 'Its provider azure is not taken over.'],
  ])
  expect(JSON.stringify(plan)).not.toContain('master')
  expect(await takeAll(engine, plan)).toMatchObject({ added: ['openai', 'ollama', 'vllm.example'], routes: 4 })
  const routes = await engine.core.client.routes.list()
  expect(routes.map(({ match }) => match.model)).toEqual(['gpt-4o', 'gpt-4o-mini', 'solar', 'vllm-models'])
  const [openai] = await engine.core.client.providers.list()
  expect(openai?.keys.map(({ last4 }) => last4)).toEqual([KEYS.openai.slice(-4), KEYS.second.slice(-4)])
})

test('a locked vault takes nothing', async () => {
  const machine = newMachine()
  machine.write(ROUTER_FILE, routerConfig)
  const surroundings = { home: machine.home, env: {}, platform: 'linux' } as const
  await machine.start({ vault: 'sealed', passphrase, surroundings })
  const engine = await machine.start({ vault: 'sealed', surroundings })
  const [plan] = await engine.core.client.imports.find()
  if (!plan) throw new Error('nothing found')
  await expect(takeAll(engine, plan)).rejects.toMatchObject({ code: 'vault_locked' })
  expect(await engine.core.client.providers.list()).toEqual([])
})

test('a file that is not there, or not named whole, is said so', async () => {
  const machine = newMachine()
  const { core } = await startWith(machine)
  const read = (path: string, source: ImportSource = 'litellm') => core.client.imports.read({ source, path })
  await expect(read(join(machine.home, 'none.yaml'))).rejects.toMatchObject({ code: 'not_found' })
  await expect(read(join(machine.home, 'none.db'), 'cc-switch')).rejects.toMatchObject({ code: 'not_found' })
  await expect(read('config.yaml')).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(read(`${machine.home}/a\0.yaml`)).rejects.toMatchObject({ code: 'invalid_input' })
  expect(ROUTER_DATABASE).toMatch(/sqlite$/)
})
