import { AppError } from '../../../shared/errors.ts'

/** An answer that is no bill. `why` is our own sentence: not a word of the answer, which may hold anything. */
export function unreadable(address: string, why: string): AppError {
  return new AppError('bill_unreadable', { message: `The bill that ${address} sends can’t be used: ${why}.` })
}

/** What a status other than 200 means for the user. `adminKeyPage`: where an admin key is made. */
export function refusal(status: number, address: string, adminKeyPage: string): AppError {
  if (status === 401 || status === 403) {
    return new AppError('admin_key_refused', {
      message: `${address} gives no bill for this key (${status}): it wants an admin key of the organisation.`,
      action: `Make one at ${adminKeyPage}, and give it: waybill bill key add NAME`,
    })
  }
  if (status === 404) return unreadable(address, 'there is none at this address (404); check the base URL')
  if (status === 429) {
    const message = `${address} has been asked too often (429).`
    return new AppError('bill_unavailable', { message, action: 'Wait a minute and fetch it again.' })
  }
  if (status >= 500) {
    return new AppError('bill_unavailable', { message: `${address} answers with an error of its own (${status}).` })
  }
  if (status >= 300 && status < 400) return unreadable(address, 'it sends us elsewhere, where no key may go')
  return unreadable(address, `it answers with the status ${status}`)
}
