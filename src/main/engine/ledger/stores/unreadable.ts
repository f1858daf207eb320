import type { Connection } from '../connection.ts'
import { type LedgerNotice, unreadableNotice } from '../notice.ts'
import type { StoredClientKey, StoredPrice, StoredProvider, StoredRoute } from '../tables.ts'
import { priceFrom } from './prices-store.ts'
import { readAsks } from './stored-asks.ts'
import { readLimits } from './stored-limits.ts'
import { formatsFrom, routeFrom } from './stored-routes.ts'

/**
 * What somebody has edited by hand in the database so that it can't be read, and what holds in its place. It is left as it is
 * till the user says it anew.
 */
export function prepareUnreadable(db: Connection): () => LedgerNotice[] {
  const keys = db.prepare<[], Pick<StoredClientKey, 'id' | 'name' | 'limits' | 'plan' | 'asks'>>(
    'select id, name, limits, plan, asks from client_keys where revoked_at is null order by created_at, id',
  )
  const plans = db.prepare<[], { name: string; limits: string }>('select name, limits from plans order by name')
  const providers = db.prepare<[], Pick<StoredProvider, 'name' | 'asks' | 'formats'>>(
    'select name, asks, formats from providers order by name',
  )
  const routes = db.prepare<[], StoredRoute>('select * from route_rules')
  const prices = db.prepare<[], StoredPrice>('select * from own_prices order by provider, model')

  return () => {
    try {
      return all()
    } catch {
      // A damaged database is told of as such, and status has to answer.
      return []
    }
  }

  function all(): LedgerNotice[] {
    const allPlans = plans.all()
    const ofPlans = allPlans
      .filter(({ limits }) => readLimits(limits) === null)
      .map(({ name }) => unreadableNotice.limitsOfPlan(name))
    const ofKeys = keys
      .all()
      .flatMap(({ id, name, limits, plan, asks }) => [
        ...(readLimits(limits) === null ? [unreadableNotice.limitsOfKey(name, id)] : []),
        ...(plan !== null && !allPlans.some((one) => one.name === plan) ? [unreadableNotice.planOfKey(name, id)] : []),
        ...(readAsks(asks) === null ? [unreadableNotice.asksOfKey(name, id)] : []),
      ])
    const ofProviders = providers
      .all()
      .flatMap(({ name, asks, formats }) => [
        ...(readAsks(asks) === null ? [unreadableNotice.asksOfProvider(name)] : []),
        ...(formats !== null && formatsFrom(formats) === null ? [unreadableNotice.formatsOfProvider(name)] : []),
      ])
    const ofPrices = prices
      .all()
      .filter((stored) => priceFrom(stored) === null)
      .map(({ provider, model }) => unreadableNotice.price(provider, model))
    const lost = routes.all().filter((stored) => routeFrom(stored) === null)
    return [...ofPlans, ...ofKeys, ...ofProviders, ...ofPrices, ...lost.map(({ id }) => unreadableNotice.route(id))]
  }
}
