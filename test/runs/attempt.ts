import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { REPORT_FILE, type Report } from './report.ts'

const REPORTERS = ['--reporter=default', '--reporter=./test/runs/report.ts']

/** Calls vitest once with these arguments, in the surroundings that `wrap` makes. */
export function attempt(
  args: readonly string[],
  wrap: (command: readonly string[]) => readonly string[] = (command) => command,
): Report {
  const directory = mkdtempSync(join(tmpdir(), 'waybill-tests-'))
  const file = join(directory, 'report.json')
  const [command = 'npx', ...rest] = wrap(['npx', 'vitest', 'run', ...REPORTERS, ...args])
  const { status } = spawnSync(command, rest, { stdio: 'inherit', env: { ...process.env, [REPORT_FILE]: file } })
  try {
    const report: Report = JSON.parse(readFileSync(file, 'utf8'))
    const isTold = report.strays.length > 0 || report.outcomes.some((outcome) => outcome.status === 'failed')
    return status === 0 || isTold ? report : withStray(report, `vitest ended with ${status}`)
  } catch {
    return withStray({ outcomes: [], strays: [] }, 'vitest ended without a report')
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function withStray({ outcomes, strays }: Report, message: string): Report {
  return { outcomes, strays: [...strays, { file: null, message }] }
}
