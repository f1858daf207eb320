import type { ErasureReport } from '../../shared/contract/privacy.ts'
import { printLine } from './print.ts'

/** `done`: what happened to them, such as "erased". */
export function printErasure(report: ErasureReport, done: string): void {
  const { purged, rows_before, rows_after, bytes_before, bytes_after, scrubbed } = report
  printLine(`${counted(purged, 'exchange')} ${done}: ${figure(rows_before)} before, ${figure(rows_after)} now.`)
  const bytes = `The database had ${figure(bytes_before)} bytes, it has ${figure(bytes_after)}`
  if (scrubbed) printLine(`${bytes}; what is gone is overwritten in it.`)
  else
    printLine(
      `${bytes}; what is gone is not overwritten yet, as another program reads it: within the hour, or run it again.`,
    )
}

/** Such as "1 exchange", "1,204 exchanges". */
export function counted(count: number, thing: string): string {
  return `${figure(count)} ${thing}${count === 1 ? '' : 's'}`
}

function figure(value: number): string {
  return value.toLocaleString('en-US')
}
