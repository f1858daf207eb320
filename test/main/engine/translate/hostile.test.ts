import { monitorEventLoopDelay } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import type { ClientFormat } from '../../../../src/shared/wire-formats.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'
import { requestIn } from './requests.ts'
import { spokenAt } from './spoken.ts'
import { startWithUpstream } from './world.ts'

/** Each client with a model of a provider that speaks something else. */
const CLIENTS: readonly (readonly [ClientFormat, string])[] = [
  ['chat_completions', 'claude-haiku-4-5'],
  ['responses', 'claude-haiku-4-5'],
  ['messages', 'gpt-5-mini'],
  ['generate_content', 'gpt-5-mini'],
]
/** Others wait meanwhile. Half a second on a quiet machine: a limit for what would take minutes, and no measure. */
const LONGEST_STALL_MS = 10_000
const MB = 1024 * 1024

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const tools = (count: number) =>
  JSON.stringify(
    Array.from({ length: count }, (_, index) => ({
      type: 'function',
      name: `tool_${index}`,
      parameters: { type: 'object', properties: {} },
      input_schema: { type: 'object', properties: {} },
      function: { name: `tool_${index}`, parameters: { type: 'object', properties: {} } },
    })),
  )

const HOSTILE: readonly (readonly [string, string])[] = [
  ['a body nested a hundred thousand deep', `{"model":"M","messages":${nested(100_000)},"input":${nested(100_000)}}`],
  ['a schema nested five thousand deep', `{"model":"M","tools":[{"parameters":${nested(5_000)}}]}`],
  [
    'a hundred thousand tools',
    `{"model":"M","max_tokens":9,"messages":[{"role":"user","content":"Hi"}],"input":"Hi","tools":${tools(100_000)}}`,
  ],
  [
    'a text of 16 MB',
    `{"model":"M","max_tokens":9,"messages":[{"role":"user","content":"${'a'.repeat(16 * MB)}"}],"input":"Hi"}`,
  ],
  [
    'a hundred thousand messages',
    `{"model":"M","max_tokens":9,"messages":[${'{"role":"user","content":"Hi"},'.repeat(100_000)}{"role":"user","content":"Hi"}],"input":"Hi"}`,
  ],
  [
    'a key that would be a prototype',
    '{"model":"M","messages":[{"role":"user","content":"Hi","__proto__":{"polluted":1}}],"input":[{"__proto__":{"polluted":1}}]}',
  ],
  [
    'lists where words should be',
    '{"model":"M","messages":"Hi","input":{"a":1},"contents":7,"tools":{},"stream":true}',
  ],
  ['nothing but a model', '{"model":"M"}'],
  ['a list', '[]'],
  ['null', 'null'],
]

describe('a hostile request ends with an answer, and holds nobody up', () => {
  it.each(HOSTILE)('%s', async (_what, body) => {
    const { engine } = await startWithUpstream(({ url }, res) => {
      const { start, word, end } = spokenAt(url)
      res.writeHead(200, { 'content-type': 'text/event-stream' }).end(start + word('Hi') + end)
    })
    const delay = monitorEventLoopDelay({ resolution: 10 })
    delay.enable()
    for (const [client, model] of CLIENTS) {
      const { path } = requestIn(client, model, true)
      const told = await ask(engine.proxy, engine.key, {
        path,
        headers: JSON_TYPE,
        body: body.replace('"M"', `"${model}"`),
      })
      expect([client, told.whole, [200, 400, 404, 502].includes(told.status ?? 0) || told.status]).toEqual([
        client,
        true,
        true,
      ])
    }
    delay.disable()
    expect(delay.max / 1e6).toBeLessThan(LONGEST_STALL_MS)
    expect({}).not.toHaveProperty('polluted')
  })
})

describe('a hostile answer ends with one in the client’s own words, and holds nobody up', () => {
  const answers: readonly (readonly [string, string])[] = [
    ['nested a hundred thousand deep', nested(100_000)],
    ['of 20 MB of brackets', `{"content":[${'[],'.repeat((20 * MB) / 3)}[]]}`],
    ['with a prototype', '{"__proto__":{"polluted":1},"content":[],"choices":[],"output":[]}'],
    ['of 70 MB', `{"content":"${'a'.repeat(70 * MB)}"}`],
  ]

  it.each(answers)('%s', async (_what, answer) => {
    const { engine } = await startWithUpstream((_seen, res) => {
      res.writeHead(200, { 'content-type': 'application/json' }).end(answer)
    })
    const delay = monitorEventLoopDelay({ resolution: 10 })
    delay.enable()
    for (const [client, model] of CLIENTS) {
      const request = requestIn(client, model, false)
      const told = await ask(engine.proxy, engine.key, { ...request, headers: JSON_TYPE })
      expect([client, told.status, told.whole]).toEqual([client, 502, true])
      expect(told.body.length).toBeLessThan(1000)
    }
    delay.disable()
    expect(delay.max / 1e6).toBeLessThan(LONGEST_STALL_MS)
    expect({}).not.toHaveProperty('polluted')
  })
})
