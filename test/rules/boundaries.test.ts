import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = new URL('../../', import.meta.url).pathname

/** Each rule, broken once: the file that breaks it, and what it imports. */
const breaches: readonly (readonly [rule: string, from: string, imports: string])[] = [
  ['no-circles', 'src/main/engine/scan/a.ts', './b.ts'],
  ['shared-stands-alone', 'src/shared/leak.ts', '../main/engine/core.ts'],
  ['shared-without-node', 'src/shared/disk.ts', 'node:fs'],
  ['renderer-knows-the-contract-only', 'src/renderer/reach.ts', '../main/engine/core.ts'],
  ['renderer-knows-the-contract-only', 'src/preload/reach.ts', '../main/engine/core.ts'],
  ['stages-do-not-know-each-other', 'src/main/engine/guard/reach.ts', '../forward/forward.ts'],
  ['stages-do-not-know-each-other', 'src/main/engine/listener/reach.ts', '../guard/guard.ts'],
  ['stages-do-not-know-each-other', 'src/main/engine/limits/reach.ts', '../route/route.ts'],
  ['stages-do-not-know-each-other', 'src/main/engine/meter/reach.ts', '../limits/body.ts'],
  ['parts-do-not-know-the-whole', 'src/main/engine/ledger/reach.ts', '../core.ts'],
  ['parts-do-not-know-the-whole', 'src/main/engine/secrets/reach.ts', '../pipeline.ts'],
  ['pipeline-does-not-know-the-core', 'src/main/engine/pipeline.ts', './core.ts'],
  ['engine-does-not-know-its-hosts', 'src/main/engine/core.ts', '../headless/headless.ts'],
  ['engine-does-not-know-its-hosts', 'src/main/engine/doctor.ts', '../cli/cli.ts'],
  ['hosts-enter-by-the-core', 'src/main/cli/reach.ts', '../engine/guard/guard.ts'],
  ['enter-by-the-door', 'src/main/engine/assembly/front.ts', '../ledger/recorder.ts'],
  ['features-stand-beside-each-other', 'src/renderer/features/live/reach.ts', '../overview/page.ts'],
  ['components-hold-no-data', 'src/renderer/components/reach.ts', '../data/rows.ts'],
  ['only-shell-imports-electron', 'src/main/engine/control/reach.ts', 'electron'],
  ['only-ledger-imports-better-sqlite3', 'src/main/engine/settings/reach.ts', 'better-sqlite3'],
  ['only-secrets-imports-keytar', 'src/main/cli/keys.ts', 'keytar'],
  ['only-forward-imports-http-proxy', 'src/main/engine/route/reach.ts', 'http-proxy'],
]

const innocent = [
  'src/shared/errors.ts',
  'src/main/engine/core.ts',
  'src/main/engine/pipeline.ts',
  'src/main/engine/guard/guard.ts',
  'src/main/engine/forward/forward.ts',
  'src/main/engine/route/route.ts',
  'src/main/engine/limits/body.ts',
  'src/main/engine/ledger/recorder.ts',
  'src/main/headless/headless.ts',
  'src/main/cli/cli.ts',
  'src/renderer/features/overview/page.ts',
  'src/renderer/data/rows.ts',
]

let directory = ''

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'waybill-rules-'))
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json']) cpSync(join(root, file), join(directory, file))
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'))
  writeFileSync(join(directory, 'package.json'), '{"type":"module"}')
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function broken(files: Readonly<Record<string, string>>): string[] {
  rmSync(join(directory, 'src'), { recursive: true, force: true })
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true })
    writeFileSync(join(directory, file), text)
  }
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const args = [cruiser, 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json']
  const report = JSON.parse(run(args)) as { summary: { violations: { from: string; rule: { name: string } }[] } }
  return report.summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`)
}

/** The cruiser's exit code counts violations; its report is on standard output all the same. */
function run(args: string[]): string {
  try {
    return execFileSync(process.execPath, args, { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    return String((error as { stdout: unknown }).stdout)
  }
}

const base = Object.fromEntries(innocent.map((file) => [file, 'export const here = 1\n']))

describe('the boundaries between folders', () => {
  it('hold where nobody crosses them', () => {
    expect(broken(base)).toEqual([])
  })

  it('each fail when they are crossed', () => {
    const files: Record<string, string> = { ...base, 'src/main/engine/scan/b.ts': "import './a.ts'\n" }
    for (const [, from, imports] of breaches) files[from] = `${files[from] ?? ''}import '${imports}'\n`
    const found = broken(files)
    for (const [rule, from] of breaches) expect(found).toContain(`${rule}: ${from}`)
  })
})
