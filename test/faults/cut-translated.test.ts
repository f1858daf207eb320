import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ExchangeRow } from '../../src/shared/exchange-row.ts'
import { askOf, type SpokenDialect } from '../main/engine/bad-input/tool.ts'
import { ask, type Told } from '../main/engine/privacy/ask.ts'
import { rounds } from '../support/tell.ts'
import { messageAnswers, streams, type WholeAnswer } from './cut-answer.ts'
import { type Cut, type CuttingWorld, cutsOf, startCutting, tryCuts } from './cutting.ts'

vi.setConfig({ testTimeout: 180_000 })

let world: CuttingWorld
let answer: Buffer

beforeAll(async () => {
  world = await startCutting(() => answer)
})
afterAll(() => world.close())

/** The last of what each client must have read to take a stream for whole. */
const LAST = { openai: '[DONE]', anthropic: 'message_stop', gemini: 'STOP' } as const

const plainWays = (['openai', 'gemini'] as const).flatMap((dialect) =>
  messageAnswers.map((whole) => ({ dialect, prefix: 'anthropic/', stream: false, whole })),
)
const streamWays = [
  { dialect: 'anthropic', prefix: 'openai/', stream: true, whole: streams.responses },
  { dialect: 'gemini', prefix: 'openai/', stream: true, whole: streams.responses },
  { dialect: 'openai', prefix: 'anthropic/', stream: true, whole: streams.anthropic },
  { dialect: 'anthropic', prefix: 'gemini/', stream: true, whole: streams.gemini },
] as const

describe('an answer in another format, cut off after each byte, is all there, or an error, or broken', () => {
  it.each([...plainWays, ...streamWays])('to a tool of $dialect from $prefix, $whole.name', async (way) => {
    const { dialect, prefix, stream, whole } = way
    answer = whole.bytes
    const { proxy, key } = world.engine
    const reference = await ask(proxy, key, askOf(dialect, { model: `${prefix}cut-end-99999`, stream }))
    expectAllSaid(way, reference)
    const step = rounds(stream ? 173 : 61, 3)
    const cuts = cutsOf(whole, step)
    await tryCuts(world, cuts, { dialect, stream, prefix }, (cut, had, row) => judge(way, cut, had, row))
    expectAllSaid(way, await ask(proxy, key, askOf(dialect, { model: `${prefix}cut-end-99999`, stream })))
  })
})

interface Way {
  readonly dialect: SpokenDialect
  readonly stream: boolean
  readonly whole: WholeAnswer
}

function expectAllSaid({ dialect, stream }: Way, { status, whole, body }: Told): void {
  expect([status, whole]).toEqual([200, true])
  for (const word of stream ? ['One', 'Two', LAST[dialect]] : ['Hello']) expect(body.toString()).toContain(word)
}

function judge(way: Way, { at, ending }: Cut, had: Told, row: ExchangeRow): void {
  const { dialect, whole } = way
  const where = `${ending} after ${at} of ${whole.bytes.length} bytes: ${had.body.toString().slice(-300)}`
  if (had.whole && had.status === 200) {
    expectAllSaid(way, had)
    expect([where, row.status_code, row.ended_by]).toEqual([where, 200, 'complete'])
    return
  }
  if (had.whole) {
    expect([where, had.status, errorIn(dialect, had)]).toEqual([where, 502, expect.any(String)])
  }
  // It had come to its end, or so it seemed, and could not be understood.
  const seemsWhole = at >= whole.saidAt || (whole.endsWithConnection && ending === 'end')
  expect([where, row.ended_by]).toEqual([where, seemsWhole ? expect.any(String) : 'upstream'])
}

/** What an SDK of this dialect would tell of it. */
function errorIn(dialect: SpokenDialect, { body }: Told): unknown {
  const said = JSON.parse(body.toString())
  if (dialect === 'anthropic' && said.type !== 'error') return null
  return said.error.message
}
