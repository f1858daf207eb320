import type { Command } from 'commander'
import type { SelftestStep } from '../../../shared/contract/privacy.ts'
import { printable } from '../../../shared/printable.ts'
import { withControl } from '../control.ts'
import { printJson, printLine, printNote } from '../print.ts'
import type { Session } from '../session.ts'

type Step<Name extends SelftestStep['step']> = Extract<SelftestStep, { step: Name }>

const PHASES = {
  during: 'While its answers ran',
  before: 'After them, exports included',
  after: 'Its rows erased, looking for their bytes too',
} as const satisfies Record<Step<'searched'>['when'], string>

export function addSelftest(privacy: Command, session: Session): void {
  privacy
    .command('selftest')
    .description(
      'send marked requests to the sandbox and look for the words in every file; exit code 1 if any is found',
    )
    .option('--files', 'name every file that was searched')
    .option('--json', 'print JSON')
    .action(async ({ files, json }: { files?: true; json?: true }) => {
      const tell = json ? gather() : print(files ?? false)
      const ended = new AbortController()
      // Ended so, it still erases what it has left.
      process.once('SIGINT', () => ended.abort())
      try {
        await withControl(session, async ({ client }) => {
          const steps = await client.privacy.selftest(undefined, { signal: ended.signal })
          for await (const step of steps) tell(step)
        })
      } catch (thrown) {
        if (!ended.signal.aborted) throw thrown
        process.exitCode = 1
        printNote('Ended before its end: there is no verdict, and nothing of it stays.')
      }
    })
}

/** One JSON value: the result, with what was sent and what was searched. */
function gather(): (step: SelftestStep) => void {
  const sent: Omit<Step<'sent'>, 'step'>[] = []
  const searched: Omit<Step<'searched'>, 'step'>[] = []
  return (step) => {
    switch (step.step) {
      case 'sent':
        sent.push(withoutStep(step))
        return
      case 'searched':
        searched.push(withoutStep(step))
        return
      case 'result':
        judge(step.passed)
        printJson({ ...withoutStep(step), sent, searched })
        return
      default:
        return step satisfies never
    }
  }
}

function withoutStep<Kind extends SelftestStep>({ step: _, ...rest }: Kind): Omit<Kind, 'step'> {
  return rest
}

/** A line for each phase, once it is over; what is found, at once. */
function print(namesFiles: boolean): (step: SelftestStep) => void {
  let requests = 0
  let markers = 0
  let phase: Step<'searched'>['when'] | null = null
  let inPhase = { files: 0, bytes: 0, found: 0 }
  const endPhase = (): void => {
    const { files, bytes, found } = inPhase
    const outcome = found === 0 ? 'nothing found' : `${found} FOUND`
    printLine(
      phase === null
        ? `Sent ${requests} requests with ${markers} marked words, each in a place of its own.`
        : `${PHASES[phase]}: ${files} files, ${sizeOf(bytes)}: ${outcome}.`,
    )
  }
  return (step) => {
    switch (step.step) {
      case 'sent':
        requests += 1
        markers += step.markers
        return
      case 'searched':
        if (step.when !== phase) {
          endPhase()
          phase = step.when
          inPhase = { files: 0, bytes: 0, found: 0 }
        }
        inPhase.files += 1
        inPhase.bytes += step.bytes
        inPhase.found += step.found.length
        if (namesFiles) printLine(`  ${printable(step.file)} (${sizeOf(step.bytes)})`)
        for (const found of step.found) printLine(`  FOUND in ${printable(step.file)}: ${found}`)
        return
      case 'result':
        endPhase()
        printResult(step)
        return
      default:
        return step satisfies never
    }
  }
}

function printResult({ passed, requests, files, bytes, found, rows_erased, left_out }: Step<'result'>): void {
  judge(passed)
  printLine(`Erased its ${rows_erased} rows, and nothing else.`)
  printLine('\nNot searched, or less proven:')
  for (const what of left_out) printLine(`  - ${printable(what)}`)
  printLine(
    passed
      ? `\nPassed: of ${requests} requests not one marked word is in ${files} files and exports (${sizeOf(bytes)} read).`
      : `\nFAILED: ${found} findings. Nothing of a request may be in a file: please report this (SECURITY.md).`,
  )
}

function judge(passed: boolean): void {
  if (!passed) process.exitCode = 1
}

function sizeOf(bytes: number): string {
  const [figure, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : [bytes / 1e6, 'MB']
  return `${figure.toLocaleString('en-US', { maximumFractionDigits: 1 })} ${unit}`
}
