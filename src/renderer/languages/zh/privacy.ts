import type { privacy as englishPrivacy } from '../../features/privacy/strings.en.ts'
import type { TextsWithoutSingular } from '../texts.ts'
import { erasure } from './privacy/erasure.ts'
import { inventory } from './privacy/inventory.ts'
import { outbound } from './privacy/outbound.ts'
import { panic } from './privacy/panic.ts'
import { proof } from './privacy/proof.ts'
import { responsibility } from './privacy/responsibility.ts'
import { retention } from './privacy/retention.ts'
import { rights } from './privacy/rights.ts'
import { screen } from './privacy/screen.ts'
import { secretScan } from './privacy/secret-scan.ts'
import { securityEvents } from './privacy/security-events.ts'

export const privacy = {
  ...screen,
  ...erasure,
  ...inventory,
  ...outbound,
  ...panic,
  ...proof,
  ...responsibility,
  ...retention,
  ...rights,
  ...secretScan,
  ...securityEvents,
} as const satisfies TextsWithoutSingular<typeof englishPrivacy>
