import type { Migration } from 'kysely/migration'
import * as exchanges from './0001-exchanges.ts'
import * as settingsProvidersClientKeys from './0002-settings-providers-client-keys.ts'
import * as localHour from './0003-local-hour.ts'
import * as prices from './0004-prices.ts'
import * as limits from './0005-limits.ts'
import * as providerKeys from './0006-provider-keys.ts'
import * as totals from './0007-totals.ts'
import * as providerBills from './0008-provider-bills.ts'
import * as events from './0009-events.ts'
import * as privacy from './0010-privacy.ts'
import * as fieldsOff from './0011-fields-off.ts'
import * as connections from './0012-connections.ts'
import * as routes from './0013-routes.ts'
import * as models from './0014-models.ts'
import * as heldOnce from './0015-held-once.ts'

/** In order. A migration that has been published is never changed: add one. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-exchanges': exchanges,
  '0002-settings-providers-client-keys': settingsProvidersClientKeys,
  '0003-local-hour': localHour,
  '0004-prices': prices,
  '0005-limits': limits,
  '0006-provider-keys': providerKeys,
  '0007-totals': totals,
  '0008-provider-bills': providerBills,
  '0009-events': events,
  '0010-privacy': privacy,
  '0011-fields-off': fieldsOff,
  '0012-connections': connections,
  '0013-routes': routes,
  '0014-models': models,
  '0015-held-once': heldOnce,
}
