import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  finished,
  newHome,
  spawnWaybill,
  startWaybill,
  temporaryDirectory,
  waybill,
  waybillJson,
} from './waybill-command.ts'

const KEY = 'sk-secret-marker-9f31c0aa-1234'
const PASSPHRASE = 'correct horse battery staple'

interface Provider {
  readonly name: string
  readonly base_url: string
  readonly key_state: string
  readonly keys: readonly { readonly last4: string }[]
}

function passphraseFile(text = `${PASSPHRASE}\n`, mode = 0o600): string {
  const file = join(temporaryDirectory(), 'passphrase')
  writeFileSync(file, text, { mode })
  return file
}

/** A data directory whose keys are sealed, with no engine on it. */
async function sealedHome(): Promise<string> {
  const home = newHome()
  await waybillJson(['settings', 'set', 'vault', 'sealed'], { home })
  return home
}

describe('a provider’s key', () => {
  it('comes in by standard input and is in no file, argument, environment or answer after', async () => {
    const engine = await startWaybill({ home: newHome() })
    const added = await waybill(['provider', 'add', 'openai'], { ...engine, input: `${KEY}\n` })
    expect([added.code, added.stdout]).toEqual([0, 'openai: https://api.openai.com/v1, key …1234 ready\n'])
    const answers = [added.stdout, added.stderr, (await waybill(['provider', 'list', '--json'], engine)).stdout]
    const files = readdirSync(engine.home, { recursive: true, encoding: 'utf8' }).map((name) => join(engine.home, name))
    for (const file of files) if (statSync(file).isFile()) answers.push(readFileSync(file, 'latin1'))
    if (process.platform === 'linux') {
      answers.push(readFileSync(`/proc/${engine.ready.pid}/cmdline`, 'latin1'))
      answers.push(readFileSync(`/proc/${engine.ready.pid}/environ`, 'latin1'))
    }
    engine.child.kill('SIGTERM')
    answers.push((await engine.done).stderr)
    for (const answer of answers) expect(answer).not.toContain(KEY.slice(0, 24))
  })

  it('is refused where it would be forgotten at once', async () => {
    const home = newHome()
    await waybillJson(['settings', 'set', 'vault', 'memory'], { home })
    const { code, stderr } = await waybill(['provider', 'add', 'openai'], { home, input: KEY })
    expect([code, stderr]).toEqual([1, expect.stringContaining('would be forgotten at once')])
    expect(stderr).toContain('what to do: Start Waybill first')
    expect(await waybillJson(['provider', 'list'], { home })).toEqual([])
  })

  it('is needed: nothing on standard input adds nothing', async () => {
    const engine = await startWaybill({ home: newHome() })
    const { code, stderr } = await waybill(['provider', 'add', 'openai'], { ...engine, input: '\n' })
    expect([code, stderr]).toEqual([1, expect.stringMatching(/needs a key.*\nwhat to do: .*standard input/)])
  })

  it('is not waited for where none is needed', async () => {
    const engine = await startWaybill({ home: newHome() })
    // Never ended: a command that read it would never end either.
    const child = spawnWaybill(['provider', 'add', 'ollama', '--json'], { ...engine, openInput: true })
    expect(JSON.parse((await finished(child)).stdout)).toMatchObject({ name: 'ollama', key_state: 'not_needed' })
  })

  it('is none of the sandbox’s, whose place is said in words', async () => {
    const child = spawnWaybill(['provider', 'add', 'sandbox'], await startWaybill({ home: newHome() }))
    expect((await finished(child)).stdout).toContain('sandbox: inside Waybill, key not needed')
  })

  it('is not asked for before the address that a kind of provider needs', async () => {
    const engine = await startWaybill({ home: newHome() })
    const child = spawnWaybill(['provider', 'add', 'compatible', '--key-stdin'], { ...engine, openInput: true })
    const { code, stderr } = await finished(child)
    expect([code, stderr]).toEqual([1, expect.stringMatching(/needs a base URL.*\nwhat to do: Add --base-url/)])
    const named = ['provider', 'add', 'compatible', '--name', 'shed', '--base-url', 'http://127.0.0.1:9/v1']
    expect((await waybill(named, engine)).code).toBe(0)
    const again = ['provider', 'add', 'shed', '--key-stdin']
    expect((await waybill(again, { ...engine, input: KEY })).stdout).toContain('key …1234 ready')
  })

  it('that no header could carry is refused without being repeated', async () => {
    const engine = await startWaybill({ home: newHome() })
    const { code, stderr } = await waybill(['provider', 'add', 'openai'], { ...engine, input: `${KEY} and more` })
    expect([code, stderr]).toEqual([1, expect.stringContaining('no header can carry')])
    expect(stderr).not.toContain(KEY)
  })

  it('is replaced under an existing name; its address can change without it only at the same place', async () => {
    const engine = await startWaybill({ home: newHome() })
    await waybill(['provider', 'add', 'openai', '--name', 'work'], { ...engine, input: KEY })
    await waybill(['provider', 'add', 'work'], { ...engine, input: 'sk-another-one-for-tests-5678' })
    const list = await waybillJson<Provider[]>(['provider', 'list'], engine)
    expect(list.map(({ name, keys }) => [name, keys.map(({ last4 }) => last4)])).toEqual([['work', ['5678']]])
    const moved = ['provider', 'add', 'work', '--base-url', 'https://elsewhere.example/v1']
    expect((await waybill(moved, engine)).code).toBe(1)
  })
})

