import { expect, it } from 'vitest'
import { ask, startLimited } from './limited-engine.ts'

/** A key for `slow` alone, and what a request by it is answered with. */
async function startWithKey() {
  const { engine, provider } = await startLimited()
  provider.answerAll({ input: 1, output: 1 })
  const { key } = await engine.core.client.clientKeys.create({ name: 'agent', limits: { allow_models: ['slow'] } })
  return { engine, provider, key }
}

it.each([
  ['another in the body than in the query', '/own/v1/realtime/calls?model=slow', { model: 'dear' }],
  ['another in the body than in the path', '/own/v1beta/models/slow:generateContent', { model: 'models/dear' }],
  ['another as the only fallback', '/own/v1/chat/completions', { models: 'dear' }],
  ['others in a list too long to be read', '/own/v1/chat/completions', { models: Array(3000).fill('slow') }],
])('a key for one model may not name %s', async (_what, path, body) => {
  const { engine, provider, key } = await startWithKey()
  const refused = await ask(engine.proxy, key, body, path)
  expect(refused.headers.get('x-waybill-error')).toBe('model_not_allowed')
  expect(provider.arrived()).toBe(0)
})

it('a key for one model passes where the same is said twice, as Gemini’s SDK does', async () => {
  const { engine, key } = await startWithKey()
  const path = '/own/v1beta/models/slow:embedContent'
  expect((await ask(engine.proxy, key, { model: 'models/slow' }, path)).status).toBe(200)
})

it('a key for one model can’t name another a second time, with a letter escaped', async () => {
  const { engine, provider, key } = await startWithKey()
  const answer = await fetch(`${engine.proxy}/own/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: '{"model":"slow","messages":[],"mod\\u0065l":"dear"}',
  })
  expect(answer.headers.get('x-waybill-error')).toBe('model_not_allowed')
  expect(provider.arrived()).toBe(0)
})

it('a key for one model can’t hide another in JSON that calls itself a form', async () => {
  const { engine, provider, key } = await startWithKey()
  const form = '\r\n--b\r\ncontent-disposition: form-data; name="model"\r\n\r\nslow\r\n--b--\r\n'
  const answer = await fetch(`${engine.proxy}/own/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'multipart/form-data; boundary=b' },
    body: `{"model":"dear","messages":[]}${form}`,
  })
  expect(answer.headers.get('x-waybill-error')).toBe('model_not_allowed')
  expect(provider.arrived()).toBe(0)
})
