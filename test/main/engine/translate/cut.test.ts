import { describe, expect, it } from 'vitest'
import { ask, JSON_TYPE } from '../privacy/ask.ts'
import { requestIn } from './requests.ts'
import { spokenAt } from './spoken.ts'
import { talkers, ways } from './ways.ts'
import { startWithUpstream } from './world.ts'

const STREAM = { 'content-type': 'text/event-stream' }

describe('a stream that is cut off does not look as if it had come to its end', () => {
  it.each(ways)('by a lost connection: $client from $provider', async ({ client, model }) => {
    const { engine } = await startWithUpstream(({ url }, res) => {
      const { start, word } = spokenAt(url)
      res.writeHead(200, STREAM)
      res.write(start + word('One'), () => setImmediate(() => res.destroy()))
    })
    const closed = engine.nextClosed()
    const told = await ask(engine.proxy, engine.key, { ...requestIn(client, model, true), headers: JSON_TYPE })
    expect(told.whole).toBe(false)
    expect(told.body.toString()).toContain('One')
    expect(await closed).toMatchObject({ ended_by: 'upstream', status_code: 200 })
  })

  it.each(ways)('by an end without a reason: $client from $provider', async ({ client, model }) => {
    const { engine } = await startWithUpstream(({ url }, res) => {
      const { start, word } = spokenAt(url)
      res.writeHead(200, STREAM)
      res.end(start + word('One'))
    })
    const told = await ask(engine.proxy, engine.key, { ...requestIn(client, model, true), headers: JSON_TYPE })
    expect(told.whole).toBe(false)
    expect(told.body.toString()).toContain('One')
    await expect(all(talkers(engine)[client].stream(model))).rejects.toThrow()
  })

  it.each(ways)('and a plain answer that is, is an error: $client from $provider', async ({ client, model }) => {
    const { engine } = await startWithUpstream((_seen, res) => {
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 })
      res.write('{"id":"x",', () => setImmediate(() => res.destroy()))
    })
    const closed = engine.nextClosed()
    const told = await ask(engine.proxy, engine.key, { ...requestIn(client, model, false), headers: JSON_TYPE })
    expect([told.status, told.whole]).toEqual([502, true])
    expect(await closed).toMatchObject({ ended_by: 'upstream' })
  })
})

async function all(stream: AsyncIterable<string>): Promise<void> {
  for await (const _ of stream);
}
