import { v7 as uuidv7 } from 'uuid'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import type { LimitState, Limits, LimitsPatch } from '../../../shared/contract/limits.ts'
import { AppError } from '../../../shared/errors.ts'
import { type ClientKeyRecord, type Ledger, limitsInForce, unlimited } from '../ledger/ledger.ts'
import { os } from './mount.ts'
import { patchedAsks } from './patched-asks.ts'

export interface ClientKeyHandlersNeeds {
  readonly ledger: Pick<Ledger, 'clientKeys' | 'keyUsage' | 'plans'>
  readonly newKey: () => { readonly key: string; readonly hash: string; readonly prefix: string }
  readonly leftOf: (id: string, limits: Limits) => LimitState[]
  readonly suspend: (id: string, reason: string) => void
  /** The stored keys have changed: the guard must know before the caller does. */
  readonly reload: () => void
  readonly cutStreamsOf: (id: string) => void
  /** Where else a key is kept, its next one has to be before it is in force. Throws `vault_locked`: then nothing has changed. */
  readonly rotated: (id: string, key: string) => Promise<void>
  readonly revoked: (id: string) => Promise<void>
  readonly noteRevoked: (id: string, how: 'revoked' | 'rotated') => void
  readonly changed: () => void
}

export function clientKeyHandlers(needs: ClientKeyHandlersNeeds) {
  const { ledger, newKey, reload, cutStreamsOf, changed } = needs
  const find = (id: string): ClientKeyRecord => {
    const record = ledger.clientKeys.all().find((candidate) => candidate.id === id)
    if (!record)
      throw new AppError('not_found', {
        message: 'There is no client key of this id.',
        action: 'See waybill key list.',
      })
    if (record.revoked_at !== null)
      throw new AppError('not_found', {
        message: 'This client key was revoked.',
        action: 'Create another: waybill key create NAME',
      })
    return record
  }
  const checkPlan = (plan: string | null): string | null => {
    if (plan === null || ledger.plans.all().some(({ name }) => name === plan)) return plan
    throw new AppError('not_found', { message: `There is no plan ${plan}.`, action: 'See waybill plan list.' })
  }
  const store = (record: ClientKeyRecord): void => {
    ledger.clientKeys.put(record)
    reload()
    changed()
  }
  const views = async (): Promise<ClientKeyView[]> => {
    const usage = await ledger.keyUsage()
    const plans = ledger.plans.all()
    return ledger.clientKeys.all().map(({ hash: _, limits: own, ...record }) => {
      const limits = limitsInForce({ plan: record.plan, limits: own }, plans)
      return {
        ...record,
        requests: usage.get(record.id)?.requests ?? 0,
        last_used_at: usage.get(record.id)?.last_used_at ?? null,
        own_limits: own,
        limits,
        left: record.revoked_at === null ? needs.leftOf(record.id, limits) : [],
      }
    })
  }
  return {
    list: os.clientKeys.list.handler(views),
    names: os.clientKeys.names.handler(() =>
      ledger.clientKeys.all().map(({ id, name, prefix, revoked_at }) => ({ id, name, prefix, revoked_at })),
    ),
    create: os.clientKeys.create.handler(({ input }) => {
      const { key, hash, prefix } = newKey()
      const id = uuidv7()
      const { name, project = null, limits = {}, plan = null, expires_at = null } = input
      const { private: isPrivate = false, secret_scan = null, asks = {} } = input
      const settled = { ...unlimited, limits, plan: checkPlan(plan), expires_at, private: isPrivate, secret_scan, asks }
      store({ id, name, project, hash, prefix, created_at: Date.now(), revoked_at: null, ...settled })
      return { id, name, key, prefix }
    }),
    update: os.clientKeys.update.handler(async ({ input }) => {
      const record = find(input.id)
      store({
        ...record,
        ...(input.name === undefined ? {} : { name: input.name }),
        ...(input.project === undefined ? {} : { project: input.project }),
        ...(input.private === undefined ? {} : { private: input.private }),
        ...(input.secret_scan === undefined ? {} : { secret_scan: input.secret_scan }),
        ...(input.asks === undefined ? {} : { asks: patchedAsks(record.asks, input.asks) }),
        ...(input.limits === undefined ? {} : { limits: patched(record.limits, input.limits) }),
        ...(input.plan === undefined ? {} : { plan: checkPlan(input.plan) }),
        ...(input.expires_at === undefined ? {} : { expires_at: input.expires_at }),
      })
      const view = (await views()).find(({ id }) => id === record.id)
      if (!view) throw new AppError('internal')
      return view
    }),
    rotate: os.clientKeys.rotate.handler(async ({ input }) => {
      const { key, hash, prefix } = newKey()
      await needs.rotated(find(input.id).id, key)
      const record = find(input.id)
      store({ ...record, hash, prefix })
      cutStreamsOf(record.id)
      needs.noteRevoked(record.id, 'rotated')
      return { id: record.id, name: record.name, key, prefix }
    }),
    revoke: os.clientKeys.revoke.handler(async ({ input }) => {
      const record = find(input.id)
      store({ ...record, revoked_at: Date.now() })
      cutStreamsOf(record.id)
      needs.noteRevoked(record.id, 'revoked')
      await needs.revoked(record.id)
      return { ok: true as const }
    }),
    suspend: os.clientKeys.suspend.handler(({ input }) => {
      needs.suspend(find(input.id).id, input.reason ?? 'by the user')
      return { ok: true as const }
    }),
    unsuspend: os.clientKeys.unsuspend.handler(({ input }) => {
      store({ ...find(input.id), suspended_at: null, suspended_reason: null })
      return { ok: true as const }
    }),
  }
}

/** null takes a limit away; what is not mentioned stays. */
function patched(limits: Limits, patch: LimitsPatch): Limits {
  const entries = Object.entries({ ...limits, ...patch }).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(entries) as Limits
}
