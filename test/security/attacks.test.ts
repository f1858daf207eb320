import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withAttackTable } from './attack-table.ts'
import { attacks } from './attacks.ts'

const PAGE = '../../docs/threat-model.md'

it('the threat model has the attacks that are tried (make it anew: npx vitest run test/security/attacks.test.ts -u)', async () => {
  const page = readFileSync(join(import.meta.dirname, PAGE), 'utf8')
  await expect(withAttackTable(page, attacks)).toMatchFileSnapshot(PAGE)
})
