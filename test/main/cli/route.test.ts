import { expect, it } from 'vitest'
import type { ProviderView } from '../../../src/shared/contract/providers.ts'
import type { RouteExplained, RouteView } from '../../../src/shared/contract/routes.ts'
import { newHome, startWaybill, waybill, waybillJson } from './waybill-command.ts'

it('routes are added, shown, changed, moved, explained and removed', async () => {
  const { home } = await startWaybill({ home: newHome() })
  const json = <Value = RouteView>(...args: string[]) => waybillJson<Value>(args, { home })
  const text = async (...args: string[]) => (await waybill(args, { home })).stdout
  expect(await text('route', 'list')).toMatch(/^No routes yet/)
  await json('provider', 'add', 'ollama')
  await json('provider', 'add', 'lmstudio')
  await json('route', 'add', 'fast', 'ollama/qwen3', 'lmstudio/*', '--weight', '3', '--weight', '1')
  const { id } = await json('key', 'create', 'agent')
  const limited = [
    '--key',
    id,
    '--project',
    'site',
    '--format',
    'messages',
    '--kind',
    'background',
    '--min-input',
    '60000',
  ]
  const rule = await json('route', 'add', 'claude-*', 'gone/x', ...limited)
  expect(rule.match).toEqual({
    model: 'claude-*',
    client_key_id: id,
    project: 'site',
    format: 'messages',
    kind: 'background',
    min_input_tokens: 60_000,
  })
  const list = await text('route', 'list')
  expect(list).toMatch(/1 +fast +- +ollama\/qwen3 \(3\), lmstudio\/\* \(1\) +- /)
  expect(list).toMatch(/2 +claude-\* +key .*background, 60000 tokens or more +gone\/x +gone\/x names a provider/)

  const changed = await json('route', 'set', 'claude-*', 'ollama/small', '--any', 'key', 'project', '--min-input', '9')
  expect(changed).toMatchObject({
    match: { client_key_id: null, project: null, format: 'messages', min_input_tokens: 9 },
    targets: [{ to: 'ollama/small', weight: null }],
    problems: [],
  })
  expect((await json<RouteView[]>('route', 'move', '2', '1')).map(({ match }) => match.model)).toEqual([
    'claude-*',
    'fast',
  ])
  const explained = await json<RouteExplained>('route', 'explain', 'fast')
  expect(explained.candidates.map(({ provider, model }) => `${provider}/${model}`)).toEqual([
    'ollama/qwen3',
    'lmstudio/fast',
  ])
  expect(await text('route', 'explain', 'fast')).toMatch(
    /→ fast is an alias.*\n\nTRIED +PROVIDER.*\n +1 +ollama +qwen3/,
  )
  expect((await waybill(['route', 'explain', 'nobody/x', '--format', 'generate_content'], { home })).code).toBe(1)
  expect(await text('route', 'remove', 'fast')).toBe('fast: removed.\n')
  expect(await json<RouteView[]>('route', 'list')).toHaveLength(1)
})

it('what a server speaks is said, and given back to its kind', async () => {
  const { home } = await startWaybill({ home: newHome() })
  const json = (...args: string[]) => waybillJson<ProviderView>(args, { home })
  const added = await json('provider', 'add', 'compatible', '--base-url', 'http://127.0.0.1:9/v1')
  expect(added).toMatchObject({ formats: ['chat_completions'], formats_set: false, dialects: ['openai'] })
  const set = await json('provider', 'formats', 'compatible', 'messages,chat_completions')
  expect(set).toMatchObject({
    formats: ['messages', 'chat_completions'],
    formats_set: true,
    dialects: ['openai', 'anthropic'],
  })
  const shown = await waybill(['provider', 'formats', 'compatible'], { home })
  expect(shown.stdout).toBe('compatible: messages, chat_completions\n')
  expect(await json('provider', 'formats', 'compatible', 'default')).toMatchObject({ formats_set: false })
})

it.each([
  [['route', 'add', 'fast'], '<target> is missing.'],
  [['route', 'add', 'fast', 'ollama/x', 'gpt-5', '--weight', '2'], 'There are 2 targets and 1 weights.'],
  [['route', 'add', 'fast', 'gpt-*'], 'gpt-* is no target'],
  [['route', 'add', 'fast', 'ollama/x', '--format', 'smoke'], 'Choose one of: chat_completions'],
  [['route', 'set', 'slow', 'ollama/x'], 'There is no route slow.'],
  [['route', 'move', '1', '0'], 'Write a number from 1 on.'],
  [['provider', 'formats', 'ollama', 'smoke'], 'Write default, or some of these'],
])('%j says what is wrong', async (args, told) => {
  const { code, stderr } = await waybill(args, { home: newHome() })
  expect(code).not.toBe(0)
  expect(stderr).toContain(told)
})
