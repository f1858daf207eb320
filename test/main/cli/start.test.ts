import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  finished,
  newHome,
  spawnWaybill,
  startWaybill,
  temporaryDirectory,
  waybill,
  waybillJson,
} from './waybill-command.ts'

const ANY_PORTS = ['--port', '0', '--control-port', '0', '--vault', 'memory']

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

describe('waybill start --json', () => {
  it('prints one line when ready, and nothing more', async () => {
    const engine = await startWaybill({ home: newHome() })
    expect(engine.ready).toEqual({
      proxy: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      dashboard: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/#token=[A-Za-z0-9_-]{43}$/),
      vault: 'memory',
      pid: engine.child.pid,
    })
    expect((await fetch(`${engine.ready.proxy}/v1/models`)).status).toBe(401)
    expect((await fetch(engine.ready.dashboard)).status).toBe(200)
    engine.child.kill('SIGTERM')
    const { code, stdout } = await engine.done
    expect([code, stdout.trim().split('\n').length]).toEqual([0, 1])
  })

  it('logs nothing where all is well', async () => {
    const engine = await startWaybill({ home: newHome() })
    engine.child.kill('SIGINT')
    expect(await engine.done).toMatchObject({ code: 0, stderr: '' })
    expect((await waybill(['start', '--help'])).stdout).toContain('WAYBILL_LOG=info')
  })

  it('logs JSON lines to standard error when asked to, without the token', async () => {
    const engine = await startWaybill({ home: newHome(), env: { WAYBILL_LOG: 'info' } })
    engine.child.kill('SIGINT')
    const { stderr } = await engine.done
    const logged = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(logged.map((entry) => entry.msg)).toEqual(['ready', 'stopping'])
    expect(stderr).not.toContain(engine.token)
  })

  it('starts from a setting where no option says otherwise', async () => {
    const home = newHome()
    const port = await takenPort()
    await waybillJson(['settings', 'set', 'control_port', String(port)], { home })
    const { code, stderr } = await waybill(['start', '--port', '0', '--vault', 'memory'], { home })
    expect([code, stderr]).toEqual([1, expect.stringContaining(`Port ${port} (dashboard) is taken`)])
  })
})

