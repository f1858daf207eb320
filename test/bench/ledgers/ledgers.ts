import { constants, copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lastingDirectory } from '../contenders/processes.ts'
import { fillLedger } from './fill-ledger.ts'

const DAYS = 180
/** Of the great ledger. */
export const ROWS = Number(process.env.ROWS ?? 10_000_000)
export const MILLION = 1_000_000

let million: Promise<string> | null = null
let great: Promise<string> | null = null

/** A data directory with a million exchanges: a copy of MILLION_OF's, or filled, which takes a minute. */
export function millionLedger(): Promise<string> {
  million ??= ledgerOf(MILLION, process.env.MILLION_OF)
  return million
}

/** With ten million (ROWS): a copy of HOME_OF's, which itself stays as it is, or filled, which takes ten minutes. */
export function greatLedger(): Promise<string> {
  great ??= ledgerOf(ROWS, process.env.HOME_OF)
  return great
}

/** Whoever changes it can't leave it to others. */
export async function dropMillionLedger(): Promise<void> {
  const home = await million
  million = null
  if (home !== null) rmSync(home, { recursive: true, force: true })
}

async function ledgerOf(rows: number, there: string | undefined): Promise<string> {
  const home = lastingDirectory()
  if (there === undefined) {
    const { seconds } = await fillLedger(home, rows, DAYS)
    console.log(`${rows.toLocaleString('en-US')} rows in ${Math.round(seconds)} s`)
  } else {
    copyFileSync(join(there, 'waybill.db'), join(home, 'waybill.db'), constants.COPYFILE_FICLONE)
  }
  return home
}
