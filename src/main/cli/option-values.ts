import { InvalidArgumentError } from 'commander'
import { parseMoment } from './moment.ts'

export function portNumber(text: string): number {
  return wholeNumber(text, 0, 65_535)
}

/** Who says two, or a variable that is empty, means another than the one that would be taken. */
export function oneDirectory(path: string, before: string | undefined): string {
  if (path !== '' && before === undefined) return path
  throw new InvalidArgumentError('Name one directory.')
}

export function rowLimit(text: string): number {
  return wholeNumber(text, 1, 1_000_000)
}

/** The contract's own limit of one call. */
export function warningLimit(text: string): number {
  return wholeNumber(text, 1, 1000)
}

/** A day at most. */
export function waitSeconds(text: string): number {
  return wholeNumber(text, 1, 86_400)
}

export function moment(text: string): number {
  const instant = parseMoment(text, Date.now())
  if (instant === null) throw new InvalidArgumentError('Write 7d, 24h, or a date such as 2026-11-20.')
  return instant
}

function wholeNumber(text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new InvalidArgumentError(`Write a number from ${least} to ${most}.`)
}
