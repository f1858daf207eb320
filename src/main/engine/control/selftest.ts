import { type SelftestNeeds, selftest } from '../selftest/selftest.ts'
import { os } from './mount.ts'

export interface SelftestHandlersNeeds {
  readonly selftest: SelftestNeeds
  /** Exchanges came and went. */
  readonly changed: () => void
}

export function selftestHandlers({ selftest: needs, changed }: SelftestHandlersNeeds) {
  return {
    selftest: os.privacy.selftest.handler(async function* ({ signal }) {
      try {
        yield* selftest(needs, signal)
      } finally {
        changed()
      }
    }),
  }
}
