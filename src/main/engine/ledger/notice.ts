/** What a user should know of; the shape of the contract's system status. */
export interface LedgerNotice {
  readonly code: 'database_set_aside' | 'database_damaged'
  readonly message: string
  readonly action: string
}

export function setAsideNotice(file: string): LedgerNotice {
  return {
    code: 'database_set_aside',
    message: `The database was damaged. It is kept as ${file}, and a new one was made.`,
    action: 'Add your providers and client keys again; delete the old file when you no longer need it.',
  }
}

export const damageNotice: LedgerNotice = {
  code: 'database_damaged',
  message: 'The database is damaged: not every exchange can be written down.',
  action: 'Restart Waybill: it keeps the damaged database under another name and makes a new one.',
}
