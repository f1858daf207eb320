import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { plainAnswer, type ScriptedProvider, startScriptedProvider } from '../../../support/scripted-provider.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'

const OWN = '{"whose":"own"}'
const POISON = plainAnswer('{"whose":"another’s"}')
let provider: ScriptedProvider
let engine: TestEngine

beforeEach(async () => {
  provider = await startScriptedProvider(({ socket }) => socket.write(plainAnswer(OWN)))
  engine = await startEngine()
  await engine.core.client.providers.add({ kind: 'openai', base_url: `${provider.origin}/v1`, key: 'sk-live-01234567' })
})
afterEach(async () => {
  await engine.stop()
  await provider.close()
})

const tell = () =>
  ask(engine.proxy, engine.key, { path: '/v1/chat/completions', headers: JSON_TYPE, body: '{"model":"gpt-5-mini"}' })

/** Each of some requests gets its own answer, whatever went before. */
async function serves(): Promise<void> {
  provider.answerWith(({ socket }) => socket.write(plainAnswer(OWN)))
  for (let i = 0; i < 5; i++) expect((await tell()).body.toString()).toBe(OWN)
}

// Who can make a provider say more than it should (a header of its own choice in an answer, say) would answer in its place.
describe('what a provider says unasked is given to nobody', () => {
  it.each([
    ['a whole answer', POISON],
    ['the beginning of one', POISON.subarray(0, 30)],
    ['a line end', Buffer.from('\r\n')],
    ['a goodbye, as some servers send', Buffer.from('HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\n\r\n')],
  ])('on an idle connection, which is closed: %s', async (_what, bytes) => {
    await tell()
    const socket = provider.calls[0]?.socket
    if (!socket) throw new Error('nothing was asked')
    const closed = once(socket, 'close')
    socket.write(bytes)
    await closed
    await serves()
    expect(provider.connections()).toBe(2)
  })

  it.each([
    ['a whole answer', POISON],
    ['the beginning of one', POISON.subarray(0, 30)],
    ['anything', Buffer.from('anything')],
  ])('right behind an answer, in one piece with it: %s', async (_what, bytes) => {
    provider.answerWith(({ socket }) => socket.write(Buffer.concat([plainAnswer(OWN), bytes])))
    expect((await tell()).body.toString()).toBe(OWN)
    await serves()
  })

  it.each([
    ['a body where there is none', 'HTTP/1.1 204 No Content\r\ncontent-length: 200\r\n\r\n'],
    ['a body of no length', 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'],
    ['more behind the last chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
  ])('as %s', async (_what, head) => {
    provider.answerWith(({ socket }) => socket.write(Buffer.concat([Buffer.from(head), POISON])))
    expect((await tell()).body.toString()).toBe('')
    await serves()
  })

  it('before a large request has come to its end: the rest of that begins no request, and its answer is nobody else’s', async () => {
    let heard = Promise.resolve()
    provider.onConnection((socket) => {
      // Answers the head alone, twice.
      socket.once('data', () => socket.write(Buffer.concat([plainAnswer(OWN), POISON])))
      heard = once(socket, 'close').then(() => {})
    })
    provider.answerWith(() => {})
    const upload = 'x'.repeat(8 * 1024 * 1024)
    const headers = { 'content-type': 'application/octet-stream' }
    await ask(engine.proxy, engine.key, { path: '/openai/v1/files', headers, body: upload })
    await heard
    provider.onConnection(() => {})
    await serves()
  })
})
