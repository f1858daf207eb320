import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PanicState, SecurityEvent } from '../../../src/shared/contract/security.ts'
import type { SystemStatus } from '../../../src/shared/contract/system.ts'
import { newHome, startWaybill, temporaryDirectory, waybill, waybillJson } from './waybill-command.ts'

test('waybill panic asks nothing, says what it did and how to go on, and holds until it is ended by hand', async () => {
  const engine = await startWaybill({ home: newHome() })
  const { home } = engine
  await waybillJson(['key', 'create', 'editor'], { home })
  await waybill(['provider', 'add', 'openai'], { home, input: 'sk-live-0123456789-abcdefghijkl' })

  const panic = await waybill(['panic', '--yes'], { home })
  expect(panic).toMatchObject({ code: 0, stderr: '' })
  expect(panic.stdout).toMatch(/^PANIC since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\. Nothing passes, and nothing listens/)
  expect(panic.stdout).toContain('Client keys revoked   1')
  expect(panic.stdout).toContain('openai         https://platform.openai.com/api-keys')
  expect(panic.stdout).toContain('waybill panic --end, then waybill unlock')
  await expect(fetch(engine.ready.proxy)).rejects.toThrow()

  const status = await waybill(['status'], { home })
  expect(status.code).toBe(0)
  expect(status.stdout).toMatch(/^Waybill \S+ is in a panic since .*: nothing listens until waybill panic --end/)
  const unlock = await waybill(['unlock'], { home })
  expect(unlock.code).toBe(1)
  expect(unlock.stderr).toContain('what to do: End it by hand: waybill panic --end')
  const selftest = await waybill(['privacy', 'selftest'], { home })
  expect(selftest.code).toBe(1)
  expect(selftest.stderr).toMatch(/^error: A panic lasts since .*\nwhat to do: End it by hand: waybill panic --end\n$/)
  const doctor = await waybill(['doctor'], { home })
  expect(doctor.stdout).toContain('A panic lasts since')
  expect(doctor.stdout).toContain('security events: In the last day: key_revoked 1, panic 1.')

  const end = await waybill(['panic', '--end'], { home })
  expect(end.stdout).toContain(`Requests may come to ${engine.ready.proxy} again.`)
  expect(end.stdout).toContain('Vault: memory, locked. Unlock it: waybill unlock')
  expect((await fetch(engine.ready.proxy)).status).toBe(200)
  expect((await waybill(['panic', '--end'], { home })).stdout).toBe('There is no panic.\n')
})

test('a panic works where nothing runs, and the next start says so loudly, serves its dashboard and listens to no tool', async () => {
  const home = newHome()
  await waybillJson(['key', 'create', 'editor'], { home })
  expect(await waybillJson<PanicState>(['panic'], { home })).toMatchObject({ keys_revoked: 1, streams_cut: 0 })
  expect((await waybill(['panic'], { home })).stdout).toContain('panic --end, then waybill start, then waybill unlock')

  const engine = await startWaybill({ home })
  expect(engine.ready).toMatchObject({ proxy: null, panic_since: expect.any(Number) })
  expect((await fetch(engine.ready.dashboard)).status).toBe(200)
  expect(await waybillJson<SystemStatus>(['status'], { home })).toMatchObject({
    state: 'not_listening',
    vault: { state: 'locked' },
  })
  await waybill(['stop'], { home })
  expect((await engine.done).code).toBe(0)

  expect(await waybillJson(['panic', '--end'], { home })).toMatchObject({ ended: true, proxy: null, vault: 'locked' })
  const after = await startWaybill({ home })
  expect((await fetch(after.ready.proxy)).status).toBe(200)
})

test('an engine that does not answer is not waited for: the command says how to get rid of it, and does it without', async () => {
  const engine = await startWaybill({ home: newHome() })
  const { home } = engine
  engine.child.kill('SIGSTOP')
  const stuck = await waybill(['panic'], { home })
  expect(stuck.code).toBe(1)
  expect(stuck.stderr).toMatch(/^error: The running Waybill does not answer\.\nwhat to do: End its process by force/)
  engine.child.kill('SIGKILL')
  await engine.done
  expect(await waybillJson<PanicState>(['panic'], { home })).toMatchObject({ since: expect.any(Number) })
})

test('the incident report is a file of the user’s own, and names keys, kinds and what to do', async () => {
  const engine = await startWaybill({ home: newHome() })
  const { home } = engine
  const { key, id } = await waybillJson<{ key: string; id: string }>(['key', 'create', 'lost | *laptop*'], { home })
  await waybill(['provider', 'add', 'openai'], { home, input: 'sk-live-0123456789-abcdefghijkl' })
  await waybill(['key', 'revoke', id], { home })
  const headers = { authorization: `Bearer ${key}`, 'user-agent': 'thief/1.0' }
  expect((await fetch(`${engine.ready.proxy}/v1/models`, { headers })).status).toBe(401)

  const events = await waybill(['security', 'events', '--since', '1h'], { home })
  expect(events.stdout).toMatch(/client_key_unknown +- +lost \| \*laptop\* +thief +\d+ +1/)
  expect(await waybillJson<SecurityEvent[]>(['security', 'events', '--limit', '1'], { home })).toMatchObject([
    { kind: 'client_key_unknown', client_key_id: id, tool: 'thief' },
  ])

  const file = join(temporaryDirectory(), 'incident.md')
  const report = await waybill(['security', 'incident', '--since', '1h', '--out', file], { home })
  expect(report).toMatchObject({ code: 0, stdout: '', stderr: `Written to ${file}.\n` })
  const markdown = readFileSync(file, 'utf8')
  expect(statSync(file).mode & 0o077).toBe(0)
  expect(markdown).toMatch(/^# Incident report\n/)
  expect(markdown).toMatch(/\| client_key_unknown \| 1 \| \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \|/)
  expect(markdown).toMatch(/\| lost \\\| \\\*laptop\\\* \| sk-wb-.{4}… \| .* \| revoked \d{4}-/)
  expect(markdown).toContain('| (none) | (none reached) | 1 | 1 |')
  expect(markdown).toContain('   - openai: https://platform.openai.com/api-keys')
  expect(markdown).toContain('security events 30 days, exchanges 90 days')
  expect(markdown).not.toContain(key)

  const turned = await waybill(['security', 'incident', '--since', '1h', '--until', '2h'], { home })
  expect(turned.code).toBe(1)
  expect(turned.stderr).toContain('The time ends before it begins.')
  expect((await waybill(['security', 'incident'], { home })).code).toBe(2)
})
