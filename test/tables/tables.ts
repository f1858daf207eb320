import { faults } from '../faults/faults.ts'
import { attacks } from '../security/attacks.ts'
import type { Table } from './claim.ts'

export const tables: readonly Table[] = [
  { name: 'attacks', heads: { name: 'attack', tried: 'cases', counted: [] }, claims: attacks },
  { name: 'faults', heads: { name: 'fault', tried: 'times', counted: ['lost', 'hung'] }, claims: faults },
]
