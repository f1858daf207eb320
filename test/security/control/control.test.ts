import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { holds, rounds, tell } from '../../support/tell.ts'
import { type Answered, type ControlWorld, SECRET, startControlWorld, type Way } from './control-world.ts'
import { inputsOf } from './from-schema.ts'
import { hostileAnything, hostileText } from './hostile-values.ts'
import { procedures } from './procedures.ts'

let world: ControlWorld
beforeAll(async () => {
  world = await startControlWorld()
})
afterAll(() => world.close())

/** They end the engine or lock it, leave this machine, or take minutes; none of them takes an input. */
const NOT_TRIED = /^(system\/(stop|lock)|security\/panic|prices\/refresh|updates\/|models\/find|privacy\/selftest)/
/** With which it would leave this machine. */
const KEPT = ['upstream_proxy', 'offline']

const way = fc.constantFrom<Way>('port', 'socket')
const LONGEST_REFUSAL = 8000

/** An answer is one of ours, and tells nothing of the inside. */
function check({ status, text }: Answered): void {
  expect(text).not.toMatch(/\n\s+at |node_modules|\.[jt]s:\d|SQLITE|"(internal|INTERNAL_SERVER_ERROR)"/)
  expect(text).not.toContain(SECRET)
  if (status < 400) return
  expect(status).toBeLessThan(505)
  expect(JSON.parse(text)).toMatchObject({ json: { code: expect.any(String), message: expect.any(String) } })
  expect(text).not.toContain(world.root)
  expect(text.length).toBeLessThan(LONGEST_REFUSAL)
}

it('answers each of its calls to any input, with no word of its inside, and changes nothing where it refuses', async () => {
  const calls = procedures().filter(({ path }) => !NOT_TRIED.test(path))
  const call = fc
    .constantFrom(...calls)
    .chain(({ path, schema }) => fc.record({ path: fc.constant(path), input: inputsOf(schema, world.known), way }))
    .filter(({ path, input }) => path !== 'settings/set' || !KEPT.includes(String((input as { name?: unknown })?.name)))
  await holds(
    fc.asyncProperty(call, async (tried) => {
      const before = world.stored()
      const answered = await world.call(tried.way, tried.path, JSON.stringify({ json: tried.input, meta: [] }))
      check(answered)
      if (answered.status >= 400) expect(world.stored()).toBe(before)
    }),
    rounds(300, 4000),
  )
  expect((await world.home.client.system.status()).state).toBe('running')
}, 280_000)

it('takes a body of any bytes and any type, and any notes on its types, for what it is', async () => {
  const TYPES = [
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=x',
    'text/event-stream',
    'application/x-www-form-urlencoded',
    'application/octet-stream',
  ]
  const kind = fc.oneof(fc.integer({ min: -1, max: 9 }), hostileText)
  const meta = fc.oneof(
    hostileAnything,
    fc.array(fc.oneof(hostileAnything, fc.array(fc.oneof(kind, fc.constant('name')), { maxLength: 5 }))),
  )
  const notes = fc.record({ json: hostileAnything, meta, maps: hostileAnything }, { requiredKeys: ['json'] })
  const body = fc.oneof(
    fc.string({ unit: 'binary' }),
    notes.map((each) => JSON.stringify(each)),
    fc.constantFrom(
      '',
      '{',
      'null',
      '[]',
      '{"json":',
      `{"json":${'['.repeat(100_000)}`,
      `{"json":{"__proto__":{"a":1}}}`,
    ),
  )
  const path = fc.constantFrom('clientKeys/create', 'providers/add', 'system/status', 'usage/report', 'settings/set')
  await holds(
    fc.asyncProperty(way, path, body, fc.constantFrom(...TYPES), async (where, called, bytes, type) => {
      check(await world.call(where, called, bytes, { 'content-type': type }))
    }),
    rounds(200, 2000),
  )
  expect(({} as Record<string, unknown>).a).toBeUndefined()
}, 200_000)

it('is not kept from its user by a program that opens connections and says nothing: they end, and commands have their own way', async () => {
  const port = Number(new URL(world.home.dashboard).port)
  const silent = Array.from({ length: 300 }, (_, index) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.once('connect', () => socket.write(index % 2 === 0 ? '' : 'POST /rpc/system/status HTTP/1.1\r\nHost:'))
    return { socket, closed: new Promise((resolve) => socket.once('close', resolve)) }
  })
  tell({ tried: silent.length })
  const taken = await world.call('socket', 'system/status', '{}')
  expect(taken.status).toBe(200)
  for (const { socket } of silent) socket.resume()
  await Promise.all(silent.map(({ closed }) => closed))
  expect((await world.call('port', 'system/status', '{}')).status).toBe(200)
}, 60_000)
