/** What a command knows before it has read its own options. */
export interface Session {
  readonly dataDirectory: string
  /** Nobody chose the data directory: a demo then takes one of its own. */
  readonly isDefaultDirectory: boolean
  /** How this very command is started: the program and its first arguments. */
  readonly program: readonly string[]
  /** Of WAYBILL_PASSPHRASE. */
  readonly passphrase?: string
}
