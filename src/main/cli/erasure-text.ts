import type { ErasureReport } from '../../shared/contract/privacy.ts'
import { printLine } from './print.ts'

/** `done`: what happened to them, such as "erased". */
export function printErasure(report: ErasureReport, done: string): void {
  const { purged, rows_before, rows_after, bytes_before, bytes_after, scrubbed } = report
  printLine(`${purged} exchanges ${done}; there were ${rows_before}, there are ${rows_after}.`)
  const bytes = `The database had ${bytes_before} bytes, it has ${bytes_after}`
  if (scrubbed) printLine(`${bytes}; what is gone is overwritten in it.`)
  else
    printLine(
      `${bytes}; what is gone is not overwritten yet, as another program reads it: within the hour, or run it again.`,
    )
}
