import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { askOf } from '../main/engine/bad-input/tool.ts'
import { ask } from '../main/engine/privacy/ask.ts'
import { rounds } from '../support/tell.ts'
import { chatAnswers, streams, type WholeAnswer } from './cut-answer.ts'
import { type CuttingWorld, cutsOf, ENDINGS, expectHonest, startCutting, tryCuts } from './cutting.ts'

vi.setConfig({ testTimeout: 180_000 })

const STEP = rounds(41, 1)
let world: CuttingWorld
let answer: Buffer

beforeAll(async () => {
  world = await startCutting(() => answer)
})
afterAll(() => world.close())

async function expectNextIsServed(whole: WholeAnswer): Promise<void> {
  answer = chatAnswers[0]?.bytes ?? whole.bytes
  const { proxy, key } = world.engine
  for (let time = 0; time < 5; time++) {
    expect(await ask(proxy, key, askOf('openai', { provider: 'openai' }))).toMatchObject({ status: 200, whole: true })
  }
}

/** How a bare connection ends on which a tool of HTTP/1.0 asks: by the code of its error, or null. */
function endOfOldConnection(model: string): Promise<{ readonly said: string; readonly code: string | null }> {
  const { path, headers, body = '' } = askOf('anthropic', { provider: 'anthropic', stream: true, model })
  const { port, key } = world.engine
  const more = Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`)
  const head = [`POST ${path} HTTP/1.0`, `host: 127.0.0.1:${port}`, `x-api-key: ${key}`, ...more]
  const socket = connect(port, '127.0.0.1')
  socket.write(`${head.join('\r\n')}\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
  return new Promise((resolve) => {
    let said = ''
    let code: string | null = null
    socket.on('data', (chunk) => {
      said += chunk
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      code = error.code ?? ''
    })
    socket.once('close', () => resolve({ said, code }))
  })
}

it('a tool of HTTP/1.0, for which the end of the connection is the answer’s, sees a reset in place of it', async () => {
  answer = streams.anthropic.bytes
  const whole = await endOfOldConnection('cut-end-99999')
  expect([whole.said.includes('message_stop'), whole.code]).toEqual([true, null])
  for (const ending of ENDINGS) {
    const cut = await endOfOldConnection(`cut-${ending}-${answer.length >> 1}`)
    expect([cut.said.includes('message_stop'), cut.code]).toEqual([false, 'ECONNRESET'])
  }
})

describe('an answer that its provider cuts off after each byte is all there, or an error, or broken', () => {
  it.each(chatAnswers)('$name', async (whole) => {
    answer = whole.bytes
    const asked = { dialect: 'openai', stream: false } as const
    await tryCuts(world, cutsOf(whole, STEP), asked, (cut, had, row) => expectHonest(whole, cut, 'openai', had, row))
    await expectNextIsServed(whole)
  })

  it.each([
    { dialect: 'openai', ...streams.openai },
    { dialect: 'openai', ...streams.gzip },
    { dialect: 'anthropic', ...streams.anthropic },
    { dialect: 'gemini', ...streams.gemini },
  ] as const)('to a tool of $dialect: $name', async ({ dialect, ...whole }) => {
    answer = whole.bytes
    const asked = { dialect, stream: true }
    // Where its tool did not ask for usage, it is taken out, and what is compressed passes plain.
    const { body } = await ask(
      world.engine.proxy,
      world.engine.key,
      askOf(dialect, { provider: dialect, stream: true }),
    )
    expect(body.toString()).toMatch(/One.*Two.*(DONE|message_stop|STOP)/s)
    const told = { ...whole, body }
    await tryCuts(world, cutsOf(whole, STEP), asked, (cut, had, row) => expectHonest(told, cut, dialect, had, row))
    await expectNextIsServed(whole)
  })
})
