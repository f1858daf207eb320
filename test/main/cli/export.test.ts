import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeNewFile } from '../../../src/main/cli/new-file.ts'
import { exchangeRow } from '../../../src/shared/exchange-row.ts'
import { newHome, spawnWaybill, temporaryDirectory, waybill } from './waybill-command.ts'

async function* pieces(...texts: string[]) {
  yield* texts
}

describe('waybill export', () => {
  it.each([
    ['json', { exchanges: [] }],
    ['ndjson', {}],
  ])('of nothing, as %s, says what each field would be', async (format, rest) => {
    const { code, stdout } = await waybill(['export', '--format', format], { home: newHome() })
    const { waybill_export: header, ...beside } = JSON.parse(stdout)
    expect([code, beside]).toEqual([0, rest])
    expect(header).toEqual({ version: 1, exported_at: expect.any(Number), inventory: expect.anything() })
    expect(Object.keys(header.inventory)).toEqual(Object.keys(exchangeRow.shape))
    expect(header.inventory.tool).toEqual({
      purpose: expect.stringContaining('user agent'),
      retention: '90 days (retention_days)',
      is_off: false,
    })
  })

  it('into a file keeps standard output empty', async () => {
    const out = join(temporaryDirectory(), 'waybills.csv')
    const { code, stdout, stderr } = await waybill(['export', '--format', 'csv', '--out', out], { home: newHome() })
    expect([code, stdout, stderr]).toEqual([0, '', `Written to ${out}.\n`])
    expect(readFileSync(out, 'utf8')).toMatch(/^id,started_at,/)
  })

  it('ends quietly when nobody reads on', async () => {
    const child = spawnWaybill(['export', '--format', 'csv'], { home: newHome() })
    child.stdout?.destroy()
    let stderr = ''
    child.stderr?.on('data', (text) => {
      stderr += text
    })
    const [code] = await once(child, 'exit')
    expect([code, stderr]).toEqual([0, ''])
  })
})

describe('the file of an export', () => {
  it('is for its owner alone, also where it replaces one that was not', async () => {
    const path = join(temporaryDirectory(), 'out')
    writeFileSync(path, 'old', { mode: 0o644 })
    await writeNewFile(path, pieces('a', 'b'))
    expect(readFileSync(path, 'utf8')).toBe('ab')
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('is not a link to somewhere else', async () => {
    const directory = temporaryDirectory()
    writeFileSync(join(directory, 'target'), 'mine')
    symlinkSync(join(directory, 'target'), join(directory, 'link'))
    symlinkSync(join(directory, 'nowhere'), join(directory, 'dangling'))
    await expect(writeNewFile(join(directory, 'link'), pieces('x'))).rejects.toThrow('is a symbolic link')
    await expect(writeNewFile(join(directory, 'dangling'), pieces('x'))).rejects.toThrow('is a symbolic link')
    expect(readFileSync(join(directory, 'target'), 'utf8')).toBe('mine')
    expect(existsSync(join(directory, 'nowhere'))).toBe(false)
  })

  it('is not a directory, nor in one that is not there', async () => {
    const directory = temporaryDirectory()
    mkdirSync(join(directory, 'inner'))
    await expect(writeNewFile(join(directory, 'inner'), pieces('x'))).rejects.toThrow('is not a plain file')
    await expect(writeNewFile(join(directory, 'no', 'file'), pieces('x'))).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('ENOENT'),
    })
  })

  it('that fails half-way leaves what was there', async () => {
    const directory = temporaryDirectory()
    const path = join(directory, 'out')
    writeFileSync(path, 'old')
    async function* failing() {
      yield 'new'
      throw new Error('the engine went away')
    }
    await expect(writeNewFile(path, failing())).rejects.toThrow('went away')
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(directory)).toEqual(['out'])
  })
})
