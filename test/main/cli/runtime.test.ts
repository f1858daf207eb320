import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ENTRY = join(import.meta.dirname, '../../../src/main/cli.ts')

it.each(['18.20.8', '20.20.2', '22.11.0'])('on Node %s it says what it needs instead of crashing', (version) => {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`
  const preload = `data:text/javascript,${encodeURIComponent(pretend)}`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, ENTRY, '--version'], {
    encoding: 'utf8',
  })
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toBe(
    `error: Waybill needs Node 22.12 or later; this is ${version}.\n` +
      'what to do: Install a newer Node, or use "npm start", which brings its own.\n',
  )
})
