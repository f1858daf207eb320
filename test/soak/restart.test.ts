import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it, onTestFinished } from 'vitest'
import { rounds, tell } from '../support/tell.ts'
import type { Left } from './restart.ts'

it('leaves no descriptor, no timer and no file behind, however often it is started and stopped', async () => {
  const count = rounds(6, 50)
  const own = mkdtempSync(join(tmpdir(), 'waybill-restart-'))
  onTestFinished(() => rmSync(own, { recursive: true, force: true }))
  const temporary = join(own, 'temporary')
  mkdirSync(temporary)
  const child = spawn(process.execPath, [join(import.meta.dirname, 'restart.ts'), join(own, 'home'), String(count)], {
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const seen: Omit<Left, 'heap'>[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const { heap: _, ...left } = JSON.parse(line) as Left
    seen.push(left)
  }
  tell({ tried: seen.length })
  expect(seen.length).toBe(count)
  // The first start loads what all later ones use.
  for (const left of seen.slice(1)) expect(left).toEqual(seen[1])
  expect(seen.at(-1)).toMatchObject({ files: ['waybill.db'], temporary: [], running: 0 })
})
