import { expect, test } from 'vitest'
import { providerDefinitions } from '../../src/main/engine/providers/providers.ts'
import { ledgerName } from '../../src/renderer/data/ledger-name.ts'

test('a provider’s exchanges are looked for under the name that the ledger gives them', () => {
  for (const { kind, ledgerName: kept } of providerDefinitions({ origin: 'http://127.0.0.1:1', key: 'k' })) {
    expect(ledgerName({ kind, name: kind })).toBe(kept)
    expect(ledgerName({ kind, name: 'mine' })).toBe('mine')
  }
})
