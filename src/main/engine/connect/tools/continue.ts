import type { SettingValue } from '../format.ts'
import { valueAt } from '../setting-values.ts'
import { pathOf, type Tool, type ToolEdit, type Wiring } from '../tool.ts'

/** What each of its providers calls an address, as its own default has it: ended by a slash. */
const BASES: Readonly<Record<string, string>> = {
  openai: '/v1/',
  anthropic: '/v1/',
  gemini: '/v1beta/',
}

/**
 * Continue: the models of config.yaml that speak to OpenAI, Anthropic or Google themselves are pointed here; where there is none,
 * one is added that asks for the list of models. https://docs.continue.dev/reference (2026-11-21), continuedev/continue core/llm/llms.
 */
export const continueDev: Tool = {
  id: 'continue',
  name: 'Continue',
  group: 'editor',
  dialect: 'openai',
  keyWay: 'file',
  files: (where) => [
    {
      path: pathOf(where, where.env.CONTINUE_GLOBAL_DIR || pathOf(where, where.home, '.continue'), 'config.yaml'),
      format: 'yaml',
      edits(wiring, now) {
        const models = valueAt(now, ['models'])
        const list: readonly SettingValue[] = Array.isArray(models) ? models : []
        const edits = list.flatMap((model, at) => editsOf(model, at, wiring))
        return edits.length > 0 ? edits : [...identity(now), ...newModel(list.length, wiring)]
      },
    },
  ],
  variables: () => ({}),
  steps: () => [
    'An assistant of Continue’s hub has settings of its own: choose the local one.',
    'Models that you add later need apiBase and apiKey as the others have them.',
  ],
}

function editsOf(model: SettingValue, at: number, { address, key }: Wiring): ToolEdit[] {
  const provider = valueAt(model, ['provider'])
  const base = typeof provider === 'string' && Object.hasOwn(BASES, provider) ? BASES[provider] : undefined
  if (base === undefined) return []
  return [
    { path: ['models', at, 'apiBase'], value: address + base, role: 'address' },
    { path: ['models', at, 'apiKey'], value: key, role: 'key' },
  ]
}

/** A file without these is refused by Continue. */
function identity(now: SettingValue): ToolEdit[] {
  const needed = { name: 'Local', version: '1.0.0', schema: 'v1' }
  return Object.entries(needed)
    .filter(([name]) => valueAt(now, [name]) === undefined)
    .map(([name, value]) => ({ path: [name], value, role: 'choice' }))
}

function newModel(at: number, { address, key }: Wiring): ToolEdit[] {
  const model = { name: 'Waybill', provider: 'openai', model: 'AUTODETECT' }
  return [
    ...Object.entries(model).map(([name, value]): ToolEdit => ({ path: ['models', at, name], value, role: 'choice' })),
    { path: ['models', at, 'apiBase'], value: `${address}/v1/`, role: 'address' },
    { path: ['models', at, 'apiKey'], value: key, role: 'key' },
  ]
}
