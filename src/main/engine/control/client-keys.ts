import { v7 as uuidv7 } from 'uuid'
import { AppError } from '../../../shared/errors.ts'
import type { ClientKeyRecord, Ledger } from '../ledger/ledger.ts'
import { os } from './mount.ts'

export interface ClientKeyHandlersNeeds {
  readonly ledger: Pick<Ledger, 'clientKeys' | 'keyUsage'>
  readonly newKey: () => { readonly key: string; readonly hash: string; readonly prefix: string }
  /** The stored keys have changed: the guard must know before the caller does. */
  readonly reload: () => void
  readonly cutStreamsOf: (id: string) => void
  readonly changed: () => void
}

export function clientKeyHandlers({ ledger, newKey, reload, cutStreamsOf, changed }: ClientKeyHandlersNeeds) {
  const find = (id: string): ClientKeyRecord => {
    const record = ledger.clientKeys.all().find((candidate) => candidate.id === id)
    if (!record)
      throw new AppError('not_found', {
        message: 'There is no client key of this id.',
        action: 'See waybill key list.',
      })
    if (record.revoked_at !== null)
      throw new AppError('not_found', { message: 'This client key was revoked.', action: 'Create another.' })
    return record
  }
  const store = (record: ClientKeyRecord): void => {
    ledger.clientKeys.put(record)
    reload()
    changed()
  }
  return {
    list: os.clientKeys.list.handler(async () => {
      const usage = await ledger.keyUsage()
      return ledger.clientKeys.all().map(({ hash: _, ...record }) => ({
        ...record,
        requests: usage.get(record.id)?.requests ?? 0,
        last_used_at: usage.get(record.id)?.last_used_at ?? null,
      }))
    }),
    create: os.clientKeys.create.handler(({ input }) => {
      const { key, hash, prefix } = newKey()
      const id = uuidv7()
      const { name, project = null } = input
      store({ id, name, project, hash, prefix, created_at: Date.now(), revoked_at: null })
      return { id, name, key, prefix }
    }),
    rotate: os.clientKeys.rotate.handler(({ input }) => {
      const record = find(input.id)
      const { key, hash, prefix } = newKey()
      store({ ...record, hash, prefix })
      cutStreamsOf(record.id)
      return { id: record.id, name: record.name, key, prefix }
    }),
    revoke: os.clientKeys.revoke.handler(({ input }) => {
      const record = find(input.id)
      store({ ...record, revoked_at: Date.now() })
      cutStreamsOf(record.id)
      return { ok: true as const }
    }),
  }
}