describe('a sealed vault', () => {
  it('opens for one command by WAYBILL_PASSPHRASE, which goes no further', async () => {
    const home = await sealedHome()
    const add = (env: Record<string, string>) => waybill(['provider', 'add', 'openai'], { home, input: KEY, env })
    expect((await add({ WAYBILL_PASSPHRASE: PASSPHRASE })).stdout).toContain('key …1234 ready')
    expect(await add({})).toMatchObject({ code: 1, stderr: expect.stringContaining('WAYBILL_PASSPHRASE') })
    expect(await add({ WAYBILL_PASSPHRASE: 'not the right one' })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('not the passphrase'),
    })
    // A command that needs no key asks for no passphrase, and a wrong one is no hindrance.
    const env = { WAYBILL_PASSPHRASE: 'not the right one' }
    const [provider] = await waybillJson<Provider[]>(['provider', 'list'], { home, env })
    expect(provider?.key_state).toBe('locked')
  })

  it('is opened at the start by a passphrase file, locked and unlocked again by command', async () => {
    const engine = await startWaybill({ home: newHome() }, ['--vault', 'sealed', '--passphrase-file', passphraseFile()])
    expect(engine.ready.vault).toBe('sealed')
    await waybill(['provider', 'add', 'openai'], { ...engine, input: KEY })
    expect(await waybillJson(['lock'], engine)).toMatchObject({ kind: 'sealed', state: 'locked' })
    const locked = await waybill(['provider', 'add', 'openai'], { ...engine, input: KEY })
    expect([locked.code, locked.stderr]).toEqual([1, expect.stringContaining('waybill unlock')])
    const wrong = await waybill(['unlock', '--passphrase-file', passphraseFile('wrong one entirely')], engine)
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('not the passphrase')])
    const open = await waybill(['unlock', '--passphrase-file', passphraseFile(PASSPHRASE, 0o644)], engine)
    expect([open.code, open.stderr]).toEqual([1, expect.stringContaining('can be read by others (mode 644)')])
    const unlocked = await waybillJson(['unlock', '--passphrase-file', passphraseFile()], engine)
    expect(unlocked).toMatchObject({ kind: 'sealed', state: 'ready' })
    await waybill(['lock'], engine)
    const env = { WAYBILL_PASSPHRASE: PASSPHRASE }
    expect(await waybillJson(['unlock'], { ...engine, env })).toMatchObject({ state: 'ready' })
  })

  it('without a passphrase starts locked, and says so', async () => {
    const engine = await startWaybill({ home: await sealedHome() }, [])
    expect(await waybillJson(['status'], engine)).toMatchObject({ vault: { kind: 'sealed', state: 'locked' } })
    const { code, stderr } = await waybill(['unlock'], engine)
    expect([code, stderr]).toEqual([1, expect.stringContaining('--passphrase-file')])
  })

  it('with the wrong passphrase does not start', async () => {
    const home = await sealedHome()
    await waybill(['provider', 'add', 'openai'], { home, input: KEY, env: { WAYBILL_PASSPHRASE: PASSPHRASE } })
    const env = { WAYBILL_PASSPHRASE: 'not the right one' }
    const { code, stderr } = await waybill(['start', '--port', '0', '--control-port', '0'], { home, env })
    expect([code, stderr]).toEqual([1, expect.stringContaining('not the passphrase')])
  })
})
