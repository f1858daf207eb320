import { expect, it } from 'vitest'
import { newHome, startWaybill, waybill, waybillJson } from './waybill-command.ts'

interface View {
  readonly id: string
  readonly name: string
  readonly project: string | null
  readonly private: boolean
  readonly secret_scan: string | null
}

it('a key is made private, renamed and moved to another project; the list says which are private', async () => {
  const { home } = await startWaybill({ home: newHome() })
  const { id } = await waybillJson<View>(['key', 'create', 'diary', '--private'], { home })
  const change = (...options: string[]) => waybillJson<View>(['key', 'set', id, ...options], { home })
  expect((await waybill(['key', 'list'], { home })).stdout).toContain('active, private')
  expect(await change('--no-private', '--name', 'notes', '--project', 'home', '--secret-scan', 'block')).toMatchObject({
    name: 'notes',
    project: 'home',
    private: false,
    secret_scan: 'block',
  })
  expect(await change('--private', '--no-project', '--secret-scan', 'default')).toMatchObject({
    name: 'notes',
    project: null,
    private: true,
    secret_scan: null,
  })
  const nothing = await waybill(['key', 'set', id], { home })
  expect([nothing.code, nothing.stderr]).toEqual([2, expect.stringContaining('say what to change')])
})

it('recording is paused and taken up again; status says so, and a restart changes nothing of it', async () => {
  const home = newHome()
  const first = await startWaybill({ home })
  expect(await waybillJson(['recording', 'pause'], { home })).toEqual({ recording: 'paused' })
  expect((await waybill(['status'], { home })).stdout).toContain('Recording is paused')
  expect((await waybill(['doctor'], { home })).stdout).toMatch(/^warn {2}recording: Paused.*\n.*waybill recording on$/m)
  first.child.kill('SIGTERM')
  await first.done
  await startWaybill({ home })
  expect(await waybillJson(['status'], { home })).toMatchObject({ recording: 'paused' })
  expect((await waybill(['recording', 'on'], { home })).stdout).toBe('Exchanges are recorded.\n')
  expect((await waybill(['status'], { home })).stdout).not.toContain('Recording')
})

it('what can be switched off is said to who names something else', async () => {
  const home = newHome()
  const { code, stderr } = await waybill(['settings', 'set', 'fields_off', 'tools'], { home })
  expect(code).toBe(1)
  expect(stderr).toMatch(/^error: fields_off: tools is no field that can be switched off\. These can: .*\btool\b/)
  expect(await waybillJson(['settings', 'set', 'fields_off', 'tool,latency_ms'], { home })).toMatchObject({
    settings: { fields_off: ['tool', 'latency_ms'] },
  })
})
