import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const root = join(import.meta.dirname, '../..')

it.skipIf(process.platform === 'win32')('a report of many holes is read to its end', () => {
  const directory = mkdtempSync(join(tmpdir(), 'waybill-audit-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const via = [{ title: 'A hole of which much is told. '.repeat(20) }]
  const holes = Array.from({ length: 5000 }, (_, at) => {
    const name = `package-${at}`
    return [name, { name, severity: 'low', range: '<2.0.0', via }]
  })
  writeFileSync(join(directory, 'report.json'), JSON.stringify({ vulnerabilities: Object.fromEntries(holes) }))
  const npm = join(directory, 'npm')
  // All but that question goes to the real one.
  const others = `PATH='${process.env.PATH}' exec npm "$@"`
  writeFileSync(npm, `#!/bin/sh\n[ "$1" = audit ] || ${others}\ncat '${join(directory, 'report.json')}'\nexit 1\n`)
  chmodSync(npm, 0o755)
  const PATH = [directory, dirname(process.execPath), process.env.PATH].join(delimiter)
  const { stdout, status } = spawnSync(process.execPath, ['scripts/audit.ts'], {
    cwd: root,
    env: { ...process.env, PATH },
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
  })
  expect(stdout).toMatch(/^5000 known, 0 of high severity in what users get$/m)
  expect(status).toBe(0)
})
