import type { PlanView } from '../../../shared/contract/plans.ts'
import { planName } from '../../../shared/contract/plans.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { os } from './mount.ts'

export interface PlanHandlersNeeds {
  readonly ledger: Pick<Ledger, 'clientKeys' | 'plans'>
  /** What is in force for keys has changed: the guard must know before the caller does. */
  readonly reload: () => void
  readonly changed: () => void
}

export function planHandlers({ ledger, reload, changed }: PlanHandlersNeeds) {
  const carriersOf = (plan: string): string[] =>
    ledger.clientKeys
      .all()
      .filter((key) => key.plan === plan && key.revoked_at === null)
      .map(({ name }) => name)
  const views = (): PlanView[] => ledger.plans.all().map((plan) => ({ ...plan, keys: carriersOf(plan.name) }))
  const find = (name: string): PlanView => {
    const plan = views().find((view) => view.name === name)
    if (plan) return plan
    throw new AppError('not_found', { message: `There is no plan ${name}.`, action: 'See waybill plan list.' })
  }
  return {
    list: os.plans.list.handler(views),
    create: os.plans.create.handler(({ input }) => {
      ledger.plans.put({ name: planName.parse(input.name), limits: input.limits, created_at: Date.now() })
      reload()
      changed()
      return find(input.name)
    }),
    remove: os.plans.remove.handler(({ input }) => {
      const { name, keys } = find(input.name)
      if (keys.length > 0) {
        throw new AppError('plan_in_use', { message: `The plan ${name} is carried by ${keys.join(', ')}.` })
      }
      ledger.plans.remove(name)
      changed()
      return { ok: true as const }
    }),
  }
}
