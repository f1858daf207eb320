import { by, type Claim } from '../tables/claim.ts'

/** Every fault that Waybill has to live with, and the tests that bring it about. `npm run test:faults` prints what they found. */
export const faults: readonly Claim[] = [
  {
    name: 'kill -9 at any moment',
    holds: 'every exchange whose answer the client has completely read is in the ledger',
    proofs: by('main/engine/ledger/kill.test.ts'),
  },
]
