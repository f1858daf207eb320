import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newHome, startWaybill } from '../main/cli/waybill-command.ts'
import { startEngine } from '../support/engine.ts'
import { startUpstream } from '../support/markers-upstream.ts'
import { sendRaw } from '../support/raw-http.ts'
import { tell } from '../support/tell.ts'
import { bad, good } from './rfc-cases.ts'

/** A port that is spoken to, and what is good there. */
interface Place {
  readonly port: number
  /** A case's bytes, as they are for this place. */
  bytes(sent: string): string
  /** How many requests have come through. */
  passed(): number
}

const places: Readonly<Record<string, () => Promise<Place>>> = {
  async proxy() {
    const upstream = await startUpstream()
    const engine = await startEngine()
    onTestFinished(async () => {
      await engine.stop()
      await upstream.close()
    })
    const base_url = `${upstream.origin}/v1`
    await engine.core.client.providers.add({ kind: 'openai', base_url, key: 'sk-live-0123456789abcdef' })
    return {
      port: engine.port,
      bytes: bytesFor(engine.port, {
        AUTH: `Authorization: Bearer ${engine.key}`,
        PAGE: '/v1/files',
        CALL: '/v1/chat/completions',
        BODY: '{"model":"gpt-5-mini"}',
      }),
      passed: () => upstream.seen.length,
    }
  },
  async control() {
    const { controlPort, token } = await startWaybill({ home: newHome() })
    const words = { AUTH: `x-waybill-token: ${token}`, PAGE: '/', CALL: '/rpc/system/status', BODY: '{}' }
    return { port: controlPort, bytes: bytesFor(controlPort, words), passed: () => 0 }
  },
}

function bytesFor(port: number, words: Readonly<Record<'AUTH' | 'PAGE' | 'CALL' | 'BODY', string>>) {
  const { length } = words.BODY
  const all = { CHUNK: `${length.toString(16)}\r\n${words.BODY}\r\n`, LENGTH: String(length), ...words }
  return (sent: string) =>
    Object.entries({ HOST: `127.0.0.1:${port}`, ...all }).reduce(
      (text, [word, said]) => text.replaceAll(word, said),
      sent,
    )
}

const PAGE = 'GET PAGE HTTP/1.1\r\nHost: HOST\r\nAUTH\r\n\r\n'

describe.each(Object.keys(places))('the %s’s port, by RFC 9110 and 9112', (name) => {
  const open = () => (places[name] as () => Promise<Place>)()

  it('takes what a server has to take', async () => {
    const { port, bytes } = await open()
    tell({ tried: good.length })
    for (const { rfc, what, sent } of good) {
      const { status } = await sendRaw(port, bytes(sent))
      expect([rfc, what, status]).toEqual([rfc, what, 200])
    }
  })

  it('refuses what breaks the rules, passes nothing of it on, and goes on', async () => {
    const { port, bytes, passed } = await open()
    tell({ tried: bad.length })
    for (const { rfc, what, sent } of bad) {
      const before = passed()
      const { status } = await sendRaw(port, bytes(sent))
      const isRefused = status === 505 || (status !== null && status >= 400 && status < 500)
      expect([rfc, what, status, isRefused, passed() - before]).toEqual([rfc, what, status, true, 0])
    }
    expect((await sendRaw(port, bytes(PAGE))).status).toBe(200)
  })

  it('takes a request in pieces, wherever it is cut, and says nothing before its end (9112, 2.2)', async () => {
    const { port, bytes } = await open()
    const head = 'POST CALL HTTP/1.1\r\nHost: HOST\r\nAUTH\r\nContent-Type: application/json\r\nContent-Length: LENGTH'
    const whole = bytes(`${head}\r\n\r\nBODY`)
    const cuts = Array.from({ length: whole.length - 1 }, (_, at) => at + 1)
    tell({ tried: cuts.length })
    for (const at of cuts) {
      const socket = connect(port, '127.0.0.1')
      let heard = ''
      socket.setEncoding('latin1').on('data', (piece) => {
        heard += piece
      })
      await new Promise((resolve) => socket.write(whole.slice(0, at), resolve))
      // By the time that this is answered, the piece has been read, too.
      await sendRaw(port, bytes(PAGE))
      expect([at, heard]).toEqual([at, ''])
      const answered = once(socket, 'data')
      socket.write(whole.slice(at))
      await answered
      expect([at, heard.slice(0, 12)]).toEqual([at, 'HTTP/1.1 200'])
      socket.destroy()
    }
  })

  it('answers what comes at once in its order, and hangs up where that was asked (9112, 9.3.2 and 9.6)', async () => {
    const { port, bytes } = await open()
    const other = PAGE.replace('PAGE', '/nothing-here')
    const last = PAGE.replace('AUTH', 'AUTH\r\nConnection: close')
    const heard = await everything(port, bytes(PAGE + other + PAGE + last))
    expect(statuses(heard)).toEqual(['200', '404', '200', '200'])
  })

  it('sends no body with an answer to HEAD, and hangs up on HTTP/1.0 (9110, 9.3.2; 9112, 9.3)', async () => {
    const { port, bytes } = await open()
    const heard = await everything(port, bytes(PAGE.replace('GET', 'HEAD').replace('HTTP/1.1', 'HTTP/1.0')))
    expect(statuses(heard)).toEqual(['200'])
    expect(heard.indexOf('\r\n\r\n')).toBe(heard.length - 4)
  })

  it('hangs up on what breaks the rules, and takes nothing behind it (9112, 2.2 and 9.6)', async () => {
    const { port, bytes, passed } = await open()
    for (const broken of ['GET / HTTP/7.7\r\n\r\n', 'nonsense\r\n\r\n', 'GET /\r\n\r\n', '\0']) {
      const before = passed()
      const heard = await everything(port, bytes(broken + PAGE))
      expect([broken, statuses(heard).includes('200'), passed() - before]).toEqual([broken, false, 0])
    }
  })

  it('opens no tunnel (9110, 9.3.6)', async () => {
    const { port, bytes, passed } = await open()
    const tunnel = bytes('CONNECT evil.test:443 HTTP/1.1\r\nHost: HOST\r\nAUTH\r\n\r\n')
    expect((await sendRaw(port, tunnel)).status).toBeNull()
    expect(passed()).toBe(0)
  })
})

/** All that comes back until the other end hangs up. */
function everything(port: number, sent: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(sent, 'latin1'))
    socket.setEncoding('latin1').on('data', (piece) => {
      heard += piece
    })
    socket.on('error', () => {})
    socket.once('close', () => resolve(heard))
  })
}

function statuses(heard: string): string[] {
  return [...heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status = '']) => status)
}
