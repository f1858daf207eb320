import { expect, test } from 'vitest'
import type { SecurityEvent } from '../../../src/shared/contract/security.ts'
import { newHome, startWaybill, waybillJson } from '../cli/waybill-command.ts'
import { rawRequest, statusOf } from './raw-request.ts'

test('whoever is turned away from the dashboard or its calls is a security event, by the wall that they met', async () => {
  const engine = await startWaybill({ home: newHome() })
  const own = `Host: 127.0.0.1:${engine.controlPort}`
  const call = 'POST /rpc/system/status HTTP/1.1'
  const knocks = [
    ['GET / HTTP/1.1', 'Host: evil.test'],
    ['GET / HTTP/1.1', own, 'Origin: http://evil.test'],
    [call, own, 'x-waybill-token: a-guess'],
  ]
  for (const lines of knocks) {
    const answer = await rawRequest(engine.controlPort, [...lines, 'User-Agent: prober/3', 'Content-Length: 0'])
    expect(statusOf(answer)).toBeGreaterThanOrEqual(401)
  }
  const { home } = engine
  await waybillJson(['settings', 'set', 'prometheus', 'true'], { home })
  expect(statusOf(await rawRequest(engine.controlPort, ['GET /metrics HTTP/1.1', own]))).toBe(401)

  // Who wants no tools remembered wants none of those either.
  await waybillJson(['settings', 'set', 'fields_off', '["tool"]'], { home })
  await rawRequest(engine.controlPort, ['GET / HTTP/1.1', 'Host: evil.test', 'User-Agent: prober/3'])

  const events = await waybillJson<SecurityEvent[]>(['security', 'events'], { home })
  expect(events.map(({ kind, detail, tool, count }) => [kind, detail, tool, count]).reverse()).toEqual([
    ['control_refused', 'host', 'prober', 1],
    ['control_refused', 'origin', 'prober', 1],
    ['control_refused', 'token', 'prober', 1],
    ['control_refused', 'metrics_token', null, 1],
    ['control_refused', 'host', null, 1],
  ])
  expect(events.every(({ peer_port }) => typeof peer_port === 'number')).toBe(true)
})
