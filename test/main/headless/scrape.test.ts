import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newHome, type Started, startWaybill, waybill, waybillJson } from '../cli/waybill-command.ts'
import { headersOf, rawRequest, statusOf } from './raw-request.ts'

const start = () => startWaybill({ home: newHome() })
const switchOn = (engine: Started) => waybillJson(['settings', 'set', 'prometheus', 'true'], engine)
const makeToken = async (engine: Started) => (await waybillJson<{ token: string }>(['metrics', 'token'], engine)).token

function scrape(
  engine: Started,
  token: string | null,
  { line = 'GET /metrics', host = '', more = [] as string[] } = {},
) {
  return rawRequest(engine.controlPort, [
    `${line} HTTP/1.1`,
    `Host: ${host || `127.0.0.1:${engine.controlPort}`}`,
    ...(token === null ? [] : [`Authorization: Bearer ${token}`]),
    ...more,
  ])
}

describe('figures on the control port', () => {
  it('are not there while they are off, token or not', async () => {
    const engine = await start()
    expect(statusOf(await scrape(engine, null))).toBe(404)
    expect(statusOf(await scrape(engine, await makeToken(engine)))).toBe(404)
    await switchOn(engine)
    expect(statusOf(await scrape(engine, null))).toBe(401)
    await waybillJson(['settings', 'set', 'prometheus', 'false'], engine)
    expect(statusOf(await scrape(engine, null))).toBe(404)
  })

  it('are given to who brings the token that was made for them, and to nobody else', async () => {
    const engine = await start()
    await switchOn(engine)
    for (const token of [null, '', 'undefined', 'null', engine.token]) {
      expect([token, statusOf(await scrape(engine, token))]).toEqual([token, 401])
    }
    const token = await makeToken(engine)
    for (const wrong of [`${token}x`, token.slice(0, -1), token.toUpperCase(), engine.token]) {
      const answer = await scrape(engine, wrong)
      expect([wrong, statusOf(answer)]).toEqual([wrong, 401])
      expect(headersOf(answer).get('www-authenticate')).toMatch(/^Bearer/)
      expect(answer).not.toContain('waybill_exchanges')
    }
    const more = [`X-Waybill-Token: ${token}`, `Cookie: token=${token}`]
    expect(statusOf(await scrape(engine, null, { line: `GET /metrics?token=${token}`, more }))).toBe(401)
    const answer = await scrape(engine, token)
    expect(statusOf(answer)).toBe(200)
    expect(headersOf(answer).get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(headersOf(answer).get('cache-control')).toBe('no-store')
    expect(answer).toContain('# TYPE waybill_exchanges_total counter')
    expect(answer).not.toContain(token)
    expect(statusOf(await scrape(engine, token, { line: 'HEAD /metrics' }))).toBe(200)
    expect(statusOf(await scrape(engine, token, { line: 'POST /metrics' }))).toBe(405)
  })

  it('are behind the walls of the port', async () => {
    const engine = await start()
    await switchOn(engine)
    const token = await makeToken(engine)
    expect(statusOf(await scrape(engine, token, { host: 'evil.test' }))).toBe(403)
    expect(statusOf(await scrape(engine, token, { host: `0.0.0.0:${engine.controlPort}` }))).toBe(403)
    expect(statusOf(await scrape(engine, token, { more: ['Origin: http://evil.test'] }))).toBe(403)
    expect(statusOf(await scrape(engine, token, { more: ['Sec-Fetch-Site: same-site'] }))).toBe(403)
  })

  it('have a token that opens nothing else, lasts over a start, and ends with the next one', async () => {
    const engine = await start()
    await switchOn(engine)
    const token = await makeToken(engine)
    const call = await rawRequest(
      engine.controlPort,
      [
        'POST /rpc/system/status HTTP/1.1',
        `Host: 127.0.0.1:${engine.controlPort}`,
        `Authorization: Bearer ${token}`,
        `x-waybill-token: ${token}`,
        'Content-Type: application/json',
        'Content-Length: 2',
      ],
      '{}',
    )
    expect(statusOf(call)).toBe(401)
    await waybill(['stop'], engine)
    await engine.done
    const files = readdirSync(engine.home, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    expect(files.length).toBeGreaterThan(0)
    for (const { parentPath, name } of files) {
      expect([name, readFileSync(join(parentPath, name)).includes(token)]).toEqual([name, false])
    }
    const again = await startWaybill({ home: engine.home })
    expect(statusOf(await scrape(again, token))).toBe(200)
    const next = await makeToken(again)
    expect(statusOf(await scrape(again, token))).toBe(401)
    expect(statusOf(await scrape(again, next))).toBe(200)
    expect((await waybill(['metrics', 'token', '--end'], again)).code).toBe(0)
    expect(statusOf(await scrape(again, next))).toBe(401)
  })
})

describe('waybill metrics', () => {
  it('says what is counted and sent, and what to do', async () => {
    const engine = await start()
    expect((await waybill(['metrics', 'status'], engine)).stdout).toBe('Prometheus: off\nOTLP: off\n')
    const print = await waybill(['metrics', 'print'], engine)
    expect(print.code).not.toBe(0)
    expect(print.stdout).toBe('')
    expect(print.stderr).toContain('waybill settings set prometheus true')
    const made = await waybill(['metrics', 'token'], engine)
    expect(made.stdout).toMatch(/^wb-metrics-[\w-]{43}\n$/)
    expect(made.stderr).toContain('waybill settings set prometheus true')
    await switchOn(engine)
    expect((await waybill(['metrics', 'status'], engine)).stdout).toContain('Prometheus: counted; there is a token')
    expect((await waybill(['metrics', 'print'], engine)).stdout).toContain('# TYPE gen_ai_client_token_usage histogram')
  })

  it('takes a collector’s token on standard input and never as an argument', async () => {
    const engine = await start()
    const early = await waybill(['metrics', 'otlp-header'], { ...engine, input: 'Bearer secret-token\n' })
    expect(early.stderr).toContain('otlp_endpoint')
    await waybillJson(['settings', 'set', 'otlp_endpoint', 'http://127.0.0.1:1/'], engine)
    const argued = await waybill(['metrics', 'otlp-header', 'authorization', 'Bearer secret-token'], engine)
    expect(argued.code).not.toBe(0)
    expect(argued.stderr).not.toContain('secret-token')
    const kept = await waybill(['metrics', 'otlp-header'], { ...engine, input: 'Bearer secret-token\n' })
    expect([kept.code, kept.stdout]).toEqual([0, 'authorization: kept in the vault.\n'])
    const settings = await waybillJson<Record<string, unknown>>(['settings', 'list'], engine)
    expect(settings.otlp_header).toBe('authorization')
    expect(JSON.stringify(settings)).not.toContain('secret-token')
    await waybill(['metrics', 'otlp-header', '--remove'], engine)
    expect((await waybillJson<Record<string, unknown>>(['settings', 'list'], engine)).otlp_header).toBeNull()
  })
})
