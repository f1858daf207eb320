import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createMarkers, type Trace } from '../../../support/markers.ts'
import { type EngineProcess, makePlace, run, startProcess } from '../../../support/markers-process.ts'
import { startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { ask, JSON_TYPE } from './ask.ts'
import { keyIn } from './echo.ts'

const place = makePlace()
const secrets = createMarkers()
const newKey = (what: string) => secrets.watch(what, `sk-live-${randomBytes(20).toString('hex')}`)
const key = newKey('the provider’s key')
let upstream: Upstream
let engine: EngineProcess
let clientKey: { id: string; key: string }

beforeAll(async () => {
  // Sends the key back wherever it can.
  upstream = await startUpstream((seen, res) => {
    const got = keyIn(seen)
    const status = seen.body.includes('fail') ? 401 : 200
    res.writeHead(status, { 'content-type': 'application/json', 'x-echo': got })
    res.end(
      JSON.stringify({ model: got, error: { type: got, code: got, message: got }, usage: { prompt_tokens: got } }),
    )
  })
  engine = await startProcess(place)
  clientKey = await engine.client.clientKeys.create({ name: 'tool' })
  secrets.watch('the client’s key', clientKey.key)
})
afterAll(async () => {
  await engine.end('SIGKILL')
  await upstream.close()
  place.remove()
})

const nowhere = (traces: readonly Trace[]) => expect(secrets.foundIn(traces)).toEqual([])
const callIt = (model: string) =>
  ask(engine.proxy, clientKey.key, {
    path: '/openai/v1/chat/completions',
    headers: JSON_TYPE,
    body: JSON.stringify({ model, messages: [] }),
  })

// The first test gives the key; all others look for it.
describe('a provider’s key, once given', { shuffle: false }, () => {
  it('is in no argument and no environment: it comes on standard input', async () => {
    const { child, output } = run(place, ['provider', 'add', 'openai', '--base-url', `${upstream.origin}/v1`])
    await once(child, 'spawn')
    child.stdin?.write(key.slice(0, 10))
    nowhere(processTraces(child.pid as number))
    child.stdin?.end(`${key.slice(10)}\n`)
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(output().toString()).toContain(`key …${key.slice(-4)} ready`)
    expect((await callIt('gpt-5-mini')).status).toBe(200)
    expect(keyIn(upstream.seen.at(-1) as (typeof upstream.seen)[number])).toBe(key)
    nowhere([...processTraces(engine.pid), { name: 'what the command printed', bytes: output() }])
  })

  it('is in no file and no log while it is used', async () => {
    for (const model of ['gpt-5-mini', 'fail', `gpt-${'x'.repeat(40)}`]) await callIt(model)
    nowhere(engine.traces())
  })

  it('is in nothing that a screen or a command can ask for', async () => {
    const { providers, clientKeys, usage, privacy, settings, system } = engine.client
    const answers: unknown[] = [
      await providers.kinds(),
      await providers.list(),
      await providers.test({ name: 'openai' }),
      await clientKeys.list(),
      await usage.exchanges({ limit: 1000 }),
      await usage.summary({ since: 0, by: 'model' }),
      await settings.get(),
      await system.status(),
      await system.doctor(),
    ]
    for (const format of ['ndjson', 'csv', 'json'] as const) {
      for await (const piece of await privacy.export({ format })) answers.push(piece)
    }
    for (const format of ['text', 'json'] as const) {
      for await (const piece of await privacy.access({ format })) answers.push(piece)
    }
    expect(JSON.stringify(answers)).toContain(key.slice(-4))
    nowhere([{ name: 'the control answers', bytes: Buffer.from(JSON.stringify(answers)) }])
  })

  it.each<readonly [string, { spoil?: string; base_url?: string; kind?: string }]>([
    ['an address that no key may go to', { base_url: 'http://169.254.169.254/v1' }],
    ['no kind that there is', { kind: 'nobody' }],
    ['an address that is none', { base_url: 'http://\u0000' }],
    ['a key that no header can carry', { spoil: '\n key' }],
  ])('is not quoted when it is refused: %s', async (_why, { spoil = '', ...wrong }) => {
    const given = newKey('a refused key')
    const json = { kind: 'openai', name: 'second', ...wrong, key: given + spoil }
    const said = await callSocket('/rpc/providers/add', { json })
    expect(said).toMatch(/"code"/)
    nowhere([{ name: 'the refusal', bytes: Buffer.from(said) }, ...engine.traces()])
  })

  it('is gone with its provider', async () => {
    await engine.client.providers.remove({ name: 'openai' })
    nowhere(engine.traces())
  })

  it('is in no file after Waybill has stopped, nor is the client’s key, of which only the hash is kept', async () => {
    expect(await engine.end('SIGTERM')).toBe(0)
    nowhere(engine.traces())
    engine = await startProcess(place)
    const [listed] = await engine.client.clientKeys.list()
    expect(listed).toMatchObject({ id: clientKey.id, prefix: `${clientKey.key.slice(0, 10)}…` })
    expect(JSON.stringify(listed)).not.toContain(clientKey.key.slice(10, 20))
    nowhere(engine.traces())
  })
})

describe('a sealed vault', () => {
  it('has neither the key nor the passphrase in any file, argument or environment', async () => {
    const sealed = makePlace()
    const passphrase = newKey('the passphrase')
    // By file: what is in the environment at a start stays readable in /proc to the same user (SECURITY.md).
    const directory = mkdtempSync(join(tmpdir(), 'waybill-passphrase-'))
    onTestFinished(() => rmSync(directory, { recursive: true }))
    const file = join(directory, 'passphrase')
    writeFileSync(file, passphrase, { mode: 0o600 })
    const own = await startProcess(sealed, ['--vault', 'sealed', '--passphrase-file', file])
    await own.client.providers.add({ kind: 'openai', base_url: `${upstream.origin}/v1`, key })
    expect(await own.client.providers.list()).toMatchObject([{ key_state: 'ready' }])
    nowhere([...own.traces(), ...processTraces(own.pid)])
    expect(await own.end('SIGTERM')).toBe(0)
    nowhere(own.traces())
    sealed.remove()
  })
})

/** What every program of the same user can read of a process and of all that it has started. */
function processTraces(pid: number): Trace[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
  const own = ['cmdline', 'environ', 'comm'].map((name) => {
    const path = `/proc/${pid}/${name}`
    return { name: path, bytes: readFileSync(path) }
  })
  return [...own, ...children.flatMap(processTraces)]
}

/** A call by the socket, as it is: the client would keep only the message of a refusal. */
function callSocket(path: string, body: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    const socketPath = join(place.home, 'control.sock')
    const call = request({ socketPath, path, method: 'POST', headers: JSON_TYPE }, async (answer) => {
      let text = ''
      for await (const chunk of answer) text += String(chunk)
      resolve(text)
    })
    call.on('error', reject)
    call.end(JSON.stringify(body))
  })
}
