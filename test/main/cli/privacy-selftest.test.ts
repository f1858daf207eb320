import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { finished, newHome, spawnWaybill, waybill } from './waybill-command.ts'

test('without an engine it opens a door of its own, and says what it sent, searched and left out', async () => {
  const home = newHome()
  const { code, stdout, stderr } = await waybill(['privacy', 'selftest', '--files'], { home })
  expect(stderr).toBe('')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^Sent \d+ requests with \d+ marked words/)
  for (const phase of ['While its answers ran', 'After them, exports included', 'Its rows erased'])
    expect(stdout).toMatch(new RegExp(`${phase}.*: \\d+ files, [\\d.,]+ [kM]B: nothing found`))
  expect(stdout).toContain(join(home, 'waybill.db'))
  expect(stdout).toContain('swap')
  expect(stdout).toMatch(/\nPassed: of \d+ requests not one marked word is in \d+ files and exports/)
})

test('as JSON it is one value, with every file that was searched', async () => {
  const { code, stdout } = await waybill(['privacy', 'selftest', '--json'], { home: newHome() })
  expect(code).toBe(0)
  const { passed, requests, sent, searched, files, left_out } = JSON.parse(stdout)
  expect(passed).toBe(true)
  expect(sent).toHaveLength(requests)
  expect(new Set(searched.map(({ file }: { file: string }) => file)).size).toBe(files)
  expect(left_out.length).toBeGreaterThan(3)
})

test('ended by Ctrl+C, it has no verdict and leaves nothing', async () => {
  const home = newHome()
  await waybill(['provider', 'list'], { home })
  // Long enough to be searched for a while.
  writeFileSync(join(home, 'large'), Buffer.alloc(64 * 1024 * 1024))
  const child = spawnWaybill(['privacy', 'selftest', '--files'], { home })
  const done = finished(child)
  if (!child.stdout) throw new Error('no output')
  await once(createInterface({ input: child.stdout }), 'line')
  child.kill('SIGINT')
  const { code, stderr } = await done
  expect(stderr).toMatch(/no verdict/)
  expect(code).toBe(1)
  expect(readFileSync(join(home, 'waybill.db')).includes('selftest-')).toBe(false)
  expect((await waybill(['export'], { home })).stdout).not.toContain('waybill-selftest-')
})

test('while Waybill is paused it says what to do', async () => {
  const home = newHome()
  await waybill(['settings', 'set', 'paused', 'true'], { home })
  const { code, stderr } = await waybill(['privacy', 'selftest'], { home })
  expect(code).toBe(1)
  expect(stderr).toContain('waybill resume')
})
