/** What a user should know of; the shape of the contract's system status. */
export interface LedgerNotice {
  readonly code: 'database_set_aside' | 'database_damaged' | 'stored_unreadable'
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

const unreadable = (message: string, action: string): LedgerNotice => ({ code: 'stored_unreadable', message, action })

/** Of what somebody has edited by hand in the database: what holds till it is said anew. */
export const unreadableNotice = {
  limitsOfKey: (name: string, id: string) =>
    unreadable(
      `The limits of the client key ${name} in the database can’t be read: nothing passes with it.`,
      `Set them again: waybill key limit ${id}`,
    ),
  planOfKey: (name: string, id: string) =>
    unreadable(
      `The client key ${name} carries a plan that is not in the database: nothing passes with it.`,
      `Give it another plan, or none: waybill key limit ${id} --plan none`,
    ),
  limitsOfPlan: (name: string) =>
    unreadable(
      `The limits of the plan ${name} in the database can’t be read: nothing passes with its keys.`,
      `Make it again: waybill plan create ${name}`,
    ),
  asksOfKey: (name: string, id: string) =>
    unreadable(
      `What is asked for the client key ${name} can’t be read in the database: everything is asked.`,
      `Say it again: waybill key asks ${id}`,
    ),
  asksOfProvider: (name: string) =>
    unreadable(
      `What is asked of the provider ${name} can’t be read in the database: everything is asked.`,
      `Say it again: waybill provider asks ${name}`,
    ),
  formatsOfProvider: (name: string) =>
    unreadable(
      `The formats of the provider ${name} can’t be read in the database: those of its kind hold.`,
      `Say them again: waybill provider formats ${name}`,
    ),
  price: (provider: string, model: string) =>
    unreadable(
      `Your price of ${provider}/${model} in the database can’t be read: that of the price list holds.`,
      'Set it again: waybill price set',
    ),
  route: (id: string) =>
    unreadable(
      `The route ${id} in the database can’t be read: it leads nowhere.`,
      'Correct it in the database, or add it again: waybill route add',
    ),
}
