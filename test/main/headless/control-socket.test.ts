import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clearPlace } from '../../../src/main/headless/take-place.ts'
import { newHome, startWaybill, temporaryDirectory, waybill, waybillJson } from '../cli/waybill-command.ts'

const modeOf = (path: string) => statSync(path).mode & 0o777

describe.skipIf(process.platform === 'win32')('the socket of an engine', () => {
  it('is for its own user: 0600 in a directory of 0700', async () => {
    const { home } = await startWaybill({ home: newHome() })
    expect(modeOf(join(home, 'control.sock'))).toBe(0o600)
    expect(modeOf(home)).toBe(0o700)
  })

  it('asks for no token, but takes calls by POST only and serves no page', async () => {
    const { home } = await startWaybill({ home: newHome() })
    const statusOf = async (method: string, path: string) => {
      const call = request({ socketPath: join(home, 'control.sock'), method, path, agent: false })
      call.setHeader('content-type', 'application/json')
      call.end(method === 'POST' ? '{}' : undefined)
      const [answer] = await once(call, 'response')
      answer.resume()
      return answer.statusCode
    }
    expect(await statusOf('POST', '/rpc/system/status')).toBe(200)
    expect(await statusOf('GET', '/rpc/system/status')).toBe(405)
    expect(await statusOf('POST', '/')).toBe(404)
  })

  it('is gone when the engine is, and a killed engine’s does not keep the next one out', async () => {
    const first = await startWaybill({ home: newHome() })
    first.child.kill('SIGKILL')
    await first.done
    expect(existsSync(join(first.home, 'control.sock'))).toBe(true)
    expect((await waybill(['status'], first)).code).toBe(1)
    const second = await startWaybill(first)
    expect(second.ready.pid).not.toBe(first.ready.pid)
    await waybill(['stop'], first)
    expect(existsSync(join(first.home, 'control.sock'))).toBe(false)
  })

  it('goes to exactly one of two that start at once over a dead one', async () => {
    const dead = await startWaybill({ home: newHome() })
    dead.child.kill('SIGKILL')
    await dead.done
    const starts = await Promise.allSettled([startWaybill(dead), startWaybill(dead)])
    const [refused] = starts.filter((start) => start.status === 'rejected')
    expect(starts.filter((start) => start.status === 'fulfilled')).toHaveLength(1)
    expect(String(refused?.reason)).toContain('already running')
    expect((await waybill(['stop'], dead)).code).toBe(0)
  })

  it('moves to the runtime directory where its path would be too long, and is found there', async () => {
    const runtime = temporaryDirectory()
    const home = join(temporaryDirectory(), 'x'.repeat(100))
    const env = { XDG_RUNTIME_DIR: runtime }
    await startWaybill({ home, env })
    expect(modeOf(join(runtime, 'waybill'))).toBe(0o700)
    const [name = ''] = readdirSync(join(runtime, 'waybill'))
    expect(modeOf(join(runtime, 'waybill', name))).toBe(0o600)
    expect((await waybillJson<{ state: string }>(['status'], { home, env })).state).toBe('running')
    expect(existsSync(join(home, 'control.sock'))).toBe(false)
  })

  it.each([
    ['open to others', (path: string) => mkdirSync(path, { mode: 0o755 })],
    ['a link', (path: string) => symlinkSync(temporaryDirectory(), path)],
    ['a file', (path: string) => writeFileSync(path, '')],
  ])('is not laid in a shared directory that is %s', async (_what, plant) => {
    const runtime = temporaryDirectory()
    plant(join(runtime, 'waybill'))
    const home = join(temporaryDirectory(), 'x'.repeat(100))
    const { code, stderr } = await waybill(['start', '--port', '0', '--control-port', '0', '--vault', 'memory'], {
      home,
      env: { XDG_RUNTIME_DIR: runtime },
    })
    expect(code).toBe(1)
    expect(stderr).toContain(`${join(runtime, 'waybill')} is not a directory of yours alone`)
  })

  it('is not asked where others could have laid it', async () => {
    const runtime = temporaryDirectory()
    const home = join(temporaryDirectory(), 'x'.repeat(100))
    const env = { XDG_RUNTIME_DIR: runtime }
    await startWaybill({ home, env })
    chmodSync(join(runtime, 'waybill'), 0o770)
    const { code, stderr } = await waybill(['key', 'list'], { home, env })
    expect([code, stderr]).toEqual([1, expect.stringContaining('is not a directory of yours alone')])
  })

  it('does not take the place of a file that is no socket', async () => {
    const home = newHome()
    mkdirSync(home, { mode: 0o700 })
    writeFileSync(join(home, 'control.sock'), 'mine')
    const { code, stderr } = await waybill(['start', '--port', '0', '--control-port', '0', '--vault', 'memory'], {
      home,
    })
    expect([code, stderr]).toEqual([1, expect.stringContaining('is in the way: it is not a socket')])
    expect(statSync(join(home, 'control.sock')).size).toBe(4)
  })

  it('keeps its place while somebody listens, and loses it when nobody does', async () => {
    const path = join(temporaryDirectory(), 'control.sock')
    const server = createServer().listen(path)
    await once(server, 'listening')
    expect(await clearPlace(path)).toBe(false)
    expect(statSync(path).isSocket()).toBe(true)
    server.close()
    await once(server, 'close')
    // Killed, since one that ends by itself takes its socket along.
    const killed = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`
    spawnSync(process.execPath, ['-e', killed])
    expect(statSync(path).isSocket()).toBe(true)
    expect(await clearPlace(path)).toBe(true)
    expect(readdirSync(join(path, '..'))).toEqual([])
  })
})
