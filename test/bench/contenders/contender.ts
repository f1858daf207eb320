import type { ClientFormat } from '../../../src/shared/wire-formats.ts'

/** One of the proxies that are compared, or the upstream itself, without one. */
export interface Contender {
  readonly name: string
  readonly url: string
  /** What it is asked in: each passes this on to the upstream as it is. */
  readonly format: Extract<ClientFormat, 'chat_completions' | 'messages'>
  readonly headers: Readonly<Record<string, string>>
  /** The first of its processes; null where there is none between load and upstream. */
  readonly pid: number | null
}

/** What is asked for is not on this machine: left out of the table, and named. */
export class NotHere extends Error {}
