import { mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { ImportSource } from '../../../../src/shared/contract/import-sources.ts'
import { newMachine } from '../connect/machine.ts'
import { KEYS, ROUTER_FILE, SWITCH_DATABASE } from './sources.ts'

const NAMES: Readonly<Record<ImportSource, string>> = {
  'claude-code-router': 'config.json',
  'cc-switch': 'config.json',
  litellm: 'config.yaml',
}

async function newReader() {
  const machine = newMachine()
  const { core, proxy } = await machine.start()
  return {
    machine,
    core,
    proxy,
    async read(source: ImportSource, text: string) {
      machine.write(NAMES[source], text)
      return core.client.imports.read({ source, path: join(machine.home, NAMES[source]) })
    },
  }
}

const deep = (open: string, close: string) => open.repeat(50_000) + close.repeat(50_000)
const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghij']
  .map((name, index) => `${name}: &${name} [${`*${'abcdefghij'[index]}, `.repeat(9)}]`)
  .join('\n')}\nmodel_list: *j\n`

test('whatever a file holds, its reading ends in a plan or in an error of ours', async () => {
  const { read } = await newReader()
  const texts = [
    '',
    'null',
    '[]',
    '"text"',
    '{',
    '\0\0\0',
    deep('[', ']'),
    deep('{"a":', '}'),
    bomb,
    '{"__proto__": {"Providers": [{"name": "x"}]}, "constructor": 1}',
    '{"Providers": {"length": 3}, "Router": [1], "model_list": "x", "claude": 7, "codex": {"providers": [1, 2]}}',
    '{"Providers": [null, 1, "x", [], {"name": {}}, {"name": "y", "api_base_url": 5, "api_key": [], "transformer": 1}]}',
    '{"model_list": [null, 1, {"litellm_params": 3}, {"litellm_params": {"model": "__proto__/x"}}, {"litellm_params": {"model": "/"}}]}',
    '{"claude": {"providers": {"__proto__": {"name": "p"}, "q": {"name": "q", "settingsConfig": {"env": [1]}}}, "current": {}}}',
    '{"codex": {"providers": {"q": {"name": "q", "settingsConfig": {"config": "a = = b", "auth": 3}}}}}',
    '{"codex": {"providers": {"q": {"name": "q", "settingsConfig": {"config": "model_provider = \\"__proto__\\"", "auth": {}}}}}}',
    '{"constructor": {"providers": {"q": {"name": "q"}}}, "toString": {"providers": {"r": {"name": "r"}}}}',
  ]
  for (const source of ['claude-code-router', 'cc-switch', 'litellm'] as const) {
    for (const text of texts) {
      const plan = await read(source, text).catch((thrown: unknown) => thrown)
      if (plan instanceof Error) expect(plan).toMatchObject({ code: 'settings_file_unreadable' })
      else expect(plan).toMatchObject({ source, providers: expect.any(Array) })
    }
  }
})

test('a list without end is cut, and a file too large is not read', async () => {
  const { read } = await newReader()
  const many = Array.from({ length: 400 }, (_, index) => ({
    name: `p${index}`,
    api_base_url: `https://p${index}.example`,
  }))
  const plan = await read('claude-code-router', JSON.stringify({ Providers: many }))
  expect([plan.providers.length, plan.problems]).toEqual([200, ['200 more providers are left out.']])
  await expect(read('claude-code-router', `{"x": "${'x'.repeat(3_000_000)}"}`)).rejects.toMatchObject({
    code: 'settings_file_unreadable',
  })
})

