import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { newHome, temporaryDirectory, waybill, waybillJson } from './waybill-command.ts'

describe('waybill privacy inventory', () => {
  it('lists what is kept by category, with what is off', async () => {
    const home = newHome()
    await waybill(['settings', 'set', 'fields_off', '["tool"]'], { home })
    const { code, stdout } = await waybill(['privacy', 'inventory'], { home })
    expect(code).toBe(0)
    expect(stdout).toMatch(/\nEXCHANGE, kept: 90 days \(retention_days\)\n/)
    expect(stdout).toMatch(/\nexchanges\.tool +off +The product in the user agent/)
    expect(stdout).toMatch(/\nexchanges\.method +on +The HTTP method\./)
    expect(stdout).toMatch(/\nvault\.sealed +- +The vault as a file/)
  })
})

describe('waybill privacy changes', () => {
  it('shows what an update changed, by date, and agrees to it when told to', async () => {
    const home = newHome()
    expect((await waybill(['privacy', 'changes'], { home })).stdout).toBe('Nothing has changed since you agreed.\n')
    const db = new Database(join(home, 'waybill.db'))
    db.prepare(
      `update settings set value = json_remove(value, '$.entries.outbound') where name = 'inventory_agreed'`,
    ).run()
    db.close()
    const { stdout } = await waybill(['privacy', 'changes'], { home })
    expect(stdout).toMatch(/^\+ 2026-11-21 {2}outbound\n {6}New: Every host/)
    expect(stdout).toContain('No exchange is recorded until you agree: waybill privacy changes --accept')
    const changes = await waybillJson(['privacy', 'changes', '--accept'], { home })
    expect(changes).toEqual([expect.objectContaining({ kind: 'added', name: 'outbound', date: '2026-11-21' })])
    expect(await waybillJson(['privacy', 'changes'], { home })).toEqual([])
  })
})

describe('waybill privacy access', () => {
  it('writes everything into a file of its owner', async () => {
    const home = newHome()
    const out = join(temporaryDirectory(), 'all.json')
    await waybill(['key', 'create', 'editor'], { home })
    const { code, stdout, stderr } = await waybill(['privacy', 'access', '--json', '--out', out], { home })
    expect([code, stdout, stderr]).toEqual([0, '', `Written to ${out}.\n`])
    const { tables } = JSON.parse(readFileSync(out, 'utf8'))
    expect(tables.client_keys.rows).toEqual([expect.objectContaining({ name: 'editor', hash: '(kept, not shown)' })])
    if (process.platform !== 'win32') expect(statSync(out).mode & 0o777).toBe(0o600)
  })
})
