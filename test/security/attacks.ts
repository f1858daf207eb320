import { by, type Claim } from '../tables/claim.ts'

/** Every attack that Waybill has to withstand, and the tests that try it. `npm run test:security` prints what they found. */
export const attacks: readonly Claim[] = [
  {
    name: 'forged Host, DNS rebinding, 0.0.0.0',
    holds: 'an exact list of hosts with the port in use, before any other check, upgrades too',
    proofs: [...by('main/engine/hostile/walls.test.ts'), ...by('main/headless/walls.test.ts')],
  },
]