test('an address that a key may not go to is a problem, said without what it carries', async () => {
  const { read, proxy } = await newReader()
  const provider = (name: string, api_base_url: string) => ({ name, api_base_url, api_key: KEYS.relay })
  const { providers } = await read(
    'claude-code-router',
    JSON.stringify({
      Providers: [
        provider('plain', 'http://api.example/v1/chat/completions'),
        provider('office', 'http://192.168.1.5:8000/v1/chat/completions'),
        provider('user', 'https://somebody:a-password-of-theirs@api.example/v1'),
        provider('query', `https://api.example/v1?key=${KEYS.relay}`),
        provider('path', `https://api.example/${KEYS.relay}/v1`),
        provider('waybill', `${proxy}/v1/chat/completions`),
        provider('metadata', 'http://169.254.169.254/v1'),
        provider('file', 'file:///etc/passwd'),
        provider(`${KEYS.relay} \u001b[31m`, 'https://api.example/v1'),
      ],
    }),
  )
  expect(providers.map(({ problem }) => problem)).toEqual([
    'Without https anyone on the way could read your key.',
    'Without https anyone in this network could read your key.',
    'A base URL has no user, password, query or fragment.',
    'A base URL has no user, password, query or fragment.',
    'Its address is too long, or holds its key.',
    'This is Waybill itself.',
    'No provider lives at a link-local or metadata address.',
    'This is no http or https URL.',
    null,
  ])
  expect(providers.at(-1)?.name).toBe('… [31m')
  expect(JSON.stringify(providers)).not.toMatch(new RegExp(`${KEYS.relay}|a-password-of-theirs`))
})

test('a key of the environment goes to no address but its own provider’s, unless it is named for it', async () => {
  const machine = newMachine()
  const env = { OPENAI_API_KEY: KEYS.openai, GROQ_API_KEY: KEYS.relay }
  const { core } = await machine.start({ surroundings: { home: machine.home, env, platform: 'linux' } })
  machine.write(
    'config.yaml',
    `model_list:
  - litellm_params: { model: openai/gpt-4o, api_base: https://elsewhere.example/v1 }
  - litellm_params: { model: groq/llama, api_base: https://elsewhere.example/v1 }
  - litellm_params: { model: groq/llama, api_base: https://relay.example/v1, api_key: os.environ/GROQ_API_KEY }
  - litellm_params: { model: groq/llama }
`,
  )
  const { providers } = await core.client.imports.read({ source: 'litellm', path: join(machine.home, 'config.yaml') })
  expect(providers.map(({ base_url, key_variable, problem }) => [base_url, key_variable, problem])).toEqual([
    ['https://elsewhere.example/v1', null, null],
    ['https://elsewhere.example/v1', null, 'It has no key.'],
    ['https://relay.example/v1', 'GROQ_API_KEY', null],
    [null, 'GROQ_API_KEY', null],
  ])
})

test('a database that is none, is not whole, or holds something else is a problem of its source, and of nothing else', async () => {
  const { machine, core } = await newReader()
  const expectProblem = async (problem: RegExp) => {
    const [plan] = await core.client.imports.find()
    expect(plan).toMatchObject({ source: 'cc-switch', providers: [], revision: '' })
    expect(plan?.problems[0]).toMatch(problem)
  }
  machine.write(SWITCH_DATABASE, 'no database')
  await expectProblem(/can’t be read as a database \(SQLITE_NOTADB\)/)
  machine.write(SWITCH_DATABASE, '')
  await expectProblem(/has no table providers/)
  const db = new Database(join(machine.home, SWITCH_DATABASE))
  db.exec(
    'create view providers as with recursive n(x) as (select 1 union all select x + 1 from n) select x as name from n',
  )
  db.close()
  await expectProblem(/has no table providers/)
})

test('a link to somebody else’s file, or a directory, is not read', async () => {
  const { machine, core } = await newReader()
  const path = join(machine.home, ROUTER_FILE)
  mkdirSync(path, { recursive: true })
  const [plan] = await core.client.imports.find()
  expect(plan?.problems[0]).toMatch(/is no plain file/)
  if (process.getuid?.() === 0) return
  mkdirSync(dirname(join(machine.home, SWITCH_DATABASE)), { recursive: true })
  symlinkSync('/etc/passwd', join(machine.home, SWITCH_DATABASE))
  const [, link] = await core.client.imports.find()
  expect(link?.problems[0]).toMatch(/somebody else/)
})