describe('waybill start for people', () => {
  it('shows the addresses, and warns of a vault that forgets', async () => {
    const child = spawnWaybill(['start', ...ANY_PORTS], { home: newHome() })
    const done = finished(child)
    for await (const text of child.stdout ?? []) if (String(text).includes('memory only')) break
    child.kill('SIGINT')
    const { stdout } = await done
    expect(stdout).toMatch(/Proxy {6}http:\/\/127\.0\.0\.1:\d+\n/)
    expect(stdout).toMatch(/Dashboard {2}http:\/\/127\.0\.0\.1:\d+\/#token=/)
    expect(stdout).toContain('provider keys are gone when Waybill stops')
  })
})

describe('a start that cannot be', () => {
  it('beside a running engine names it', async () => {
    const engine = await startWaybill({ home: newHome() })
    const { code, stdout, stderr } = await waybill(['start', ...ANY_PORTS, '--json'], engine)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(`already running here (process ${engine.ready.pid}, ${engine.ready.proxy})`)
    expect(stderr).toContain('what to do:')
    expect((await waybill(['status'], engine)).code).toBe(0)
  })

  it.each([['--port'], ['--control-port']])('on a taken %s names the port and lets everything go', async (option) => {
    const home = newHome()
    const port = await takenPort()
    const { code, stderr } = await waybill(['start', ...ANY_PORTS, option, String(port)], { home })
    expect([code, stderr]).toEqual([1, expect.stringContaining(String(port))])
    expect(existsSync(join(home, 'control.sock'))).toBe(false)
    await startWaybill({ home })
  })

  it('in a symbolic link touches nothing behind it', async () => {
    const [real, home] = [temporaryDirectory(), join(temporaryDirectory(), 'link')]
    symlinkSync(real, home)
    for (const args of [
      ['start', ...ANY_PORTS],
      ['key', 'list'],
    ]) {
      const { code, stderr } = await waybill(args, { home })
      expect([code, stderr]).toEqual([1, expect.stringContaining(home)])
    }
    expect(readdirSync(real)).toEqual([])
  })

  it('below a file says so', async () => {
    const file = join(temporaryDirectory(), 'file')
    writeFileSync(file, 'mine')
    const { code, stderr } = await waybill(['start', ...ANY_PORTS], { home: join(file, 'home') })
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^error: .*\nwhat to do: .*WAYBILL_HOME/m)])
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })

  it('on a newer version’s database leaves it as it is', async () => {
    const home = newHome()
    await waybillJson(['key', 'create', 'one'], { home })
    const file = join(home, 'waybill.db')
    const database = new DatabaseSync(file)
    database.exec(`insert into kysely_migration values ('9999_of_the_future', '2036-01-01')`)
    database.exec('pragma wal_checkpoint(truncate)')
    database.close()
    const before = readFileSync(file)
    for (const args of [
      ['start', ...ANY_PORTS],
      ['key', 'list'],
    ]) {
      const { code, stderr } = await waybill(args, { home })
      expect([code, stderr]).toEqual([1, expect.stringContaining('newer version of Waybill')])
    }
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('with a passphrase file that others can read', async () => {
    const home = newHome()
    const file = join(temporaryDirectory(), 'passphrase')
    writeFileSync(file, 'correct horse battery', { mode: 0o640 })
    const args = ['start', '--port', '0', '--control-port', '0', '--vault', 'sealed', '--passphrase-file', file]
    const { code, stderr } = await waybill(args, { home })
    expect([code, stderr]).toEqual([1, expect.stringContaining('can be read by others (mode 640)')])
    expect(existsSync(home)).toBe(false)
  })
})

describe('the demo', () => {
  it('needs no key, has traffic at once, and leaves nothing', async () => {
    const tmp = temporaryDirectory()
    mkdirSync(join(tmp, 'home'))
    const env = { TMPDIR: tmp, HOME: join(tmp, 'home') }
    const child = spawnWaybill(['start', '--demo', '--port', '0', '--control-port', '0'], { env })
    const done = finished(child)
    let printed = ''
    for await (const text of child.stdout ?? []) {
      printed += text
      if (printed.includes(`"Hello"`)) break
    }
    const [home = ''] = readdirSync(tmp).filter((name) => name.startsWith('waybill-demo-'))
    const address = /Proxy +(\S+)/.exec(printed)?.[1]
    const key = /Bearer (sk-wb-[\w-]+)/.exec(printed)?.[1]
    const answer = await fetch(`${address}/sandbox/v1/models`, { headers: { authorization: `Bearer ${key}` } })
    expect(answer.status).toBe(200)
    const seen = await waybillJson<{ demo: boolean }>(['status'], { home: join(tmp, home), env })
    expect(seen.demo).toBe(true)
    const models = await waybillJson<{ id: string }[]>(['models'], { home: join(tmp, home), env })
    expect(models.map(({ id }) => id)).toEqual(expect.arrayContaining(['claude-sonnet-4-5', 'gpt-5.1-codex']))
    child.kill('SIGTERM')
    expect((await done).code).toBe(0)
    expect(readdirSync(tmp)).toEqual(['home'])
    expect(readdirSync(join(tmp, 'home'))).toEqual([])
  })

  it('that does not come up leaves nothing either', async () => {
    const tmp = temporaryDirectory()
    const port = String(await takenPort())
    const { code } = await waybill(['start', '--demo', '--port', port, '--control-port', '0'], { env: { TMPDIR: tmp } })
    expect(code).toBe(1)
    expect(readdirSync(tmp)).toEqual([])
  })
})
