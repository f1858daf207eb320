import { expect, test } from 'vitest'
import { billItem, modelOfLineItem } from '../../../../src/main/engine/billing/bill-item.ts'
import { matchItems } from '../../../../src/main/engine/billing/match-items.ts'

const matched = (...names: string[]) => names.map(matchItems(names))

test('an alias and its one snapshot are one line, under the snapshot’s name', () => {
  expect(matched('gpt-5-mini', 'gpt-5-mini-2025-08-07')).toEqual(['gpt-5-mini-2025-08-07', 'gpt-5-mini-2025-08-07'])
  expect(matched('claude-haiku-4-5', 'claude-haiku-4-5-20251001')[0]).toBe('claude-haiku-4-5-20251001')
  expect(matched('claude-3-5-haiku-latest', 'claude-3-5-haiku-20241022')[0]).toBe('claude-3-5-haiku-20241022')
  expect(matched('gpt-4', 'gpt-4-0613')[0]).toBe('gpt-4-0613')
})

test('an alias beside two snapshots may mean either: all of them are one line, under the alias', () => {
  const all = matched('gpt-4o', 'gpt-4o-2024-08-06', 'gpt-4o-2024-11-20')
  expect(all).toEqual(['gpt-4o', 'gpt-4o', 'gpt-4o'])
})

test('two snapshots without an alias, and two models, stay apart', () => {
  const names = ['gpt-4o-2024-08-06', 'gpt-4o-2024-11-20', 'gpt-4o-mini', 'gpt-4', 'Web Search Usage', '']
  expect(matched(...names)).toEqual(names)
})

test.each([
  ['gpt-5-mini-2025-08-07, input', 'gpt-5-mini-2025-08-07'],
  ['gpt-4o-2024-08-06, cached input', 'gpt-4o-2024-08-06'],
  ['gpt-6-astra, input_tokens', 'gpt-6-astra'],
  ['gpt-realtime-2.1, audio input', 'gpt-realtime-2.1'],
  ['ft:gpt-4o-mini-2024-07-18:acme::9x, output', 'ft:gpt-4o-mini-2024-07-18:acme::9x'],
  ['text-embedding-3-small', 'text-embedding-3-small'],
  ['o3, output', 'o3'],
  ['GPT-4 Turbo', null],
  ['Completions', null],
  ['assistants api | file search', null],
  ['web search tool calls', null],
])('the line item “%s” is of the model %s', (lineItem, model) => {
  expect(modelOfLineItem(lineItem)).toBe(model)
})

test('a name in which something else could hide, or the key, becomes “other”', () => {
  const key = 'sk-admin-0123456789abcdef'
  for (const name of [
    null,
    '',
    ' ',
    `x ${key}`,
    key.toUpperCase(),
    'a "quoted" word',
    'a\nb',
    'x'.repeat(121),
    'sk-1',
  ]) {
    expect(billItem(name, key)).toBe('other')
  }
  expect(billItem('claude-task-runner (batch), input', key)).toBe('claude-task-runner (batch), input')
})
